/** The context in which a block is laid out, and the rows that result. Knows no types of blocks. */
import type { Node } from "mdast";
import type { Span, StyleName } from "../styled.ts";

/** A row of the layout. Its spans are mutable, so that a container can add its marker. */
export interface LayoutRow {
	spans: Span[];
	/** The source line that it shows, 0-based. */
	source: number;
	/** Set on the first row of a heading: its level, 1 to 6. */
	heading?: number;
}

/** Glyphs that replace Markdown's syntax. They differ in shape, not only in colour. */
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
	/** Below headings of level 1 to 3. */
	readonly rules: readonly [string, string, string];
	/** Before the continuation of a code line that was too long. */
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
	rules: ["═", "─", "╌"],
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
	rules: ["=", "-", "."],
	continued: ">",
	summary: ">",
};

export interface LayoutContext {
	/** Available cells. */
	readonly width: number;
	readonly unicode: boolean;
	readonly glyphs: Glyphs;
	/** The terminal makes links clickable, so their URLs are not printed. */
	readonly hyperlinks: boolean;
	/** Link destinations by normalized label. */
	readonly definitions: ReadonlyMap<string, string>;
	/** The document line, 0-based, of the parsed text's line 1; may be negative. */
	readonly firstLine: number;
	/** Styles of all text inside the container. */
	readonly styles: readonly StyleName[];
	/** Number of enclosing lists. */
	readonly depth: number;
}

/** The document line on which a node starts, 0-based. */
export function lineOf(node: object, context: LayoutContext): number {
	return context.firstLine + ((node as Node).position?.start.line ?? 1) - 1;
}

/** The document line on which a node ends, 0-based. */
export function endOf(node: object, context: LayoutContext): number {
	return context.firstLine + ((node as Node).position?.end.line ?? 1) - 1;
}

/** Minimum cells left for text, however deeply containers are nested. */
const MIN_WIDTH = 8;

/** The context inside a container whose marker takes some cells; undefined if there is no room for the marker. */
export function nestedContext(context: LayoutContext, cells: number): LayoutContext | undefined {
	const width = context.width - cells;
	return width < Math.min(MIN_WIDTH, context.width) ? undefined : { ...context, width };
}

/** Adds a marker before the first row and another of the same width before the others. Blank rows stay blank. */
export function withPrefix(rows: readonly LayoutRow[], first: Span, other: Span): LayoutRow[] {
	return rows.map((row, index) => {
		const mark = index === 0 ? first : other;
		const blank = row.spans.length === 0 && mark.text.trim() === "";
		return blank ? row : { ...row, spans: [mark, ...row.spans] };
	});
}

/**
 * Stacks the rows of blocks; `isApart` decides whether a blank row separates the block with that index from the
 * previous one.
 */
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
