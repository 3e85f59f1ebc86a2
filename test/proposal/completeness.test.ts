/** How far items, sections and proposals are. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Item } from "../../src/outline/types.ts";
import { completenessOf, filledCells, fractionDone, statusOf, verdictIn } from "../../src/proposal/completeness.ts";
import { type Answer, COMPLETENESS, type Completeness, type Reason } from "../../src/proposal/types.ts";
import { answerFor } from "./arbitraries.ts";
import { ITEMS } from "./items.ts";
import { FULL, OUTLINE, proposal } from "./outlines.ts";

describe("completeness of an item", () => {
	test.each<[keyof typeof ITEMS, Answer | undefined, Completeness]>([
		["prose", undefined, "blank"],
		["prose", " \n", "blank"],
		["prose", "TBD", "placeholder"],
		["prose", "Text.", "answered"],
		["prose", { "not-applicable": "Because." }, "not-applicable"],
		["prose", { "not-applicable": "" }, "not-applicable"],
		["prose", { "not-applicable": "TBD" }, "placeholder"],
		["prose", { "not-applicable": "(TODO)" }, "placeholder"],
		["list", [], "blank"],
		["list", "* in my own way", "answered"],
		["list", "TODO", "placeholder"],
		["confirm", "yes", "answered"],
		["confirm", "Yes, mostly", "answered"],
		["confirm", { answer: "", explanation: "Because." }, "partial"],
		["choice", "Low risk", "answered"],
		["choice", "TBD", "placeholder"],
		["checklist", ["issue"], "partial"],
		["checklist", undefined, "blank"],
		["checklist", "- [X] An older box", "answered"],
		["checklist", "- [ ] An older box\n- [ ] Another", "placeholder"],
		["checklist", "- [X] An older box\n- [ ] Another", "partial"],
		["options", undefined, "blank"],
		["date", "soon", "partial"],
	])("of %s with %j is %s", (name, answer, state) => {
		expect(completenessOf(ITEMS[name], answer, "alpha")).toBe(state);
	});

	test("follows the stage, and caches nothing stale", () => {
		const ticked = ["issue", "plan"];
		for (let round = 0; round < 2; round++) {
			expect(completenessOf(ITEMS.checklist, ticked, "alpha")).toBe("answered");
			expect(completenessOf(ITEMS.checklist, ticked, "stable")).toBe("partial");
			expect(completenessOf(ITEMS.checklist, [], "stable")).toBe("blank");
		}
	});

	test.each<[keyof typeof ITEMS, Answer, Reason["code"], readonly string[]]>([
		["prose", "**TBD**", "stand-in", ["**TBD**"]],
		["prose", { "not-applicable": "Nothing runs." }, "stated", ["Nothing runs."]],
		["confirm", { answer: "", explanation: "Because." }, "undecided", []],
		["confirm", { answer: "yes", explanation: "TODO" }, "stand-in", ["TODO"]],
		["date", "soon", "malformed", ["soon"]],
		["list", ["TBD", "TODO"], "stand-in", ["TBD"]],
	])("of %s with %j has the reason %s", (name, answer, code, about) => {
		const item = ITEMS[name];
		const outline = { ...OUTLINE, items: [item] };
		const { state, reasons } = verdictIn({ outline, stage: "alpha", answers: { [item.id]: answer } }, item, "alpha");
		expect(state).toBe(completenessOf(item, answer, "alpha"));
		expect(reasons[0]).toEqual({ code, about });
	});

	test("names the boxes that are due and not ticked", () => {
		const item = ITEMS.checklist;
		const [due] = item.entries!.filter(({ required, id }) => required === "alpha" && id !== "issue");
		const given = { outline: OUTLINE, stage: "alpha", answers: { [item.id]: ["issue"] } } as const;
		const { reasons } = verdictIn(given, item, "alpha");
		expect(reasons.map(({ code }) => code)).toEqual(["unticked"]);
		expect(reasons[0]!.about).toContain(due!.text);
	});

	test("is one of the words, whatever the answer", () => {
		const any = fc
			.constantFrom<Item>(...Object.values(ITEMS))
			.chain((item) => fc.tuple(fc.constant(item), answerFor(item)));
		fc.assert(
			fc.property(any, ([item, answer]) => {
				const state = completenessOf(item, answer, "beta");
				expect(COMPLETENESS).toContain(state);
				const answers = answer === undefined ? {} : { [item.id]: answer };
				const verdict = verdictIn({ outline: { ...OUTLINE, items: [item] }, stage: "beta", answers }, item, "beta");
				expect(verdict.state).toBe(state);
			}),
			{ numRuns: 500 },
		);
	});
});

describe("the share that is done", () => {
	test("is everything where there is nothing to do", () => {
		expect(fractionDone({ done: 1, of: 4 })).toBe(0.25);
		expect(fractionDone({ done: 0, of: 0 })).toBe(1);
	});

	test("fills a bar only when all is done, and leaves it empty only when nothing is", () => {
		expect([0, 0.01, 0.5, 0.99, 1].map((part) => filledCells(part, 10))).toEqual([0, 1, 5, 9, 10]);
	});
});

describe("status of a proposal", () => {
	test("of a blank one lists everything required as missing, in the outline's order, apart from the stage", () => {
		const status = statusOf(proposal());
		expect(status.stage).toBe("alpha");
		expect(status.required).toEqual({ done: 1, of: 15 });
		expect(status.all).toEqual({ done: 1, of: 23 });
		expect(status.missing).toEqual([
			"number",
			"title",
			"signoff",
			"summary",
			"motivation",
			"motivation/goals",
			"tests",
			"tests/acknowledgement",
			"tests/packages",
			"readiness/enabled",
			"readiness/default",
			"status/updated",
			"status/sig",
			"status/owners",
		]);
	});

	test("of a full one lists nothing at alpha, and the boxes still to tick at stable", () => {
		const status = statusOf(proposal(FULL));
		expect(status.missing).toEqual([]);
		expect(status.required.done).toBe(status.required.of);
		expect(statusOf(proposal(FULL), "stable").missing).toEqual(["signoff"]);
		expect(statusOf(proposal(FULL, "stable")).missing).toEqual(["signoff"]);
	});

	test("asks for more at a later stage", () => {
		const ids = (stage: "alpha" | "beta" | "stable"): number => statusOf(proposal(), stage).required.of;
		expect(ids("beta")).toBe(ids("alpha") + 3);
		expect(ids("stable")).toBe(ids("beta"));
		expect(statusOf(proposal(), "beta").missing).toContain("readiness/fail");
		expect(statusOf(proposal(), "alpha").missing).not.toContain("readiness/fail");
	});

	test("counts everything below a section", () => {
		const status = statusOf(proposal({ motivation: "x", tests: "TBD", "tests/packages": { "not-applicable": "" } }));
		const section = (id: string) => status.sections.find((each) => each.id === id);
		expect(section("motivation")).toEqual({
			id: "motivation",
			label: "Motivation",
			level: 0,
			required: { done: 1, of: 2 },
			all: { done: 1, of: 2 },
			missing: ["motivation/goals"],
		});
		expect(section("motivation/goals")?.all).toEqual({ done: 0, of: 1 });
		expect(section("tests")).toMatchObject({
			required: { done: 1, of: 3 },
			missing: ["tests", "tests/acknowledgement"],
		});
		expect(section("root")).toMatchObject({ required: { done: 0, of: 0 }, missing: [] });
		expect(status.sections.map(({ id }) => id)).toEqual(OUTLINE.sections.map(({ id }) => id));
	});

	test("reports every item's completeness", () => {
		const { items } = statusOf(proposal({ summary: "TBD", motivation: "x", tests: { "not-applicable": "y" } }));
		expect(items).toMatchObject({
			summary: "placeholder",
			motivation: "answered",
			tests: "not-applicable",
			title: "blank",
			"status/stage": "answered",
		});
		expect(Object.keys(items)).toHaveLength(OUTLINE.items.length);
	});

	test("never lists optional items as missing, but counts them in the total", () => {
		const status = statusOf(proposal({ "status/remarks": "x" }), "stable");
		expect(status.missing).not.toContain("status/risk");
		expect(status.all.done).toBe(2);
	});
});
