/** Positions in a text: order, clamping, what stands between two of them. Knows no view. */
import { boundaryAfter, boundaryBefore } from "../text/graphemes.ts";
import type { Selection } from "./state.ts";
import type { Position } from "./types.ts";

export type Lines = readonly string[];

export const START: Position = { line: 0, column: 0 };

export function lineAt(lines: Lines, line: number): string {
	return lines[line] ?? "";
}

/** The text's last position. */
export function endOf(lines: Lines): Position {
	const line = lines.length - 1;
	return { line, column: lineAt(lines, line).length };
}

/** Negative when `a` stands before `b`, 0 when they are the same. */
export function compare(a: Position, b: Position): number {
	return a.line - b.line || a.column - b.column;
}

export function isSame(a: Position, b: Position): boolean {
	return a.line === b.line && a.column === b.column;
}

/** A whole number in [0, most], whatever is given. */
function within(value: number, most: number): number {
	return Number.isNaN(value) ? 0 : Math.max(0, Math.min(Math.floor(value), most));
}

/** The nearest position of the text that stands on a grapheme boundary: at the one before, or the one behind. */
export function clamped(lines: Lines, at: Position, towards: "before" | "behind" = "before"): Position {
	const line = within(at.line, lines.length - 1);
	const text = lineAt(lines, line);
	const column = at.line > line ? text.length : within(at.column, text.length);
	const boundary = towards === "before" ? boundaryBefore(text, column) : boundaryAfter(text, column);
	return { line, column: boundary };
}

/** The selection's ends in order; both at the cursor when nothing is selected. */
export function selectedRange(selection: Selection): { from: Position; to: Position } {
	const { cursor, anchor = cursor } = selection;
	return compare(anchor, cursor) <= 0 ? { from: anchor, to: cursor } : { from: cursor, to: anchor };
}

/** A selection with an anchor only when something is selected. */
export function makeSelection(cursor: Position, anchor?: Position): Selection {
	return anchor === undefined || isSame(anchor, cursor) ? { cursor } : { cursor, anchor };
}

/** What stands between two positions in order. */
export function textBetween(lines: Lines, from: Position, to: Position): string {
	if (from.line === to.line) return lineAt(lines, from.line).slice(from.column, to.column);
	const first = lineAt(lines, from.line).slice(from.column);
	const last = lineAt(lines, to.line).slice(0, to.column);
	return [first, ...lines.slice(from.line + 1, to.line), last].join("\n");
}

/** Where a text ends that begins at a position. */
export function endOfText(from: Position, text: string): Position {
	const last = text.lastIndexOf("\n");
	if (last < 0) return { line: from.line, column: from.column + text.length };
	let line = from.line;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) line++;
	return { line, column: text.length - last - 1 };
}
