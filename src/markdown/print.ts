/**
 * Prints what the wizard generates (headings, lists, task boxes, labels) and lets author text through unchanged: in a
 * list it is indented and nothing else. Knows no outline and no answers.
 *
 * These few forms are printed as remark-stringify prints them, which a test compares. The package itself is not used:
 * loading it and printing a document with it took a fifth of a whole command.
 */
import { splitLines } from "./lines.ts";

/** Author text as a block, printed unchanged. */
export interface VerbatimNode {
	readonly type: "verbatim";
	readonly text: string;
}

/** A paragraph of verbatim inline Markdown. */
export interface ParagraphNode {
	readonly type: "paragraph";
	readonly text: string;
}

export interface HeadingNode {
	readonly type: "heading";
	/** 1 to 6. */
	readonly depth: number;
	readonly text: string;
}

export interface ListNode {
	readonly type: "list";
	readonly items: readonly ListItemNode[];
}

export interface ListItemNode {
	/** Whether blank lines separate its blocks. */
	readonly spread: boolean;
	/** Set for a task: whether it is done. */
	readonly checked?: boolean;
	readonly blocks: readonly FlowContent[];
}

/** Block content of a document or list item. */
export type FlowContent = VerbatimNode | ParagraphNode | HeadingNode | ListNode;

/** A block of author text. */
export function verbatim(text: string): VerbatimNode {
	return { type: "verbatim", text };
}

/** A paragraph of verbatim inline Markdown, such as a question or a field's label with its value. */
export function paragraph(text: string): ParagraphNode {
	return { type: "paragraph", text };
}

/** A heading: one line of verbatim inline Markdown without outer blanks; `depth` is 1 to 6. */
export function heading(depth: number, text: string): HeadingNode {
	return { type: "heading", depth, text };
}

/**
 * A bullet list. Its items are never separated by blank lines, so that one item's text doesn't affect the others. Two
 * lists must not follow each other: Markdown would join them.
 */
export function list(items: readonly ListItemNode[]): ListNode {
	return { type: "list", items };
}

/**
 * A list item. Nested lists follow directly; other further blocks are separated by blank lines. `checked` adds a task
 * box before the first line (GFM: the box belongs to the item's first paragraph).
 */
export function listItem(blocks: readonly FlowContent[], options: { readonly checked?: boolean } = {}): ListItemNode {
	const spread = blocks.some((block, index) => index > 0 && block.type !== "list");
	return { spread, checked: options.checked, blocks };
}

/** Prints blocks as Markdown, separated by blank lines, without a final line ending (author text keeps its own). */
export function printMarkdown(blocks: readonly FlowContent[]): string {
	return blocks.map(printBlock).join("\n\n");
}

function printBlock(block: FlowContent): string {
	switch (block.type) {
		case "verbatim":
		case "paragraph":
			return block.text;
		case "heading":
			return "#".repeat(block.depth) + (block.text && ` ${block.text}`);
		case "list":
			return block.items.map(printItem).join("\n");
	}
}

function printItem({ blocks, spread, checked }: ListItemNode): string {
	const box = checked !== undefined && blocks[0]?.type === "paragraph" ? `[${checked ? "x" : " "}] ` : "";
	const text = indent(box + blocks.map(printBlock).join(spread ? "\n\n" : "\n"), "  ");
	return text.startsWith("  ") ? `- ${text.slice(2)}` : `-${text}`;
}

/**
 * Indents every line with `by`, as nesting in a list does. Empty lines stay empty; lines of white space are indented.
 * Lines end at `\n`, `\r\n` and lone `\r`, as in CommonMark.
 */
export function indent(text: string, by: string): string {
	return splitLines(text)
		.map(({ text: line, ending }) => (line === "" ? "" : by) + line + ending)
		.join("");
}

/** The inverse of `indent`; undefined if `indent` can't have produced the text. */
export function dedent(text: string, by: string): string | undefined {
	if (by === "") return text;
	const lines: string[] = [];
	for (const { text: line, ending } of splitLines(text)) {
		if (line !== "" && (line === by || !line.startsWith(by))) return undefined;
		lines.push(line.slice(by.length), ending);
	}
	return lines.join("");
}
