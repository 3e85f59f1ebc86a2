/**
 * One item as an entry of a list: a question with its answer nested below, or a labelled line. Knows how an answer is
 * laid out there, not what it says.
 */
import { type FlowContent, list, listItem, paragraph, printMarkdown, verbatim } from "../markdown/print.ts";
import type { Block, Item } from "../outline/types.ts";
import { cleanAnswer, isFree, isNotApplicable, markdownOfAnswer } from "./answers.ts";
import { isOneLine, labelledBlocks, startsWithParagraph, trimLines } from "./kinds/list-markdown.ts";
import { kindOf } from "./kinds/table.ts";
import type { Answer } from "./types.ts";

export interface PrintedEntry {
	readonly markdown: string;
	/** The answer is set off by a blank line, so that what follows should be too. */
	readonly spread: boolean;
}

/** The entry's Markdown at column 0, without a final line ending. */
export function printEntry(
	block: Extract<Block, { type: "item" }>,
	item: Item,
	answer: Answer | undefined,
): PrintedEntry {
	const label = block.label ?? item.label;
	const own = isOwn(item, answer);
	const text = answerText(block.form, item, answer);
	// A bullet without text would underline the question: only `- ` interrupts a paragraph as a list.
	if (!own && kindOf(item).prints === "list" && text.startsWith("- ")) return nested(label, text);
	const inline = block.form === "field" && canFollow(item, answer, text);
	const blocks: FlowContent[] = labelledBlocks(label, text, inline);
	return { markdown: printMarkdown([list([listItem(blocks)])]), spread: blocks.length > 1 };
}

/** The author's own Markdown, or the words for *not applicable*: blocks, whatever the kind. */
function isOwn(item: Item, answer: Answer | undefined): boolean {
	return isFree(item, answer) || isNotApplicable(answer);
}

/** The answer's Markdown at column 0. A list of short texts after a field's label is printed on one line. */
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
	// A single line of words can't start a block after a label.
	const words = !isOwn(item, answer) && kindOf(item).prints !== "blocks" && isOneLine(text);
	return words || startsWithParagraph(text);
}
