/**
 * A single line of text with readline's keys, for input that is not an answer: queries, reasons, and the questions
 * before the wizard. Pure; draws nothing.
 */
import { applyEdit, type Buffer, viewOf } from "../editor/buffer.ts";
import type { EditCommand, Motion } from "../editor/types.ts";
import { onOneLine, withoutControls } from "../proposal/input-text.ts";
import { commandFor, editFor } from "./key-map.ts";
import { chordOf, isTyped } from "./key-press.ts";
import type { KeyPress, Time } from "./types.ts";

/** Keys that have another meaning, or none, in multi-line texts. */
const MOTIONS: Readonly<Record<string, Motion>> = {
	"ctrl+a": "start",
	"ctrl+e": "end",
	home: "start",
	end: "end",
	"ctrl+b": "left",
	"ctrl+f": "right",
};

const DELETIONS: Readonly<Record<string, Motion>> = { "ctrl+u": "start", "ctrl+k": "end" };

/** What a key does to the line; undefined for keys that the surrounding screen handles: Enter, Up, Tab, Esc … */
export function lineCommand(key: KeyPress): EditCommand | undefined {
	if (isTyped(key)) return { type: "insert", text: key.text };
	const chord = chordOf(key);
	const select = chord.startsWith("shift+");
	const motion = MOTIONS[select ? chord.slice("shift+".length) : chord];
	if (motion) return { type: "move", to: motion, select };
	const deletion = DELETIONS[chord];
	if (deletion) return { type: "delete", to: deletion };
	const command = commandFor(chord, "item")?.id;
	if (command === "undo" || command === "redo") return { type: command };
	return UPRIGHT.test(chord) ? undefined : editFor(chord);
}

/** On a single line, these move to the neighbouring fields. */
const UPRIGHT = /(?:^|\+)(?:up|down|pageup|pagedown)$/;

/** What a paste becomes on one line. */
export function pastedLine(text: string): string {
	return onOneLine(withoutControls(text)).replaceAll("\t", " ");
}

/** Wide enough that nothing wraps. */
const UNWRAPPED = { width: Number.MAX_SAFE_INTEGER, height: 1 };

/** The line after a command. */
export function editedLine(line: Buffer, command: EditCommand, now: Time): Buffer {
	return applyEdit(line, command, { view: UNWRAPPED, now });
}

/** As much of the line as fits into `cells`, including the cursor. */
export function visiblePart(line: Buffer, cells: number): { readonly text: string; readonly cursor: number } {
	const view = viewOf(line, { width: Math.max(2, cells - 1), height: 1 });
	return { text: view.rows[0]?.text ?? "", cursor: view.cursor.cell };
}
