/** Small helpers that all parts of the review session use. */
import { itemOf } from "../../outline/lookup.ts";
import type { Item } from "../../outline/types.ts";
import type { Time } from "../types.ts";
import type { ReviewState } from "./types.ts";

/** The item that is shown, or the first one if it no longer exists. */
export function shownItem(state: Pick<ReviewState, "proposal" | "current">): Item {
	const { outline } = state.proposal;
	const item = itemOf(outline, state.current) ?? outline.items[0];
	if (!item) throw new Error("an outline without items has no review");
	return item;
}

/** Goes to an item, at its start. */
export function goToAnswer(state: ReviewState, id: string): ReviewState {
	if (!itemOf(state.proposal.outline, id)) return state;
	const { scrolled: _, ...rest } = atStart(withoutReviewOverlay(state));
	return { ...rest, current: id, outlineAt: id, pane: "item" };
}

/** The shown item from its start, with nothing selected. */
export function atStart(state: ReviewState): ReviewState {
	const { top: _top, selected: _selected, passage: _passage, ...rest } = state;
	return rest;
}

/** Closes the open overlay. */
export function withoutReviewOverlay(state: ReviewState): ReviewState {
	const { overlay: _, ...rest } = state;
	return rest;
}

/** A time as the review's file has it: `2026-01-13T10:00:00Z`. */
export function timeOf(now: Time): string {
	return new Date(now).toISOString().replace(/\.\d+Z$/, "Z");
}
