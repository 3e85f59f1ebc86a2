/** `prose`: Markdown of any length. */
import { describe, expect, test } from "vitest";
import { proseKind } from "../../../src/proposal/kinds/prose.ts";
import { ITEMS, item } from "../items.ts";
import { describeExactReading, describeLaws } from "./laws.ts";

const prose = ITEMS.prose;

describe("prose", () => {
	test("is printed byte for byte, without the empty lines around it", () => {
		const text = "\n \n    code\t\r\n\n* odd   list\r1) \\*two*  \n\n";
		expect(proseKind.toMarkdown(prose, text)).toBe("    code\t\r\n\n* odd   list\r1) \\*two*  ");
		expect(proseKind.toMarkdown(prose, " \n\t\n")).toBe("");
	});

	test("reads back what it prints, and nothing else", () => {
		expect(proseKind.fromMarkdown(prose, "a\n\n- b")).toBe("a\n\n- b");
		expect(proseKind.fromMarkdown(prose, "")).toBe("");
		expect(proseKind.fromMarkdown(prose, "a\n")).toBeUndefined();
		expect(proseKind.fromMarkdown(prose, " ")).toBeUndefined();
	});

	test.each([
		["", "blank"],
		[" \n", "blank"],
		["Provide a concise summary of your proposal.", "placeholder"],
		["provide a concise   summary\nof your proposal", "placeholder"],
		["TBD", "placeholder"],
		["TODO\n\n- ...\n- TBD", "placeholder"],
		["- [ ] ...", "placeholder"],
		["Provide a concise summary of your proposal.\n\nIt resizes pools.", "answered"],
		["Operators can change pools.", "answered"],
		["No.", "answered"],
	] as const)("%j is %s", (text, state) => {
		expect(proseKind.completeness(prose, text, "alpha")).toBe(state);
	});

	test("recognises a placeholder of several lines however it is wrapped", () => {
		const notes = item("prose", { placeholders: ["Include any additional notes\nrelated to your proposal."] });
		expect(proseKind.completeness(notes, "Include any additional\nnotes related to your proposal.", "alpha")).toBe(
			"placeholder",
		);
	});

	test("accepts several lines", () => {
		expect(proseKind.form(prose, "", "alpha")).toMatchObject([{ type: "text", multiline: true, value: "" }]);
	});

	test("refuses a list where text is expected", () => {
		expect(proseKind.parse(prose, ["a"])).toMatchObject({ mismatch: { fix: "Write one text here, not a list." } });
	});
});

describeLaws(prose);
describeExactReading(prose);
