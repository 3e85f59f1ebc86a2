/** Mouse handling in the review: a click opens, selects a passage or a comment; the wheel scrolls what it is over. */

import { textOf } from "../../editor/buffer.ts";
import { VERDICTS } from "../../review/types.ts";
import { clickedRow, scrolledOutline } from "../outline-input.ts";
import { paneAt, type Rectangle } from "../panes.ts";
import { centred, LIST_HEAD, listRows } from "../scroll.ts";
import { findItems } from "../search.ts";
import type { KeyPress, MousePress, Time } from "../types.ts";
import { findReviewHelp } from "./help.ts";
import { reviewOverlayKey } from "./overlays.ts";
import { reviewPanes } from "./panes.ts";
import { passageAt } from "./passages.ts";
import { scrollAnswer } from "./scrolling.ts";
import { goToAnswer } from "./state.ts";
import type { CommentRows, LayoutOf, ReviewOverlay, ReviewResult, ReviewState } from "./types.ts";
import { writingMouse } from "./writing.ts";

/** Rows that one step of the wheel scrolls. */
const WHEEL = 3;

/** The session after a click, a drag or a turn of the wheel. */
export function reviewMouse(
	state: ReviewState,
	mouse: MousePress,
	layoutOf: LayoutOf,
	now: Time,
): ReviewState | ReviewResult {
	if (!state.mouse || state.leaving) return state;
	if (state.overlay) return overlayMouse(state, state.overlay, mouse, layoutOf, now);
	const by = mouse.kind === "wheel-up" ? -WHEEL : mouse.kind === "wheel-down" ? WHEEL : 0;
	const target = paneAt(reviewPanes(state), mouse);
	if (by !== 0 && target) return wheeled(state, target.pane, by, layoutOf);
	if (mouse.button !== "left") return state;
	if (state.writing) return writingMouse(state, state.writing, mouse, layoutOf(state), now);
	if (mouse.kind !== "press" || !target) return state;
	if (target.pane === "outline") return clickInOutline(state, target.row);
	return target.pane === "preview" ? clickInNotes(state, target.row, layoutOf) : clickInAnswer(state, mouse, layoutOf);
}

/** Selects the comment that was hit. */
function clickInNotes(state: ReviewState, row: number, layoutOf: LayoutOf): ReviewState {
	const { notes } = layoutOf(state);
	const id = notes && commentAt(notes.comments, notes.top + row);
	return id === undefined ? state : { ...state, selected: id, scrolled: { preview: notes?.top ?? 0 } };
}

function commentAt(comments: CommentRows, row: number): string | undefined {
	return [...comments].find(([, [from, to]]) => row >= from && row < to)?.[0];
}

function wheeled(state: ReviewState, pane: string, by: number, layoutOf: LayoutOf): ReviewState {
	if (pane === "preview") return scrollNotes(state, by, layoutOf);
	if (pane !== "outline") return scrollAnswer(state, by, layoutOf);
	return { ...state, scrolled: { outline: scrolledOutline(state, by, reviewPanes(state).body.height) } };
}

function scrollNotes(state: ReviewState, by: number, layoutOf: LayoutOf): ReviewState {
	const { top, total } = layoutOf(state).notes ?? { top: 0, total: 0 };
	const last = Math.max(0, total - reviewPanes(state).body.height);
	return { ...state, scrolled: { ...state.scrolled, preview: Math.max(0, Math.min(last, top + by)) } };
}

/** Opens the row's item and unfolds it. The visible rows don't move. */
function clickInOutline(state: ReviewState, row: number): ReviewState {
	const hit = clickedRow(state, row, reviewPanes(state).body.height);
	if (!hit) return state;
	return { ...goToAnswer({ ...state, folded: hit.folded }, hit.item), scrolled: { outline: hit.top } };
}

/** Selects the comment or the passage that was hit; a selected passage is let go. */
function clickInAnswer(state: ReviewState, mouse: MousePress, layoutOf: LayoutOf): ReviewState {
	const layout = layoutOf(state);
	const shown: ReviewState = { ...state, pane: "item" };
	const inside = mouse.row - layout.firstRow;
	if (inside < 0 || inside >= layout.height) return shown;
	const row = layout.top + inside;
	const comment = commentAt(layout.comments, row);
	const { passage: before, ...rest } = shown;
	if (comment !== undefined) return { ...rest, selected: comment, top: layout.top };
	const passage = passageAt(state, row, layoutOf);
	return { ...rest, top: layout.top, ...(passage !== undefined && passage !== before && { passage }) };
}

const ENTER: KeyPress = { name: "enter", text: "", ctrl: false, alt: false, shift: false };

function overlayMouse(
	state: ReviewState,
	overlay: ReviewOverlay,
	mouse: MousePress,
	layoutOf: LayoutOf,
	now: Time,
): ReviewState | ReviewResult {
	const { body } = reviewPanes(state);
	if (overlay.type === "verdict") {
		const at = mouse.row - layoutOf(state).firstRow;
		return mouse.kind === "press" && at >= 0 && at < VERDICTS.length
			? { ...state, overlay: { ...overlay, selected: at, field: "verdict" } }
			: state;
	}
	const count =
		overlay.type === "goto"
			? findItems(state.proposal, textOf(overlay.query)).length
			: findReviewHelp(textOf(overlay.query), state.unicode).length;
	const by = mouse.kind === "wheel-up" ? -1 : mouse.kind === "wheel-down" ? 1 : 0;
	if (by !== 0) {
		const selected = Math.max(0, Math.min(count - 1, overlay.selected + by));
		return { ...state, overlay: { ...overlay, selected } };
	}
	const index = mouse.kind === "press" ? rowOfList(body, mouse.row, count, overlay.selected) : undefined;
	if (index === undefined) return state;
	const clicked = { ...overlay, selected: index };
	return reviewOverlayKey({ ...state, overlay: clicked }, clicked, { key: ENTER, chord: "enter", now, layoutOf });
}

/** The entry of a list at a row of the screen. */
function rowOfList({ top, height }: Rectangle, at: number, count: number, selected: number): number | undefined {
	const row = at - top - LIST_HEAD;
	const index = centred(count, selected, listRows(height)) + row;
	return row < 0 || row >= listRows(height) || index >= count ? undefined : index;
}
