/** Texts in and out: nothing is lost or changed, and cursors are at valid positions. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdit, bufferOf, replaceText, textOf, withCursor } from "../../src/editor/buffer.ts";
import { isBoundary, nextBoundary, previousBoundary } from "../../src/text/graphemes.ts";
import { anyText } from "./arbitrary.ts";
import { read, show, VIEW } from "./notation.ts";

test("returns any text unchanged", () => {
	for (const text of [
		"",
		"\n",
		"\r",
		"a\r\nb\rc\n",
		"\t\0\u001b[2J",
		"\ud800",
		"\udc00\ud83d",
		"\u2028\u2029\u0085",
		"\ufeffa",
	]) {
		expect(textOf(bufferOf(text))).toBe(text);
	}
	fc.assert(fc.property(anyText, (text) => textOf(bufferOf(text)) === text && textOf({ ...bufferOf(text) }) === text));
});

test("returns the edited text, whether it is read after each edit or only at the end", () => {
	let asked = bufferOf("a\nb\nc");
	let silent = asked;
	for (const text of ["x", "\n", "y"]) {
		const context = { view: VIEW, now: 0 };
		asked = applyEdit(withCursor(asked, { line: 1, column: 0 }), { type: "insert", text }, context);
		silent = applyEdit(withCursor(silent, { line: 1, column: 0 }), { type: "insert", text }, context);
		expect(textOf(asked)).toBe(asked.lines.join("\n"));
	}
	expect(textOf(silent)).toBe("a\ny\nxb\nc");
});

test("starts with the cursor at the end", () => {
	expect(show(bufferOf("a\nbc"))).toBe("a⏎bc|");
});

describe("withCursor", () => {
	test.each([
		[0, 1, "a|b⏎c"],
		[0, 99, "ab|⏎c"],
		[99, 0, "ab⏎c|"],
		[-1, -1, "|ab⏎c"],
		[Number.NaN, 1.9, "a|b⏎c"],
	])("%s:%s gives %s", (line, column, after) => {
		expect(show(withCursor(bufferOf("ab\nc"), { line, column }))).toBe(after);
	});

	test("moves back to the start of a grapheme, and clears the selection", () => {
		expect(show(withCursor(read("¦x👩‍👩‍👧|"), { line: 0, column: 4 }))).toBe("x|👩‍👩‍👧");
		const buffer = read("a|b");
		expect(withCursor(buffer, buffer.cursor)).toBe(buffer);
	});
});

describe("replaceText", () => {
	test.each([
		["one⏎tw|o", "zero\none\ntwo", "zero⏎one⏎tw|o"],
		["o|ne⏎two", "one\nthree", "o|ne⏎three"],
		["one⏎t|wo⏎x", "one\n2\nx", "one⏎2|⏎x"],
		["a|b", "", "|"],
		["|", "a\nb", "|a⏎b"],
		["aa|a", "aa", "aa|"],
		["a|\r⏎", "a\r\nb\r\n", "a|\r⏎b\r⏎"],
	])("%s by %j: %s", (before, text, after) => {
		const buffer = replaceText(read(before), text, 0);
		expect(textOf(buffer)).toBe(text);
		expect(show(buffer)).toBe(after);
	});

	test("returns the same buffer for the same text", () => {
		const buffer = read("a⏎|b");
		expect(replaceText(buffer, "a\nb", 0)).toBe(buffer);
	});

	test("replaces any text by any other, and undoes it", () => {
		fc.assert(
			fc.property(anyText, anyText, (before, after) => {
				const buffer = bufferOf(before);
				const replaced = replaceText(buffer, after, 0);
				expect(textOf(replaced)).toBe(after);
				const back = applyEdit(replaced, { type: "undo" }, { view: VIEW, now: 0 });
				expect(textOf(back)).toBe(before);
				expect(back.cursor).toEqual(buffer.cursor);
			}),
		);
	});
});

describe("graphemes", () => {
	const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

	test("follow the Unicode standard, found from any column without reading the whole line", () => {
		fc.assert(
			fc.property(anyText, (given) => {
				const text = given.replaceAll("\n", " ");
				const starts = [...segmenter.segment(text)].map(({ index }) => index);
				const ends = [...starts.slice(1), text.length];
				for (const [index, start] of starts.entries()) {
					expect(nextBoundary(text, start)).toBe(ends[index]);
					expect(previousBoundary(text, ends[index] ?? 0)).toBe(start);
				}
				const boundaries = new Set([0, ...ends]);
				for (let at = 0; at <= text.length; at++) expect(isBoundary(text, at)).toBe(boundaries.has(at));
			}),
			{ numRuns: 300 },
		);
	});

	test("may have any length, and flags may follow each other in any number", () => {
		const zalgo = `a${"\u0301".repeat(5000)}b`;
		expect(nextBoundary(zalgo, 0)).toBe(5001);
		expect(previousBoundary(zalgo, 5001)).toBe(0);
		const flags = "🇩🇪".repeat(500);
		expect(previousBoundary(flags, 2000)).toBe(1996);
		expect(isBoundary(flags, 1002)).toBe(false);
	});
});
