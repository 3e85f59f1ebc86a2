/** Moves the focus within an item and on to the next one. Changes no answer. */
import type { Control } from "../proposal/types.ts";
import { controlsOf, focusable } from "./form.ts";
import { goTo, withNotice } from "./state.ts";
import type { State } from "./types.ts";

/**
 * Tab: the next control, then the next item. A run of boxes counts as one field (arrows move within it); what only
 * explains an answer is skipped.
 */
export function moveFocus(state: State, by: 1 | -1): State {
	const controls = focusable(controlsOf(state));
	const at = nextStop(controls, state.focus, by);
	if (at >= 0 && at < controls.length) return { ...state, focus: at, pane: "item" };
	const items = state.proposal.outline.items;
	const index = items.findIndex((item) => item.id === state.current) + by;
	const item = items[index];
	if (!item)
		return withNotice(state, by > 0 ? "That was the last item; Ctrl+S writes the Markdown" : "This is the first item");
	const moved = goTo(state, item.id);
	return by > 0 ? moved : { ...moved, focus: lastStop(moved) };
}

function nextStop(controls: readonly Control[], from: number, by: 1 | -1): number {
	let at = from + by;
	while (isPassed(controls, at, by)) at += by;
	return at;
}

function isPassed(controls: readonly Control[], at: number, by: 1 | -1): boolean {
	const control = controls[at];
	if (control?.type === "text") return control.explains === true;
	return control?.type === "tick" && controls[at - by]?.type === "tick";
}

/** Where Shift+Tab lands: the last control, or the first box of a trailing run of boxes. */
function lastStop(state: State): number {
	const controls = focusable(controlsOf(state));
	let at = Math.max(0, nextStop(controls, controls.length, -1));
	while (at > 0 && controls[at]?.type === "tick" && controls[at - 1]?.type === "tick") at--;
	return at;
}

/** One control up or down, within the item. */
export function stepFocus(state: State, by: 1 | -1): State {
	const last = focusable(controlsOf(state)).length - 1;
	return { ...state, focus: Math.max(0, Math.min(last, state.focus + by)) };
}
