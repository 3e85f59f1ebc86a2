/** What of a buffer is seen: its rows, scrolled so that the cursor is among them, and where a click would put it. */

import { lineAt, selectedRange } from "./positions.ts";
import { type RowIndex, rowIndexOf } from "./row-index.ts";
import { cellOf, cursorAtCell, numberOf, type Row, rowAt, rowOf } from "./rows.ts";
import type { Buffer } from "./state.ts";
import type { Position, View, ViewRow, ViewSize } from "./types.ts";

function heightOf(view: ViewSize): number {
	return Math.max(1, Math.floor(view.height) || 0);
}

/** The number of the row that stands first: the buffer's own, moved as little as shows the cursor and wastes no row. */
function topOf(buffer: Buffer, layout: RowIndex, height: number): number {
	const cursor = numberOf(layout, rowOf(layout, buffer));
	const line = Math.min(buffer.top.line, buffer.lines.length - 1);
	const top = numberOf(layout, rowOf(layout, { cursor: { line, column: buffer.top.column } }));
	const seen = Math.max(cursor - height + 1, Math.min(top, cursor));
	return Math.max(0, Math.min(seen, layout.total - height));
}

/** The buffer scrolled by a number of rows, and then so that its cursor is seen; the same object when it stays. */
export function scrolled(buffer: Buffer, view: ViewSize, by = 0): Buffer {
	const layout = rowIndexOf(buffer.lines, view.width);
	const height = heightOf(view);
	const { line, from } = rowAt(layout, topOf(by === 0 ? buffer : movedTop(buffer, layout, by), layout, height));
	if (line === buffer.top.line && from === buffer.top.column) return buffer;
	return { ...buffer, top: { line, column: from } };
}

function movedTop(buffer: Buffer, layout: RowIndex, by: number): Buffer {
	const top = numberOf(layout, rowOf(layout, { cursor: buffer.top }));
	const { line, from } = rowAt(layout, top + by);
	return { ...buffer, top: { line, column: from } };
}

function selectedIn(buffer: Buffer, { line, from, to }: Row): [number, number] | undefined {
	if (buffer.anchor === undefined) return undefined;
	const selection = selectedRange(buffer);
	if (selection.from.line > line || selection.to.line < line) return undefined;
	const first = selection.from.line < line ? from : Math.max(from, selection.from.column);
	const last = selection.to.line > line ? to : Math.min(to, selection.to.column);
	return first < last ? [first - from, last - from] : undefined;
}

function viewRow(buffer: Buffer, row: Row): ViewRow {
	const { line, from, to, indent } = row;
	const selection = selectedIn(buffer, row);
	const text = lineAt(buffer.lines, line).slice(from, to);
	return { text, line, column: from, ...(indent > 0 && { indent }), ...(selection && { selection }) };
}

/** The row that stands first: the one asked for, as far as there are rows to fill the view, or the buffer's own. */
function firstRow(buffer: Buffer, layout: RowIndex, height: number, asked: number | undefined): number {
	if (asked === undefined) return topOf(buffer, layout, height);
	return Math.max(0, Math.min(Math.floor(asked), layout.total - height));
}

/**
 * The rows that are seen, scrolled so that the cursor is among them; with `first` (a row of all rows, clamped) from
 * there on, and the cursor's row may then lie outside of `rows`.
 */
export function viewOf(buffer: Buffer, view: ViewSize, first?: number): View {
	const layout = rowIndexOf(buffer.lines, view.width);
	const top = firstRow(buffer, layout, heightOf(view), first);
	const count = Math.min(heightOf(view), layout.total - top);
	const rows = Array.from({ length: count }, (_, index) => viewRow(buffer, rowAt(layout, top + index)));
	const row = rowOf(layout, buffer);
	const cursor = { row: numberOf(layout, row) - top, cell: cellOf(buffer.lines, row, buffer) };
	return { rows, top, total: layout.total, cursor };
}

/**
 * The position at a cell of a row (0-based, as it is seen, with `first` as in `viewOf`): where a click puts the cursor.
 * Rows above and below those that are seen count on from there; clamped to the text.
 */
export function positionAt(buffer: Buffer, view: ViewSize, row: number, cell: number, first?: number): Position {
	const layout = rowIndexOf(buffer.lines, view.width);
	const number = firstRow(buffer, layout, heightOf(view), first) + Math.floor(row);
	return cursorAtCell(buffer.lines, rowAt(layout, number), cell).cursor;
}

/** The buffer as it is seen from a row on (of all rows, clamped), wherever its cursor stands. */
export function withTop(buffer: Buffer, view: ViewSize, first: number): Buffer {
	const layout = rowIndexOf(buffer.lines, view.width);
	const { line, from } = rowAt(layout, firstRow(buffer, layout, heightOf(view), first));
	return { ...buffer, top: { line, column: from } };
}
