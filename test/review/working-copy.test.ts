/** A session and another writer change one review at any moment of each other; in the end both have everything. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeReviews } from "../../src/review/merge.ts";
import { addComment } from "../../src/review/operations.ts";
import { EMPTY_REVIEW, type Review } from "../../src/review/types.ts";
import {
	needsSaving,
	notSaved,
	saved,
	startSaving,
	withOthers,
	withReview,
	workingCopy,
} from "../../src/review/working-copy.ts";
import "../seed.ts";
import { comment } from "./reviews.ts";

const add = (review: Review, text: string) => addComment(review, comment({ text }));

test("nothing that is said during a save is lost, and nothing is saved twice", () => {
	const first = startSaving(withReview(workingCopy(EMPTY_REVIEW), add(EMPTY_REVIEW, "1")));
	expect(needsSaving(first)).toBe(false);
	const more = withReview(first, add(first.review, "2"));
	const done = saved(more, add(add(EMPTY_REVIEW, "theirs"), "1"));
	expect(done.review.comments.map(({ text }) => text)).toEqual(["theirs", "1", "2"]);
	expect(needsSaving(done)).toBe(true);
	expect(needsSaving(saved(startSaving(done), done.review))).toBe(false);
});

test("in any order of typing, saving, failing and others' writes, both sides end with everything", () => {
	const step = fc.constantFrom("say", "others", "start", "end", "fail", "look");
	fc.assert(
		fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
			let file: Review = EMPTY_REVIEW;
			let copy = workingCopy(file);
			const said: string[] = [];
			for (const [at, each] of [...steps, "end", "start", "end"].entries()) {
				if (each === "say") copy = withReview(copy, add(copy.review, `mine ${at}`));
				if (each === "others") file = add(file, `theirs ${at}`);
				if (each === "say") said.push(`mine ${at}`);
				if (each === "others") said.push(`theirs ${at}`);
				if (each === "start" && needsSaving(copy)) copy = startSaving(copy);
				if (each === "fail" && copy.saving) copy = notSaved(copy);
				if (each === "look") copy = withOthers(copy, file);
				if (each !== "end" || !copy.saving) continue;
				file = mergeReviews(copy.base, copy.saving, file);
				copy = saved(copy, file);
			}
			expect(file.comments.map(({ text }) => text).sort()).toEqual(said.sort());
			expect(withOthers(copy, file).review).toEqual(file);
		}),
	);
});
