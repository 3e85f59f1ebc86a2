/**
 * Prints what the wizard generates (headings, lists, task boxes, labels) and lets author text through unchanged: in a
 * list it is indented and nothing else. Knows no outline and no answers.
 *
 * These few forms are printed as remark-stringify prints them, which a test compares. The package itself is not used:
 * loading it and printing a document with it took a fifth of a whole command.
 */
import { splitLines } from "./lines.ts";

/** Author text, as a block. */
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
	/** A blank line stands between its blocks. */
	readonly spread: boolean;
	/** It is a task, done or not. */
	readonly checked?: boolean;
	readonly blocks: readonly FlowContent[];
}

/** What can stand on a line of its own or in a list item. */
export type FlowContent = VerbatimNode | ParagraphNode | HeadingNode | ListNode;

/** A block of author text. */
export function verbatim(text: string): VerbatimNode {
	return { type: "verbatim", text };
}

/** A paragraph of verbatim inline Markdown, such as a question or a field's label with its value. */
export function paragraph(text: string): ParagraphNode {
	return { type: "paragraph", text };
}

/** A heading, one line of verbatim inline Markdown without blanks around it; `depth` 1 to 6. */
export function heading(depth: number, text: string): HeadingNode {
	return { type: "heading", depth, text };
}

/**
 * A bullet list. Its entries always stand directly below each other, so that one entry's text never moves another.
 * Two lists never follow each other: Markdown would take them for one.
 */
export function list(items: readonly ListItemNode[]): ListNode {
	return { type: "list", items };
}

/**
 * One entry. Nested lists follow directly; any other further block is set off by blank lines.
 * `checked` puts a task box before the first line (GFM: the box belongs to the entry's first paragraph).
 */
export function listItem(blocks: readonly FlowContent[], options: { readonly checked?: boolean } = {}): ListItemNode {
	const spread = blocks.some((block, index) => index > 0 && block.type !== "list");
	return { spread, checked: options.checked, blocks };
}

/** Blocks as Markdown, separated by a blank line, without a final line ending (but with the author's). */
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
 * Every line with `by` before it, as nesting in a list does; empty lines stay empty, lines of white space don't.
 * Lines end at `\n`, `\r\n` and lone `\r`, as in CommonMark.
 */
export function indent(text: string, by: string): string {
	return splitLines(text)
		.map(({ text: line, ending }) => (line === "" ? "" : by) + line + ending)
		.join("");
}

/** The inverse of `indent`: the one text that it makes this of; undefined when there is none. */
export function dedent(text: string, by: string): string | undefined {
	if (by === "") return text;
	const lines: string[] = [];
	for (const { text: line, ending } of splitLines(text)) {
		if (line !== "" && (line === by || !line.startsWith(by))) return undefined;
		lines.push(line.slice(by.length), ending);
	}
	return lines.join("");
}
