/** The review session's initial state. */

import { nextLook } from "../state.ts";
import type { Size, Time } from "../types.ts";
import { marksOf } from "./marks.ts";
import type { ReviewState } from "./types.ts";

export interface ReviewStateOptions
	extends Pick<
		ReviewState,
		| "file"
		| "reviewFile"
		| "proposal"
		| "review"
		| "reviewer"
		| "aliases"
		| "revision"
		| "stage"
		| "earlier"
		| "findings"
	> {
	/** The section that is reviewed; everything if undefined. */
	readonly within?: string | undefined;
	readonly size: Size;
	readonly unicode?: boolean;
	readonly mouse?: boolean;
	readonly now: Time;
}

/** The initial state, at the first answer that is left to look at. */
export function initialReviewState(beginning: ReviewStateOptions): ReviewState {
	const { within, now, unicode = true, mouse = true, ...given } = beginning;
	const { left, items } = marksOf({ ...given, ...(within !== undefined && { within }) });
	const current = left[0] ?? items[0]?.id ?? given.proposal.outline.items[0]?.id ?? "";
	return {
		...given,
		...(within !== undefined && { within }),
		onDisk: given.review,
		current,
		outlineAt: current,
		left,
		pane: "item",
		folded: [],
		onlyMissing: false,
		onlyPrinted: true,
		marksChanges: true,
		guidance: "brief",
		clipboard: "",
		unicode,
		mouse,
		save: { state: "saved", at: now },
		checkDue: nextLook(now),
		leaving: false,
	};
}
