/** The reviewer's round: it begins with the first answer that is looked at, and ends with a verdict. */

import { itemOf } from "../../outline/lookup.ts";
import { ownValue } from "../../proposal/plain-data.ts";
import { digestsOf, reviewedText } from "../../review/digests.ts";
import { closeRound, lookAt, lookAway, openRoundOf, startRound } from "../../review/rounds.ts";
import type { Review, Round, Verdict } from "../../review/types.ts";
import { pluralize } from "../../text/english.ts";
import type { Time } from "../types.ts";
import { isMine, isOpen, peopleOf } from "./comments.ts";
import { marksOf } from "./marks.ts";
import { withReview } from "./saving.ts";
import { shownItem, timeOf } from "./state.ts";
import type { ReviewState } from "./types.ts";

/** The reviewer's round that has not ended. */
export function roundOf({ review, reviewer, aliases }: ReviewState): Round | undefined {
	return openRoundOf(review, reviewer, peopleOf(aliases).isSame);
}

/** The review with the reviewer's round in it. */
function withRound(state: ReviewState, now: Time): { readonly review: Review; readonly round: Round } {
	const { reviewer: by, stage, within: only } = state;
	const review = startRound(state.review, { by, at: timeOf(now), stage, only }, peopleOf(state.aliases).isSame);
	const round = roundOf({ ...state, review });
	if (!round) throw new Error("a round that was begun is there");
	return { review, round };
}

/** The item counts as looked at, with its answer as it is now. */
export function withLook(state: ReviewState, id: string, now: Time): ReviewState {
	const { review, round } = withRound(state, now);
	const { proposal } = state;
	const digest = ownValue(digestsOf(proposal), id) ?? "";
	const item = itemOf(proposal.outline, id);
	const text = item ? reviewedText(item, ownValue(proposal.answers, id)) : "";
	const looked = withReview(state, lookAt(review, round.id, id, digest), now);
	return digest === "" || looked.earlier[digest] !== undefined
		? looked
		: { ...looked, earlier: { ...looked.earlier, [digest]: text } };
}

/** Whether the reviewer has looked at the shown item in this round. */
export function isLooked(state: ReviewState): boolean {
	const round = roundOf(state);
	return round !== undefined && ownValue(round.seen, shownItem(state).id) !== undefined;
}

/** The shown item counts as not looked at in this round. */
export function withoutLook(state: ReviewState, now: Time): ReviewState {
	const round = roundOf(state);
	return round ? withReview(state, lookAway(state.review, round.id, shownItem(state).id), now) : state;
}

/** Ends the round. */
export function withVerdict(state: ReviewState, verdict: Verdict, summary: string, now: Time): ReviewState {
	const { review, round } = withRound(state, now);
	const { proposal, stage, revision } = state;
	const closing = { at: timeOf(now), verdict, summary, stage, revision };
	const closed = closeRound(review, round.id, closing, digestsOf(proposal), proposal.outline);
	return { ...withReview(state, closed, now), ended: verdict };
}

/** What a verdict has to consider. */
export interface RoundCounts {
	readonly items: number;
	readonly left: number;
	/** Changes that this reviewer wants. */
	readonly own: number;
	/** Open comments by kind. */
	readonly changes: number;
	readonly questions: number;
	readonly comments: number;
}

/** How many items were looked at, and how many comments are open, in this round. */
export function countsOf(state: ReviewState): RoundCounts {
	const { items, left } = marksOf(state);
	const open = state.review.comments.filter(isOpen);
	const count = (kind: string): number => open.filter((each) => each.kind === kind).length;
	return {
		items: items.length,
		left: left.length,
		own: open.filter((each) => each.kind === "change" && isMine(state, each)).length,
		changes: count("change"),
		questions: count("question"),
		comments: count("comment"),
	};
}

/** `12 of 29 looked at, 2 changes wanted, 1 question open`. */
export function roundWords(state: ReviewState): string {
	const { items, left, changes, questions, comments } = countsOf(state);
	const open = [
		changes > 0 ? `${pluralize(changes, "change")} wanted` : "",
		questions > 0 ? `${pluralize(questions, "question")} open` : "",
		comments > 0 ? `${pluralize(comments, "comment")} open` : "",
	].filter((words) => words !== "");
	return [`${items - left} of ${items} looked at`, ...open].join(", ");
}

/** The verdict that the open comments suggest: what others want is theirs to ask for. */
export function suggestedVerdict(state: ReviewState): Verdict {
	const { left, own, questions } = countsOf(state);
	if (own > 0) return "changes-requested";
	return left > 0 || questions > 0 ? "comments-only" : "approved";
}
