/** One line of text, and the keys that a shell's user expects there. */
import { describe, expect, test } from "vitest";
import { bufferOf, textOf } from "../../src/editor/buffer.ts";
import { Tokenizer } from "../../src/terminal/tokenizer.ts";
import { KeyReader } from "../../src/ui/keys.ts";
import { editedLine, lineCommand, pastedLine, visiblePart } from "../../src/wizard/line-input.ts";

/** The line after keys, as a terminal sends them, with a bar at the cursor. */
function after(text: string, ...reads: readonly string[]): string {
	const tokenizer = new Tokenizer();
	const reader = new KeyReader();
	let line = bufferOf(text);
	let now = 0;
	for (const read of reads) {
		for (const key of [...tokenizer.feed(read), ...tokenizer.expire()].flatMap((token) => reader.keysOf(token))) {
			const command = lineCommand(key);
			now += 10_000;
			if (command) line = editedLine(line, command, now);
		}
	}
	const { column } = line.cursor;
	return `${textOf(line).slice(0, column)}|${textOf(line).slice(column)}`;
}

const HOME = "\x01";

test.each([
	["Ctrl+A", ["\x01"], "|one two three"],
	["Ctrl+E", [HOME, "\x05"], "one two three|"],
	["Home", ["\x1b[H"], "|one two three"],
	["Home of rxvt", ["\x1b[7~"], "|one two three"],
	["End", [HOME, "\x1b[4~"], "one two three|"],
	["End of PuTTY as rxvt", [HOME, "\x1bOw"], "one two three|"],
	["Ctrl+B", ["\x02"], "one two thre|e"],
	["Ctrl+F", [HOME, "\x06"], "o|ne two three"],
	["Alt+B", ["\x1bb"], "one two |three"],
	["Alt+F", [HOME, "\x1bf"], "one| two three"],
	["Ctrl+Left", ["\x1b[1;5D"], "one two |three"],
	["Alt+Left", ["\x1b[1;3D"], "one two |three"],
	["Ctrl+Right", [HOME, "\x1b[1;5C"], "one| two three"],
	["Alt+Right", [HOME, "\x1b[1;3C"], "one| two three"],
	["Ctrl+U", ["\x1bb", "\x15"], "|three"],
	["Ctrl+K", [HOME, "\x1bf", "\x0b"], "one|"],
	["Ctrl+W", ["\x17"], "one two |"],
	["Alt+Backspace", ["\x1b\x7f"], "one two |"],
	["Alt+D", [HOME, "\x1bd"], "| two three"],
	["Delete", [HOME, "\x1b[3~"], "|ne two three"],
	["Ctrl+D", [HOME, "\x04"], "|ne two three"],
	["Backspace", ["\x7f"], "one two thre|"],
	["Shift+Home and a letter", ["\x1b[1;2H", "x"], "x|"],
	["Ctrl+U and Ctrl+_", ["\x15", "\x1f"], "one two three|"],
	["Ctrl+U, Ctrl+Z and Ctrl+Y", ["\x15", "\x1a", "\x19"], "|"],
	[
		"Up, PageDown, Tab, Enter and Esc, which are not the line's",
		["\x1b[A", "\x1b[6~", "\t", "\r", "\x1b"],
		"one two three|",
	],
	["a shortcut of the wizard", ["\x07", "\x10"], "one two three|"],
] as const)("%s", (_name, keys, line) => {
	expect(after("one two three", ...keys)).toBe(line);
});

test("keeps graphemes whole", () => {
	expect(after("你好👩‍🚀", "\x7f")).toBe("你好|");
});

describe("a paste", () => {
	test("stays on one line, without control characters", () => {
		expect(pastedLine("two\r\nlines\tand \x1b[31mred\x1b[0m\x07")).toBe("two lines and red");
	});
});

test("shows the part of a long line with the cursor", () => {
	const words = Array.from({ length: 30 }, (_, at) => `word${at}`).join(" ");
	const { text, cursor } = visiblePart(bufferOf(words), 40);
	expect(text).toMatch(/word29$/);
	expect(cursor).toBe(text.length);
	expect(visiblePart(bufferOf("ab"), 40)).toEqual({ text: "ab", cursor: 2 });
});
