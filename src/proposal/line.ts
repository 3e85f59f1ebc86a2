/** An answer as words on one line: in a paragraph of labelled lines, or as a value of front matter. */
import { inOneLine } from "../markdown/lines.ts";
import type { Item } from "../outline/types.ts";
import { cleanAnswer, parseAnswer } from "./answers.ts";
import { listText, readValue, scalarText, valueText } from "./front-matter.ts";
import { kindOf } from "./kinds/table.ts";
import { answerText } from "./print-entry.ts";
import type { Answer } from "./types.ts";

/** How a line holds its answer. */
export interface LineOptions {
	/** As a cell of a table. */
	readonly row?: boolean | undefined;
	/** As a value of YAML. */
	readonly yaml?: boolean | undefined;
	/** A list as a list of YAML. */
	readonly flow?: boolean | undefined;
	/** How the value is written so far; what says the same stays as it is. */
	readonly former?: string | undefined;
}

/** The answer's Markdown on one line; `''` for a blank one. */
export function printLine(
	item: Item,
	answer: Answer | undefined,
	{ row, yaml, flow, former }: LineOptions = {},
): string {
	if (!yaml) {
		const text = inOneLine(answerText("field", item, answer));
		return row ? text.replaceAll("|", "\\|") : text;
	}
	if (former !== undefined && same(readYamlValue(item, former), cleanAnswer(item, answer))) return former;
	const isList = Array.isArray(answer) && answer.every((entry) => typeof entry === "string" && !/[\r\n]/.test(entry));
	if (isList && (flow || /^\[|\n/.test(former ?? ""))) return listText(answer as readonly string[], former);
	const text = inOneLine(answerText("field", item, answer));
	return text === "" || former === undefined ? scalarText(text) : valueText(text, former);
}

/** The answer that a value of front matter gives; undefined for a blank one, null for a value that can't be one. */
export function readYamlValue(item: Item, written: string): Answer | undefined | null {
	const data = readValue(written);
	if (data === undefined) return null;
	const choice = item.choices?.find(({ label }) => label === data)?.id;
	const value = typeof data === "string" && data !== "" ? kindOf(item).fromField?.(item, data) : undefined;
	if (value !== undefined) return cleanAnswer(item, value);
	const parsed = parseAnswer(item, choice ?? data);
	return "answer" in parsed ? cleanAnswer(item, parsed.answer) : null;
}

function same(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
