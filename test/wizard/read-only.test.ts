/** Someone else has the draft: it can be viewed but not changed, and nothing typed before is lost. */
import { describe, expect, test } from "vitest";
import { asReadOnly } from "../../src/wizard/read-only.ts";
import { Story } from "./outline.ts";

function looking(): Story {
	const story = new Story({ summary: "S" }, { place: { item: "summary", focus: 0 } });
	story.state = asReadOnly(story.state, "ann on desk");
	return story;
}

const taken = (story: Story, more = {}): Story =>
	story.send({
		type: "draftChecked",
		changes: { theirs: {}, conflicts: [], taken: "ann on desk", ...more },
		written: story.state.proposal,
	});

describe("a read-only session", () => {
	test("refuses typing, pasting, the stage, not applicable, $EDITOR and Ctrl+S with a reason", () => {
		for (const keys of [["x"], ["enter"], ["ctrl+t", "b"], ["ctrl+o"], ["ctrl+s"], ["f4", "n", "enter"]]) {
			const story = looking().press(...keys);
			expect(story.answers).toEqual({ summary: "S" });
			expect(story.state.proposal.stage).toBe("alpha");
			expect(story.took().filter(({ type }) => type !== "remember")).toEqual([]);
			expect(story.state.notice?.text).toBe("Read-only: ann on desk has this draft");
		}
		expect(looking().send({ type: "pasted", text: "x" }).answers).toEqual({ summary: "S" });
		expect(looking().send({ type: "answerGiven", item: "summary", answer: "x" }).answers).toEqual({ summary: "S" });
	});

	test("allows navigating, searching and leaving", () => {
		const story = looking().press("tab");
		expect(story.state.current).not.toBe("summary");
		expect(story.press("ctrl+q").took().at(-1)).toEqual({ type: "leave" });
	});

	test("shows what the other session saves", () => {
		const story = looking();
		story.send({
			type: "draftChecked",
			changes: { theirs: { summary: "theirs" }, conflicts: [] },
			written: story.state.proposal,
		});
		expect(story.answers.summary).toBe("theirs");
	});
});

describe("a session whose draft is taken over", () => {
	test("saves what was typed before, and no more", () => {
		const story = taken(new Story({}, { place: { item: "summary", focus: 0 } }).type("mine")).type("more");
		expect(story.state.notice?.text).toContain("Read-only: ann on desk");
		expect(story.answers.summary).toBe("mine");
		expect(story.wait(1000).took()).toMatchObject([{ type: "saveDraft", answers: { summary: "mine" } }]);
	});

	test("saves late text from $EDITOR or a question", () => {
		const begun = () => new Story({}, { place: { item: "summary", focus: 0 } });
		const edited = taken(begun()).send({ type: "editorClosed", item: "summary", path: [], text: "written" });
		expect(edited.answers.summary).toBe("written");
		const given = taken(begun()).send({ type: "answerGiven", item: "summary", answer: "given" });
		expect(given.answers.summary).toBe("given");
		expect(given.send({ type: "answerGiven", item: "title", answer: "no" }).answers.title).toBeUndefined();
	});

	test("doesn't ask about conflicts, which it can no longer resolve", () => {
		const story = taken(new Story({ summary: "mine" }), { conflicts: [{ item: "summary", theirs: "theirs" }] });
		expect(story.state.conflicts).toEqual([]);
		expect(story.state.overlay).toBeUndefined();
	});

	test("reports the takeover once", () => {
		const story = taken(new Story({}));
		const { notice } = story.state;
		expect(notice?.text).toContain("ann on desk took over this draft");
		expect(taken(story).state.notice).toBe(notice);
	});
});
