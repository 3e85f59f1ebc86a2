/** What a reviewer has done about each answer, what changed since, and what is left to look at. */
import type { Item } from "../../outline/types.ts";
import { ownValue } from "../../proposal/plain-data.ts";
import { isExpected, isRequired } from "../../proposal/requirements.ts";
import { digestsOf, isReviewed } from "../../review/digests.ts";
import { coveredBy, isInScope, lastRoundOf, openRoundOf } from "../../review/rounds.ts";
import type { Comment, Review, Round } from "../../review/types.ts";
import { isWithin } from "../outline-rows.ts";
import { isOpen, peopleOf, placedComments } from "./comments.ts";
import type { ReviewState } from "./types.ts";

/**
 * `change`: someone wants a change, and that is open; `commented`: other comments are open; `fine`: looked at, and
 * unchanged since; `changed`: changed since this reviewer last looked; `unseen`: not looked at; `none`: nothing to
 * review.
 */
export const REVIEW_MARKS = ["unseen", "fine", "commented", "change", "changed", "none"] as const;
export type ReviewMark = (typeof REVIEW_MARKS)[number];

type MarkState = Pick<ReviewState, "proposal" | "review" | "reviewer" | "aliases" | "stage" | "within">;

export interface Marks {
	readonly marks: ReadonlyMap<string, ReviewMark>;
	/** Items whose answer changed since this reviewer last looked at it. */
	readonly changed: ReadonlySet<string>;
	/**
	 * Item id → digest of the earlier answer that changes are marked against: that of the last round, or of the look in
	 * this one. Only where it differs.
	 */
	readonly earlier: ReadonlyMap<string, string>;
	/** What this reviewer has still to look at, in document order. */
	readonly left: readonly string[];
	/** Items with something to review, in document order. */
	readonly items: readonly Item[];
}

const known = new WeakMap<Review, { readonly state: MarkState; readonly marks: Marks }>();
const KEYS = ["proposal", "reviewer", "aliases", "stage", "within"] as const;

/** The marks of all items, computed anew only when something that they depend on changes. */
export function marksOf(state: MarkState): Marks {
	const last = known.get(state.review);
	if (last && KEYS.every((key) => last.state[key] === state[key])) return last.marks;
	const marks = findMarks(state);
	known.set(state.review, { state, marks });
	return marks;
}

function findMarks(state: MarkState): Marks {
	const { proposal, review, reviewer, aliases } = state;
	const { isSame } = peopleOf(aliases);
	const [open, last] = [openRoundOf(review, reviewer, isSame), lastRoundOf(review, reviewer, isSame)];
	const digests = digestsOf(proposal);
	const byItem = placedComments(state);
	const marks = new Map<string, ReviewMark>();
	const changed = new Set<string>();
	const earlier = new Map<string, string>();
	const left: string[] = [];
	const items: Item[] = [];
	for (const item of proposal.outline.items) {
		const digest = ownValue(digests, item.id) ?? "";
		const seen = open && ownValue(open.seen, item.id);
		const former = last && isInScope(item, last.only) ? formerDigest(last, item, state) : undefined;
		const before = seen ?? former;
		const isChanged = before !== undefined && before !== digest;
		if (isChanged) changed.add(item.id);
		const base = [former, seen].find((each) => each !== undefined && each !== digest);
		if (base !== undefined) earlier.set(item.id, base);
		const isAsked = isWithin(state, item.id) && isToReview(state, item, digest);
		if (isAsked) items.push(item);
		const isLeft =
			isAsked &&
			(before === undefined || isChanged || (seen === undefined && digest === "" && isDueSince(state, item, last)));
		if (isLeft) left.push(item.id);
		marks.set(item.id, markOf((byItem.get(item.id) ?? []).filter(isOpen), isChanged, isLeft, isAsked));
	}
	return { marks, changed, earlier, left, items };
}

/** The digest that the last round covers; empty for an item without an answer then. */
function formerDigest(last: Round, { id }: Item, { proposal }: MarkState): string {
	return ownValue(coveredBy(last, proposal.outline), id) ?? "";
}

/** Whether an item is required now, but was not at the stage of the last round: then its absence is new. */
function isDueSince({ proposal, stage }: MarkState, item: Item, last: Round | undefined): boolean {
	return last !== undefined && isRequired(proposal, item, stage) && !isRequired(proposal, item, last.stage);
}

function markOf(open: readonly Comment[], isChanged: boolean, isLeft: boolean, isAsked: boolean): ReviewMark {
	if (open.some(({ kind }) => kind === "change")) return "change";
	if (isChanged) return "changed";
	if (open.length > 0) return "commented";
	return isLeft ? "unseen" : isAsked ? "fine" : "none";
}

/** What has an answer, and what is required or looked for at the round's stage. */
function isToReview({ proposal, stage }: MarkState, item: Item, digest: string): boolean {
	if (!isReviewed(item)) return false;
	return digest !== "" || isRequired(proposal, item, stage) || isExpected(proposal, item, stage);
}
