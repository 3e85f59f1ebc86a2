/** Reads the review beside a proposal for `status`. Loaded only if there is one. */
import { resolve } from "node:path";
import { loadReview } from "../../draft/review-store.ts";
import { InputError, type Problem } from "../../outline/problem.ts";
import type { Stage } from "../../outline/types.ts";
import { reviewName } from "../../project/draft-name.ts";
import { reviewersFor } from "../../project/reviewers.ts";
import type { Proposal } from "../../proposal/types.ts";
import { type ReviewStatus, reviewStatusOf } from "../../review/status.ts";

interface Reviewed {
	readonly review: ReviewStatus | undefined;
	/** Why it can't be read. */
	readonly problems?: readonly Problem[];
}

/** The status of the review beside a file (relative to `cwd`), or why it can't be read. */
export async function reviewBy(file: string, proposal: Proposal, stage: Stage, cwd: string): Promise<Reviewed> {
	const path = resolve(cwd, file);
	try {
		const { review } = loadReview(reviewName(path), reviewName(file));
		const { people } = await reviewersFor(path, cwd);
		return { review: reviewStatusOf({ review, people, required: [] }, proposal, stage) };
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return { review: undefined, problems: error.problems };
	}
}
