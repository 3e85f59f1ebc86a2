/** `line`: one line of text. */
import { describe, expect, test } from "vitest";
import { lineKind } from "../../../src/proposal/kinds/line.ts";
import { ITEMS, item } from "../items.ts";
import { describeExactReading, describeLaws } from "./laws.ts";

const line = ITEMS.line;

describe("a line", () => {
	test("is blank until something is written, then answered", () => {
		expect(lineKind.empty(line)).toBe("");
		expect(lineKind.isEmpty(line, " \t")).toBe(true);
		expect(lineKind.completeness(line, " ", "alpha")).toBe("blank");
		expect(lineKind.completeness(line, "SIG Infrastructure", "alpha")).toBe("answered");
	});

	test.each(["TBD", "todo", "...", "…", "<SIG>", "[Relevant SIG]", "- [Relevant SIG].", "TBD: "])(
		"takes %j for a placeholder",
		(text) => {
			const sig = item("line", { placeholders: ["[Relevant SIG]"] });
			expect(lineKind.completeness(sig, text, "alpha")).toBe("placeholder");
		},
	);

	test.each(["<https://example.org>", "<mira@example.org>", "TBD by SIG Infrastructure", "[Relevant SIG] and others"])(
		"takes %j for an answer",
		(text) => {
			const sig = item("line", { placeholders: ["[Relevant SIG]"] });
			expect(lineKind.completeness(sig, text, "alpha")).toBe("answered");
		},
	);

	test("accepts what YAML makes of unquoted text", () => {
		expect(lineKind.parse(line, 1234)).toEqual({ value: "1234" });
		expect(lineKind.parse(line, false)).toEqual({ value: "false" });
		expect(lineKind.parse(line, null)).toEqual({ value: "" });
		expect(lineKind.parse(line, new Date("2026-03-06"))).toEqual({ value: "2026-03-06" });
	});

	test("refuses lists and maps, and says how to write a text with a colon", () => {
		expect(lineKind.parse(line, ["a"])).toMatchObject({
			mismatch: { path: [], message: "expected text, found a list" },
		});
		expect(lineKind.parse(line, { Note: "a" })).toMatchObject({
			mismatch: {
				path: [],
				message: "expected text, found a map",
				fix: expect.stringContaining("“Note:” was read as a key"),
			},
		});
	});

	test("is printed unchanged", () => {
		expect(lineKind.toMarkdown(line, "# *a*  \n")).toBe("# *a*  ");
	});

	test("is edited in one control", () => {
		expect(lineKind.form(line, "a", "alpha")).toEqual([
			{ type: "text", path: [], label: "", multiline: false, value: "a", level: 0 },
		]);
		expect(lineKind.change(line, "a", { type: "text", path: [], value: "b" })).toBe("b");
		expect(lineKind.change(line, "a", { type: "text", path: ["0"], value: "b" })).toBe("a");
	});
});

describeLaws(line);
describeExactReading(line);
