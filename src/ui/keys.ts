/**
 * Converts tokens of terminal input to `KeyPress`. Knows no commands: which key does what is in the wizard's key map.
 *
 * Ink's `useInput` is not enough: it drops function keys (F1 and F4 arrive as nothing) and keypad keys, and passes
 * `hello\r` as one text if the keys arrive in one read.
 */
import type { Token } from "../terminal/tokenizer.ts";
import type { KeyPress } from "../wizard/types.ts";

type Name = KeyPress["name"];

interface Modifiers {
	readonly ctrl: boolean;
	readonly alt: boolean;
	readonly shift: boolean;
}

const plain: Modifiers = { ctrl: false, alt: false, shift: false };

/** Final letters of `CSI … letter` and `SS3 letter`. */
const byLetter: Readonly<Record<string, Name>> = {
	A: "up",
	B: "down",
	C: "right",
	D: "left",
	F: "end",
	H: "home",
	M: "enter",
	P: "f1",
	S: "f4",
	Z: "tab",
};

/** More final letters of `SS3 letter`: the keypad in application mode. */
const padLetters = "jklmnopqrstuvwxyX";
const padTexts = "*+,-./0123456789=";

/** PuTTY and rxvt send this for End; a keypad in application mode sends it for 7. */
const END_OR_SEVEN = "\x1bOw";

/** Sequences that only a keypad in application mode sends. */
const PAD_DIGIT = /^\x1bO[p-vxy]$/;

/** Numbers of `CSI number ~`. */
const byNumber: Readonly<Record<number, Name>> = {
	1: "home",
	3: "delete",
	4: "end",
	5: "pageup",
	6: "pagedown",
	7: "home",
	8: "end",
	11: "f1",
	14: "f4",
	18: "f7",
};

/** Code points of `CSI code u` (kitty protocol) that are keys and not characters. */
const byCode: Readonly<Record<number, Name>> = {
	8: "backspace",
	9: "tab",
	13: "enter",
	27: "escape",
	127: "backspace",
	57414: "enter",
	57417: "left",
	57418: "right",
	57419: "up",
	57420: "down",
	57421: "pageup",
	57422: "pagedown",
	57423: "home",
	57424: "end",
	57426: "delete",
};

/** Keypad keys of the kitty protocol, from 57399 on. */
const numberPad = "0123456789./*-+";

/** Key codes of xterm's modifyOtherKeys: `CSI 27 ; modifiers ; code ~`. */
const otherKey = /^27;(\d+);(\d+)$/;

const csi = /^\x1b(\x1b?)\[([0-9:;]*)([A-Za-z~^$])$/;
const ss3 = /^\x1b(\x1b?)O([0-9;]*)([A-Za-z])$/;
const linuxFunctionKey = /^\x1b\[\[([AD])$/;

/** Typing at hand speed arrives in short runs. */
const letters = /^[ -~]{2,16}$/;

/** Turns tokens into keys. One per terminal; remembers whether its keypad is in application mode. */
export class KeyReader {
	#pad = false;

	/**
	 * The keys pressed; none for unknown keys, key releases and reports of the terminal. Short runs of ASCII count as
	 * typing and are split into letters, so that single-letter commands work; longer runs and other scripts (an input
	 * method's commit) stay whole.
	 */
	keysOf(token: Token): KeyPress[] {
		switch (token.type) {
			case "text":
				return letters.test(token.text) ? [...token.text].map((letter) => text(letter)) : [text(token.text)];
			case "control":
				return present(controlKey(token.text));
			case "sequence":
				this.#pad ||= PAD_DIGIT.test(token.text);
				return present(this.#pad && token.text === END_OR_SEVEN ? text("7") : escapeKey(token.text));
			default:
				return [];
		}
	}
}

function present(key: KeyPress | undefined): KeyPress[] {
	return key ? [key] : [];
}

function text(value: string, modifiers: Modifiers = plain): KeyPress {
	return { name: "text", text: value, ...modifiers };
}

function named(name: Name, modifiers: Modifiers = plain): KeyPress {
	return { name, text: "", ...modifiers };
}

/** One C0 character or DEL. Some terminals send Ctrl+H for Backspace, and Ctrl+J for Shift+Enter. */
function controlKey(character: string, alt = false): KeyPress | undefined {
	const code = character.charCodeAt(0);
	const modifiers = { ...plain, alt };
	if (code === 0x0d || code === 0x0a) return named("enter", modifiers);
	if (code === 0x09) return named("tab", modifiers);
	if (code === 0x7f || code === 0x08) return named("backspace", modifiers);
	if (code === 0x1b) return named("escape");
	if (code === 0) return text(" ", { ...modifiers, ctrl: true });
	if (code <= 26) return text(String.fromCharCode(code + 96), { ...modifiers, ctrl: true });
	// Ctrl+\ ] ^ _ as 0x1c to 0x1f.
	return text(String.fromCharCode(code + 64).toLowerCase(), { ...modifiers, ctrl: true });
}

function escapeKey(sequence: string): KeyPress | undefined {
	if (/^\x1b+$/.test(sequence)) return named("escape");
	const linux = linuxFunctionKey.exec(sequence);
	if (linux) return named(linux[1] === "A" ? "f1" : "f4");
	const control = csi.exec(sequence);
	if (control) return controlSequence(control[2]!, control[3]!, control[1] !== "");
	const single = ss3.exec(sequence);
	if (single) return singleShift(single[2]!, single[3]!, single[1] !== "");
	if (sequence.startsWith("\x1b[") || sequence.startsWith("\x1bO")) return altLetter(sequence);
	return altKey(sequence.slice(1));
}

/** `ESC [` or `ESC O` alone, not part of a longer sequence, is Alt with that character. */
function altLetter(sequence: string): KeyPress | undefined {
	return sequence.length === 2 ? altKey(sequence.slice(1)) : undefined;
}

/** Alt with one character, sent as ESC and the character. */
function altKey(rest: string): KeyPress | undefined {
	if ([...rest].length !== 1) return undefined;
	const code = rest.charCodeAt(0);
	if (code < 0x20 || code === 0x7f) return controlKey(rest, true);
	return text(rest.toLowerCase(), { ...plain, alt: true, shift: rest !== rest.toLowerCase() });
}

/** Parameters are `number[:…];modifiers[:event]…`; rxvt marks Shift and Ctrl in the final character instead. */
function controlSequence(parameters: string, final: string, escaped: boolean): KeyPress | undefined {
	const [numbers = "", state = ""] = parameters.split(";");
	const [bits = "", event = ""] = state.split(":");
	if (event === "3") return undefined;
	const modifiers = modifiersOf(bits, escaped);
	if (final === "u") return kittyKey(numbers.split(":"), Number(bits || 1) - 1, modifiers);
	const other = final === "~" && otherKey.exec(parameters);
	if (other) return kittyKey([other[2]!], Number(other[1]) - 1, modifiers);
	if (final === "~") return byNumber[Number(numbers)] && named(byNumber[Number(numbers)]!, modifiers);
	if (final === "^" || final === "$") {
		const name = byNumber[Number(numbers)];
		return name && named(name, { ...modifiers, ctrl: final === "^", shift: final === "$" });
	}
	if (/[a-d]/.test(final)) return named(byLetter[final.toUpperCase()]!, { ...modifiers, shift: true });
	const name = byLetter[final];
	if (!name || final === "M") return undefined;
	return named(name, final === "Z" ? { ...modifiers, shift: true } : modifiers);
}

function singleShift(parameters: string, final: string, escaped: boolean): KeyPress | undefined {
	const modifiers = modifiersOf(parameters.split(";").at(-1) ?? "", escaped);
	if (final === "w") return named("end", modifiers);
	const pad = padTexts[padLetters.indexOf(final)];
	if (pad !== undefined) return text(pad, modifiers);
	if (final === "I") return named("tab", modifiers);
	if (/[a-d]/.test(final)) return named(byLetter[final.toUpperCase()]!, { ...modifiers, ctrl: true });
	return byLetter[final] && named(byLetter[final], modifiers);
}

/** xterm and kitty send 1 plus a bit set: 1 Shift, 2 Alt, 4 Ctrl, 32 Meta. */
function modifiersOf(parameter: string, escaped: boolean): Modifiers {
	const bits = Math.max(0, Number(parameter || 1) - 1);
	return { shift: (bits & 1) !== 0, alt: escaped || (bits & 34) !== 0, ctrl: (bits & 4) !== 0 };
}

/**
 * https://sw.kovidgoyal.net/kitty/keyboard-protocol/: `code:shifted:base`, where base is the key at the same position
 * on a Latin keyboard.
 */
function kittyKey(codes: readonly string[], bits: number, modifiers: Modifiers): KeyPress | undefined {
	const code = Number(codes[0]);
	const name = byCode[code];
	if (name) return named(name, modifiers);
	if (code >= 57399 && code < 57399 + numberPad.length) return text(numberPad[code - 57399]!, modifiers);
	// Super and Hyper belong to the window system; other private codes are keys without a character.
	if ((bits & 24) !== 0 || !isCharacter(code)) return undefined;
	const command = modifiers.ctrl || modifiers.alt;
	const base = command && code > 127 && codes[2] ? Number(codes[2]) : code;
	const shown = !command && modifiers.shift && codes[1] ? Number(codes[1]) : base;
	if (!isCharacter(shown)) return undefined;
	const character = String.fromCodePoint(shown);
	// xterm reports a letter with Shift by its capital.
	return text(command ? character.toLowerCase() : character, modifiers);
}

/** Not a control character, a surrogate, or in the private area that kitty uses for keys. */
function isCharacter(code: number): boolean {
	const control = code < 32 || (code >= 127 && code < 160);
	return !control && !(code >= 0xd800 && code <= 0xf8ff) && code <= 0x10ffff;
}
