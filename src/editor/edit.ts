/** One edit of a buffer: a range replaced, the caret put, the step recorded; and how steps are taken back and redone. */
import { recorded, redone, undone } from "./history.ts";
import { replaceRange } from "./lines.ts";
import { caretOf, clamped, endOfText, isSame, type Lines, lineAt, textBetween } from "./positions.ts";
import type { Buffer, Caret, Change, History, Step } from "./state.ts";
import type { Position } from "./types.ts";

/** [from, to) becomes `text`; line breaks in it are \n. */
export interface Edit {
	readonly from: Position;
	readonly to: Position;
	readonly text: string;
	/** Where the caret stands afterwards; behind the text when it isn't said. */
	readonly caret?: Caret;
	readonly kind?: Step["kind"];
}

/** The first row seen stays where it is in the text when lines come or go above it. */
function movedTop(top: Position, change: Change, end: Position, lines: Lines): Position {
	if (top.line < change.at.line) return top;
	const oldEnd = endOfText(change.at, change.removed);
	const line = top.line > oldEnd.line ? top.line + end.line - oldEnd.line : Math.min(top.line, end.line);
	return { line, column: Math.min(top.column, lineAt(lines, line).length) };
}

function changed(buffer: Buffer, change: Change, caret: Caret, history: History): Buffer {
	const lines = replaceRange(buffer.lines, change.at, endOfText(change.at, change.removed), change.inserted);
	const top = movedTop(buffer.top, change, endOfText(change.at, change.inserted), lines);
	return { lines, cursor: caret.cursor, ...(caret.anchor && { anchor: caret.anchor }), top, history };
}

/** Whether two carets have the same cursor and select the same. */
export function isSameCaret(a: Caret, b: Caret): boolean {
	return isSame(a.cursor, b.cursor) && isSame(a.anchor ?? a.cursor, b.anchor ?? b.cursor);
}

/** The buffer with another caret; the same object when nothing is different. */
export function withCaret(buffer: Buffer, caret: Caret, view: { goal?: number; atRowEnd?: boolean } = {}): Buffer {
	const { cursor, anchor } = caretOf(caret.cursor, caret.anchor);
	const drawnAlike = view.goal === buffer.goal && (view.atRowEnd ?? false) === (buffer.atRowEnd ?? false);
	if (drawnAlike && isSameCaret(caret, buffer)) return buffer;
	return {
		lines: buffer.lines,
		cursor,
		...(anchor && { anchor }),
		...(view.goal !== undefined && { goal: view.goal }),
		...(view.atRowEnd && { atRowEnd: true }),
		top: buffer.top,
		history: buffer.history,
	};
}

/** The caret of a buffer alone. */
export function caretIn(buffer: Buffer): Caret {
	return caretOf(buffer.cursor, buffer.anchor);
}

/** The buffer after an edit; without a step when the text stays the same. The caret ends on grapheme boundaries. */
export function edited(buffer: Buffer, edit: Edit, now: number): Buffer {
	const { from, to, text, kind = "other" } = edit;
	const wanted = edit.caret ?? { cursor: endOfText(from, text) };
	const removed = textBetween(buffer.lines, from, to);
	if (removed === "" && text === "") return buffer;
	if (removed === text) return withCaret(buffer, wanted);
	const change: Change = { at: from, removed, inserted: text };
	const next = changed(buffer, change, wanted, buffer.history);
	const after = onBoundaries(next.lines, wanted);
	const step: Step = { change, before: caretIn(buffer), after, kind, time: now };
	return { ...withCaret(next, after), history: recorded(buffer.history, step) };
}

function onBoundaries(lines: Lines, { cursor, anchor }: Caret): Caret {
	return caretOf(clamped(lines, cursor, "behind"), anchor && clamped(lines, anchor, "behind"));
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
