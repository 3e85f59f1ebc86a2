/** The length of the answer and of the proposal. */
import { expect, test } from "vitest";
import { Story } from "./outline.ts";

test("Alt+W says how long this answer and all answers are", () => {
	const answers = { summary: "Three little words", goals: ["one", "two"], how: { "not-applicable": "no pod" } };
	const story = new Story(answers, { place: { item: "goals", focus: 0 } }).press("alt+w");
	expect(story.state.notice?.text).toBe("This answer: 2 words, 1 min to read. All answers: 7 words, 1 min to read");
	const blank = new Story({}, { place: { item: "summary", focus: 0 } }).press("alt+w");
	expect(blank.state.notice?.text).toBe("This answer: 0 words. All answers: 0 words");
});
