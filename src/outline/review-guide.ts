/** What a questionnaire tells reviewers about an item. Knows no review. */
import type { Item, ReviewGuide } from "./types.ts";

/** What to look for, and what answers often lack: a sentence or a short text each. */
export function guideOf({ guidance: { reviewers }, review }: Item): Pick<ReviewGuide, "lookFor" | "gaps"> {
	return { lookFor: [...(reviewers ? [reviewers.trim()] : []), ...(review?.lookFor ?? [])], gaps: review?.gaps ?? [] };
}
