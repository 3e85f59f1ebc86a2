/** Starting with the example: one key, one undo step, and never at the cost of an answer. */
import { describe, expect, test } from "vitest";
import type { Answer, Answers } from "../../src/proposal/types.ts";
import { hintsOf } from "../../src/wizard/hints.ts";
import { statusOfProposal } from "../../src/wizard/state.ts";
import { OUTLINE, Story } from "./outline.ts";

const EXAMPLES: Readonly<Record<string, string>> = {
	title: "Drain in order",
	summary: "Nodes drain in order.",
	goals: "- one\n- two",
	signoff: "- [x] Design is written",
	how: "- [x] Feature gate\n  - Name: DrainOrder",
	changes: "No. Nothing changes.",
	packages: "drain: 2026-01-02",
	updated: "2026-01-13",
	thread: "https://example.org/1",
	owners: "@mira-k",
};

function at(id: string, answers: Answers = {}, size: [number, number] = [100, 30]): Story {
	const story = new Story(answers, { place: { item: id, focus: 0 }, size });
	const items = OUTLINE.items.map((item) => {
		const example = EXAMPLES[item.id];
		return example === undefined ? item : { ...item, guidance: { ...item.guidance, example } };
	});
	story.state = { ...story.state, proposal: { ...story.state.proposal, outline: { ...OUTLINE, items } } };
	return story;
}

describe("Alt+T", () => {
	test.each(Object.keys(EXAMPLES))("fills the blank item %s, and Ctrl+Z empties it again", (id) => {
		const story = at(id).press("alt+t");
		expect(story.answers[id]).toBeDefined();
		expect(story.press("ctrl+z").answers[id]).toBeUndefined();
		expect(story.press("ctrl+y").answers[id]).toBeDefined();
	});

	test("leaves a placeholder until something in it is changed", () => {
		const example = "Nodes drain in order, and pods wait for each other until the last one is gone.";
		const story = at("summary");
		const { outline } = story.state.proposal;
		const items = outline.items.map((item) =>
			item.id === "summary" ? { ...item, guidance: { ...item.guidance, example } } : item,
		);
		story.state = { ...story.state, proposal: { ...story.state.proposal, outline: { ...outline, items } } };
		const completeness = () => statusOfProposal(story.state.proposal).items.summary;
		story.press("alt+t");
		expect(completeness()).toBe("placeholder");
		expect(story.type("!").state.proposal.answers.summary).toContain("!");
		expect(completeness()).toBe("answered");
	});

	test("is undone after what was typed in the example", () => {
		const story = at("summary").press("alt+t").type("!").press("ctrl+z");
		expect(story.answers.summary).toBe(EXAMPLES.summary);
		expect(story.press("ctrl+z").answers.summary).toBeUndefined();
	});

	test.each<[string, Answer]>([
		["summary", "mine"],
		["goals", ["mine"]],
		["how", { "not-applicable": "nothing to enable" }],
	])("asks before it replaces an answer to %s, and undo restores that answer", (id, mine) => {
		const story = at(id, { [id]: mine }).press("alt+t");
		expect(story.answers[id]).toEqual(mine);
		expect(story.state.notice?.text).toContain("press Alt+T again");
		expect(story.press("alt+t").answers[id]).not.toEqual(mine);
		expect(story.press("ctrl+z").answers[id]).toEqual(mine);
	});

	test("asks again after any other key", () => {
		const story = at("summary", { summary: "mine" }).press("alt+t", "left", "alt+t");
		expect(story.answers.summary).toBe("mine");
	});

	test("works in the full guidance, which it closes", () => {
		const story = at("summary", {}, [40, 10]);
		const items = story.state.proposal.outline.items.map((item) => ({
			...item,
			guidance: { ...item.guidance, why: "A long reason. ".repeat(30) },
		}));
		story.state = { ...story.state, proposal: { ...story.state.proposal, outline: { ...OUTLINE, items } } };
		story.press("alt+g");
		expect(story.state.overlay?.type).toBe("guidance");
		story.press("alt+t");
		expect(story.state.overlay).toBeUndefined();
		expect(story.answers.summary).toBe(EXAMPLES.summary);
	});

	test("says so where there is no example", () => {
		expect(at("stage").press("alt+t").state.notice?.text).toBe("There is no example for this item");
	});

	test("changes nothing in a read-only session", () => {
		const story = at("summary");
		story.state = { ...story.state, readOnly: { who: "Ben" } };
		expect(story.press("alt+t").answers.summary).toBeUndefined();
	});
});

describe("the key line", () => {
	test("names the key to the example among the first two, for every kind", () => {
		for (const id of Object.keys(EXAMPLES))
			expect(hintsOf(at(id).state)[1], id).toEqual({ key: "Alt+G", does: "example" });
	});

	test("names the key to start with the example once it is shown and the answer is blank", () => {
		const story = at("summary").press("alt+g");
		expect(hintsOf(story.state)[1]).toEqual({ key: "Alt+T", does: "use example" });
		expect(hintsOf(story.type("x").state)[1]?.key).not.toBe("Alt+T");
	});
});
