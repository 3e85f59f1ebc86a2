/** Words for verdicts, and for the states of a review in lists. Loads nothing else. */
import type { Verdict } from "./types.ts";

export const VERDICT_WORDS = {
	approved: "approved",
	"changes-requested": "changes requested",
	"comments-only": "comments only",
} as const satisfies Record<Verdict, string>;

/** `open`: comments are not resolved; `stale`: answers changed after an approval. Several can be true. */
export const REVIEW_STATES = ["open", "changes-requested", "stale", "approved"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
