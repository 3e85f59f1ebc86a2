/** Key presses and chords, independent of what they are bound to. */
import type { KeyPress } from "./types.ts";

/** True for Ctrl+C, the key that a terminal's user expects to end any program. */
export function isInterrupt(key: KeyPress): boolean {
	return key.name === "text" && key.ctrl && !key.alt && key.text === "c";
}

/** True for typed text; false for key combinations. */
export function isTyped(key: KeyPress): boolean {
	return key.name === "text" && !key.ctrl && !key.alt;
}

/** A key as a chord, the notation of the key map: `ctrl+g`, `shift+tab`, `alt+up`, `f4`, `x`. */
export function chordOf(key: KeyPress): string {
	const name = key.name === "text" ? key.text : key.name;
	// Shift is part of a letter that is typed, and stays a modifier with Ctrl and Alt.
	const shift = key.shift && (key.name !== "text" || key.ctrl || key.alt);
	return `${key.ctrl ? "ctrl+" : ""}${key.alt ? "alt+" : ""}${shift ? "shift+" : ""}${name}`;
}

const KEY_NAMES: Readonly<Record<string, string>> = {
	tab: "Tab",
	escape: "Esc",
	enter: "Enter",
	backspace: "Backspace",
	delete: "Del",
	up: "Up",
	down: "Down",
	left: "Left",
	right: "Right",
	home: "Home",
	end: "End",
	pageup: "PageUp",
	pagedown: "PageDown",
	f1: "F1",
	f4: "F4",
	ctrl: "Ctrl",
	alt: "Alt",
	shift: "Shift",
};

/** A chord as displayed: `Ctrl+G`, `Shift+Tab`, `F4`. */
export function keyText(chord: string): string {
	if (chord.length === 1) return chord;
	const parts = chord.endsWith("++") ? [...chord.slice(0, -2).split("+"), "+"] : chord.split("+");
	return parts.map((part) => KEY_NAMES[part] ?? part.toUpperCase()).join("+");
}
