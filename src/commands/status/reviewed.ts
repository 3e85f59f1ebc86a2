/** Reads the review of a proposal for `status`. Loaded only if there may be one. */
import type { LoadedDraft } from "../../documents/load-draft.ts";
import type { MarkdownFile } from "../../documents/open-markdown.ts";
import { reviewFileFor } from "../../documents/review-file.ts";
import { loadReview } from "../../draft/review-store.ts";
import { exists } from "../../files/evidence.ts";
import { InputError, type Problem } from "../../outline/problem.ts";
import type { Stage } from "../../outline/types.ts";
import { reviewersFor } from "../../project/reviewers.ts";
import type { Proposal } from "../../proposal/types.ts";
import { type ReviewStatus, reviewStatusOf } from "../../review/status.ts";

/** What `status` says of a review. */
export interface Reviewed {
	readonly review: ReviewStatus | undefined;
	/** Why it can't be read, or that it has another name. */
	readonly problems?: readonly Problem[];
}

/** The status of the review of the proposal in a file; undefined without one. */
export async function reviewOf(
	file: string,
	source: MarkdownFile | LoadedDraft,
	proposal: Proposal,
	stage: Stage,
	cwd: string,
): Promise<Reviewed> {
	const { former, ...found } = reviewFileFor(source, file, () => proposal);
	if (!exists(found.path)) return { review: undefined };
	try {
		const { review } = loadReview(found.path, found.shown);
		const { people } = await reviewersFor(source.path, cwd);
		const status = reviewStatusOf({ review, people, required: [] }, proposal, stage);
		return { review: status, ...(former && { problems: [former] }) };
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return { review: undefined, problems: error.problems };
	}
}
