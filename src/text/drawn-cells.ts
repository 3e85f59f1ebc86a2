/**
 * Text in terminal cells as the editor draws it: each grapheme takes at least one cell, because control characters and
 * graphemes without width are drawn as marks; tabs extend to the next multiple of four. Drawing and cursor both use it.
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

/** Width in cells of the grapheme at [from, to) of `text` if it starts at cell `cell` of its row. */
export function cellsAt(text: string, from: number, to: number, cell: number): number {
	const code = text.codePointAt(from) ?? 0;
	if (code === 9) return TAB - (cell % TAB);
	const kind = widthClassOf(code);
	if (kind !== COMPLEX && to - from === (code > 0xffff ? 2 : 1)) return kind;
	return complexCells(text.slice(from, to));
}

/** Width in cells from column `from`, where the row starts, to column `to`; both are grapheme boundaries. */
export function cellsBetween(text: string, from: number, to: number): number {
	let cell = 0;
	for (let at = from; at < to; ) {
		const next = nextBoundary(text, at);
		cell += cellsAt(text, at, next, cell);
		at = next;
	}
	return cell;
}

/** The column of the grapheme that covers cell `cell` of the row [from, to) of `text`; `to` if the row is shorter. */
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

/** A grapheme of a row, and its width in cells there. */
export interface Cell {
	readonly text: string;
	/** Where it starts in the row's text. */
	readonly column: number;
	readonly cells: number;
}

/** The graphemes of a row's text in order, with their widths. */
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
