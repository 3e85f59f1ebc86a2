/** What a proposal is called. */
import { describe, expect, test } from "vitest";
import { shortTitle, titleOf } from "../../src/proposal/headings.ts";
import { OUTLINE, proposal } from "./outlines.ts";

describe("the title", () => {
	test.each([
		[
			{ number: "1234", title: "In-place `resize` of *pools*\n" },
			"KEP-1234: In-place resize of pools",
			"1234 In-place `resize` of *pools*",
		],
		[{ title: "In-place resize" }, "KEP-NNNN: In-place resize", "In-place resize"],
		[{ number: "1234" }, "KEP-1234: Title of Your Proposal", "1234"],
		[{}, undefined, undefined],
		[{ title: " ", number: "" }, undefined, undefined],
		[{ title: { "not-applicable": "x" } }, undefined, undefined],
	])("of %j is %j, or %j in short", (answers, full, short) => {
		expect(titleOf(proposal(answers as never))).toBe(full);
		expect(shortTitle(proposal(answers as never))).toBe(short);
	});

	test("is missing if no heading takes answers", () => {
		const outline = { ...OUTLINE, blocks: OUTLINE.blocks.filter(({ type }) => type !== "heading"), items: [] };
		expect(titleOf({ outline, stage: "alpha", answers: { title: "x" } })).toBeUndefined();
		expect(shortTitle({ outline, stage: "alpha", answers: { title: "x" } })).toBeUndefined();
	});
});
