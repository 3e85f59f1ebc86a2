/** Recovered text is offered item by item, and nothing of it is used unasked. */
import { expect, test } from "vitest";
import type { Answer, Answers } from "../../src/proposal/types.ts";
import { withRecoveryOffer } from "../../src/wizard/recovery-offer.ts";
import { Story } from "./outline.ts";

function offered(draft: Answers, kept: Readonly<Record<string, Answer | undefined>>, stage?: "beta"): Story {
	const story = new Story(draft);
	const offer = { from: "session", answers: new Map(Object.entries(kept)), ...(stage && { stage }) } as const;
	story.state = withRecoveryOffer(story.state, offer);
	return story;
}

test("asks about each answer that differs; 1 takes it, 2 keeps the draft's", () => {
	const story = offered({ title: "T", summary: "old" }, { title: "T", summary: "new", goals: ["g"] });
	expect(story.state.conflicts).toEqual([
		{ item: "summary", theirs: "old", from: "session" },
		{ item: "goals", theirs: undefined, from: "session" },
	]);
	story.press("1");
	expect(story.state.current).toBe("summary");
	expect(story.state.overlay?.type).toBe("conflict");
	story.press("2");
	expect(story.answers).toEqual({ title: "T", summary: "new" });
	expect(story.state.overlay).toBeUndefined();
	expect(story.took().filter(({ type }) => type === "settle")).toEqual([
		{ type: "settle", seen: { answers: { summary: "old" } } },
		{ type: "settle", seen: { answers: { goals: undefined } } },
	]);
	expect(story.wait(1000).took()).toMatchObject([{ type: "saveDraft", answers: { summary: "new" } }]);
});

test("asks nothing if the draft has the answer already, or the template doesn't know the item", () => {
	const story = offered({ summary: "same" }, { summary: "same", gone: "x", goals: undefined });
	expect(story.state.overlay).toBeUndefined();
	expect(story.state.save.state).toBe("saved");
});

test("writes nothing on leaving without a decision", () => {
	const story = offered({ summary: "old" }, { summary: "new" }).press("ctrl+q");
	expect(story.took().map(({ type }) => type)).toEqual(["remember", "leave"]);
});

test("asks with the draft's current answer if it changes before the decision", () => {
	const story = offered({ summary: "old" }, { summary: "new" });
	story.send({
		type: "draftChecked",
		changes: { theirs: { summary: "other" }, conflicts: [] },
		written: story.state.proposal,
	});
	expect(story.answers.summary).toBe("new");
	expect(story.state.conflicts).toEqual([{ item: "summary", theirs: "other", from: "session" }]);
});

test("applies, reports and saves the stage", () => {
	const story = offered({}, {}, "beta");
	expect(story.state.proposal.stage).toBe("beta");
	expect(story.state.notice?.text).toContain("The stage is beta");
	expect(story.wait(1000).took()).toMatchObject([{ type: "saveDraft", stage: "beta" }]);
});

test("reports and keeps a stage that someone has changed since", () => {
	const story = new Story({});
	const kept = { from: "session", answers: new Map(), stage: "beta", stageThere: "stable" } as const;
	story.state = withRecoveryOffer(story.state, kept);
	expect(story.state.proposal.stage).toBe("alpha");
	expect(story.state.notice?.text).toContain("Your change of the stage to beta");
	expect(story.state.save.state).toBe("saved");
});
