/** Reviewers' comments in the plain conversation. */
import { expect, test } from "vitest";
import { addComment } from "../../src/review/operations.ts";
import { EMPTY_REVIEW } from "../../src/review/types.ts";
import { notesOf } from "../../src/session/reviewed-draft.ts";
import type { AuthorReview } from "../../src/wizard/session.ts";
import { OUTLINE } from "../wizard/outline.ts";
import { converse } from "./person.ts";

const question = { item: "goals", by: "@ann", at: "2026-01-13T10:00:00Z", kind: "question", text: "Which?" } as const;

/** A review with a question about the goals; collects what is answered. */
async function answered(...lines: readonly string[]) {
	const edited: unknown[] = [];
	const review = addComment(EMPTY_REVIEW, question);
	const proposal = { outline: OUTLINE, stage: "alpha" as const, answers: { title: "T", summary: "S", goals: ["A"] } };
	const calls: unknown[] = [];
	let tell: () => void = () => {};
	const author: AuthorReview = {
		watch: (now, told) => {
			tell = () => told(notesOf(review, now(), "a.review.yaml"));
		},
		look: async () => tell(),
		reply: ({ comment, text }) => calls.push([comment === review.comments[0]?.id, text]),
		setState: ({ state }) => calls.push(state),
	};
	const openEditor = async (text: string, item: string, notes?: readonly string[]): Promise<string> => {
		edited.push([text, item, notes]);
		return "All.\n\n- Both\n";
	};
	const { said } = await converse({ proposal, at: "title", effects: { review: author, openEditor } }, lines);
	return { said, calls, edited };
}

test("are announced, found with /commented, and read with the item", async () => {
	const { said } = await answered("/commented");
	expect(said).toContain("1 open comment by reviewers");
	expect(said).toContain("Comment 1, question by @ann, open: Which?\n/reply and /addressed answer them.");
});

test("are answered and marked as addressed", async () => {
	const { said, calls } = await answered(
		"/commented",
		"/reply All of them.",
		"/addressed 1",
		"/reply 3 x",
		"/comments",
	);
	expect(calls).toEqual([[true, "All of them."], "answered"]);
	expect(said).toContain("Replied to comment 1.");
	expect(said).toContain("Give a number from 1 to 1.");
});

test("are answered in the author's editor, with the comment beside the reply", async () => {
	const { calls, edited } = await answered("/commented", "/reply 1", "/edit");
	expect(edited).toEqual([["", "goals", ["@ann, question:", "Which?"]]]);
	expect(calls).toEqual([[true, "All.\n\n- Both"]]);
});

test("are none without a review", async () => {
	const { said } = await converse({ proposal: { outline: OUTLINE, stage: "alpha", answers: {} } }, [
		"/comments",
		"/commented",
	]);
	expect(said).toContain("There is no review yet.");
});
