/** What the layout of a block knows of its surroundings, and the rows that it gives. Knows no kinds of blocks. */
import type { Node } from "mdast";
import type { Role, Span } from "../styled.ts";

/** A row of the layout; its spans are this room's own, so that a container may put its marks before them. */
export interface Row {
	spans: Span[];
	/** The line of the document that it shows, 0-based. */
	source: number;
	/** The first row of a heading: its level. */
	heading?: number;
}

/** Decoration: what a terminal shows where the Markdown has syntax. Each differs by shape, not by colour. */
export interface Marks {
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

export const UNICODE_MARKS: Marks = {
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

export const ASCII_MARKS: Marks = {
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

export interface Frame {
	/** Cells for the rows. */
	readonly width: number;
	readonly unicode: boolean;
	readonly marks: Marks;
	/** Links can be clicked: their addresses need not be printed. */
	readonly hyperlinks: boolean;
	/** Addresses of `[label]: address`, by label in lower case. */
	readonly definitions: ReadonlyMap<string, string>;
	/** The line of the document on which the parsed text's line 1 stands, 0-based; may be negative. */
	readonly firstLine: number;
	/** Roles of all text inside. */
	readonly roles: readonly Role[];
	/** How many lists are around. */
	readonly depth: number;
}

/** The line of the document on which a node of the parsed text begins, 0-based. */
export function lineOf(node: object, frame: Frame): number {
	return frame.firstLine + ((node as Node).position?.start.line ?? 1) - 1;
}

/** The line of the document on which a node ends, 0-based. */
export function endOf(node: object, frame: Frame): number {
	return frame.firstLine + ((node as Node).position?.end.line ?? 1) - 1;
}

/** Room that is always left for text, however deep the containers are. */
const NARROWEST = 8;

/** The frame inside of a container whose mark takes some cells; undefined where there is no room for the mark. */
export function inside(frame: Frame, cells: number): Frame | undefined {
	const width = frame.width - cells;
	return width < Math.min(NARROWEST, frame.width) ? undefined : { ...frame, width };
}

/** Rows with a mark before the first and another of the same width before the others. Blank rows stay blank. */
export function prefixed(rows: readonly Row[], first: Span, other: Span): Row[] {
	return rows.map((row, index) => {
		const mark = index === 0 ? first : other;
		const blank = row.spans.length === 0 && mark.text.trim() === "";
		return blank ? row : { ...row, spans: [mark, ...row.spans] };
	});
}

/** Several blocks' rows below each other; `isApart` tells whether a blank row stands before the block of that index. */
export function stacked(blocks: readonly (readonly Row[])[], isApart: (index: number) => boolean): Row[] {
	const rows: Row[] = [];
	for (const [index, block] of blocks.entries()) {
		const last = rows.at(-1);
		if (block.length === 0) continue;
		if (last && isApart(index)) rows.push({ spans: [], source: last.source });
		for (const row of block) rows.push(row);
	}
	return rows;
}
