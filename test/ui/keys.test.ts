/** What terminals send for a key, and the resulting key press. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Tokenizer } from "../../src/terminal/tokenizer.ts";
import { KeyReader } from "../../src/ui/keys.ts";
import { isInterrupt } from "../../src/wizard/key-press.ts";
import type { KeyPress } from "../../src/wizard/types.ts";

/** The keys of one read, after which nothing arrives. */
function keysOf(bytes: string): KeyPress[] {
	const tokenizer = new Tokenizer();
	const reader = new KeyReader();
	return [...tokenizer.feed(bytes), ...tokenizer.expire()].flatMap((token) => reader.keysOf(token));
}

/** `ctrl+alt+shift+name`, or the text in quotes. */
function shown(key: KeyPress): string {
	const modifiers = [key.ctrl && "ctrl+", key.alt && "alt+", key.shift && "shift+"].filter(Boolean).join("");
	return modifiers + (key.name === "text" ? JSON.stringify(key.text) : key.name);
}

const table: readonly (readonly [string, string, string])[] = [
	["a letter", "a", '"a"'],
	["a capital letter", "A", '"A"'],
	["Chinese from an input method", "你好", '"你好"'],
	["an emoji of several code points", "👩‍🚀", '"👩‍🚀"'],
	["Enter", "\r", "enter"],
	["Ctrl+J, and Shift+Enter in some terminals", "\n", "enter"],
	["Enter on the number pad", "\x1bOM", "enter"],
	["Alt+Enter", "\x1b\r", "alt+enter"],
	["Tab", "\t", "tab"],
	["Shift+Tab", "\x1b[Z", "shift+tab"],
	["Esc", "\x1b", "escape"],
	["Esc twice in one read", "\x1b\x1b", "escape"],
	["Backspace", "\x7f", "backspace"],
	["Backspace of terminals that send Ctrl+H", "\b", "backspace"],
	["Alt+Backspace", "\x1b\x7f", "alt+backspace"],
	["Delete", "\x1b[3~", "delete"],
	["Ctrl+Delete", "\x1b[3;5~", "ctrl+delete"],
	["Up", "\x1b[A", "up"],
	["Up in application mode", "\x1bOA", "up"],
	["Shift+Up", "\x1b[1;2A", "shift+up"],
	["Ctrl+Left", "\x1b[1;5D", "ctrl+left"],
	["Ctrl+Shift+Right", "\x1b[1;6C", "ctrl+shift+right"],
	["Alt+Left", "\x1b[1;3D", "alt+left"],
	["Alt+Up as a second escape", "\x1b\x1b[A", "alt+up"],
	["Shift+Left of rxvt", "\x1b[d", "shift+left"],
	["Ctrl+Right of rxvt", "\x1bOc", "ctrl+right"],
	["Home", "\x1b[H", "home"],
	["Home of the Linux console", "\x1b[1~", "home"],
	["Home of rxvt", "\x1b[7~", "home"],
	["Home in application mode", "\x1bOH", "home"],
	["End in application mode", "\x1bOF", "end"],
	["End", "\x1b[F", "end"],
	["End of the Linux console", "\x1b[4~", "end"],
	["End of rxvt", "\x1b[8~", "end"],
	["Shift+End", "\x1b[1;2F", "shift+end"],
	["Ctrl+End of rxvt", "\x1b[8^", "ctrl+end"],
	["PageUp", "\x1b[5~", "pageup"],
	["Shift+PageDown of rxvt", "\x1b[6$", "shift+pagedown"],
	["F1", "\x1bOP", "f1"],
	["F1 of vt220", "\x1b[11~", "f1"],
	["F1 of the Linux console", "\x1b[[A", "f1"],
	["F1 in the kitty protocol", "\x1b[P", "f1"],
	["F4", "\x1bOS", "f4"],
	["F4 of vt220", "\x1b[14~", "f4"],
	["Ctrl+C", "\x03", 'ctrl+"c"'],
	["Ctrl+Z", "\x1a", 'ctrl+"z"'],
	["Ctrl+Space", "\0", 'ctrl+" "'],
	["Ctrl+_", "\x1f", 'ctrl+"_"'],
	["Alt+b", "\x1bb", 'alt+"b"'],
	["Alt+B", "\x1bB", 'alt+shift+"b"'],
	["Alt+O, given up as the start of a sequence", "\x1bO", 'alt+shift+"o"'],
	["Ctrl+S in the kitty protocol", "\x1b[115;5u", 'ctrl+"s"'],
	["Ctrl+Shift+Z in the kitty protocol", "\x1b[122;6u", 'ctrl+shift+"z"'],
	["Ctrl+S on a Cyrillic keyboard", "\x1b[1099::115;5u", 'ctrl+"s"'],
	["Esc in the kitty protocol", "\x1b[27u", "escape"],
	["Shift+Enter in the kitty protocol", "\x1b[13;2u", "shift+enter"],
	["Ctrl+Backspace in the kitty protocol", "\x1b[127;5u", "ctrl+backspace"],
	["7 on the number pad", "\x1b[57406u", '"7"'],
	["Left on the number pad", "\x1b[57417u", "left"],
	["End of PuTTY as rxvt", "\x1bOw", "end"],
	["1 on the number pad in application mode", "\x1bOq", '"1"'],
	["0 on the number pad in application mode", "\x1bOp", '"0"'],
	["9 on the number pad in application mode", "\x1bOy", '"9"'],
	["* on the number pad in application mode", "\x1bOj", '"*"'],
	["+ on the number pad in application mode", "\x1bOk", '"+"'],
	[", on the number pad in application mode", "\x1bOl", '","'],
	["- on the number pad in application mode", "\x1bOm", '"-"'],
	[". on the number pad in application mode", "\x1bOn", '"."'],
	["/ on the number pad in application mode", "\x1bOo", '"/"'],
	["= on the number pad in application mode", "\x1bOX", '"="'],
	["Tab on the number pad in application mode", "\x1bOI", "tab"],
	["Shift+Enter of xterm's modifyOtherKeys", "\x1b[27;2;13~", "shift+enter"],
	["Ctrl+Z of xterm's modifyOtherKeys", "\x1b[27;5;122~", 'ctrl+"z"'],
	["Ctrl+Shift+Z of xterm's modifyOtherKeys", "\x1b[27;6;90~", 'ctrl+shift+"z"'],
	["Ctrl+Backspace of xterm's modifyOtherKeys", "\x1b[27;5;127~", "ctrl+backspace"],
	["Shift+A of xterm's modifyOtherKeys", "\x1b[27;2;65~", 'shift+"A"'],
	["Ctrl+Z as xterm's formatOtherKeys", "\x1b[122;5u", 'ctrl+"z"'],
];

test.each(table)("%s", (_name, bytes, key) => {
	expect(keysOf(bytes).map(shown)).toEqual([key]);
});

describe("ignores", () => {
	test.each([
		["F5", "\x1b[15~"],
		["Insert", "\x1b[2~"],
		["the release of a key", "\x1b[97;5:3u"],
		["a key of the window system", "\x1b[97;9u"],
		["CapsLock", "\x1b[57358u"],
		["an unfinished sequence", "\x1b[1;"],
		["a mouse report", "\x1b[<0;10;10M"],
		["a surrogate", "\x1b[55296u"],
		["the terminal's background colour", "\x1b]11;rgb:0000/0000/0000\x1b\\"],
		["the same, ended by BEL", "\x1b]11;rgb:0000/0000/0000\x07"],
		["a clipboard", "\x1b]52;c;aGVsbG8=\x1b\\"],
		["what the terminal is (DA)", "\x1b[?62;22c"],
		["where the cursor is (CPR)", "\x1b[24;80R"],
		["whether a mode is on (DECRPM)", "\x1b[?2026;2$y"],
		["a terminal's name (DCS)", "\x1bP>|xterm(390)\x1b\\"],
		["an image protocol's answer (APC)", "\x1b_Gi=31;OK\x1b\\"],
		["the window gets the focus", "\x1b[I"],
		["the window loses the focus", "\x1b[O"],
	])("%s", (_name, bytes) => {
		expect(keysOf(bytes)).toEqual([]);
	});
});

test("separates keys of one read", () => {
	expect(keysOf("ab\r\tc\x13").map(shown)).toEqual(['"a"', '"b"', "enter", "tab", '"c"', 'ctrl+"s"']);
});

test("keeps long runs and other scripts whole", () => {
	expect(keysOf("a line that a slow terminal sends at once").map(shown)).toHaveLength(1);
	expect(keysOf("日本語").map(shown)).toEqual(['"日本語"']);
});

test("treats only Ctrl+C as an interrupt", () => {
	expect(keysOf("\x03").some(isInterrupt)).toBe(true);
	expect(keysOf("\x1b\x03").some(isInterrupt)).toBe(false);
	expect(keysOf("c").some(isInterrupt)).toBe(false);
});

test("never loses or changes typed text", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (typed) => {
			fc.pre(!/[\x00-\x1f\x7f]/.test(typed));
			expect(
				keysOf(typed)
					.map((key) => key.text)
					.join(""),
			).toBe(typed);
		}),
	);
});

test("never throws, and puts no control character into a key", () => {
	const bytes = fc.array(fc.constantFrom("\x1b", "[", "O", ";", "5", "u", "~", "A", "M", "\x00", "\x9b", "é", ":"));
	fc.assert(
		fc.property(bytes, (parts) => {
			for (const key of keysOf(parts.join(""))) expect(key.text).not.toMatch(/[\x00-\x1f\x7f]/);
		}),
	);
});

test("recognises 7 on a keypad in application mode by its other digits", () => {
	expect(keysOf("\x1bOq\x1bOw\x1bOr").map(shown)).toEqual(['"1"', '"7"', '"2"']);
});
