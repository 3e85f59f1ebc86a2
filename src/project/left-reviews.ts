/** Reviews in a folder that belong to no file there any more, as their proposals were renamed. Reads none. */
import { dirname, join } from "node:path";
import { exists } from "../files/evidence.ts";
import { straysAt } from "../files/strays.ts";
import { REVIEW_ENDING, reviewName } from "./draft-name.ts";

/** The names of the reviews in the folder of a proposal (absolute) that belong to no file there. */
export function leftReviews(proposal: string): readonly string[] {
	return straysAt(join(dirname(proposal), REVIEW_ENDING));
}

/** Whether a proposal (absolute) may have a review: beside it, or left in the folder under its former name. */
export function mayHaveReview(proposal: string): boolean {
	return exists(reviewName(proposal)) || leftReviews(proposal).length > 0;
}
