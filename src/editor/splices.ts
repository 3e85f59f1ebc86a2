/** Several small replacements as one edit: what indentation and marks are made of. */
import type { Edit } from "./edit.ts";
import { type Lines, textBetween } from "./positions.ts";
import type { Caret } from "./state.ts";
import type { Position } from "./types.ts";

/** In one line, [from, to) becomes `text`. */
export interface Splice {
	readonly line: number;
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

/** One edit for splices in the text's order that don't overlap; `caret` is where the caret stands afterwards. */
export function joinedEdit(lines: Lines, splices: readonly Splice[], caret: Caret): Edit | undefined {
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
	return { from: start, to: at, text: parts.join(""), caret };
}

/** Where a position stands after splices. At a place where something comes in it stays before it, or goes behind. */
export function moved(at: Position, splices: readonly Splice[], side: "before" | "behind"): Position {
	let column = at.column;
	for (const { line, from, to, text } of splices) {
		if (line !== at.line) continue;
		if (at.column > to || (at.column === to && (side === "behind" || from < to))) column += text.length - (to - from);
		else if (at.column > from) column -= at.column - from;
	}
	return { line: at.line, column };
}
