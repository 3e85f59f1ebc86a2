/** The preview: searching, its headings, the numbers of the Markdown's lines. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hintsOf } from "../../src/wizard/hints.ts";
import { findHeadings, matchesOf, type PreviewRow } from "../../src/wizard/preview-search.ts";
import type { Overlay } from "../../src/wizard/types.ts";
import { previewOf, Story } from "./outline.ts";

type Preview = Extract<Overlay, { readonly type: "preview" }>;

const rowsOf = (...texts: readonly string[]): PreviewRow[] => texts.map((text, source) => ({ text, source }));

/** A preview of a hundred rows, opened at one of them. */
function opened(itemLine = 0): Story {
	return new Story().press("ctrl+p").send({ type: "previewLaidOut", rows: previewOf(100), itemLine, beside: false });
}

function preview(story: Story): Preview {
	const { overlay } = story.state;
	if (overlay?.type !== "preview") throw new Error("the preview is closed");
	return overlay;
}

describe("matches", () => {
	test("are found across line breaks, in parts", () => {
		const rows = rowsOf("one two", "  three", "", "two three");
		expect(matchesOf(rows, "two three")).toEqual([
			[
				{ row: 0, from: 4, to: 7 },
				{ row: 1, from: 0, to: 7 },
			],
			[{ row: 3, from: 0, to: 9 }],
		]);
	});

	test("are case-sensitive only if the query has capitals", () => {
		const rows = rowsOf("Pool pool");
		expect(matchesOf(rows, "pool")).toHaveLength(2);
		expect(matchesOf(rows, "Pool")).toHaveLength(1);
	});

	test("take punctuation literally; a blank query has none", () => {
		expect(matchesOf(rowsOf("a.b", "axb", "(a*"), "a.b")).toHaveLength(1);
		expect(matchesOf(rowsOf("a.b", "axb", "(a*"), "(a*")).toHaveLength(1);
		expect(matchesOf(rowsOf("a b"), "  ")).toEqual([]);
	});

	test("have parts that make up the query", () => {
		fc.assert(
			fc.property(
				fc.array(fc.string({ unit: "grapheme" })),
				fc.string({ minLength: 1, maxLength: 3 }),
				(texts, query) => {
					const rows = rowsOf(...texts.map((text) => text.replaceAll("\n", "")));
					const wanted = query.trim().replace(/\s+/g, " ");
					for (const match of matchesOf(rows, query)) {
						const text = match.map(({ row, from, to }) => rows[row]?.text.slice(from, to)).join("\n");
						expect(text.replace(/\s+/g, " ").toLowerCase()).toBe(wanted.toLowerCase());
					}
				},
			),
		);
	});
});

describe("/", () => {
	test("finds while typing, from the starting point, and continues with n and N", () => {
		const story = opened(20).press("/").type("Part");
		expect(preview(story)).toMatchObject({ search: { query: { lines: ["Part"] }, typing: true, at: 2 } });
		story.press("enter", "n");
		expect(preview(story)).toMatchObject({ search: { typing: false, at: 3 } });
		expect(preview(story.press("N", "N"))).toMatchObject({ search: { at: 1 }, top: 10 - 8 });
		expect(preview(story.press("N", "N")).search?.at).toBe(9);
		expect(preview(story.press("n")).search?.at).toBe(0);
	});

	test("shows the match with rows around it, and doesn't scroll if it is visible", () => {
		const far = preview(opened().press("/").type("Row 57"));
		expect(far.top).toBeLessThan(57);
		expect(far.top! + 24).toBeGreaterThan(57);
		expect(preview(opened().press("/").type("Row 5 ")).top).toBe(0);
	});

	test("returns to the start on Esc, then ends the search, then the preview", () => {
		const story = opened().press("/").type("Row 57");
		expect(preview(story.press("escape"))).toMatchObject({ top: 0 });
		expect(preview(story).search).toBeUndefined();
		story.press("/").type("Row 57").press("enter", "escape");
		expect(preview(story).search).toBeUndefined();
		expect(preview(story).top).toBeGreaterThan(30);
		expect(story.press("escape").state.overlay).toBeUndefined();
	});

	test("reports what isn't found", () => {
		const story = opened().press("/").type("nowhere").press("enter");
		expect(story.state.notice?.text).toBe("Not found: nowhere");
		expect(story.press("n").state.notice?.text).toBe("Not found: nowhere");
	});

	test("accepts letters that are commands elsewhere, and pastes", () => {
		const story = opened().press("/").type("q n").send({ type: "pasted", text: "a\nb" });
		expect(preview(story).search?.query.lines).toEqual(["q na b"]);
		expect(preview(story.press("ctrl+w", "backspace")).search?.query.lines).toEqual(["q na"]);
	});
});

describe("headings", () => {
	test("are listed by h, at the current one; Enter goes there", () => {
		const story = opened(35).press("h");
		expect(preview(story).headings).toMatchObject({ query: { lines: [""] }, selected: 3 });
		expect(preview(story.press("down", "enter"))).toMatchObject({ top: 40, headings: undefined });
	});

	test("are filtered by typing; Esc closes only the list", () => {
		const story = opened().press("tab").type("7");
		expect(findHeadings(previewOf(100), "7").map(({ text }) => text)).toEqual(["Part 7"]);
		expect(preview(story.press("enter")).top).toBe(70);
		expect(preview(story.press("h", "escape")).headings).toBeUndefined();
	});

	test("are opened by a click, too", () => {
		const story = opened().press("h");
		story.send({ type: "mousePressed", mouse: { kind: "press", button: "left", row: 2 + 2 + 5, column: 9 } });
		expect(preview(story).top).toBe(50);
	});
});

describe("laid out again", () => {
	test("keeps the same source line at the top, however its rows have moved", () => {
		const story = opened().press("pagedown", "l");
		const { top } = preview(story);
		const wider = previewOf(100).flatMap((row) => [row, { ...row, text: "" }]);
		story.send({ type: "previewLaidOut", rows: wider, itemLine: 0, beside: false });
		expect(preview(story)).toMatchObject({ top: 2 * top!, numbers: true, lines: 200 });
	});
});

describe("the item under the cursor", () => {
	const items = (): PreviewRow[] =>
		Array.from({ length: 100 }, (_, source) => ({
			text: `row ${source}`,
			source,
			item: source < 10 ? "title" : source < 50 ? "summary" : "goals",
			...((source === 20 || source === 70) && { hole: true }),
		}));
	const shown = () =>
		new Story().press("ctrl+p").send({ type: "previewLaidOut", rows: items(), itemLine: 0, beside: false });

	test("moves with the rows, and beyond them at the document's end", () => {
		const story = shown().press("down", "down");
		expect(preview(story)).toMatchObject({ top: 2, cursor: 2 });
		const { top = 0 } = preview(story.press("end"));
		expect(preview(story).cursor).toBe(99);
		expect(preview(story.press("up"))).toMatchObject({ top: top - 1, cursor: 98 });
		expect(preview(story.press("home"))).toMatchObject({ top: 0, cursor: 0 });
	});

	test("is opened by Enter, and the preview closed", () => {
		const { state } = shown().press("end", "enter");
		expect(state).toMatchObject({ current: "goals", pane: "item" });
		expect(state.overlay).toBeUndefined();
		expect(shown().press("enter").state.current).toBe("title");
	});

	test("goes to the next missing answer with Ctrl+N, and from the last one to the first", () => {
		const story = shown().press("ctrl+n");
		expect(preview(story).cursor).toBe(20);
		expect(preview(story.press("ctrl+n")).cursor).toBe(70);
		expect(preview(story.press("ctrl+n")).cursor).toBe(20);
		expect(opened().press("ctrl+n").state.notice?.text).toBe("Nothing required is missing");
	});

	test("keeps its text when the preview is laid out at another width", () => {
		const wider = items().flatMap((row) => [row, row]);
		const story = shown().press("pagedown").send({ type: "previewLaidOut", rows: wider, itemLine: 0, beside: false });
		expect(wider[preview(story).cursor ?? 0]?.source).toBe(preview(shown().press("pagedown")).cursor);
	});
});

test("shows the available keys in the key line", () => {
	const keys = (story: Story): string =>
		hintsOf(story.state)
			.map(({ key }) => key)
			.join(" ");
	expect(keys(opened())).toContain("/ h l");
	expect(keys(opened().press("/"))).toBe("Enter Esc");
	expect(keys(opened().press("/").type("Part").press("enter"))).toContain("n N Esc");
	expect(keys(opened().press("h"))).toContain("Enter");
});
