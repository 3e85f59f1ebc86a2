/**
 * The review's update function: (state, action) → state and effects. Total and pure; time comes with the action, and
 * the layout that scrolling depends on with `layoutOf`.
 */
import { withoutControls } from "../../proposal/input-text.ts";
import { nextBoundary } from "../../text/graphemes.ts";
import { chordOf, isTyped } from "../key-press.ts";
import { outlineAfterKey } from "../outline-input.ts";
import { selectedItem } from "../outline-rows.ts";
import { fits } from "../panes.ts";
import { nextLook, withNotice } from "../state.ts";
import type { KeyPress, Time } from "../types.ts";
import { checked, lookNow } from "./checking.ts";
import { runReviewCommand } from "./commands.ts";
import { keptForLater, openReviewEditor, reviewEditorClosed } from "./external-editor.ts";
import { reviewCommandFor } from "./key-map.ts";
import { marksOf } from "./marks.ts";
import { reviewMouse } from "./mouse.ts";
import { reviewOverlayKey, reviewOverlayPaste } from "./overlays.ts";
import { reviewPanes } from "./panes.ts";
import { movePassage, withoutPassage } from "./passages.ts";
import { finishLeaving, leaveReview, nextReviewDue, reviewFailed, reviewSaved, timePassed } from "./saving.ts";
import { scrollKey } from "./scrolling.ts";
import { goToAnswer } from "./state.ts";
import type { LayoutOf, ReviewAction, ReviewResult, ReviewState } from "./types.ts";
import { doneWriting, pasteIntoComment, writingKey } from "./writing.ts";

export { nextReviewDue };

/** The state after an action, and the effects to carry out. */
export function updateReview(state: ReviewState, action: ReviewAction, layoutOf: LayoutOf): ReviewResult {
	if (action.type === "terminalReturned") {
		const { handover, ...free } = state;
		return eachOf(
			free,
			(handover?.typedAhead ?? []).map((typed) => ({ ...typed, now: action.now })),
			layoutOf,
		);
	}
	const kept = keptForLater(state, action);
	if (kept) return [kept, []];
	const letters = lettersOf(action);
	if (letters.length > 1) return eachOf(state, letters, layoutOf);
	const result = reduce(state, action, layoutOf);
	const [next, effects] = isState(result) ? [result, []] : result;
	const { left } = marksOf(next);
	return [next.left === left ? next : { ...next, left }, effects];
}

type Pressed = Extract<ReviewAction, { readonly type: "keyPressed" }>;

/** Keys that arrive together, as over a slow connection, are one text; each may be a command. */
function lettersOf(action: ReviewAction): readonly Pressed[] {
	if (action.type !== "keyPressed" || !isTyped(action.key) || action.key.text.length < 2) return [];
	const { text } = action.key;
	const letters: Pressed[] = [];
	for (let from = 0; from < text.length; ) {
		const to = nextBoundary(text, from);
		letters.push({ ...action, key: { ...action.key, text: text.slice(from, to) } });
		from = to;
	}
	return letters;
}

function eachOf(state: ReviewState, actions: readonly ReviewAction[], layoutOf: LayoutOf): ReviewResult {
	return actions.reduce<ReviewResult>(
		([before, effects], action) => {
			const [after, more] = updateReview(before, action, layoutOf);
			return [after, [...effects, ...more]];
		},
		[state, []],
	);
}

function isState(result: ReviewState | ReviewResult): result is ReviewState {
	return "proposal" in result;
}

function reduce(
	state: ReviewState,
	action: Exclude<ReviewAction, { readonly type: "terminalReturned" }>,
	layoutOf: LayoutOf,
): ReviewState | ReviewResult {
	switch (action.type) {
		case "keyPressed":
			return keyPressed(state, action.key, action.now, layoutOf);
		case "mousePressed":
			return reviewMouse(
				action.mouse.kind === "press" ? withoutNotice(state) : state,
				action.mouse,
				layoutOf,
				action.now,
			);
		case "pasted":
			return pasted(withoutTransients(state), action.text, action.now, layoutOf);
		case "resized":
			return { ...state, size: action.size };
		case "timePassed":
			return timePassed(state, action.now);
		case "itemChosen":
			return goToAnswer(state, action.item);
		case "passageChosen":
			return action.passage === undefined ? withoutPassage(state) : { ...state, passage: action.passage };
		case "commentChosen":
			return { ...state, selected: action.comment };
		case "leaveRequested":
			return finishLeaving({ ...doneWriting(state, action.now), leaving: true });
		case "interrupted":
			return interrupted(state, action.now);
		case "checkRequested":
			return lookNow(state);
		case "reviewSaved":
			return reviewSaved(state, action.review, action.now);
		case "reviewFailed":
			return reviewFailed(state, action.message, action.now);
		case "checked":
			return checked(state, action.changes, action.now);
		case "editorClosed":
			return reviewEditorClosed(state, action.text, action.now);
		case "editorFailed":
			return withNotice(state, action.message, "error");
		case "checkFailed":
			return withNotice({ ...state, checkDue: nextLook(action.now) }, action.message, "error");
	}
}

/** A signal, or a closed terminal: saves and leaves. The second one doesn't wait for the save. */
function interrupted(state: ReviewState, now: Time): ReviewResult {
	if (state.interrupted === "from-outside") return [state, [{ type: "abandon" }]];
	return finishLeaving({ ...doneWriting(state, now), leaving: true, interrupted: "from-outside" });
}

function withoutNotice(state: ReviewState): ReviewState {
	if (!state.notice) return state;
	const { notice: _notice, leaveAsked: _leave, ...rest } = state;
	return rest;
}

/** Removes what lasts until the next key: the notice, and the wheel's scrolling. */
function withoutTransients(state: ReviewState): ReviewState {
	if (!state.scrolled) return withoutNotice(state);
	const { scrolled: _, ...rest } = withoutNotice(state);
	return rest;
}

function keyPressed(state: ReviewState, key: KeyPress, now: Time, layoutOf: LayoutOf): ReviewState | ReviewResult {
	if (state.leaving) return state;
	const chord = chordOf(key);
	const quiet = withoutTransients(state);
	if (chord === "ctrl+q") return leaving(state, now);
	if (chord === "ctrl+c" && !isCopying(state)) return ctrlC(state, now);
	// On a screen that is too small, only the comment being written accepts keys, so that none of it is lost.
	if (!fits(state.size) && !state.writing) return quiet;
	const isText = quiet.writing !== undefined || quiet.overlay?.type === "verdict";
	if (isText && reviewCommandFor(chord)?.id === "editor") return openReviewEditor(quiet);
	if (quiet.overlay) return reviewOverlayKey(quiet, quiet.overlay, { key, chord, now, layoutOf });
	if (quiet.writing) return writingKey(quiet, quiet.writing, { key, chord }, layoutOf(quiet), now);
	if (quiet.passage !== undefined) {
		const moved = passageKey(quiet, chord, layoutOf);
		if (moved) return moved;
	}
	const scrolled = quiet.pane === "outline" ? outlineKey(quiet, chord) : scrollKey(quiet, chord, layoutOf);
	if (scrolled) return scrolled;
	const command = reviewCommandFor(chord);
	return command ? runReviewCommand(quiet, command.id, now, layoutOf) : unused(quiet, chord);
}

function leaving(state: ReviewState, now: Time): ReviewResult {
	return leaveReview(doneWriting(state, now));
}

/** Ctrl+C copies what is selected in a comment. */
function isCopying({ writing }: ReviewState): boolean {
	return writing?.buffer.anchor !== undefined;
}

/** Ctrl+C leaves, too; the first press only asks. */
function ctrlC(state: ReviewState, now: Time): ReviewState | ReviewResult {
	if (!state.leaveAsked)
		return { ...withNotice(withoutTransients(state), "Press Ctrl+C again to leave"), leaveAsked: true };
	const [left, effects] = leaving(state, now);
	return [{ ...left, interrupted: "by-key" }, effects];
}

function passageKey(state: ReviewState, chord: string, layoutOf: LayoutOf): ReviewState | undefined {
	if (chord === "escape") return withoutPassage(state);
	const by = { up: -1, k: -1, down: 1, j: 1 }[chord];
	return by === undefined ? undefined : movePassage(state, by, layoutOf);
}

function outlineKey(state: ReviewState, chord: string): ReviewState | undefined {
	const moved = outlineAfterKey(state, chord, reviewPanes(state).body.height);
	if (moved) return moved;
	if (chord !== "enter" && chord !== "tab") return undefined;
	const item = selectedItem(state);
	return item === undefined ? state : goToAnswer(state, item);
}

/** Letters without a meaning are answered, because a reviewer may think that the answer can be edited. */
function unused(state: ReviewState, chord: string): ReviewState {
	if (chord.length !== 1) return state;
	return withNotice(state, `“${chord}” does nothing here; c writes a comment, ? lists the keys`);
}

function pasted(state: ReviewState, text: string, now: Time, layoutOf: LayoutOf): ReviewState {
	if (state.leaving) return state;
	const clean = withoutControls(text);
	if (state.overlay) return reviewOverlayPaste(state, state.overlay, clean, { now, layoutOf });
	if (state.writing) return pasteIntoComment(state, state.writing, clean, layoutOf(state), now);
	return withNotice(state, "The proposal can't be changed here; press c to write a comment, then paste");
}
