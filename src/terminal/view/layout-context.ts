/** What the layout of a block knows of its surroundings, and the rows that it gives. Knows no kinds of blocks. */
import type { Node } from "mdast";
import type { Span, StyleName } from "../styled.ts";

/** A row of the layout; its spans are this room's own, so that a container may put its marks before them. */
export interface LayoutRow {
	spans: Span[];
	/** The line of the document that it shows, 0-based. */
	source: number;
	/** The first row of a heading: its level. */
	heading?: number;
}

/** Decoration: what a terminal shows where the Markdown has syntax. Each differs by shape, not by colour. */
export interface Glyphs {
	/** Bullets by depth. */
	readonly bullets: readonly string[];
	readonly boxes: { readonly open: string; readonly done: string };
	/** Left of a quote. */
	readonly bar: string;
	readonly rule: string;
	/** Between the columns of a table, and where its rule crosses them. */
	readonly column: string;
	readonly crossing: string;
	/** Below a heading of level 1 and 2. */
	readonly underlines: readonly [string, string];
	/** Before the rest of a code line that was too long. */
	readonly continued: string;
	readonly summary: string;
}

export const UNICODE_GLYPHS: Glyphs = {
	bullets: ["•", "◦", "▪"],
	boxes: { open: "☐", done: "☑" },
	bar: "│",
	rule: "─",
	column: "│",
	crossing: "┼",
	underlines: ["═", "─"],
	continued: "↪",
	summary: "▸",
};

export const ASCII_GLYPHS: Glyphs = {
	bullets: ["-", "*", "+"],
	boxes: { open: "[ ]", done: "[x]" },
	bar: "|",
	rule: "-",
	column: "|",
	crossing: "+",
	underlines: ["=", "-"],
	continued: ">",
	summary: ">",
};

export interface LayoutContext {
	/** Cells for the rows. */
	readonly width: number;
	readonly unicode: boolean;
	readonly glyphs: Glyphs;
	/** Links can be clicked: their addresses need not be printed. */
	readonly hyperlinks: boolean;
	/** Addresses of `[label]: address`, by label in lower case. */
	readonly definitions: ReadonlyMap<string, string>;
	/** The line of the document on which the parsed text's line 1 stands, 0-based; may be negative. */
	readonly firstLine: number;
	/** Roles of all text inside. */
	readonly styles: readonly StyleName[];
	/** How many lists are around. */
	readonly depth: number;
}

/** The line of the document on which a node of the parsed text begins, 0-based. */
export function lineOf(node: object, frame: LayoutContext): number {
	return frame.firstLine + ((node as Node).position?.start.line ?? 1) - 1;
}

/** The line of the document on which a node ends, 0-based. */
export function endOf(node: object, frame: LayoutContext): number {
	return frame.firstLine + ((node as Node).position?.end.line ?? 1) - 1;
}

/** Room that is always left for text, however deep the containers are. */
const MIN_WIDTH = 8;

/** The frame inside of a container whose mark takes some cells; undefined where there is no room for the mark. */
export function nestedContext(frame: LayoutContext, cells: number): LayoutContext | undefined {
	const width = frame.width - cells;
	return width < Math.min(MIN_WIDTH, frame.width) ? undefined : { ...frame, width };
}

/** Rows with a mark before the first and another of the same width before the others. Blank rows stay blank. */
export function withPrefix(rows: readonly LayoutRow[], first: Span, other: Span): LayoutRow[] {
	return rows.map((row, index) => {
		const mark = index === 0 ? first : other;
		const blank = row.spans.length === 0 && mark.text.trim() === "";
		return blank ? row : { ...row, spans: [mark, ...row.spans] };
	});
}

/** Several blocks' rows below each other; `isApart` tells whether a blank row stands before the block of that index. */
export function stackBlocks(
	blocks: readonly (readonly LayoutRow[])[],
	isApart: (index: number) => boolean,
): LayoutRow[] {
	const rows: LayoutRow[] = [];
	for (const [index, block] of blocks.entries()) {
		const last = rows.at(-1);
		if (block.length === 0) continue;
		if (last && isApart(index)) rows.push({ spans: [], source: last.source });
		for (const row of block) rows.push(row);
	}
	return rows;
}
