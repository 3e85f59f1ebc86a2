/** Simple text has the promised properties, for every character and every combination. */
import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { isSimpleText, SIMPLE_RANGES } from "../../src/text/simple-text.ts";

const characters = SIMPLE_RANGES.flatMap(([first, last]) =>
	Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
);
const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

it.each([
	["plain English", "Operators can change …"],
	["typographic signs", "“quotes”, ‘single’ – dashes — and → arrows"],
	["what our screens are made of", "█░─│·☐☑▸›•○✓✗"],
	["German, Polish, Greek, Russian", "Größe źródło μέγεθος размер"],
	["nothing", ""],
])("%s is simple", (_, text) => {
	expect(isSimpleText(text)).toBe(true);
});

it.each([
	["a line break", "a\nb"],
	["a tab", "a\tb"],
	["an escape", "\x1b[1m"],
	["C1", "\x9b"],
	["a soft hyphen", "a\u00adb"],
	["an accent of its own", "e\u0301"],
	["a joiner", "a\u200d"],
	["a bidirectional override", "\u202e"],
	["a variation selector", "☑\ufe0f"],
	["Chinese", "中"],
	["emoji", "✅"],
	["half of a pair", "\ud83d"],
])("%s is not", (_, text) => {
	expect(isSimpleText(text)).toBe(false);
});

describe("every simple character", () => {
	it("takes one cell", () => {
		expect(characters.filter((character) => stringWidth(character) !== 1)).toEqual([]);
	});

	it("is visible", () => {
		const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{M}]/u;
		expect(characters.filter((character) => unseen.test(character))).toEqual([]);
	});

	it("is a grapheme of its own next to all others", () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...characters)), (some) => {
				const text = some.join("");
				expect([...segmenter.segment(text)].map(({ segment }) => segment)).toEqual(some);
				expect(stringWidth(text)).toBe(text.length);
				expect(isSimpleText(text)).toBe(true);
			}),
		);
	});
});
