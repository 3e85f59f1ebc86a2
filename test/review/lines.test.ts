/** Where comments are in the document, and which lines a pull request's diff shows. */
import { describe, expect, test } from "vitest";
import { itemRanges, linesInDiff, quotedLines } from "../../src/review/lines.ts";

const TEXT = ["# T", "", "## Summary", "", "One two", "three.", "", "## Goals", "", "- a", "- b", ""].join("\n");

describe("an item's lines", () => {
	test("are those of its answer, without headings and blank lines around it", () => {
		const ranges = itemRanges({ path: "a.md", text: TEXT, lines: { goals: 7, summary: 2 } });
		expect(Object.fromEntries(ranges)).toEqual({ summary: { first: 5, last: 6 }, goals: { first: 10, last: 11 } });
	});

	test("are the same for items on one line, as in a title", () => {
		const ranges = itemRanges({
			path: "a.md",
			text: "PEP-7: Pools\n\nText.\n",
			lines: { number: 0, title: 0, summary: 2 },
		});
		expect(Object.fromEntries(ranges)).toEqual({
			number: { first: 1, last: 1 },
			title: { first: 1, last: 1 },
			summary: { first: 3, last: 3 },
		});
	});

	test("of a blank answer are one line", () => {
		const ranges = itemRanges({ path: "a.md", text: "## A\n\n## B\n\nb\n", lines: { a: 0, b: 2 } });
		expect(ranges.get("a")).toEqual({ first: 1, last: 1 });
	});

	test("are found in linear time", () => {
		const lines = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`i${at}`, at]));
		expect(itemRanges({ path: "a", text: "x\n".repeat(50_000), lines }).size).toBe(50_000);
	});
});

test.each([
	["One", 5, 5],
	["two three.", 5, 6],
	["two\n  three", 5, 6],
	["four", 5, 5],
	[undefined, 5, 5],
])("the words %j are on lines %i to %i", (quote, first, last) => {
	expect(quotedLines(TEXT.split("\n"), { first: 5, last: 6 }, quote)).toEqual({ first, last });
});

test("words over several paragraphs are on their lines", () => {
	expect(quotedLines(["a", "one", "", "", "two", "b"], { first: 1, last: 6 }, "one\n\ntwo")).toEqual({
		first: 2,
		last: 5,
	});
});

describe("a diff shows", () => {
	const lines = (count: number, change: (line: number) => string = String): string =>
		Array.from({ length: count }, (_, at) => `${change(at + 1)}\n`).join("");

	test("what changed, and three lines around it", () => {
		const after = lines(20, (line) => (line === 10 ? "ten" : `${line}`));
		expect([...linesInDiff(lines(20), after)]).toEqual([7, 8, 9, 10, 11, 12, 13]);
	});

	test("the lines around what was removed", () => {
		expect([...linesInDiff(lines(9), lines(9).replace("5\n", ""))]).toEqual([2, 3, 4, 5, 6, 7]);
	});

	test("all of a new document, and nothing of an unchanged one", () => {
		expect(linesInDiff(undefined, lines(4)).size).toBe(4);
		expect(linesInDiff(lines(4), lines(4)).size).toBe(0);
	});
});
