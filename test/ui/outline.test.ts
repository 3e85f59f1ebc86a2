/** The outline's rows as they are drawn. */
import { expect, test } from "vitest";
import { cellWidth } from "../../src/terminal/cell-width.ts";
import type { StyledLine } from "../../src/terminal/styled.ts";
import { appearanceOf } from "../../src/ui/rows/appearance.ts";
import { outlinePane } from "../../src/ui/rows/outline.ts";
import { Story } from "../wizard/outline.ts";
import { CAPABILITIES } from "./wizard.ts";

const appearance = appearanceOf(CAPABILITIES);
const text = (line: StyledLine): string => line.map((each) => each.text).join("");

test.each([32, 44, 80])("the selected row is in one colour over all %i cells", (width) => {
	const { state } = new Story({ title: "T" }, { place: { item: "title", focus: 0 } }).press("escape", "down");
	const [, row] = outlinePane(state, appearance, width, 20);
	expect(text(row!)).toContain("Summary");
	expect(cellWidth(text(row!))).toBe(width);
	expect(new Set(row!.map(({ styles }) => styles.join()))).toEqual(new Set(["selected"]));
});

test("the counts of a section end its row, whatever its label", () => {
	const { state } = new Story({ signoff: ["design"] }, { place: { item: "title", focus: 0 } });
	const rows = outlinePane(state, appearance, 32, 20).map(text);
	expect(rows.find((row) => row.includes("Signoff"))).toMatch(/^ . Signoff {2,}1\/2$/);
	expect(rows.find((row) => row.includes("Goals"))).not.toContain("/");
});
