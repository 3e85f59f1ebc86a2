/** Whether a proposal that was opened may have a review. Loads nothing of what reads one. */
import { mayHaveReview } from "../project/left-reviews.ts";
import type { LoadedDraft } from "./load-draft.ts";
import type { MarkdownFile } from "./open-markdown.ts";

/** False only if there is none: beside it, in its folder under a former name, or beside a document kept elsewhere. */
export function mayBeReviewed(source: LoadedDraft | MarkdownFile): boolean {
	const isElsewhere = "parsed" in source && source.outline.sidecar?.document !== undefined;
	return isElsewhere || mayHaveReview(source.path);
}
