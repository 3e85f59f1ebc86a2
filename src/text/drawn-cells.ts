/**
 * Text in terminal cells as the editor draws it: each grapheme takes at least one (those without width and control
 * characters are drawn as marks), tabs extend to the next multiple of four. Drawing and cursor both use it.
 */
import { COMPLEX, graphemeCells, widthClassOf } from "./code-points.ts";
import { nextBoundary } from "./graphemes.ts";

const TAB = 4;
const REMEMBERED = 4096;

const known = new Map<string, number>();

function complexCells(grapheme: string): number {
	const found = known.get(grapheme);
	if (found !== undefined) return found;
	const cells = graphemeCells(grapheme);
	if (known.size >= REMEMBERED) known.clear();
	if (grapheme.length <= 64) known.set(grapheme, cells);
	return cells;
}

/** Cells of the grapheme at [from, to) of `text` when it begins at cell `cell` of its row. */
export function cellsAt(text: string, from: number, to: number, cell: number): number {
	const code = text.codePointAt(from) ?? 0;
	if (code === 9) return TAB - (cell % TAB);
	const kind = widthClassOf(code);
	if (kind !== COMPLEX && to - from === (code > 0xffff ? 2 : 1)) return kind;
	return complexCells(text.slice(from, to));
}

/** Cells from the row's start at column `from` to column `to`, both boundaries of `text`. */
export function cellsBetween(text: string, from: number, to: number): number {
	let cell = 0;
	for (let at = from; at < to; ) {
		const next = nextBoundary(text, at);
		cell += cellsAt(text, at, next, cell);
		at = next;
	}
	return cell;
}

/** The column of the grapheme that covers cell `cell` of the row [from, to) of `text`; `to` when the row is shorter. */
export function columnAtCell(text: string, from: number, to: number, cell: number): number {
	let left = cell;
	for (let at = from, reached = 0; at < to; ) {
		const next = nextBoundary(text, at);
		const cells = cellsAt(text, at, next, reached);
		if (left < cells) return at;
		left -= cells;
		reached += cells;
		at = next;
	}
	return to;
}

/** A grapheme of a row, with the cells it takes there. */
export interface Cell {
	readonly text: string;
	/** Where it begins in the row's text. */
	readonly column: number;
	readonly cells: number;
}

/** The graphemes of `ViewRow.text` in order, and how wide to draw each. */
export function cellsOf(row: string): Cell[] {
	const found: Cell[] = [];
	let reached = 0;
	for (let column = 0; column < row.length; ) {
		const next = nextBoundary(row, column);
		const cells = cellsAt(row, column, next, reached);
		found.push({ text: row.slice(column, next), column, cells });
		reached += cells;
		column = next;
	}
	return found;
}
