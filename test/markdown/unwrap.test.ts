import fc from "fast-check";
import { expect, test } from "vitest";
import { unwrapParagraphs } from "../../src/markdown/unwrap.ts";

test.each([
	["one\ntwo\n\nthree\nfour", "one two\n\nthree four"],
	["- one\n  two\n- three", "- one two\n- three"],
	["1. a\n   b\n\n   c\n   d", "1. a b\n\n   c d"],
	["| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |"],
	["```\none\ntwo\n```", "```\none\ntwo\n```"],
	["> one\n> two", "> one\n> two"],
	["one  \ntwo\\\nthree", "one  \ntwo\\\nthree"],
	["# one\ntwo\nthree", "# one\ntwo three"],
	["", ""],
])("%j", (markdown, shown) => {
	expect(unwrapParagraphs(markdown)).toBe(shown);
});

test("loses no word", () => {
	const line = fc.constantFrom("a b", "- c", "  d", "```", "# e", "", "> f", "| g |", "|---|", "1. h");
	fc.assert(
		fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
			const words = (text: string) => text.split(/\s+/).filter((word) => word !== "");
			expect(words(unwrapParagraphs(lines.join("\n")))).toEqual(words(lines.join("\n")));
		}),
	);
});
