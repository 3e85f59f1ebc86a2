/** Drafts in the start screen's list: one line each, with a filter. */
import { expect, test } from "vitest";
import { type Draft, draftRow, matches } from "../../../src/wizard/start/drafts.ts";

const draft: Draft = {
	file: "1234-pools.pep.yaml",
	title: "1234 In-place resize of worker pools",
	stage: "alpha",
	completeness: 0.39,
	age: "2 hours ago",
};

test("drops columns that don't fit, and is never too wide", () => {
	expect(draftRow(draft, 70, true)).toMatch(/worker pools +alpha {4}39 % +2 hours ago$/);
	expect(draftRow(draft, 40, true)).toBe("1234 In-place resize of …  alpha    39 %");
	expect(draftRow(draft, 20, true)).toMatch(/^.{20}$/);
});

test("matches a filter's words in any order", () => {
	expect(matches(draft, "pools RESIZE")).toBe(true);
	expect(matches(draft, "pools other")).toBe(false);
});
