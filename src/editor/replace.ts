/** Replaces a whole text by another: computes the difference as one edit, and where the cursor goes. */
import type { Edit } from "./edit.ts";
import { clamped, compare, endOf, type Lines, lineAt, textBetween } from "./positions.ts";
import type { Buffer } from "./state.ts";
import type { Position } from "./types.ts";

/** How many UTF-16 units two texts have in common at their start or end; at most `most`. */
function commonUnits(a: string, b: string, side: "start" | "end", most: number): number {
	let units = 0;
	const at = (text: string, index: number): number =>
		text.charCodeAt(side === "start" ? index : text.length - 1 - index);
	while (units < most && at(a, units) === at(b, units)) units++;
	return units;
}

/** The first position at which two texts differ. */
function firstDifference(a: Lines, b: Lines): Position {
	const most = Math.min(a.length, b.length) - 1;
	let line = 0;
	while (line < most && a[line] === b[line]) line++;
	const [left, right] = [lineAt(a, line), lineAt(b, line)];
	return { line, column: commonUnits(left, right, "start", Math.min(left.length, right.length)) };
}

/** The positions, one in each text, after which the texts are equal; not before `from`. */
function lastDifference(a: Lines, b: Lines, from: Position): [Position, Position] {
	let [last, other] = [a.length - 1, b.length - 1];
	while (last > from.line && other > from.line && a[last] === b[other]) {
		last--;
		other--;
	}
	const [left, right] = [lineAt(a, last), lineAt(b, other)];
	const room = Math.min(
		left.length - (last === from.line ? from.column : 0),
		right.length - (other === from.line ? from.column : 0),
	);
	const same = commonUnits(left, right, "end", room);
	return [
		{ line: last, column: left.length - same },
		{ line: other, column: right.length - same },
	];
}

/** The smallest single edit that turns the buffer's text into `text`; undefined if they are equal. */
export function minimalEdit(buffer: Buffer, text: string): Edit | undefined {
	const after = text.split("\n");
	const from = firstDifference(buffer.lines, after);
	if (compare(from, endOf(buffer.lines)) === 0 && compare(from, endOf(after)) === 0) return undefined;
	const [to, end] = lastDifference(buffer.lines, after, from);
	const changed = textBetween(after, from, end);
	return { from, to, text: changed, selection: { cursor: clamped(after, movedCursor(buffer.cursor, from, to, end)) } };
}

/** A cursor before the change stays, one after it moves along, and one inside it moves to its end. */
function movedCursor(cursor: Position, from: Position, to: Position, end: Position): Position {
	if (compare(cursor, from) <= 0) return cursor;
	if (compare(cursor, to) <= 0) return end;
	if (cursor.line > to.line) return { line: cursor.line + end.line - to.line, column: cursor.column };
	return { line: end.line, column: end.column + cursor.column - to.column };
}
