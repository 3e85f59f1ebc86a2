/** Selects a passage of the answer, a paragraph or a list entry, which the next comment quotes. */
import { withNotice } from "../state.ts";
import type { LayoutOf, ReviewState } from "./types.ts";

/** Selects the first passage that is visible, or none any more. */
export function selectPassage(state: ReviewState, layoutOf: LayoutOf): ReviewState {
	if (state.passage !== undefined) return withoutPassage(state);
	const { passages, top } = layoutOf(state);
	if (passages.length === 0) return withNotice(state, "There is no text here to quote");
	const seen = passages.findIndex(({ rows: [, to] }) => to > top);
	return withPassage(state, Math.max(0, seen), layoutOf);
}

export function withoutPassage(state: ReviewState): ReviewState {
	const { passage: _, ...rest } = state;
	return rest;
}

/** Moves to another passage, and scrolls it into view. */
export function movePassage(state: ReviewState, by: number, layoutOf: LayoutOf): ReviewState {
	return withPassage(state, (state.passage ?? 0) + by, layoutOf);
}

function withPassage(state: ReviewState, wanted: number, layoutOf: LayoutOf): ReviewState {
	const { passages, top, height } = layoutOf(state);
	const passage = Math.max(0, Math.min(passages.length - 1, wanted));
	const [from, to] = passages[passage]?.rows ?? [0, 0];
	const shown = from < top ? from : Math.max(top, Math.min(from, to - height));
	return { ...state, passage, top: shown };
}

/** The passage at a row of the scrolled part. */
export function passageAt(state: ReviewState, row: number, layoutOf: LayoutOf): number | undefined {
	const at = layoutOf(state).passages.findIndex(({ rows: [from, to] }) => row >= from && row < to);
	return at < 0 ? undefined : at;
}
