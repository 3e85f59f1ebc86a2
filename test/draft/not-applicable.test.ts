/** An item that doesn't apply keeps its answer in the draft, and gives it back whenever the mark is taken back. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asSaved } from "../../src/draft/changes.ts";
import { printDraft, updateDraft } from "../../src/draft/codec.ts";
import { parseAnswer } from "../../src/proposal/answers.ts";
import { asNotApplicable, isNotApplicable, keptAnswer } from "../../src/proposal/not-applicable.ts";
import { ownValue } from "../../src/proposal/plain-data.ts";
import type { Answer } from "../../src/proposal/types.ts";
import { oddText, valueFor } from "../proposal/arbitraries.ts";
import { item } from "../proposal/items.ts";
import { draftWith, OUTLINE, outlineOf, problemsOf, sides, sidesIn } from "./fixture.ts";

/** The draft after an item is marked as not applicable. */
function marked(text: string, id: string, reason: string): string {
	const before = sidesIn(text);
	const answers = { ...before.answers, [id]: asNotApplicable(reason, ownValue(before.answers, id)) };
	return updateDraft(text, OUTLINE, before, sides(answers));
}

/** The draft after the mark is taken back. */
function takenBack(text: string, id: string): string {
	const before = sidesIn(text);
	const { [id]: mark, ...others } = before.answers;
	const kept = keptAnswer(mark);
	return updateDraft(text, OUTLINE, before, sides(kept === undefined ? others : { ...others, [id]: kept }));
}

test("puts the answer below its reason, written as usual, and changes only its lines", () => {
	const text = draftWith(
		"  title: Pools # agreed",
		"  summary: |",
		"    Pools can grow.",
		"",
		"    And shrink.",
		"  kinds/list:",
		"    - No restart",
		"    - No drain",
	);
	const away = marked(marked(text, "summary", "It says it all."), "kinds/list", "None.");
	expect(away).toBe(
		draftWith(
			"  title: Pools # agreed",
			"  summary:",
			"    not-applicable: It says it all.",
			"    answer: |",
			"      Pools can grow.",
			"",
			"      And shrink.",
			"  kinds/list:",
			"    not-applicable: None.",
			"    answer:",
			"      - No restart",
			"      - No drain",
		),
	);
	expect(takenBack(takenBack(away, "summary"), "kinds/list")).toBe(text);
});

test("reads a draft without kept answers as before", () => {
	const { answers } = sidesIn(draftWith("  kinds/list: { not-applicable: None. }"));
	expect(answers).toEqual({ "kinds/list": { "not-applicable": "None." } });
});

test("reports an invalid kept answer with its location", () => {
	const text = draftWith("  kinds/list:", "    not-applicable: None.", "    answer:", "      - a: b");
	expect(problemsOf(() => sidesIn(text))).toMatchObject([{ at: { line: 8, column: 9 }, item: "kinds/list" }]);
});

describe("options and boxes with the name of the mark", () => {
	const ways = item("options", {
		options: [
			{ id: "not-applicable", label: "Not applicable", fields: [{ id: "answer", label: "Answer", kind: "line" }] },
			{ id: "answer", label: "Answer", fields: [{ id: "not-applicable", label: "N/A", kind: "line" }] },
		],
	});
	const boxes = item("checklist", {
		entries: [{ id: "not-applicable", text: "Not applicable", level: 0, required: "never" }],
	});

	test.each<[typeof ways, unknown, Answer | undefined]>([
		[ways, { "not-applicable": { answer: "x" }, answer: {} }, { "not-applicable": { answer: "x" }, answer: {} }],
		[ways, { "not-applicable": null }, { "not-applicable": {} }],
		[ways, { "not-applicable": "why" }, { "not-applicable": "why" }],
		[
			ways,
			{ "not-applicable": "why", answer: { "not-applicable": { answer: "x" } } },
			{ "not-applicable": "why", answer: { "not-applicable": { answer: "x" } } },
		],
		[boxes, { "not-applicable": true }, ["not-applicable"]],
		[
			boxes,
			{ "not-applicable": "why", answer: ["not-applicable"] },
			{ "not-applicable": "why", answer: ["not-applicable"] },
		],
	])("%#: %j", (each, data, answer) => {
		expect(parseAnswer(each, data)).toEqual({ answer });
	});

	test("come back from a draft, picked or kept", () => {
		const outline = outlineOf([ways]);
		const picked = { "not-applicable": { answer: "x" }, answer: { "not-applicable": "y" } };
		for (const answer of [picked, asNotApplicable("why", picked)]) {
			const printed = printDraft(outline, { template: "pep", stage: "alpha", answers: { options: answer } });
			expect(sidesIn(printed, outline).answers.options).toEqual(answer);
			expect(isNotApplicable(sidesIn(printed, outline).answers.options)).toBe(answer !== picked);
		}
	});
});

test("restores any answer of every kind after it was marked, saved and read", () => {
	const items = OUTLINE.items.filter(({ isStage }) => !isStage);
	const given = fc
		.constantFrom(...items)
		.chain((each) =>
			fc.record({ each: fc.constant(each), answer: fc.oneof(valueFor(each, oddText), oddText), reason: oddText }),
		);
	fc.assert(
		fc.property(given, ({ each, answer, reason }) => {
			const before = asSaved(OUTLINE, sides({ [each.id]: answer }));
			const text = printDraft(OUTLINE, { template: "pep", stage: "alpha", answers: before.answers });
			const away = marked(text, each.id, reason);
			expect(sidesIn(away).answers[each.id]).toMatchObject({ "not-applicable": reason });
			expect(sidesIn(takenBack(away, each.id))).toEqual(before);
		}),
	);
});
