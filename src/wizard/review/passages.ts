/** Selects a passage of the answer, a paragraph or a list entry, which the next comment quotes. */
import { withNotice } from "../state.ts";
import type { LayoutOf, ReviewState } from "./types.ts";

export interface Passage {
	/** The lines of the answer that it takes, 0-based: the first one, and the one after the last. */
	readonly lines: readonly [from: number, to: number];
	readonly text: string;
}

const STARTS_ENTRY = /^\s*(?:[-*+]|\d+[.)])\s/;

/** The paragraphs and list entries of an answer. */
export function passagesOf(text: string): readonly Passage[] {
	const lines = text.split("\n");
	const starts = lines.flatMap((line, at) => {
		const isStart = line.trim() !== "" && (at === 0 || lines[at - 1]!.trim() === "" || STARTS_ENTRY.test(line));
		return isStart ? [at] : [];
	});
	return starts.map((from, index) => {
		const to = starts[index + 1] ?? lines.length;
		return { lines: [from, to], text: lines.slice(from, to).join("\n").trim() };
	});
}

/** Selects the first passage that is visible, or none any more. */
export function selectPassage(state: ReviewState, layoutOf: LayoutOf): ReviewState {
	if (state.passage !== undefined) return withoutPassage(state);
	const { passages, top } = layoutOf(state);
	if (passages.length === 0) return withNotice(state, "There is no text here to quote");
	const seen = passages.findIndex(({ rows: [, to] }) => to > top);
	return withPassage(state, Math.max(0, seen), layoutOf);
}

/** Ends choosing a passage to quote. */
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
