/** Long answers are written without the YAML library, with the same result. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { entryLines } from "../../src/yaml/entry.ts";
import { literalLines } from "../../src/yaml/literal.ts";
import { pairOf, pairText } from "../../src/yaml/nodes.ts";

const STYLE = { step: 2, eol: "\n", indent: 0 };

test("several lines become a block literal, with the draft's indentation and line ending", () => {
	expect(literalLines("summary", "One.\n\nTwo.\n", { step: 2, eol: "\n", indent: 2 })).toBe(
		"  summary: |\n    One.\n\n    Two.\n",
	);
	expect(literalLines("a/b", "One.\nTwo.", { step: 4, eol: "\r\n", indent: 4 })).toBe(
		"    a/b: |-\r\n        One.\r\n        Two.\r\n",
	);
});

test.each([
	["one line", "One."],
	["a first line that is indented", "  One.\nTwo.\n"],
	["a first line that is blank", "\nTwo.\n"],
	["a line of blanks", "One.\n  \nTwo.\n"],
	["blanks at the end", "One.\n  "],
	["a carriage return", "One.\r\nTwo.\n"],
	["what only escapes hold", "One.\u2028Two.\n"],
])("prints %s as the library does", (_, text) => {
	expect(literalLines("summary", text, STYLE)).toBeUndefined();
});

test.each(["yes", "12", "a b", "true", "é"])("prints the key %s as the library does", (key) => {
	expect(literalLines(key, "One.\nTwo.\n", STYLE)).toBeUndefined();
});

test("prints any text as the library does", () => {
	const line = fc.oneof(
		fc.string({ unit: "grapheme", maxLength: 12 }),
		fc.constantFrom(
			"",
			" ",
			"\t",
			"# no comment",
			"- x",
			"a: b",
			"| x",
			"--- ",
			"...",
			"  deep",
			"\tx",
			"x \t",
			"%YAML",
		),
	);
	const text = fc.array(line, { minLength: 2, maxLength: 6 }).map((lines) => lines.join("\n"));
	let quick = 0;
	const property = fc.property(text, fc.constantFrom("summary", "a/b-1", "No"), fc.nat(6), (given, key, more) => {
		const style = { ...STYLE, step: 1 + more };
		const lines = literalLines(key, given, style);
		if (lines === undefined) return;
		quick++;
		expect(lines).toBe(pairText(pairOf(key, given, style), style.step));
		expect(parse(lines)).toEqual({ [key]: given });
		// The same text twice, as a list's entries, has to be proved: it shows whether blank lines below count.
		const { isOpen } = entryLines("list", [given, given], style);
		expect(entryLines(key, given, style)).toEqual({ text: lines, isOpen });
	});
	fc.assert(property, { numRuns: 2000 });
	expect(quick).toBeGreaterThan(500);
});
