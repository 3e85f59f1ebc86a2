/**
 * The text buffer: a value, the commands that make the next value of it, and what of it is seen. Knows nothing of
 * terminals, keys or clocks; the time comes with the context.
 */
import type { Buffer } from "./state.ts";
import type { EditCommand, Position, View, ViewSize } from "./types.ts";

export type { Buffer } from "./state.ts";

/** What a command needs to know besides the buffer: how it is drawn, and the time in milliseconds. */
export interface EditContext {
	readonly view: ViewSize;
	readonly now: number;
}

const joined = new WeakMap<readonly string[], string>();

/** A buffer with this text, whatever it is, and the cursor at its end. */
export function bufferOf(text: string): Buffer {
	const lines = text.split("\n");
	const line = lines.length - 1;
	const history = { past: [], future: [], open: false, size: 0 };
	return { lines, cursor: { line, column: lines[line]?.length ?? 0 }, top: { line: 0, column: 0 }, history };
}

/** The text, exactly as it was given and edited. */
export function textOf(buffer: Buffer): string {
	const known = joined.get(buffer.lines);
	if (known !== undefined) return known;
	const text = buffer.lines.join("\n");
	joined.set(buffer.lines, text);
	return text;
}

/** What is selected; empty when nothing is. */
export function selectedText(_buffer: Buffer): string {
	throw new Error("not written yet");
}

/** The buffer after a command; the same object when nothing changed. */
export function applyEdit(_buffer: Buffer, _command: EditCommand, _context: EditContext): Buffer {
	throw new Error("not written yet");
}

/** The rows that are seen, scrolled so that the cursor is among them. */
export function viewOf(_buffer: Buffer, _view: ViewSize): View {
	throw new Error("not written yet");
}

/** The cursor put at a position, as near as the text and its graphemes allow; nothing is selected then. */
export function withCursor(_buffer: Buffer, _position: Position): Buffer {
	throw new Error("not written yet");
}

/** Another text, in one undo step that keeps the cursor where it was as far as it can. Takes the text as it is. */
export function replaceText(_buffer: Buffer, _text: string, _now: number): Buffer {
	throw new Error("not written yet");
}

/** Whether the cursor stands right behind a list marker, with nothing selected: there Tab indents. */
export function isBehindListMarker(_buffer: Buffer): boolean {
	throw new Error("not written yet");
}
