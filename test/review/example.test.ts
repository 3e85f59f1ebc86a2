/** The example's review: a file worth reading, which is about the example as it is. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseDraft, readAnswers } from "../../src/draft/codec.ts";
import { parseReview } from "../../src/draft/review-yaml.ts";
import { itemOf } from "../../src/outline/lookup.ts";
import { digestsOf } from "../../src/review/digests.ts";
import { changesSince, lastRoundOf } from "../../src/review/rounds.ts";
import { builtInOutline } from "../../src/templates/built-in-templates.ts";

const example = (ending: string): Promise<string> =>
	readFile(
		fileURLToPath(new URL(`../../docs/example/1234-in-place-resize-of-worker-pools.${ending}`, import.meta.url)),
		"utf8",
	);

test("the example's review is about the answers as they are, and its approval holds", async () => {
	const { review, unknown } = parseReview(await example("review.yaml"), "example.review.yaml");
	const outline = await builtInOutline("pep");
	if (!outline) throw new Error("the pep template is gone");
	const { answers } = readAnswers(parseDraft(await example("pep.yaml"), "example"), outline);
	const digests = digestsOf({ outline, stage: "alpha", answers });
	expect(unknown).toEqual([]);
	for (const { item, of } of review.comments) {
		expect(itemOf(outline, item)?.id).toBe(item);
		expect(of).toBe(digests[item]);
	}
	const approved = lastRoundOf(review, "@lena-p");
	expect(approved).toMatchObject({ verdict: "approved", only: "production-readiness" });
	expect(approved && changesSince(approved, digests, outline)).toEqual([]);
});
