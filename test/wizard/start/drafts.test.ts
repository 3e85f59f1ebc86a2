/** Drafts in the start screen's list: one line each, with a filter. */
import { expect, test } from "vitest";
import { type Draft, draftFacts, draftRow, matches } from "../../../src/wizard/start/drafts.ts";

const draft: Draft = {
	file: "1234-pools.pep.yaml",
	title: "1234 In-place resize of worker pools",
	stage: "alpha",
	completeness: 0.39,
	missing: ["Goals", "Risks", "Test plan"],
	age: "2 hours ago",
};

test("shows title, stage, bar, percentage, what is missing, and age", () => {
	expect(draftRow(draft, 100, true)).toMatch(/worker pools +alpha {3}███░░░░░ {3}39 % {2}3 missing +2 hours ago$/);
	expect(draftRow({ ...draft, missing: [], completeness: 1 }, 100, false)).toMatch(/######## {2}100 % {2}complete /);
});

test("drops columns that don't fit, the bar last, and is never too wide", () => {
	expect(draftRow(draft, 74, true)).toMatch(/alpha {3}███░░░░░ {2}3 missing +2 hours ago$/);
	expect(draftRow(draft, 40, true)).toBe("1234 In-place resize …  alpha   ███░░░░░");
	expect(draftRow(draft, 34, true)).toBe("1234 In-place resize of…  ███░░░░░");
	expect(draftRow(draft, 20, true)).toMatch(/^.{20}$/);
});

test("fills the bar only when nothing is missing, and empties it only when nothing is given", () => {
	const bar = (completeness: number) => /[#.]{8}/.exec(draftRow({ ...draft, completeness }, 100, false))?.[0];
	expect([0, 0.01, 0.99, 1].map(bar)).toEqual(["........", "#.......", "#######.", "########"]);
});

test("names what is missing as far as there is room", () => {
	expect(draftFacts(draft, 80)).toEqual(["alpha, 39 %, 2 hours ago", "Missing for alpha: Goals, Risks and Test plan"]);
	expect(draftFacts(draft, 40)[1]).toBe("Missing for alpha: Goals and 2 more");
	expect(draftFacts(draft, 20)[1]).toBe("Missing for alpha: 3 answers");
	expect(draftFacts({ ...draft, missing: [] }, 40)[1]).toBe("Nothing is missing for alpha");
});

test("matches a filter's words in any order, in title, file and stage", () => {
	expect(matches(draft, "pools RESIZE alpha")).toBe(true);
	expect(matches(draft, "pools other")).toBe(false);
});
