/** Keys as such, before they mean anything. */
import type { KeyPress } from "./types.ts";

/** True for Ctrl+C, the key that a terminal's user expects to end any program. */
export function isInterrupt(key: KeyPress): boolean {
	return key.name === "text" && key.ctrl && !key.alt && key.text === "c";
}

/** True for text that is typed, and not for a letter that stands for a command. */
export function isTyped(key: KeyPress): boolean {
	return key.name === "text" && !key.ctrl && !key.alt;
}
