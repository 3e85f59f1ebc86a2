/** Finds the lines of each answer in a draft. */
import { isMap } from "yaml";
import { extentsOf } from "../yaml/extents.ts";
import { readDraft } from "./parse.ts";

/** First and last line (1-based) of each answer, by the key that it has in the draft. @throws InputError */
export function answerLines(text: string, file: string): ReadonlyMap<string, readonly [first: number, last: number]> {
	const { yaml, root } = readDraft(text, file);
	const answers = root.get("answers", true);
	const found = new Map<string, readonly [number, number]>();
	if (!isMap(answers)) return found;
	// Offsets only grow, so each line is counted once.
	let [line, at] = [1, 0];
	const lineAt = (offset: number): number => {
		for (; at < offset; at++) if (yaml.text[at] === "\n") line++;
		return line;
	};
	for (const { key, start, end } of extentsOf(answers, yaml) ?? []) {
		const first = lineAt(start);
		const written = yaml.text.slice(start, end).trimEnd().length;
		found.set(key, [first, lineAt(start + written)]);
	}
	return found;
}
