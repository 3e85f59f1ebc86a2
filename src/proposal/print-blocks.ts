/**
 * Prints the blocks of an outline, and the space between them: one blank line between them; entries of one list
 * directly below each other, apart from those whose answer is set off by blank lines itself. Loads no parser.
 */
import { type Heading, headingsOf } from "../markdown/headings.ts";
import { heading, printMarkdown } from "../markdown/print.ts";
import { type TocForm, tocMarkdown } from "../markdown/toc.ts";
import { markedToc } from "../markdown/toc-marks.ts";
import { itemOf } from "../outline/lookup.ts";
import type { Block } from "../outline/types.ts";
import { markdownOfAnswer } from "./answers.ts";
import { headingText, placeholderIds } from "./headings.ts";
import { trimLines } from "./kinds/list-markdown.ts";
import { printEntry, printLine } from "./print-item.ts";
import { effectiveAnswer } from "./scopes.ts";
import type { Proposal } from "./types.ts";

export interface Rendered {
	readonly markdown: string;
	/** By item id, the 0-based line where the item begins: its heading's or its question's. */
	readonly lines: Readonly<Record<string, number>>;
}

/** A printed block; its text is `''` if it prints nothing. */
export interface PrintedBlock {
	readonly block: Block;
	readonly text: string;
	/** It is an entry of a list. */
	readonly entry?: boolean;
	/** An entry that is followed by a blank line. */
	readonly spread?: boolean;
	/** It follows the previous block without a blank line. */
	readonly joins?: boolean;
}

export interface JoinedBlocks {
	readonly markdown: string;
	/** The 0-based line of each block; for one without text, the line where it would be. */
	readonly lines: readonly number[];
}

/** One block with the proposal's answer in it; a table of contents still empty. */
export function printBlock(proposal: Proposal, block: Block): PrintedBlock {
	switch (block.type) {
		case "heading":
			return { block, text: printMarkdown([heading(block.depth, headingText(proposal, block))]) };
		case "fixed":
			return { block, text: trimLines(block.text), joins: block.joins, entry: block.entry };
		case "toc":
			return { block, text: markedToc("", block.marks) };
		case "unprinted":
			return { block, text: "" };
		case "item":
			return printItem(proposal, block);
	}
}

function printItem(proposal: Proposal, block: Extract<Block, { type: "item" }>): PrintedBlock {
	const item = itemOf(proposal.outline, block.item);
	if (!item) return { block, text: "" };
	const answer = effectiveAnswer(proposal, item);
	if (block.form === "section") return { block, text: markdownOfAnswer(item, answer) };
	if (block.form === "line") {
		const words = [block.label ?? item.label, printLine(item, answer, block)].filter((text) => text !== "");
		return { block, text: words.join(" ") + (block.tail ?? ""), joins: block.joins };
	}
	const { markdown, spread } = printEntry(block, item, answer);
	return { block, text: markdown, entry: true, spread };
}

/** Printed blocks below each other. */
export function joinBlocks(printed: readonly PrintedBlock[]): JoinedBlocks {
	const parts: string[] = [];
	const lines: number[] = [];
	let before: PrintedBlock | undefined;
	let line = 0;
	for (const block of printed) {
		const gap = before === undefined || block.text === "" ? 0 : isTight(before, block) ? 1 : 2;
		line += gap;
		lines.push(line);
		if (block.text === "") continue;
		parts.push("\n".repeat(gap), block.text);
		line += countEndings(block.text);
		before = block;
	}
	return { markdown: `${parts.join("")}\n`, lines };
}

/** Whether a block follows the one before it without a blank line. */
function isTight(before: PrintedBlock, block: PrintedBlock): boolean {
	return block.joins === true || (before.entry === true && block.entry === true && !before.spread);
}

/** How many line endings a text has. */
export function countEndings(text: string): number {
	return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** The table of contents at a line (0-based) of a document with these headings, with its two comments. */
export function tocAt(headings: readonly Heading[], line: number, form: TocForm): string {
	const isAfter = (each: Heading): boolean => each.line > line + 1;
	const toc = tocMarkdown({ before: headings.filter((each) => !isAfter(each)), after: headings.filter(isAfter) }, form);
	return markedToc(toc, form.marks);
}

/** Fills each table of contents with the headings after it. */
export function fillTocs(printed: readonly PrintedBlock[], bare: JoinedBlocks): PrintedBlock[] {
	const headings = headingsOf(bare.markdown);
	return printed.map((each, at) =>
		each.block.type === "toc" ? { ...each, text: tocAt(headings, bare.lines[at]!, each.block) } : each,
	);
}

/** By item id, the 0-based line where the item begins: its heading's or its question's. */
export function blockLines(printed: readonly PrintedBlock[], joined: JoinedBlocks): Map<string, number> {
	const lines = new Map<string, number>();
	let headingLine: number | undefined;
	let headingTaken = false;
	for (const [at, { block, text }] of printed.entries()) {
		const line = joined.lines[at]!;
		if (block.type === "heading") {
			headingLine = line;
			headingTaken = false;
			for (const id of placeholderIds(block)) lines.set(id, line);
		} else if (block.type === "item") {
			// A section's heading is where the section's own answer begins; a second one begins where it is printed.
			const own = block.form !== "section" || (headingTaken && text !== "");
			lines.set(block.item, own ? line : (headingLine ?? line));
			if (block.form === "section") headingTaken = true;
		}
	}
	return lines;
}
