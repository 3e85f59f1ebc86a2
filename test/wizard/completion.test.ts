/** When the last required answer is given, the wizard says so once, and offers what follows. */
import { expect, test } from "vitest";
import { statusOf } from "../../src/proposal/completeness.ts";
import { Story } from "./outline.ts";

const OFFER = "All answers required for alpha are given. Alt+S offers to write, check, commit and propose it";

const missingIn = ({ state }: Story): readonly string[] => statusOf(state.proposal).missing;

/** A story in which only the summary is missing. */
function almost(): Story {
	const blank = new Story({}, { place: { item: "summary", focus: 0 } });
	const answers = missingIn(blank)
		.filter((id) => id !== "summary")
		.map((id) => [id, { "not-applicable": "no" }]);
	return new Story(Object.fromEntries(answers), { place: { item: "summary", focus: 0 } });
}

test("says so when the author leaves the last one, not while it is typed", () => {
	const story = almost().press("a");
	expect(missingIn(story)).toEqual([]);
	expect(story.state.notice).toBeUndefined();
	expect(story.press("tab").state.notice?.text).toBe(OFFER);
});

test("says so once, and again only after something was missing again", () => {
	const story = almost().press("a", "escape");
	expect(story.state.notice?.text).toBe(OFFER);
	expect(story.press("enter", "tab").state.notice).toBeUndefined();
	story.press("shift+tab", "backspace", "b", "tab");
	expect(story.state.notice?.text).toBe(OFFER);
});

test("says nothing about a proposal that was complete from the start, until it is asked", () => {
	const whole = almost().press("a");
	const story = new Story(whole.state.proposal.answers, { place: { item: "summary", focus: 0 } }).press("tab");
	expect(story.state.notice).toBeUndefined();
	expect(story.press("ctrl+n").state.notice?.text).toContain("Nothing required for alpha is missing. Alt+S offers");
});

test("Alt+S, or f in the outline, saves and hands the terminal over", () => {
	for (const keys of [["alt+s"], ["escape", "f"]]) {
		const story = almost().press("a", ...keys);
		expect(story.effects.map(({ type }) => type)).toEqual(expect.arrayContaining(["saveDraft", "finish"]));
		expect(story.state.handover).toMatchObject({ to: "shell", isReady: false });
	}
});
