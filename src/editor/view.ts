/** The visible part of a buffer: scrolls so that the cursor is in view, and maps a clicked cell to a position. */

import { lineAt, selectedRange } from "./positions.ts";
import { type RowIndex, rowIndexOf } from "./row-index.ts";
import { cellOf, cursorAtCell, numberOf, type Row, rowAt, rowOf } from "./rows.ts";
import type { Buffer } from "./state.ts";
import type { Position, View, ViewRow, ViewSize } from "./types.ts";

function heightOf(view: ViewSize): number {
	return Math.max(1, Math.floor(view.height) || 0);
}

/**
 * The number of the first visible row: the buffer's own, moved only as far as needed to show the cursor and to fill the
 * view.
 */
function topOf(buffer: Buffer, layout: RowIndex, height: number): number {
	const cursor = numberOf(layout, rowOf(layout, buffer));
	const line = Math.min(buffer.top.line, buffer.lines.length - 1);
	const top = numberOf(layout, rowOf(layout, { cursor: { line, column: buffer.top.column } }));
	const seen = Math.max(cursor - height + 1, Math.min(top, cursor));
	return Math.max(0, Math.min(seen, layout.total - height));
}

/** Scrolls by a number of rows, then brings the cursor into view; returns the same object if nothing moves. */
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

/** The number of the first visible row: the requested one, clamped so that the view is filled, or the buffer's own. */
function firstRow(buffer: Buffer, layout: RowIndex, height: number, asked: number | undefined): number {
	if (asked === undefined) return topOf(buffer, layout, height);
	return Math.max(0, Math.min(Math.floor(asked), layout.total - height));
}

/**
 * The visible rows, scrolled so that the cursor is in view. With `first`, the 0-based number of a row (clamped), the
 * view starts there, and the cursor may be outside `rows`.
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
 * The position where a click puts the cursor: at a 0-based cell of a 0-based visible row, with `first` as in `viewOf`.
 * Rows outside the view are allowed; the result is clamped to the text.
 */
export function positionAt(buffer: Buffer, view: ViewSize, row: number, cell: number, first?: number): Position {
	const layout = rowIndexOf(buffer.lines, view.width);
	const number = firstRow(buffer, layout, heightOf(view), first) + Math.floor(row);
	return cursorAtCell(buffer.lines, rowAt(layout, number), cell).cursor;
}

/** The buffer scrolled to a row (0-based among all rows, clamped), even if the cursor is out of view. */
export function withTop(buffer: Buffer, view: ViewSize, first: number): Buffer {
	const layout = rowIndexOf(buffer.lines, view.width);
	const { line, from } = rowAt(layout, firstRow(buffer, layout, heightOf(view), first));
	return { ...buffer, top: { line, column: from } };
}
