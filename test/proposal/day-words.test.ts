/** Words for days: what they stand for, and that each is complete as soon as it is known. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, canBecomeDay, dayInWords, dayOfWords, isDay } from "../../src/proposal/day-words.ts";

/** A Saturday. */
const TODAY = "2026-11-28";

describe("words", () => {
	test.each([
		["today", "2026-11-28"],
		["Tomorrow ", "2026-11-29"],
		["yesterday", "2026-11-27"],
		["+3d", "2026-12-01"],
		["-1d", "2026-11-27"],
		["+2w", "2026-12-12"],
		["+ 3m", "2027-02-28"],
		["+1y", "2027-11-28"],
		["in 3 days", "2026-12-01"],
		["in 1 week", "2026-12-05"],
		["2 months ago", "2026-09-28"],
		["monday", "2026-11-30"],
		["saturday", "2026-11-28"],
		["next Saturday", "2026-12-05"],
		["next  monday", "2026-11-30"],
		["last saturday", "2026-11-21"],
		["last friday", "2026-11-27"],
		["next month", "2026-12-28"],
		["last year", "2025-11-28"],
	])("%j stand for %s", (words, day) => {
		expect(dayOfWords(words, TODAY)).toBe(day);
	});

	test.each([
		"",
		"soon",
		"3",
		"+3",
		"3d",
		"in 3",
		"in 1 days",
		"in 3 day",
		"3 days",
		"in 3 days ago",
		"next day",
		"28 Nov",
	])("%j stand for none", (words) => {
		expect(dayOfWords(words, TODAY)).toBeUndefined();
	});

	test.each(["t", "next", "next m", "+", "+1", "+12", "in", "in 3 d", "in 3 day", "3 d", "12 weeks", "last fri"])(
		"can still follow from %j",
		(typed) => {
			expect(canBecomeDay(typed)).toBe(true);
		},
	);

	test.each(["soon", "+3x", "3x", "next day", "in x", "1234 d"])("can't follow from %j", (typed) => {
		expect(canBecomeDay(typed)).toBe(false);
	});

	test("none is the beginning of another, so that a saved word never cuts one off", () => {
		const words = [
			"today",
			"monday",
			"next monday",
			"next month",
			"+3d",
			"+3m",
			"in 3 days",
			"in 1 day",
			"1 day ago",
			"3 days ago",
		];
		for (const word of words)
			for (let end = 1; end < word.length; end++) expect(dayOfWords(word.slice(0, end), TODAY)).toBeUndefined();
	});

	test("of any kind give a real day or none, quickly", () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 60 }), (text) => {
				const day = dayOfWords(text, TODAY);
				expect(day === undefined || isDay(day)).toBe(true);
			}),
		);
		expect(dayOfWords("+999y", "9999-12-31")).toBe("9999-12-31");
		expect(canBecomeDay(" ".repeat(100_000))).toBe(true);
	});
});

test("days are counted over leap years and the ends of months", () => {
	expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
	expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
	expect(addMonths("2026-01-15", -1)).toBe("2025-12-15");
	expect(dayInWords("2026-12-01")).toBe("Tuesday, 1 December 2026");
});
