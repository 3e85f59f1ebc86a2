/**
 * Prints one item: as a list entry with its answer nested below, as a labelled line, or as a value of front matter. Knows
 * where an answer goes, not what it says.
 */
import { inOneLine } from "../markdown/lines.ts";
import { type FlowContent, list, listItem, paragraph, printMarkdown, verbatim } from "../markdown/print.ts";
import type { Block, Item } from "../outline/types.ts";
import { cleanAnswer, isFree, isNotApplicable, markdownOfAnswer, parseAnswer } from "./answers.ts";
import { listText, readValue, scalarText, valueText } from "./front-matter.ts";
import { isOneLine, labelledBlocks, startsWithParagraph, trimLines } from "./kinds/list-markdown.ts";
import { kindOf } from "./kinds/table.ts";
import type { Answer } from "./types.ts";

export interface PrintedEntry {
	readonly markdown: string;
	/** The answer is separated from the label by a blank line, so the next entry needs one as well. */
	readonly spread: boolean;
}

/** The entry's Markdown at column 0, without a final line ending. */
export function printEntry(
	block: Extract<Block, { type: "item" }>,
	item: Item,
	answer: Answer | undefined,
): PrintedEntry {
	const { markdown, spread } = entryWithHyphen(block, item, answer);
	return { markdown: block.bullet ? block.bullet + markdown.slice(1) : markdown, spread };
}

function entryWithHyphen(
	block: Extract<Block, { type: "item" }>,
	item: Item,
	answer: Answer | undefined,
): PrintedEntry {
	const label = block.label ?? item.label;
	const own = isOwn(item, answer);
	const text = answerText(block.form, item, answer);
	// Only `- ` with text interrupts a paragraph as a list; a bare `-` would make the question a setext heading.
	if (!own && kindOf(item).prints === "list" && text.startsWith("- ")) return nested(label, text);
	const inline = block.form === "field" && canFollow(item, answer, text);
	const blocks: FlowContent[] = labelledBlocks(label, text, inline);
	return { markdown: printMarkdown([list([listItem(blocks)])]), spread: blocks.length > 1 };
}

/** Free Markdown or *not applicable*: printed as blocks, whatever the kind. */
function isOwn(item: Item, answer: Answer | undefined): boolean {
	return isFree(item, answer) || isNotApplicable(answer);
}

/** The answer's Markdown at column 0. Short lists after a field's label are printed on one line. */
export function answerText(form: string, item: Item, answer: Answer | undefined): string {
	const { toField } = kindOf(item);
	const value = cleanAnswer(item, answer);
	const isValue = value !== undefined && !isOwn(item, value) && !isNotApplicable(value);
	return form === "field" && toField && isValue ? trimLines(toField(item, value)) : markdownOfAnswer(item, answer);
}

function nested(label: string, text: string): PrintedEntry {
	const entry = { ...listItem([paragraph(label), verbatim(text)]), spread: false };
	return { markdown: printMarkdown([list([entry])]), spread: false };
}

/** Whether the answer's text can follow a label on the same line. */
export function canFollow(item: Item, answer: Answer | undefined, text: string): boolean {
	// A single line of text can't start a block after a label.
	const words = !isOwn(item, answer) && kindOf(item).prints !== "blocks" && isOneLine(text);
	return words || startsWithParagraph(text);
}

/** How to print an answer on a line. */
export interface LineOptions {
	/** As a cell of a table. */
	readonly row?: boolean | undefined;
	/** As a YAML value. */
	readonly yaml?: boolean | undefined;
	/** Lists as YAML flow lists. */
	readonly flow?: boolean | undefined;
	/** The existing text of the value, which stays if its meaning is unchanged. */
	readonly former?: string | undefined;
}

/** The answer on one line; `''` if it is blank. */
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

/** Parses a value of front matter as an answer; undefined if it is blank, null if it is not a valid answer. */
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
