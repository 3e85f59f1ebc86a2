/** `number`: digits, perhaps within limits. */
import { describe, expect, test } from "vitest";
import type { KindProperties } from "../../../src/outline/types.ts";
import { numberKind } from "../../../src/proposal/kinds/number.ts";
import { expectedOf } from "../../../src/proposal/kinds/table.ts";
import { validateAnswer } from "../../../src/proposal/validate-answer.ts";
import { canBecome, validateText } from "../../../src/proposal/validate-text.ts";
import { compile, problemLines } from "../../outline/outline-summary.ts";
import { item } from "../items.ts";
import { describeExactReading, describeLaws } from "./laws.ts";

const number = item("number", { placeholders: ["NNNN"] });

const fixOf = (text: string, limits: KindProperties = {}): string | undefined =>
	validateText(expectedOf(item("number", limits)), text)?.fix;

describe("a number", () => {
	test.each([
		["", "blank"],
		["1234", "answered"],
		["0", "answered"],
		["0042", "answered"],
		[" 7 ", "answered"],
		["NNNN", "placeholder"],
		["TBD", "placeholder"],
		["abc", "partial"],
		["12a", "partial"],
		["-1", "partial"],
		["1.5", "partial"],
		["１２", "partial"],
		["9".repeat(101), "partial"],
	] as const)("%j is %s", (text, state) => {
		expect(numberKind.completeness(number, text, "alpha")).toBe(state);
	});

	test("keeps its digits as given, whether YAML read a text or a number", () => {
		expect(numberKind.parse(number, 42)).toEqual({ value: "42" });
		expect(numberKind.toMarkdown(number, "0042")).toBe("0042");
		expect(numberKind.fromMarkdown(number, "0042")).toBe("0042");
	});

	test("describes a fault so that the author can fix it", () => {
		expect(validateAnswer(number, "abc")).toMatchObject([
			{ message: "expected digits only, found “abc”", fix: "Expected digits only." },
		]);
	});

	test("reports nothing while more digits can make it right", () => {
		const expected = expectedOf(item("number", { min: 100, max: 200 }));
		expect(["", "1", "15", "0150"].every((text) => canBecome(expected, text))).toBe(true);
		expect(["a", "201"].some((text) => canBecome(expected, text))).toBe(false);
	});
});

describe("limits", () => {
	test.each([
		["1", { min: 1 }, undefined],
		["0", { min: 1 }, "Expected a number of at least 1."],
		["99", { max: 99 }, undefined],
		["100", { max: 99 }, "Expected a number of at most 99."],
		["0007", { min: 1, max: 9 }, undefined],
		["12", { min: 1, max: 9 }, "Expected a number from 1 to 9."],
		["abc", { min: 1, max: 9 }, "Expected a number from 1 to 9."],
		["9007199254740993", { max: 9007199254740991 }, "Expected a number of at most 9007199254740991."],
	] as const)("%j within %o", (text, limits, fix) => {
		expect(fixOf(text, limits)).toBe(fix);
	});
});

describe("a questionnaire", () => {
	const template = "# NNNN: Title\n\n## Parts\n";
	const limited = (limits: string): string =>
		`sections:\n  - heading: "NNNN: Title"\n    kind: group\n    holes:\n      - { text: NNNN, label: Number, kind: number, ${limits} }\n`;

	test("sets limits for items and fields", () => {
		const fields = "  - heading: Parts\n    record: { fields: [{ label: Count, kind: number, min: 0 }] }\n";
		const outline = compile(template, `${limited("min: 1, max: 9")}${fields}`);
		expect(outline.items.find(({ kind }) => kind === "number")).toMatchObject({ min: 1, max: 9 });
		expect(outline.items.find(({ id }) => id === "parts")?.fields).toMatchObject([{ kind: "number", min: 0 }]);
	});

	test.each([
		["min: 9, max: 1", "no number is from 9 to 1"],
		["min: one", "expected a whole number, found “one”"],
		["pattern: { match: a, expected: b }", "“pattern” has no meaning for the kind “number”"],
	])("can't set %j", (limits, message) => {
		expect(problemLines(() => compile(template, limited(limits))).join()).toContain(message);
	});
});

describeLaws(number);
describeExactReading(number);
