/** Computes where each cursor motion leads. Changes no buffer. */
import { boundaryBefore, nextBoundary, previousBoundary } from "../text/graphemes.ts";
import { endOf, type Lines, lineAt, START } from "./positions.ts";
import { type RowIndex, rowIndexOf } from "./row-index.ts";
import { cellOf, cursorAtCell, numberOf, type Row, rowAt, rowOf, type VisualCursor } from "./rows.ts";
import type { Buffer } from "./state.ts";
import type { Motion, Position, ViewSize } from "./types.ts";
import { wordEnd, wordStart } from "./words.ts";

/** Where a motion leads, and the cell that further vertical motions aim for. */
export interface MotionTarget extends VisualCursor {
	readonly goalCell?: number;
}

/** Where a motion starts: at the cursor, or at an edge of the selection. */
type MotionStart = VisualCursor & Pick<Buffer, "lines" | "goalCell">;

/** Rows that a page motion moves: one row of the old page stays visible. */
export function pageRows(view: ViewSize): number {
	return Math.max(1, Math.floor(view.height) - 1 || 0);
}

function left({ lines, cursor: { line, column } }: MotionStart): MotionTarget {
	if (column > 0) return { cursor: { line, column: previousBoundary(lineAt(lines, line), column) } };
	return { cursor: line > 0 ? { line: line - 1, column: lineAt(lines, line - 1).length } : START };
}

function right({ lines, cursor }: MotionStart): MotionTarget {
	const { line, column } = cursor;
	const text = lineAt(lines, line);
	if (column < text.length) return { cursor: { line, column: nextBoundary(text, column) } };
	return { cursor: line < lines.length - 1 ? { line: line + 1, column: 0 } : cursor };
}

/** At the start of a line, crosses only the line break: words never span lines. */
function wordLeft(start: MotionStart): MotionTarget {
	const { line, column } = start.cursor;
	return column === 0 ? left(start) : { cursor: { line, column: wordStart(lineAt(start.lines, line), column) } };
}

function wordRight(start: MotionStart): MotionTarget {
	const { line, column } = start.cursor;
	const text = lineAt(start.lines, line);
	return column === text.length ? right(start) : { cursor: { line, column: wordEnd(text, column) } };
}

function byRows(start: MotionStart, view: ViewSize, rows: number): MotionTarget {
	const { lines } = start;
	const layout = rowIndexOf(lines, view.width);
	const row = rowOf(layout, start);
	const goalCell = start.goalCell ?? cellOf(lines, row, start);
	const from = numberOf(layout, row);
	const to = Math.max(0, Math.min(from + rows, layout.total - 1));
	if (to === from) return { cursor: rows < 0 ? START : endOf(lines), goalCell };
	return { ...cursorAtCell(lines, rowAt(layout, to), goalCell), goalCell };
}

function firstLetter(text: string, row: Row): number {
	const part = text.slice(row.from, row.to);
	const blank = part.length - part.trimStart().length;
	return boundaryBefore(text, row.from + (blank === part.length ? 0 : blank));
}

function rowOfCursor(start: MotionStart, view: ViewSize): Row {
	const layout: RowIndex = rowIndexOf(start.lines, view.width);
	return rowOf(layout, start);
}

/**
 * To the row's first non-blank character, then to the row's start; from the start of a wrapped row, to the line's
 * start.
 */
function lineStart(start: MotionStart, view: ViewSize): MotionTarget {
	const { line, column } = start.cursor;
	const text = lineAt(start.lines, line);
	const row = rowOfCursor(start, view);
	if (row.row > 0 && column > row.from) return { cursor: { line, column: row.from } };
	const first = row.row > 0 ? rowAtLineStart(start, view) : row;
	const letter = firstLetter(text, first);
	return { cursor: { line, column: column === letter ? 0 : letter } };
}

function rowAtLineStart(start: MotionStart, view: ViewSize): Row {
	return rowOfCursor({ ...start, cursor: { line: start.cursor.line, column: 0 }, atRowEnd: false }, view);
}

/** To the row's end, then to the line's end. */
function lineEnd(start: MotionStart, view: ViewSize): MotionTarget {
	const { line, column } = start.cursor;
	const end = lineAt(start.lines, line).length;
	const row = rowOfCursor(start, view);
	if (column === row.to || row.to === end) return { cursor: { line, column: end } };
	return { cursor: { line, column: row.to }, atRowEnd: true };
}

function isBlank(lines: Lines, line: number): boolean {
	return !/\S/.test(lineAt(lines, line));
}

/** To the blank line before the paragraph, or to the start of the text. */
function paragraphUp({ lines, cursor }: MotionStart): MotionTarget {
	let line = cursor.column > 0 && !isBlank(lines, cursor.line) ? cursor.line : cursor.line - 1;
	while (line > 0 && isBlank(lines, line)) line--;
	while (line > 0 && !isBlank(lines, line)) line--;
	return { cursor: { line: Math.max(0, line), column: 0 } };
}

/** To the blank line after the paragraph, or to the end of the text. */
function paragraphDown({ lines, cursor }: MotionStart): MotionTarget {
	let { line } = cursor;
	while (line < lines.length && isBlank(lines, line)) line++;
	while (line < lines.length && !isBlank(lines, line)) line++;
	return { cursor: line < lines.length ? { line, column: 0 } : endOf(lines) };
}

const MOTIONS = {
	left,
	right,
	up: (start, view) => byRows(start, view, -1),
	down: (start, view) => byRows(start, view, 1),
	"word-left": wordLeft,
	"word-right": wordRight,
	"line-start": lineStart,
	"line-end": lineEnd,
	"paragraph-up": paragraphUp,
	"paragraph-down": paragraphDown,
	"page-up": (start, view) => byRows(start, view, -pageRows(view)),
	"page-down": (start, view) => byRows(start, view, pageRows(view)),
	start: () => ({ cursor: START }),
	end: ({ lines }) => ({ cursor: endOf(lines) }),
} satisfies Record<Motion, (start: MotionStart, view: ViewSize) => MotionTarget>;

/** Where a motion leads from `start`. */
export function motionTarget(start: MotionStart, motion: Motion, view: ViewSize): MotionTarget {
	return MOTIONS[motion](start, view);
}

/**
 * Where a deletion by a motion ends. Line motions delete to the start or end of the logical line, and at its edge
 * delete the line break; all others delete to where the motion leads.
 */
export function deletionEnd(buffer: Buffer, motion: Motion, view: ViewSize): Position {
	const { line, column } = buffer.cursor;
	const end = lineAt(buffer.lines, line).length;
	if (motion === "line-start") return column > 0 ? { line, column: 0 } : left(buffer).cursor;
	if (motion === "line-end") return column < end ? { line, column: end } : right(buffer).cursor;
	return motionTarget(buffer, motion, view).cursor;
}
