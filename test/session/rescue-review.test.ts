/** What can't be saved to the review is written elsewhere. */
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadReview } from "../../src/draft/review-store.ts";
import { addComment } from "../../src/review/operations.ts";
import { EMPTY_REVIEW } from "../../src/review/types.ts";
import { rescueReview } from "../../src/session/review/rescue.ts";
import { folder } from "../commands/run.ts";

const said = { item: "summary", by: "@ann", at: "2026-01-13T10:00:00Z", kind: "question", text: "Why?" } as const;

test("beside the review, and in a folder of its own where that is taken", async () => {
	const { path } = await folder();
	const review = addComment(EMPTY_REVIEW, said);
	const first = await rescueReview(join(path, "a.review.yaml"), review);
	expect(first).toBe(join(path, "a-rescued.review.yaml"));
	const second = await rescueReview(join(path, "a.review.yaml"), review);
	onTestFinished(() => rm(dirname(second!), { recursive: true }));
	expect(second).not.toBe(first);
	for (const copy of [first!, second!]) expect(loadReview(copy, copy).review).toEqual(review);
});
