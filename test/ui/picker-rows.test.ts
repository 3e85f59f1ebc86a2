/** The rows of a picker: within their width whatever the names are, and readable without colour. */
import { expect, test } from "vitest";
import { lineWidth, type StyledLine } from "../../src/terminal/styled.ts";
import { appearanceOf } from "../../src/ui/rows/appearance.ts";
import { pickerRows } from "../../src/ui/rows/picker.ts";
import { weeksOf } from "../../src/wizard/calendar.ts";
import type { PickerLayout } from "../../src/wizard/picker-layout.ts";
import { CAPABILITIES } from "./wizard.ts";

const appearance = appearanceOf(CAPABILITIES);
const textOf = (lines: readonly StyledLine[]): string[] =>
	lines.map((line) =>
		line
			.map(({ text }) => text)
			.join("")
			.trimEnd(),
	);
const listOf = (...names: string[]): PickerLayout => ({
	type: "list",
	rows: names.map((value) => ({ value, words: value })),
	from: 0,
	height: names.length,
});

test("names in Chinese, with emoji and combining characters are cut at the pane's edge", () => {
	const layout = listOf("王小明".repeat(20), "👩‍👩‍👧‍👦".repeat(30), "e\u0301".repeat(90), "short");
	for (const width of [4, 17, 36]) {
		const lines = pickerRows(layout, 0, width, appearance);
		expect(lines.every((line) => lineWidth(line) <= width)).toBe(true);
	}
});

test("names that would drive the terminal are shown as marks", () => {
	const [line = ""] = textOf(pickerRows(listOf("a\u001b[31mb\u202ec"), undefined, 36, appearance));
	expect(line).not.toMatch(/[\u001b\u202e]/);
});

test("the calendar marks the chosen day with brackets and today with a star", () => {
	const picker = { type: "calendar", day: "2026-11-30", today: "2026-11-28" } as const;
	const rows = (room: number): string[] => {
		const weeks = weeksOf(picker, room);
		return textOf(pickerRows({ type: "calendar", picker, weeks, height: weeks.length + 2 }, undefined, 36, appearance));
	};
	expect(rows(4)).toEqual([
		" November 2026",
		" Mo  Tu  We  Th  Fr  Sa  Su",
		" 23  24  25  26  27  28* 29",
		"[30]  1   2   3   4   5   6",
	]);
	expect(rows(2)).toEqual(["[Monday, 30 November 2026]"]);
});

test("a list that is still being looked for says so", () => {
	const layout: PickerLayout = { type: "list", rows: [], from: 0, height: 1, awaited: "people" };
	expect(textOf(pickerRows(layout, 0, 36, appearance))).toEqual([" Looking for people…"]);
});
