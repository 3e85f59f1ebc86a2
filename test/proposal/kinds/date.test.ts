/** `date`: a day. */
import { describe, expect, test } from "vitest";
import { DATE, dateKind } from "../../../src/proposal/kinds/date.ts";
import { ITEMS, item } from "../items.ts";
import { describeExactReading, describeLaws } from "./laws.ts";

const date = ITEMS.date;

describe("a date", () => {
	test.each([
		["", "blank"],
		["2026-03-06", "answered"],
		["2024-02-29", "answered"],
		["2026-02-29", "partial"],
		["6 March 2026", "partial"],
		["0026-03-06", "partial"],
		["TBD", "placeholder"],
	] as const)("%j is %s", (text, state) => {
		expect(dateKind.completeness(date, text, "alpha")).toBe(state);
	});

	test("takes the template's own YYYY-MM-DD for a placeholder", () => {
		expect(dateKind.completeness(item("date", { placeholders: ["YYYY-MM-DD"] }), "YYYY-MM-DD", "alpha")).toBe(
			"placeholder",
		);
	});

	test("has a control that says that a date is expected", () => {
		expect(dateKind.form(date, "2026", "alpha")).toMatchObject([
			{ type: "text", expects: DATE, value: "2026", multiline: false },
		]);
	});

	test("is the day, even where YAML read it as a point in time", () => {
		expect(dateKind.parse(date, new Date("2026-03-06T10:00:00Z"))).toEqual({ value: "2026-03-06" });
	});
});

describeLaws(date);
describeExactReading(date);
