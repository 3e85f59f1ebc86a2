/** Notes between the lines of a laid-out document. */
import { describe, expect, test } from "vitest";
import { layOutMarkdown } from "../../src/terminal/markdown-view.ts";
import { withNotes } from "../../src/terminal/view-notes.ts";

const MARKDOWN = "# A\n\nText.\n\n- one\n- two\n";

function read(notes: readonly (readonly [line: number, text: string])[], width = 20): string[] {
	const lines = layOutMarkdown(MARKDOWN, { width, unicode: true });
	const given = notes.map(([line, text]) => ({ line, text, styles: ["quiet"] as const }));
	return withNotes(lines, given, width).map(({ spans }) => spans.map(({ text }) => text).join(""));
}

describe("a note", () => {
	test("stands below the block that shows its line, before the blank line", () => {
		expect(read([[0, "Missing"]])).toEqual(["A", "═".repeat(20), "  Missing", "", "Text.", "", "• one", "• two"]);
		expect(read([[4, "Missing"]]).slice(5)).toEqual(["• one", "  Missing", "• two"]);
		expect(read([[5, "Missing"]]).slice(5)).toEqual(["• one", "• two", "  Missing"]);
	});

	test("wraps like the document, and stands below others of its line", () => {
		const lines = read([[2, "Not answered yet"], [2, "b"]], 10); // biome-ignore format: one line reads better
		expect(lines.slice(3)).toEqual(["Text.", "  Not", "  answered", "  yet", "  b", "", "• one", "• two"]);
	});

	test("of a line beyond the document stands at its end", () => {
		expect(read([[99, "Missing"]]).at(-1)).toBe("  Missing");
	});
});
