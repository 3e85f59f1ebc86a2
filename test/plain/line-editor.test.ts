/** Editing a line in a terminal: the resulting line, and its echo. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keysOf, LineEditor } from "../../src/plain/line-editor.ts";
import { Tokenizer } from "../../src/terminal/tokenizer.ts";

function typed(keys: string, { column = 0, columns = 80, unicode = true } = {}) {
	const typing = new LineEditor({ column, columns, unicode });
	const tokenizer = new Tokenizer();
	const pressed = keysOf([...tokenizer.feed(keys), ...tokenizer.expire()]);
	let echo = "";
	for (const [at, key] of pressed.entries()) {
		const shown = typing.press(key);
		echo += shown.echo;
		if (shown.ending) return { line: typing.line, echo, ending: shown.ending, rest: pressed.slice(at + 1).join("") };
	}
	return { line: typing.line, echo, ending: undefined, rest: "" };
}

test("echoes text; Enter ends the line", () => {
	expect(typed("Größe\r")).toEqual({ line: "Größe", echo: "Größe\n", ending: "line", rest: "" });
});

test("Backspace deletes a whole grapheme and moves back its width", () => {
	expect(typed("ab\x7f")).toMatchObject({ line: "a", echo: "ab\b \b" });
	expect(typed("ä漢\b")).toMatchObject({ line: "ä", echo: "ä漢\b\b  \b\b" });
	expect(typed("👩‍👩‍👧\x7f").line).toBe("");
	expect(typed("\x7f")).toMatchObject({ line: "", echo: "" });
});

test("Ctrl+W deletes a word, Ctrl+U the line", () => {
	expect(typed("two words\x17").line).toBe("two ");
	expect(typed("two words \x17x").line).toBe("two x");
	expect(typed("two words\x15x").line).toBe("x");
});

test("reprints the line after deleting across a row's edge", () => {
	// The question takes four cells, so a row of ten is full after the sixth letter.
	const narrow = { column: 4, columns: 10 };
	expect(typed("abcdefg\x7f", narrow)).toMatchObject({ line: "abcdef", echo: "abcdefg\b \b" });
	expect(typed("abcdefg\x7f\x7f", narrow)).toMatchObject({ line: "abcde", echo: "abcdefg\b \b\nabcde" });
	expect(typed("abcdef\x7f\x7f", narrow)).toMatchObject({ line: "abcd", echo: "abcdef\nabcde\b \b" });
	expect(typed("a\tb\x7f\x7f", { columns: 40 })).toMatchObject({ line: "a", echo: "a\tb\b \b\na" });
});

test("Ctrl+C keeps the text; Ctrl+D ends only an empty line", () => {
	expect(typed("half\x03")).toMatchObject({ line: "half", ending: "interrupt" });
	expect(typed("half\x04\r")).toMatchObject({ line: "half", ending: "line" });
	expect(typed("\x04")).toMatchObject({ ending: "end" });
});

describe("keys that type nothing", () => {
	for (const [name, key] of Object.entries({
		"an arrow": "\x1b[A",
		"an arrow with Shift": "\x1b[1;2C",
		"a function key": "\x1bOP",
		Delete: "\x1b[3~",
		"the mark of a paste": "\x1b[200~",
		"a control sign": "\x01",
	}))
		test(name, () => {
			expect(typed(`a${key}b`)).toMatchObject({ line: "ab", echo: "ab" });
		});

	test("Escape alone, and Alt with a letter, which types the letter", () => {
		expect(typed("a\x1b\rb")).toMatchObject({ line: "a", ending: "line" });
		expect(typed("\x1bx").line).toBe("x");
	});

	test("late terminal reports, and the mouse in any form", () => {
		expect(typed("a\x1b]11;rgb:0/0/0\x1b\\\x1b[?62c\x1b[I\x1bP>|x\x07\x1b[M !!\x1b[<0;1;1M\x1b[32;1;1Mb").line).toBe(
			"ab",
		);
	});

	test("control characters of a paste", () => {
		expect(typed("\x1b[200~a\x1b[31mb\x07\x1b[201~").line).toBe("ab");
	});
});

test("typed or pasted text never drives the terminal", () => {
	expect(typed("\u202eabc\u0085").echo).toBe("⟨U+202E⟩abc");
	expect(typed("\u202eabc", { unicode: false }).echo).toBe("<U+202E>abc");
	expect(typed("\u202eabc").line).toBe("\u202eabc");
});

test("handles any input, and the echo has no escape sequences", () => {
	const keys = fc.array(
		fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\x7f", "\x17", "\x15", "\x1b[", "\t", "漢")),
	);
	fc.assert(
		fc.property(keys, fc.integer({ min: 1, max: 20 }), (pieces, columns) => {
			const { echo, ending, rest } = typed(pieces.join(""), { columns });
			expect(echo.replace(/[\n\t\b]/g, "")).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
			expect(ending !== undefined || rest === "" || rest.startsWith("\x1b")).toBe(true);
		}),
	);
});
