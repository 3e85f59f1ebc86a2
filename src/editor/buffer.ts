/**
 * The text buffer: a value, the commands that make the next value of it, and what of it is seen. Knows nothing of
 * terminals, keys or clocks; the time comes with the context.
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

/** A buffer with this text, whatever it is, and the cursor at its end. */
export function bufferOf(text: string): Buffer {
	const lines = linesOf(text);
	return { lines, cursor: endOf(lines), top: START, history: NO_HISTORY };
}

/** The text, exactly as it was given and edited. */
export function textOf(buffer: Buffer): string {
	return joinedText(buffer.lines);
}

/** What is selected; empty when nothing is. */
export function selectedText(buffer: Buffer): string {
	if (buffer.anchor === undefined) return "";
	const { from, to } = selectedRange(buffer);
	return textBetween(buffer.lines, from, to);
}

/** The text before and after what is selected, or before and after the cursor. */
export function textAround(buffer: Buffer): { readonly before: string; readonly after: string } {
	const { from, to } = selectedRange(buffer);
	const { lines } = buffer;
	return { before: textBetween(lines, START, from), after: textBetween(lines, to, endOf(lines)) };
}

/** Where a text ends: the position of a cursor after its last letter. */
export function endOfTextOf(text: string): Position {
	return endOf(linesOf(text));
}

/** When the step was made that undo takes back, or redo brings back, next; undefined where there is none. */
export function nextStepTime({ history }: Buffer, direction: "undo" | "redo"): number | undefined {
	return (direction === "undo" ? history.past : history.future).at(-1)?.time;
}

/** The buffer with nothing left to redo; the same object where that is so already. */
export function withoutRedo(buffer: Buffer): Buffer {
	const { history } = buffer;
	return history.future.length === 0 ? buffer : { ...buffer, history: { ...history, future: [] } };
}

/** The cursor put at a position, as near as the text and its graphemes allow; nothing is selected then. */
export function withCursor(buffer: Buffer, position: Position): Buffer {
	const next = withSelection(buffer, { cursor: clamped(buffer.lines, position) });
	return next === buffer ? buffer : { ...next, history: closed(buffer.history) };
}

/** Another text, in one undo step that keeps the cursor where it was as far as it can. Takes the text as it is. */
export function replaceText(buffer: Buffer, text: string, now: number): Buffer {
	const edit = minimalEdit(buffer, text);
	return edit === undefined ? buffer : edited(buffer, edit, now);
}
