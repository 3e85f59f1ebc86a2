/** The width of text: each letter takes one cell, whatever it is joined with. */
import stringWidth from "string-width";
import { expect, it, test } from "vitest";
import { widthOf } from "../../src/text/width.ts";

it.each([
	["नमस्ते", 4],
	["क्षत्रिय", 6],
	["ক্ষি", 3],
	["กำลัง", 4],
	["ក្រ", 2],
	["က္က", 2],
])("counts the letters that %s is joined of: %i", (text, cells) => {
	expect(widthOf(text)).toBe(cells);
});

test.each(["plain", "中文 한국어", "각", "e\u0301", "👨‍👩‍👧‍👦🇩🇪👍🏽", "عربي עברית", "ｶﾞ", "\x1b[1m"])(
	"%s is as wide as string-width says",
	(text) => {
		expect(widthOf(text)).toBe(stringWidth(text, { countAnsiEscapeCodes: true }));
	},
);
