/** A reviewer's comments, replies and summary in their own editor. */
import { describe, expect, test } from "vitest";
import { reviewWith } from "../../review/reviews.ts";
import { ReviewStory } from "./reviewing.ts";

const opened = (story: ReviewStory) => story.took().filter(({ type }) => type === "openEditor");

describe("Ctrl+O", () => {
	test("goes on with a comment in the editor, with the answer beside it; keys that came too early wait for it", () => {
		const story = new ReviewStory({ now: 0 });
		story.press("n", "w").type("Wh").took();
		story.press("ctrl+o").type("!");
		expect(opened(story)).toEqual([
			{
				type: "openEditor",
				text: "Wh",
				name: "change",
				notes: expect.arrayContaining(["Pools change size in place.", "Nothing restarts."]),
			},
		]);
		expect(story.state.review.comments[0]?.text).toBe("Wh");
		story.send({ type: "editorClosed", text: "Why?\n\n- 為什麼 \u001b[31m🚀\n" }).send({ type: "terminalReturned" });
		expect(story.wait().file.comments).toMatchObject([{ kind: "change", text: "Wh!y?\n\n- 為什麼 🚀" }]);
		story.press("ctrl+z", "ctrl+z");
		expect(story.wait().file.comments[0]?.text).toBe("Wh");
	});

	test("starts a comment where none is being written; left blank, it is none", () => {
		const story = new ReviewStory().press("ctrl+o");
		expect(opened(story)).toMatchObject([{ text: "", name: "comment" }]);
		story.send({ type: "editorClosed", text: "\n" }).send({ type: "terminalReturned" });
		expect(story.state.writing).toBeUndefined();
		expect(story.state.notice?.text).toBe("No comment was written");
		expect(story.wait().file.comments).toEqual([]);
	});

	test("shows the comment beside a reply", () => {
		const review = reviewWith({ item: "summary", by: "@eve", text: "Why?", quote: "pools" });
		const story = new ReviewStory({ review }).press("n", "r", "ctrl+o");
		expect(opened(story)[0]).toMatchObject({ name: "reply", notes: expect.arrayContaining(["> pools", "Why?"]) });
		story.send({ type: "editorClosed", text: "Because." }).send({ type: "terminalReturned" }).press("escape");
		expect(story.wait().file.comments[0]?.replies).toMatchObject([{ text: "Because." }]);
	});

	test("writes the summary of the round", () => {
		const story = new ReviewStory().press("v").press("ctrl+o");
		expect(opened(story)).toMatchObject([{ name: "summary" }]);
		story.send({ type: "editorClosed", text: "Nearly\nthere." }).send({ type: "terminalReturned" }).press("ctrl+s");
		expect(story.write().file.rounds).toMatchObject([{ summary: "Nearly\nthere." }]);
	});

	test("loses nothing when the editor fails", () => {
		const story = new ReviewStory().press("n", "c").type("Why?").press("ctrl+o");
		story.send({ type: "editorFailed", message: "the editor vi is not found" }).send({ type: "terminalReturned" });
		expect(story.state.notice).toEqual({ tone: "error", text: "the editor vi is not found" });
		expect(story.type("!").wait().file.comments).toMatchObject([{ text: "Why?!" }]);
	});
});
