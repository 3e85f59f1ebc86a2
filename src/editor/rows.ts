/** Converts between positions in the text and cells of screen rows. */
import { cellsBetween, columnAtCell } from "../text/drawn-cells.ts";
import { type Lines, lineAt } from "./positions.ts";
import type { RowIndex } from "./row-index.ts";
import type { Position } from "./types.ts";

/** A cursor position, and which of two rows it is drawn in at a soft wrap. */
export interface VisualCursor {
	readonly cursor: Position;
	/** At the end of the upper row instead of the start of the lower one. */
	readonly atRowEnd?: boolean;
}

/** A screen row: its line, its index within the line, the columns where it starts and ends, and its indent in cells. */
export interface Row {
	readonly line: number;
	readonly row: number;
	readonly from: number;
	readonly to: number;
	readonly indent: number;
}

/** The row in which a cursor is drawn. */
export function rowOf(layout: RowIndex, { cursor, atRowEnd }: VisualCursor): Row {
	const { line, column } = cursor;
	const row = layout.rowAt(line, column);
	const span = layout.span(line, row);
	if (atRowEnd && row > 0 && span.from === column) return { line, row: row - 1, ...layout.span(line, row - 1) };
	return { line, row, ...span };
}

/** A row by its 0-based number among all rows; the last one if there are fewer. */
export function rowAt(layout: RowIndex, number: number): Row {
	const { line, row } = layout.find(number);
	return { line, row, ...layout.span(line, row) };
}

/** A row's 0-based number among all rows. */
export function numberOf(layout: RowIndex, { line, row }: Row): number {
	return layout.firstRow(line) + row;
}

/** The 0-based cell of its row in which a cursor is drawn. */
export function cellOf(lines: Lines, row: Row, { cursor }: VisualCursor): number {
	return row.indent + cellsBetween(lineAt(lines, row.line), row.from, cursor.column);
}

/** The cursor at a cell of a row, or at the row's end if it is shorter. */
export function cursorAtCell(lines: Lines, row: Row, cell: number): VisualCursor {
	const text = lineAt(lines, row.line);
	const column = columnAtCell(text, row.from, row.to, Math.max(0, cell - row.indent));
	const wraps = column === row.to && row.to < text.length;
	return { cursor: { line: row.line, column }, ...(wraps && { atRowEnd: true }) };
}
