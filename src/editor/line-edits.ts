/** Combines several small replacements into one edit, for indentation and marks. */
import type { Edit } from "./edit.ts";
import { type Lines, textBetween } from "./positions.ts";
import type { Selection } from "./state.ts";
import type { Position } from "./types.ts";

/** Replaces [from, to) of one line with `text`. */
export interface LineEdit {
	readonly line: number;
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

/**
 * One edit for line edits that are in text order and don't overlap; undefined for none. `selection` applies afterwards.
 */
export function combineLineEdits(lines: Lines, splices: readonly LineEdit[], selection: Selection): Edit | undefined {
	const first = splices[0];
	const last = splices.at(-1);
	if (first === undefined || last === undefined) return undefined;
	const start = { line: first.line, column: first.from };
	const parts: string[] = [];
	let at: Position = start;
	for (const { line, from, to, text } of splices) {
		parts.push(textBetween(lines, at, { line, column: from }), text);
		at = { line, column: to };
	}
	return { from: start, to: at, text: parts.join(""), selection };
}

/**
 * Where a position is after line edits; `side` decides whether it stays before or moves after text inserted exactly
 * there.
 */
export function mapPosition(at: Position, splices: readonly LineEdit[], side: "before" | "after"): Position {
	let column = at.column;
	for (const { line, from, to, text } of splices) {
		if (line !== at.line) continue;
		if (at.column > to || (at.column === to && (side === "after" || from < to))) column += text.length - (to - from);
		else if (at.column > from) column -= at.column - from;
	}
	return { line: at.line, column };
}
