/** What the mouse does in what lies over the panes: a click takes a row of a list, the wheel goes through it. */
import { STAGES } from "../outline/types.ts";
import { centred, LIST_HEAD, listRows, panesOf } from "./layout.ts";
import { overlayKey, scrollPreview } from "./overlay-keys.ts";
import type { Result } from "./saving.ts";
import { findCommands, findItems } from "./search.ts";
import type { KeyPress, MousePress, Overlay, State, Time } from "./types.ts";

const ENTER: KeyPress = { name: "enter", text: "", ctrl: false, alt: false, shift: false };

/** Rows that one step of the wheel scrolls. */
export const WHEEL = 3;

/** A click, or a turn of the wheel, while the overlay is open. */
export function overlayMouse(state: State, overlay: Overlay, mouse: MousePress, now: Time): State | Result {
	const by = mouse.kind === "wheel-up" ? -1 : mouse.kind === "wheel-down" ? 1 : 0;
	if (overlay.type === "preview") return by === 0 ? state : scrollPreview(state, overlay, by * WHEEL);
	if (!("selected" in overlay)) return state;
	const count = countOf(state, overlay);
	if (by !== 0) return selecting(state, overlay, Math.max(0, Math.min(count - 1, overlay.selected + by)));
	if (mouse.kind !== "press" || mouse.button !== "left") return state;
	const { top, rows } = panesOf(state);
	const row = mouse.row - top - LIST_HEAD;
	const index = centred(count, overlay.selected, listRows(rows)) + row;
	if (row < 0 || row >= listRows(rows) || index >= count) return state;
	const there = selecting(state, overlay, index);
	return there.overlay ? overlayKey(there, there.overlay, ENTER, now) : there;
}

type WithList = Extract<Overlay, { readonly selected: number }>;

function selecting(state: State, overlay: WithList, selected: number): State {
	return { ...state, overlay: { ...overlay, selected } };
}

/** How many rows the list has; a conflict's two sides are no list. */
function countOf(state: State, overlay: WithList): number {
	switch (overlay.type) {
		case "goto":
			return findItems(state.proposal, overlay.query).length;
		case "help":
			return findCommands(overlay.query).length;
		case "stage":
			return STAGES.length;
		case "conflict":
			return 0;
	}
}
