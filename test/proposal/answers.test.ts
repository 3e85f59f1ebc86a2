/** Answers of any kind: as read, as saved, as edited, as printed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Item } from "../../src/outline/types.ts";
import {
	answerOf,
	changeAnswer,
	cleanAnswer,
	formOf,
	isFree,
	isNotApplicable,
	markdownOfAnswer,
	parseAnswer,
	withAnswer,
	withStage,
} from "../../src/proposal/answers.ts";
import type { Answer } from "../../src/proposal/types.ts";
import { answerFor, changeFor, dataFor } from "./arbitraries.ts";
import { ITEMS } from "./items.ts";
import { OUTLINE, proposal } from "./outlines.ts";

const byId = (id: string): Item => OUTLINE.items.find((item) => item.id === id)!;
const anyItem = fc.constantFrom<Item>(...Object.values(ITEMS));
const itemWith = <T>(make: (item: Item) => fc.Arbitrary<T>): fc.Arbitrary<[Item, T]> =>
	anyItem.chain((item) => fc.tuple(fc.constant(item), make(item)));

const none: Answer = { "not-applicable": "No service." };

describe("an answer in a proposal", () => {
	test("is found by its item, as the stage is by the item that holds it", () => {
		expect(answerOf(proposal({ summary: "a" }), byId("summary"))).toBe("a");
		expect(answerOf(proposal({}), byId("summary"))).toBeUndefined();
		expect(answerOf(proposal({}, "beta"), byId("status/stage"))).toBe("beta");
	});

	test("is never found by accident", () => {
		expect(answerOf(proposal({}), { ...ITEMS.line, id: "constructor" })).toBeUndefined();
	});

	test("is put in the outline's order, with answers to unknown items last", () => {
		const before = proposal({ summary: "s", gone: "g", number: "1" });
		const after = withAnswer(before, byId("motivation"), "m");
		expect(Object.entries(after.answers)).toEqual([
			["number", "1"],
			["summary", "s"],
			["motivation", "m"],
			["gone", "g"],
		]);
		expect(before.answers).toEqual({ summary: "s", gone: "g", number: "1" });
	});

	test("is removed by a blank one, and by none", () => {
		const before = proposal({ summary: "s", "motivation/goals": ["a"] });
		expect(withAnswer(before, byId("summary"), " \n").answers).toEqual({ "motivation/goals": ["a"] });
		expect(withAnswer(before, byId("summary"), undefined).answers).toEqual({ "motivation/goals": ["a"] });
		expect(withAnswer(before, byId("motivation/goals"), ["", " "]).answers).toEqual({ summary: "s" });
	});

	test("keeps its blank entries while others are written", () => {
		expect(withAnswer(proposal(), byId("motivation/goals"), ["a", ""]).answers).toEqual({
			"motivation/goals": ["a", ""],
		});
	});

	test("leaves the very same proposal if it changes nothing", () => {
		const before = proposal({ summary: "s" });
		expect(withAnswer(before, byId("summary"), "s")).toBe(before);
		expect(withAnswer(before, byId("motivation"), "")).toBe(before);
		expect(withStage(before, "alpha")).toBe(before);
	});

	test("sets the stage where the item holds it, and nothing but a stage", () => {
		expect(withAnswer(proposal(), byId("status/stage"), "stable")).toEqual(proposal({}, "stable"));
		expect(withAnswer(proposal(), byId("status/stage"), "gamma")).toEqual(proposal());
		expect(withAnswer(proposal(), byId("status/stage"), undefined)).toEqual(proposal());
		expect(withStage(proposal(), "beta").stage).toBe("beta");
	});
});

const AGAIN = "expected an answer, found “not-applicable” a second time";
const YES = { answer: "yes", explanation: "" } as const;

describe("plain data as an answer", () => {
	test.each<[keyof typeof ITEMS, unknown, Answer | undefined]>([
		["prose", "text\n", "text\n"],
		["prose", " \n", undefined],
		["prose", null, undefined],
		["confirm", null, undefined],
		["options", undefined, undefined],
		["line", 1234, "1234"],
		["confirm", "yes", { answer: "yes", explanation: "" }],
		["confirm", "No", { answer: "no", explanation: "" }],
		["confirm", true, { answer: "yes", explanation: "" }],
		["confirm", "Yes, mostly", "Yes, mostly"],
		["choice", "low", "low"],
		["choice", "Low risk", "low"],
		["choice", "Somewhere between", "Somewhere between"],
		["list", "* a\n* b", "* a\n* b"],
		["list", ["a"], ["a"]],
		["list", [], undefined],
		["people", "@a, @b", "@a, @b"],
		["checklist", "- [x] mine", "- [x] mine"],
		["options", { none: null }, { none: {} }],
		["options", {}, undefined],
		["packages", "none yet", "none yet"],
		["prose", { "not-applicable": "No service." }, none],
		["options", { "not-applicable": "No service." }, none],
		["list", { "not-applicable": true }, { "not-applicable": "" }],
		["list", { "not-applicable": null }, { "not-applicable": "" }],
		["list", { "not-applicable": 7 }, { "not-applicable": "7" }],
		["list", { "not-applicable": "None.", answer: ["a", ""] }, { "not-applicable": "None.", answer: ["a"] }],
		["list", { "not-applicable": "None.", answer: null }, { "not-applicable": "None." }],
		["confirm", { "not-applicable": "None.", answer: "yes" }, { "not-applicable": "None.", answer: YES }],
	])("for %s, %j is %j", (name, data, answer) => {
		expect(parseAnswer(ITEMS[name], data)).toEqual({ answer });
	});

	test.each<[keyof typeof ITEMS, unknown, (string | number)[], string]>([
		["prose", ["a"], [], "expected text, found a list"],
		["checklist", ["nope"], [0], "unknown box “nope” here"],
		["list", { "not-applicable": ["a"] }, ["not-applicable"], "expected the reason as text, found a list"],
		["list", { "not-applicable": false }, ["not-applicable"], "expected the reason as text, found a boolean"],
		["list", { "not-applicable": "a", b: "c" }, ["b"], "expected only “answer” next to “not-applicable”, found “b”"],
		["list", { "not-applicable": "a", answer: { b: "c" } }, ["answer"], "expected a list of texts, found a map"],
		["list", { "not-applicable": "a", answer: { "not-applicable": "b" } }, ["answer", "not-applicable"], AGAIN],
	])("for %s, %j is refused", (name, data, path, message) => {
		expect(parseAnswer(ITEMS[name], data)).toMatchObject({ mismatch: { path, message } });
	});

	test("is read or refused, whatever its shape", () => {
		fc.assert(
			fc.property(itemWith(dataFor), ([item, data]) => {
				const parsed = parseAnswer(item, data);
				if ("answer" in parsed) expect(cleanAnswer(item, parsed.answer)).toEqual(parsed.answer);
				else expect(parsed.mismatch.message).not.toBe("");
			}),
			{ numRuns: 500 },
		);
	});

	test("comes back unchanged after it is saved", () => {
		fc.assert(
			fc.property(
				itemWith((item) => answerFor(item)),
				([item, answer]) => {
					const clean = cleanAnswer(item, answer);
					const data: unknown = clean === undefined ? null : JSON.parse(JSON.stringify(clean));
					expect(parseAnswer(item, data)).toEqual({ answer: clean });
					expect(markdownOfAnswer(item, clean)).toBe(markdownOfAnswer(item, answer));
				},
			),
			{ numRuns: 500 },
		);
	});
});

describe("free text", () => {
	test("is kept as a text where the kind has structure", () => {
		expect(isFree(ITEMS.list, "a")).toBe(true);
		expect(isFree(ITEMS.confirm, "a")).toBe(true);
		expect(isFree(ITEMS.choice, "my own words")).toBe(true);
		expect(isFree(ITEMS.choice, "low")).toBe(false);
		expect(isFree(ITEMS.prose, "a")).toBe(false);
		expect(isFree(ITEMS.list, ["a"])).toBe(false);
		expect(isFree(ITEMS.list, "")).toBe(false);
		expect(isFree(ITEMS.list, undefined)).toBe(false);
	});

	test("is edited as one text, until it is emptied", () => {
		const text = { type: "text", path: [], label: "", multiline: true, value: "* a", level: 0 } as const;
		expect(formOf(ITEMS.list, "* a", "alpha")).toEqual([text]);
		expect(changeAnswer(ITEMS.list, "* a", { type: "text", path: [], value: "* b" })).toBe("* b");
		expect(changeAnswer(ITEMS.list, "* a", { type: "text", path: [], value: "" })).toBeUndefined();
		expect(changeAnswer(ITEMS.list, "* a", { type: "text", path: ["0"], value: "b" })).toBe("* a");
		expect(changeAnswer(ITEMS.list, "* a", { type: "add", path: [] })).toBe("* a");
	});

	test("becomes a yes or no only once it is saved", () => {
		const typed = changeAnswer(ITEMS.confirm, "Yes, mostly", { type: "text", path: [], value: "Yes" });
		expect(typed).toBe("Yes");
		expect(cleanAnswer(ITEMS.confirm, typed)).toEqual({ answer: "yes", explanation: "" });
		expect(markdownOfAnswer(ITEMS.confirm, typed)).toBe("Yes.");
	});
});

describe("an item that does not apply", () => {
	test("is known by its key, whatever its kind", () => {
		expect(isNotApplicable(none)).toBe(true);
		expect(isNotApplicable({ "not-applicable": { name: "an option of that name" } })).toBe(false);
		expect(isNotApplicable(undefined)).toBe(false);
		expect(isNotApplicable("not-applicable")).toBe(false);
	});

	test.each([
		["No service.", "Not applicable: No service."],
		["", "Not applicable."],
		[" \n", "Not applicable."],
		["One\nand two.\n", "Not applicable: One\nand two."],
		["- a\n- b", "Not applicable:\n\n- a\n- b"],
	])("with the reason %j is printed as %j", (reason, markdown) => {
		for (const item of Object.values(ITEMS))
			expect(markdownOfAnswer(item, { "not-applicable": reason })).toBe(markdown);
	});

	test("stays unchanged by every edit", () => {
		fc.assert(
			fc.property(itemWith(changeFor), ([item, change]) => {
				expect(changeAnswer(item, none, change)).toBe(none);
			}),
		);
	});
});

describe("for any answer", () => {
	test("edits and forms never fail, and an edit that fits nowhere changes nothing", () => {
		const edits = itemWith((item) => fc.tuple(answerFor(item), fc.array(changeFor(item), { maxLength: 4 })));
		fc.assert(
			fc.property(edits, ([item, [start, changes]]) => {
				let answer = start;
				for (const change of changes) answer = changeAnswer(item, answer, change);
				expect(formOf(item, answer, "beta").length).toBeGreaterThan(0);
				expect(changeAnswer(item, answer, { type: "text", path: ["x", "y", "z", "?"], value: "a" })).toBe(answer);
			}),
			{ numRuns: 500 },
		);
	});
});
