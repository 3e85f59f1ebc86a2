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

test("each that differs is asked for, one after the other; 1 takes it, 2 keeps the draft's", () => {
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

test("nothing is asked where the draft says it already, or the template doesn't know it", () => {
	const story = offered({ summary: "same" }, { summary: "same", gone: "x", goals: undefined });
	expect(story.state.overlay).toBeUndefined();
	expect(story.state.save.state).toBe("saved");
});

test("leaving without a decision writes nothing", () => {
	const story = offered({ summary: "old" }, { summary: "new" }).press("ctrl+q");
	expect(story.took().map(({ type }) => type)).toEqual(["remember", "leave"]);
});

test("changed on the disk before it is decided: asked for with what is there now", () => {
	const story = offered({ summary: "old" }, { summary: "new" });
	story.send({
		type: "draftChecked",
		changes: { theirs: { summary: "other" }, conflicts: [] },
		written: story.state.proposal,
	});
	expect(story.answers.summary).toBe("new");
	expect(story.state.conflicts).toEqual([{ item: "summary", theirs: "other", from: "session" }]);
});

test("the stage is taken over, reported and saved", () => {
	const story = offered({}, {}, "beta");
	expect(story.state.proposal.stage).toBe("beta");
	expect(story.state.notice?.text).toContain("The stage is beta");
	expect(story.wait(1000).took()).toMatchObject([{ type: "saveDraft", stage: "beta" }]);
});

test("a stage that someone has changed since is reported, and stays", () => {
	const story = new Story({});
	const kept = { from: "session", answers: new Map(), stage: "beta", stageThere: "stable" } as const;
	story.state = withRecoveryOffer(story.state, kept);
	expect(story.state.proposal.stage).toBe("alpha");
	expect(story.state.notice?.text).toContain("Your change of the stage to beta");
	expect(story.state.save.state).toBe("saved");
});
