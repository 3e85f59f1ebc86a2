/** One edit of a buffer: a range replaced, the selection put, the step recorded; and how steps are taken back and redone. */
import { recorded, redone, undone } from "./history.ts";
import { replaceRange } from "./lines.ts";
import { clamped, endOfText, isSame, type Lines, lineAt, makeSelection, textBetween } from "./positions.ts";
import type { Buffer, Change, History, Selection, Step } from "./state.ts";
import type { Position } from "./types.ts";

/** [from, to) becomes `text`; line breaks in it are \n. */
export interface Edit {
	readonly from: Position;
	readonly to: Position;
	readonly text: string;
	/** Where the selection stands afterwards; behind the text when it isn't said. */
	readonly selection?: Selection;
	readonly kind?: Step["kind"];
}

/** The first row seen stays where it is in the text when lines come or go above it. */
function movedTop(top: Position, change: Change, end: Position, lines: Lines): Position {
	if (top.line < change.at.line) return top;
	const oldEnd = endOfText(change.at, change.removed);
	const line = top.line > oldEnd.line ? top.line + end.line - oldEnd.line : Math.min(top.line, end.line);
	return { line, column: Math.min(top.column, lineAt(lines, line).length) };
}

function changed(buffer: Buffer, change: Change, selection: Selection, history: History): Buffer {
	const lines = replaceRange(buffer.lines, change.at, endOfText(change.at, change.removed), change.inserted);
	const top = movedTop(buffer.top, change, endOfText(change.at, change.inserted), lines);
	return { lines, cursor: selection.cursor, ...(selection.anchor && { anchor: selection.anchor }), top, history };
}

/** Whether two carets have the same cursor and select the same. */
export function isSameSelection(a: Selection, b: Selection): boolean {
	return isSame(a.cursor, b.cursor) && isSame(a.anchor ?? a.cursor, b.anchor ?? b.cursor);
}

/** The buffer with another selection; the same object when nothing is different. */
export function withSelection(
	buffer: Buffer,
	selection: Selection,
	view: { goalCell?: number; atRowEnd?: boolean } = {},
): Buffer {
	const { cursor, anchor } = makeSelection(selection.cursor, selection.anchor);
	const drawnAlike = view.goalCell === buffer.goalCell && (view.atRowEnd ?? false) === (buffer.atRowEnd ?? false);
	if (drawnAlike && isSameSelection(selection, buffer)) return buffer;
	return {
		lines: buffer.lines,
		cursor,
		...(anchor && { anchor }),
		...(view.goalCell !== undefined && { goalCell: view.goalCell }),
		...(view.atRowEnd && { atRowEnd: true }),
		top: buffer.top,
		history: buffer.history,
	};
}

/** The selection of a buffer alone. */
export function selectionIn(buffer: Buffer): Selection {
	return makeSelection(buffer.cursor, buffer.anchor);
}

/** The buffer after an edit; without a step when the text stays the same. The selection ends on grapheme boundaries. */
export function edited(buffer: Buffer, edit: Edit, now: number): Buffer {
	const { from, to, text, kind = "other" } = edit;
	const wanted = edit.selection ?? { cursor: endOfText(from, text) };
	const removed = textBetween(buffer.lines, from, to);
	if (removed === "" && text === "") return buffer;
	if (removed === text) return withSelection(buffer, wanted);
	const change: Change = { at: from, removed, inserted: text };
	const next = changed(buffer, change, wanted, buffer.history);
	const after = onBoundaries(next.lines, wanted);
	const step: Step = { change, before: selectionIn(buffer), after, kind, time: now };
	return { ...withSelection(next, after), history: recorded(buffer.history, step) };
}

function onBoundaries(lines: Lines, { cursor, anchor }: Selection): Selection {
	return makeSelection(clamped(lines, cursor, "behind"), anchor && clamped(lines, anchor, "behind"));
}

/** The buffer before its last step; the same object when there is none. */
export function undo(buffer: Buffer): Buffer {
	const taken = undone(buffer.history);
	if (taken === undefined) return buffer;
	const { at, removed, inserted } = taken.step.change;
	return changed(buffer, { at, removed: inserted, inserted: removed }, taken.step.before, taken.history);
}

/** The buffer with the step done again that was taken back last; the same object when there is none. */
export function redo(buffer: Buffer): Buffer {
	const taken = redone(buffer.history);
	if (taken === undefined) return buffer;
	return changed(buffer, taken.step.change, taken.step.after, taken.history);
}
