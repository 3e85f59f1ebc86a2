/** Long lines break between words, where the terminal's width is known. */
import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { wrapLines } from "../../src/plain/prompt-io.ts";

test.each([
	["one two three four five six", 20, "one two three four\nfive six"],
	["  one two three four five six", 20, "  one two three four\n  five six"],
	["short\n\none two three four five six\n", 20, "short\n\none two three four\nfive six\n"],
	["a-word-that-is-longer-than-the-line and more", 20, "a-word-that-is-longer-than-the-line\nand more"],
	["Which one shall it be? ", 22, "Which one shall it be?\n"],
	["界界 界界界界界界 界界", 20, "界界 界界界界界界\n界界"],
	["one two three four five six", undefined, "one two three four five six"],
	["one two three four five six", 0, "one two three four five six"],
])("%j in %s", (text, columns, rows) => {
	expect(wrapLines(text, columns)).toBe(rows);
});

test("loses nothing, and no row of several words is too long", () => {
	const words = fc.array(fc.stringMatching(/^[a-z界]{1,30}$/), { minLength: 1, maxLength: 40 });
	fc.assert(
		fc.property(words, fc.integer({ min: 20, max: 60 }), (parts, columns) => {
			const rows = wrapLines(parts.join(" "), columns).split("\n");
			expect(rows.join(" ")).toBe(parts.join(" "));
			for (const row of rows) if (row.includes(" ")) expect(stringWidth(row)).toBeLessThanOrEqual(columns);
		}),
	);
});
