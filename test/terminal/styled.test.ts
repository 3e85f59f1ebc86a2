/** Styled lines: their width in cells, and how they are cut. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellWidth, graphemesOf, headWithin, nonEmptyHeadWithin } from "../../src/terminal/cell-width.ts";
import { fitLine, lineWidth, type StyledLine } from "../../src/terminal/styled.ts";
import { widthOf } from "../../src/text/width.ts";
import { anyText } from "./hostile.ts";

const line: StyledLine = [
	{ text: "plain ", styles: [] },
	{ text: "中文", styles: ["strong"] },
	{ text: "👩🏽‍💻!", styles: ["code"] },
];
const text = (styled: StyledLine) => styled.map((span) => span.text).join("");

it("measures in cells", () => {
	expect(lineWidth(line)).toBe(6 + 4 + 2 + 1);
	expect(lineWidth([])).toBe(0);
});

describe("fitting a line", () => {
	it("leaves a line that fits unchanged", () => {
		expect(fitLine(line, 13, true)).toBe(line);
	});

	it.each([
		[12, true, "plain 中文…"],
		[11, true, "plain 中文…"],
		[10, true, "plain 中…"],
		[9, true, "plain 中…"],
		[8, true, "plain …"],
		[9, false, "plain ..."],
		[2, false, ".."],
		[1, true, "…"],
		[0, true, ""],
	])("to %i cells (unicode %s): %s", (width, unicode, expected) => {
		expect(text(fitLine(line, width, unicode))).toBe(expected);
	});

	it("never exceeds the width, and keeps the styles", () => {
		fc.assert(
			fc.property(fc.array(anyText, { maxLength: 4 }), fc.nat(30), fc.boolean(), (texts, width, unicode) => {
				const spans: StyledLine = texts.map((each) => ({ text: each, styles: ["accent"] }));
				const fitted = fitLine(spans, width, unicode);
				expect(lineWidth(fitted)).toBeLessThanOrEqual(width);
				expect(fitted.every((span) => span.styles[0] === "accent")).toBe(true);
			}),
		);
	});
});

describe("graphemes", () => {
	it("are never cut", () => {
		expect(headWithin("a👩🏽‍💻b", 2)).toBe("a");
		expect(headWithin("a👩🏽‍💻b", 3)).toBe("a👩🏽‍💻");
		expect(headWithin("e\u0301e\u0301", 1)).toBe("e\u0301");
	});

	it("are divided if wider than the room, into at least one character", () => {
		expect(nonEmptyHeadWithin("中文", 1)).toBe("中");
		expect(nonEmptyHeadWithin("ᄀ".repeat(100), 10)).toBe("ᄀᄀᄀᄀᄀ");
	});

	it("are the same in a long text, which is measured in windows", () => {
		fc.assert(
			fc.property(fc.array(anyText, { minLength: 20, maxLength: 60 }), (texts) => {
				const long = texts.join("");
				expect([...graphemesOf(long)].join("")).toBe(long);
				expect(cellWidth(long)).toBe(cellWidthBySegments(long));
			}),
			{ numRuns: 50 },
		);
	});

	it.each(["👩🏽", "a\u{E0100}", "👩🏽‍💻"])("are not cut where a window ends: %s", (grapheme) => {
		for (let before = 512 - grapheme.length; before <= 512; before++) {
			expect([...graphemesOf(`${"-".repeat(before)}${grapheme}-`)][before]).toBe(grapheme);
		}
	});

	it("are found quickly in a text of 300,000 characters", () => {
		expect(cellWidth("中".repeat(300_000))).toBe(600_000);
	});
});

function cellWidthBySegments(long: string): number {
	const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(long);
	return [...segments].reduce((sum, { segment }) => sum + widthOf(segment), 0);
}
