/**
 * The text buffer's public API: an immutable value, the commands that return the next one, and the view of it. Knows no
 * terminal, keys or clock; the time is passed in with the context.
 */
import { edited, withSelection } from "./edit.ts";
import { closed, NO_HISTORY } from "./history.ts";
import { joinedText, linesOf } from "./lines.ts";
import { clamped, endOf, START, selectedRange, textBetween } from "./positions.ts";
import { minimalEdit } from "./replace.ts";
import type { Buffer } from "./state.ts";
import type { Position } from "./types.ts";

export { cellsOf } from "../text/drawn-cells.ts";
export { applyEdit } from "./commands.ts";
export { isAfterListMarker } from "./indentation.ts";
export type { Buffer } from "./state.ts";
export { positionAt, viewOf, withTop } from "./view.ts";

/** A buffer holding any text unchanged, with the cursor at its end. */
export function bufferOf(text: string): Buffer {
	const lines = linesOf(text);
	return { lines, cursor: endOf(lines), top: START, history: NO_HISTORY };
}

/** The buffer's text, with every character as it was given or typed. */
export function textOf(buffer: Buffer): string {
	return joinedText(buffer.lines);
}

/** The selected text; `""` if nothing is selected. */
export function selectedText(buffer: Buffer): string {
	if (buffer.anchor === undefined) return "";
	const { from, to } = selectedRange(buffer);
	return textBetween(buffer.lines, from, to);
}

/** The text before and after the selection, or before and after the cursor if nothing is selected. */
export function textAround(buffer: Buffer): { readonly before: string; readonly after: string } {
	const { from, to } = selectedRange(buffer);
	const { lines } = buffer;
	return { before: textBetween(lines, START, from), after: textBetween(lines, to, endOf(lines)) };
}

/** The position after a text's last character. */
export function endOfTextOf(text: string): Position {
	return endOf(linesOf(text));
}

/** The time, in milliseconds, of the step that undo or redo would apply next; undefined if there is none. */
export function nextStepTime({ history }: Buffer, direction: "undo" | "redo"): number | undefined {
	return (direction === "undo" ? history.past : history.future).at(-1)?.time;
}

/** The buffer with an empty redo history; the same object if it is empty already. */
export function withoutRedo(buffer: Buffer): Buffer {
	const { history } = buffer;
	return history.future.length === 0 ? buffer : { ...buffer, history: { ...history, future: [] } };
}

/** Moves the cursor to the nearest valid position, on a grapheme boundary, and clears the selection. */
export function withCursor(buffer: Buffer, position: Position): Buffer {
	const next = withSelection(buffer, { cursor: clamped(buffer.lines, position) });
	return next === buffer ? buffer : { ...next, history: closed(buffer.history) };
}

/**
 * Replaces the whole text in one undo step and keeps the cursor in place as far as possible. `now` is in milliseconds.
 */
export function replaceText(buffer: Buffer, text: string, now: number): Buffer {
	const edit = minimalEdit(buffer, text);
	return edit === undefined ? buffer : edited(buffer, edit, now);
}
