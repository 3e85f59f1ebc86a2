/** Positions in a text: comparing and clamping them, and the text between them. Knows no view. */
import { boundaryAfter, boundaryBefore } from "../text/graphemes.ts";
import type { Selection } from "./state.ts";
import type { Position } from "./types.ts";

export type Lines = readonly string[];

export const START: Position = { line: 0, column: 0 };

/** The line with that 0-based number; empty outside the text. */
export function lineAt(lines: Lines, line: number): string {
	return lines[line] ?? "";
}

/** The text's last position. */
export function endOf(lines: Lines): Position {
	const line = lines.length - 1;
	return { line, column: lineAt(lines, line).length };
}

/** Negative if `a` is before `b`, 0 if they are equal. */
export function compare(a: Position, b: Position): number {
	return a.line - b.line || a.column - b.column;
}

/** Whether both are the same position. */
export function isSame(a: Position, b: Position): boolean {
	return a.line === b.line && a.column === b.column;
}

/** Clamps any number to an integer in [0, most]. */
function within(value: number, most: number): number {
	return Number.isNaN(value) ? 0 : Math.max(0, Math.min(Math.floor(value), most));
}

/** The nearest valid position in the text, moved to the grapheme boundary before or after it. */
export function clamped(lines: Lines, at: Position, towards: "before" | "after" = "before"): Position {
	const line = within(at.line, lines.length - 1);
	const text = lineAt(lines, line);
	const column = at.line > line ? text.length : within(at.column, text.length);
	const boundary = towards === "before" ? boundaryBefore(text, column) : boundaryAfter(text, column);
	return { line, column: boundary };
}

/** The selection's ends in text order; both are the cursor if nothing is selected. */
export function selectedRange(selection: Selection): { from: Position; to: Position } {
	const { cursor, anchor = cursor } = selection;
	return compare(anchor, cursor) <= 0 ? { from: anchor, to: cursor } : { from: cursor, to: anchor };
}

/** A selection; without an anchor if nothing is selected. */
export function makeSelection(cursor: Position, anchor?: Position): Selection {
	return anchor === undefined || isSame(anchor, cursor) ? { cursor } : { cursor, anchor };
}

/** The text between two positions; `from` must not be after `to`. */
export function textBetween(lines: Lines, from: Position, to: Position): string {
	if (from.line === to.line) return lineAt(lines, from.line).slice(from.column, to.column);
	const first = lineAt(lines, from.line).slice(from.column);
	const last = lineAt(lines, to.line).slice(0, to.column);
	return [first, ...lines.slice(from.line + 1, to.line), last].join("\n");
}

/** Where a text ends if it is inserted at `from`. */
export function endOfText(from: Position, text: string): Position {
	const last = text.lastIndexOf("\n");
	if (last < 0) return { line: from.line, column: from.column + text.length };
	let line = from.line;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) line++;
	return { line, column: text.length - last - 1 };
}
