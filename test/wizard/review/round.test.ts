/** A reviewer's way through a proposal: looking, commenting, and ending the round. */
import { describe, expect, test } from "vitest";
import { addComment, reply } from "../../../src/review/operations.ts";
import { EMPTY_REVIEW } from "../../../src/review/types.ts";
import { marksOf } from "../../../src/wizard/review/marks.ts";
import { ANSWERS, ReviewStory } from "./reviewing.ts";

const said = ({ state }: ReviewStory) => state.notice?.text ?? "";
const left = ({ state }: ReviewStory) => marksOf(state).left;
const change = {
	item: "goals",
	by: "@eve",
	at: "2026-01-12T09:00:00Z",
	kind: "change",
	text: "Name the pools.",
} as const;

describe("looking", () => {
	test("starts at the first answer, and f goes to the next one", () => {
		const story = new ReviewStory();
		expect(story.state.current).toBe("title");
		story.press("f");
		expect(story.state.current).toBe("summary");
		expect(said(story)).toMatch(/^Fine: Title\. \d+ left to look at$/);
		expect(story.state.review.rounds).toMatchObject([
			{ by: "@ann", stage: "alpha", seen: { title: expect.any(String) } },
		]);
	});

	test("covers what is required at the stage and what is answered", () => {
		const story = new ReviewStory({ answers: { ...ANSWERS, thread: "https://example.org" } });
		expect(left(story)).toEqual(["title", "summary", "goals", "signoff", "how", "updated", "thread", "owners"]);
	});

	test("leaves the proposal alone, whatever is pressed or pasted", () => {
		const story = new ReviewStory();
		const { proposal } = story.state;
		story.press("z", "1", "backspace", "delete").send({ type: "pasted", text: "text" });
		expect(said(story)).toBe("The proposal can't be changed here; press c to write a comment, then paste");
		expect(story.state.proposal).toBe(proposal);
	});

	test("takes keys that arrive together one by one", () => {
		const story = new ReviewStory();
		story.send({
			type: "keyPressed",
			key: { name: "text", text: "ffcOk 👍🏽", ctrl: false, alt: false, shift: false },
		});
		expect(story.press("escape").state.review.comments).toMatchObject([{ item: "goals", text: "Ok 👍🏽" }]);
	});

	test("takes “fine” back", () => {
		const story = new ReviewStory().press("f", "left", "u");
		expect(left(story)).toContain("title");
		expect(story.press("u") && said(story)).toBe("You haven't marked this answer in this round");
	});

	test("stays within a section with --only", () => {
		const story = new ReviewStory({ within: "signoff" });
		expect(left(story)).toEqual(["signoff"]);
	});
});

describe("writing", () => {
	test("keeps a comment with every key, and saves it within a second", () => {
		const story = new ReviewStory().press("right", "w").type("Say how.");
		expect(story.state.review.comments).toMatchObject([
			{ item: "summary", by: "@ann", kind: "change", state: "open", text: "Say how." },
		]);
		expect(story.wait(700).file.comments).toHaveLength(1);
	});

	test("keeps two comments that begin in the same moment", () => {
		const story = new ReviewStory().press("c").type("One").press("escape", "c").type("Two").press("escape");
		expect(story.state.review.comments.map(({ text }) => text)).toEqual(["One", "Two"]);
	});

	test("looks at the answer when the comment is done", () => {
		const story = new ReviewStory().press("c").type("Good").press("escape");
		expect(left(story)).not.toContain("title");
		expect(story.mark("Title")).toContain("✎");
	});

	test("has no comment without words", () => {
		const story = new ReviewStory().press("c").type("x").press("backspace", "escape");
		expect(story.state.review.comments).toEqual([]);
		expect(said(story)).toBe("No comment was written");
	});

	test("takes a paste of 200 lines, Chinese and emoji", () => {
		const text = Array.from({ length: 200 }, (_, at) => `- 第${at}行 🚀`).join("\n");
		const story = new ReviewStory().press("c").send({ type: "pasted", text }).press("escape");
		expect(story.state.review.comments[0]?.text).toBe(text);
	});

	test("quotes the passage that is selected", () => {
		const story = new ReviewStory().press("right", "s", "down", "a").type("How long?").press("escape");
		expect(story.state.review.comments[0]).toMatchObject({ quote: "Nothing restarts.", kind: "question" });
		story.author({ summary: "Something restarts." });
		expect(story.screen).toContain("question · open · outdated · @ann");
	});

	test("replies to the selected comment, and resolves it", () => {
		const review = addComment(EMPTY_REVIEW, change);
		const story = new ReviewStory({ review }).press("o", "r").type("All of them").press("escape");
		expect(story.state.review.comments[0]).toMatchObject({
			state: "answered",
			replies: [{ by: "@ann", text: "All of them" }],
		});
		expect(story.press("x").state.review.comments[0]?.state).toBe("resolved");
		expect(story.press("x").state.review.comments[0]?.state).toBe("open");
	});

	test("restores the comment's state when a reply is left blank", () => {
		const story = new ReviewStory({ review: addComment(EMPTY_REVIEW, change) }).press(
			"o",
			"r",
			"y",
			"backspace",
			"escape",
		);
		expect(story.state.review.comments[0]).toMatchObject({ state: "open", replies: [] });
	});

	test("shows comments whose item is gone, in the section where it was", () => {
		const review = addComment(EMPTY_REVIEW, { ...change, item: "signoff/once" });
		const story = new ReviewStory({ review }).press("o");
		expect(story.state.current).toBe("signoff");
		expect(story.screen).toContain("about “signoff/once”, which is gone");
		const other = new ReviewStory({ review: addComment(EMPTY_REVIEW, { ...change, item: "gone" }) });
		expect(other.screen).toContain("about “gone”");
	});

	test("edits one's own comments only", () => {
		const story = new ReviewStory({ review: addComment(EMPTY_REVIEW, change) }).press("o", "e");
		expect(said(story)).toBe("This comment is by @eve; r replies to it");
		story.press("c").type("Mine").press("escape", "e").type("!").press("escape");
		expect(story.state.review.comments.map(({ text }) => text)).toEqual(["Name the pools.", "Mine!"]);
	});

	test("moves through the comments of an answer with Tab, then on", () => {
		const review = addComment(addComment(EMPTY_REVIEW, change), { ...change, text: "And their sizes." });
		const story = new ReviewStory({ review }).press("o", "tab", "tab");
		expect(story.state.selected).toBe(review.comments[1]?.id);
		expect(story.press("tab").state.current).toBe("signoff");
	});
});

describe("the verdict", () => {
	test("ends the round with a summary", () => {
		const story = new ReviewStory().press("f", "v", "1", "tab").type("Well done").press("ctrl+s");
		expect(story.state.review.rounds).toMatchObject([{ verdict: "approved", summary: "Well done", stage: "alpha" }]);
		expect(story.write().took()).toEqual([{ type: "leave" }]);
		expect(story.file).toEqual(story.state.review);
	});

	test("can't approve while one wants a change oneself; what others want is theirs", () => {
		const other = new ReviewStory({ review: addComment(EMPTY_REVIEW, change) }).press("v", "1", "ctrl+s");
		expect(other.state.ended).toBe("approved");
		const story = new ReviewStory({ review: addComment(EMPTY_REVIEW, { ...change, by: "@Ann" }) }).press("v");
		expect(story.screen).toContain("● 2 Changes requested");
		story.press("1", "ctrl+s");
		expect(said(story)).toBe("You still want a change; resolve it (x) or request changes");
		expect(story.state.review.rounds).toEqual([]);
	});

	test("stays here until it is saved", () => {
		const story = new ReviewStory().press("f", "v", "1", "ctrl+s");
		story.took();
		story.send({ type: "reviewFailed", message: "the disk is full" });
		expect(story.state.leaving).toBe(false);
		expect(said(story)).toContain("Not saved, so not leaving: the disk is full");
	});
});

describe("the next round", () => {
	const first = new ReviewStory();
	for (let key = 0; key < 20; key++) first.press("f");
	first.press("v", "1", "ctrl+s").write();
	const again = (answers = {}) =>
		new ReviewStory({ review: first.file, answers: { ...ANSWERS, ...answers }, before: ANSWERS, now: first.now + 1e6 });

	test("has only what is new to look at", () => {
		expect(left(again())).toEqual([]);
		const story = again({ summary: "Pools change size at once.\n\nNothing restarts.", thread: "https://example.org" });
		expect(left(story)).toEqual(["summary", "thread"]);
		expect(story.mark("Summary")).toContain("Δ");
	});

	test("for a later stage has what is missing there, and no answer that was approved", () => {
		const story = again();
		story.state = { ...story.state, stage: "beta" };
		expect(left(story)).toEqual(["changes"]);
	});

	test("marks the words that changed; t shows the answer as it is", () => {
		const story = again({ summary: "Pools change size at once.\n\nNothing restarts." });
		expect(story.screen).toContain("Pools change size [-in place-]{+at once+}.");
		expect(story.press("t").screen).toContain("Pools change size at once.");
	});

	test("shows what was removed", () => {
		expect(again({ summary: "" }).screen).toContain("[-Nothing restarts.-]");
	});
});

describe("others", () => {
	test("may write to the review meanwhile; nothing is lost", () => {
		const story = new ReviewStory().press("c").type("Mine");
		story.others((review) => addComment(review, change));
		expect(said(story)).toBe("@eve commented on Goals");
		story.type(" too").press("escape").wait();
		expect(story.file.comments.map(({ text }) => text).toSorted()).toEqual(["Mine too", "Name the pools."]);
	});

	test("may reply while I resolve", () => {
		const review = addComment(EMPTY_REVIEW, change);
		const story = new ReviewStory({ review }).press("o", "x");
		const { id } = review.comments[0]!;
		story.others((there) => reply(there, id, { by: "@bob", at: "2026-01-13T10:00:00Z", text: "Done" })).wait();
		expect(story.file.comments[0]).toMatchObject({ state: "answered", replies: [{ text: "Done" }] });
	});

	test("may change an answer that I have looked at: it has to be looked at again", () => {
		const story = new ReviewStory().press("f", "f");
		story.author({ summary: "Other words." });
		expect(said(story)).toBe("Changed on disk: Summary");
		expect(left(story)[0]).toBe("summary");
		story.press("d");
		expect(story.screen).toContain("{+Other words+}");
	});

	test("a signal saves and leaves with what is being written; a second one doesn't wait", () => {
		const story = new ReviewStory().press("c").type("Half").send({ type: "interrupted" });
		expect(story.took()).toMatchObject([{ type: "saveReview", review: { comments: [{ text: "Half" }] } }]);
		expect(story.send({ type: "interrupted" }).took()).toEqual([{ type: "abandon" }]);
	});

	test("may make the proposal unreadable for a while", () => {
		const story = new ReviewStory().send({ type: "checkFailed", message: "small.pep.yaml:2:1: invalid YAML" });
		expect(said(story)).toContain("invalid YAML");
		expect(story.press("f").state.current).toBe("summary");
	});

	test("a round that was left goes on where it was", () => {
		const story = new ReviewStory().press("f", "q").write();
		expect(story.took()).toEqual([{ type: "leave" }]);
		const next = new ReviewStory({ review: story.file, now: story.now + 5000 });
		expect(next.state.current).toBe("summary");
		expect(next.press("f").state.review.rounds).toHaveLength(1);
	});
});
