/** docs/templates.md: its files are written, its commands run, and their output compared. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { folder } from "./run.ts";

interface Fence {
	/** The text after the language: a file name or an exit code. */
	readonly rest: string;
	readonly language: string;
	readonly text: string;
}

const page = readFileSync(new URL("../../docs/templates.md", import.meta.url), "utf8");
const fences = [...page.matchAll(/^```(\w+)(?: (.+))?\n([\s\S]*?)^```$/gm)].map(
	([, language = "", rest = "", text = ""]): Fence => ({ language, rest, text }),
);

/** Commands, each with its output. */
function commands(text: string): { readonly words: string[]; readonly output: string }[] {
	return text.split(/^\$ pep-wizard /m).flatMap((part) => {
		if (part === "") return [];
		const [line = "", ...output] = part.split("\n");
		const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
		return [{ words, output: output.join("\n") }];
	});
}

test("files and commands on the page do what the page says", async () => {
	const { write, run } = await folder();
	let ran = 0;
	for (const { language, rest, text } of fences) {
		if (language !== "console") {
			if (rest !== "") await write(rest, text);
			continue;
		}
		for (const { words, output } of commands(text)) {
			const { code, out, err } = await run(...words);
			expect({ words, code, printed: out + err }).toEqual({
				words,
				code: Number(rest || "0"),
				printed: output,
			});
			ran++;
		}
	}
	expect({ ran, files: fences.filter(({ language, rest }) => language !== "console" && rest !== "").length }).toEqual({
		ran: 17,
		files: 18,
	});
});
