/** An answer as words on one line: in a paragraph of labelled lines, or in front matter. */
import { inOneLine } from "../markdown/lines.ts";
import type { Item } from "../outline/types.ts";
import { answerText } from "./print-entry.ts";
import type { Answer } from "./types.ts";

/** The answer's Markdown on one line; `''` for a blank one. `yaml`: as a YAML scalar. */
export function lineText(item: Item, answer: Answer | undefined, yaml = false): string {
	const text = inOneLine(answerText("field", item, answer));
	return yaml ? scalarText(text) : text;
}

/** Text that YAML takes for itself: no sign of YAML's own at its beginning, nor one that ends it. */
const PLAIN = /^(?![-?:](\s|$)|[,[\]{}#&*!|>'"%@`])(?!.*(:(\s|$)|\s#)).*$/s;

function scalarText(text: string): string {
	return PLAIN.test(text) ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/** The text that a YAML scalar stands for; the scalar itself where it isn't one that `lineText` prints. */
export function scalarValue(scalar: string): string {
	const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(scalar)?.[1];
	return quoted === undefined ? scalar : quoted.replace(/\\(["\\])/g, "$1");
}
