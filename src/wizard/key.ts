/** Key presses, independent of what they are bound to. */
import type { KeyPress } from "./types.ts";

/** True for Ctrl+C, the key that a terminal's user expects to end any program. */
export function isInterrupt(key: KeyPress): boolean {
	return key.name === "text" && key.ctrl && !key.alt && key.text === "c";
}

/** True for typed text; false for key combinations. */
export function isTyped(key: KeyPress): boolean {
	return key.name === "text" && !key.ctrl && !key.alt;
}
