/** The comments of an item, and the one that replies are about. */

import { formerItem } from "../../outline/former-ids.ts";
import { itemOf } from "../../outline/lookup.ts";
import type { Proposal } from "../../proposal/types.ts";
import { digestsOf } from "../../review/digests.ts";
import { homeOf, type PlacedComments, placeComments } from "../../review/matching.ts";
import { type Aliases, People } from "../../review/people.ts";
import type { Comment, Review } from "../../review/types.ts";
import { shownItem } from "./state.ts";
import type { ReviewState } from "./types.ts";

/** What comments are about: a review of a proposal. */
export interface Reviewed {
	readonly proposal: Proposal;
	readonly review: Review;
}

type CommentsByItem = PlacedComments["byItem"];

const housed = new WeakMap<PlacedComments, CommentsByItem>();

/**
 * All comments by item, also those whose item is gone; grouped once for each review, so that a key costs the same however
 * many there are.
 */
export function placedComments({ proposal, review }: Reviewed): CommentsByItem {
	const { outline } = proposal;
	const placed = placeComments(review, outline, digestsOf(proposal));
	const known = housed.get(placed);
	if (known) return known;
	const byItem = new Map(placed.byItem);
	for (const comment of placed.orphans) {
		const id = homeOf(comment, outline);
		if (id !== undefined) byItem.set(id, [...(byItem.get(id) ?? []), comment]);
	}
	housed.set(placed, byItem);
	return byItem;
}

/** The id of the item that a comment was about, if that is gone. */
export function lostItem({ proposal: { outline } }: Reviewed, { item }: Comment): string | undefined {
	return (itemOf(outline, item) ?? formerItem(outline, item)) ? undefined : item;
}

/** An item's comments, oldest first. */
export function commentsOn(reviewed: Reviewed, item: string): readonly Comment[] {
	return placedComments(reviewed).get(item) ?? [];
}

/** The shown item's comments, oldest first. */
export function commentsHere(state: ReviewState): readonly Comment[] {
	return commentsOn(state, shownItem(state).id);
}

/** The comment that replies and answers are about: the one selected, or the first one that is open, or the last one. */
export function selectedComment(state: ReviewState): Comment | undefined {
	const here = commentsHere(state);
	return here.find(({ id }) => id === state.selected) ?? here.find(isOpen) ?? here.at(-1);
}

/** Whether a comment still asks for something. */
export function isOpen({ state }: Comment): boolean {
	return state !== "resolved";
}

const people = new WeakMap<Aliases, People>();

/** Who is who, by the names that the settings give. */
export function peopleOf(aliases: Aliases): People {
	const known = people.get(aliases) ?? new People(aliases);
	people.set(aliases, known);
	return known;
}

/** Whether the reviewer wrote the comment. */
export function isMine({ reviewer, aliases }: ReviewState, { by }: Comment): boolean {
	return peopleOf(aliases).isSame(by, reviewer);
}
