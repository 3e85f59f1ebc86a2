/**
 * Repairs questions that an editor or a mail program has broken: the end of a list's last question has become a paragraph,
 * and the list continues after it. Knows no questionnaire.
 */
import { isQuestion } from "./list-entries.ts";
import type { RawBlock, RawEntry } from "./raw-template.ts";

/** The parts with each broken question rejoined, together with the lists before and after it. */
export function repairQuestions(parts: readonly RawBlock[]): RawBlock[] {
	const repaired: RawBlock[] = [];
	for (let i = 0; i < parts.length; i++) {
		const part = parts[i]!;
		const before = repaired.at(-1);
		const joined =
			before?.type === "list" && part.type === "paragraph" ? joinEnd(before.entries, part.text) : undefined;
		if (before?.type !== "list" || part.type !== "paragraph" || !joined) {
			repaired.push(part);
			continue;
		}
		const next = parts[i + 1];
		const more = next?.type === "list" ? next : undefined;
		if (more) i++;
		const text = [before.text, part.text, more?.text].filter((each) => each !== undefined).join("\n");
		repaired[repaired.length - 1] = { ...before, text, entries: [...joined, ...(more?.entries ?? [])] };
	}
	return repaired;
}

/** The entries with the end of the last one restored; undefined if the paragraph is not its end. */
function joinEnd(entries: readonly RawEntry[], paragraph: string): RawEntry[] | undefined {
	const end = paragraph.replace(/\s+/g, " ").trim();
	const last = entries.at(-1);
	const others = entries.slice(0, -1);
	if (!last || last.box || last.children.length > 0 || /[.:?!…]$/.test(last.text) || last.text === "") return undefined;
	if (!/^\p{Ll}[^.!]*\?$/u.test(end) || !others.every(isQuestion)) return undefined;
	return [...others, { ...last, text: `${last.text} ${end}` }];
}
