/**
 * Applies one edit to a buffer: replaces a range, sets the selection and records the undo step. Also undoes and redoes
 * steps.
 */
import { recorded, redone, undone } from "./history.ts";
import { replaceRange } from "./lines.ts";
import { clamped, endOfText, isSame, type Lines, lineAt, makeSelection, textBetween } from "./positions.ts";
import type { Buffer, Change, History, Selection, Step } from "./state.ts";
import type { Position } from "./types.ts";

/** Replaces [from, to) with `text`, whose line breaks are \n. */
export interface Edit {
	readonly from: Position;
	readonly to: Position;
	readonly text: string;
	/** The selection afterwards; by default the cursor is after the text. */
	readonly selection?: Selection;
	readonly kind?: Step["kind"];
}

/** Keeps the same text at the top of the view when lines are added or removed above it. */
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

/** Whether two selections have the same cursor and the same anchor. */
export function isSameSelection(a: Selection, b: Selection): boolean {
	return isSame(a.cursor, b.cursor) && isSame(a.anchor ?? a.cursor, b.anchor ?? b.cursor);
}

/** The buffer with another selection; the same object if nothing differs. */
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

/** A buffer's selection, without the rest of the buffer. */
export function selectionIn(buffer: Buffer): Selection {
	return makeSelection(buffer.cursor, buffer.anchor);
}

/** Applies an edit. Records no undo step if the text stays the same. The new selection is on grapheme boundaries. */
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
	return makeSelection(clamped(lines, cursor, "after"), anchor && clamped(lines, anchor, "after"));
}

/** Undoes the last step; returns the same object if there is none. */
export function undo(buffer: Buffer): Buffer {
	const taken = undone(buffer.history);
	if (taken === undefined) return buffer;
	const { at, removed, inserted } = taken.step.change;
	return changed(buffer, { at, removed: inserted, inserted: removed }, taken.step.before, taken.history);
}

/** Redoes the step undone last; returns the same object if there is none. */
export function redo(buffer: Buffer): Buffer {
	const taken = redone(buffer.history);
	if (taken === undefined) return buffer;
	return changed(buffer, taken.step.change, taken.step.after, taken.history);
}
