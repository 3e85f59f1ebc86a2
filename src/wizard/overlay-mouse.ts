/** What the mouse does in what lies over the panes: a click takes a row of a list, the wheel goes through it. */
import { STAGES } from "../outline/types.ts";
import { centred, LIST_HEAD, listRows, panesOf } from "./layout.ts";
import { overlayKey } from "./overlay-keys.ts";
import { scrollPreview } from "./preview.ts";
import { findHeadings } from "./preview-search.ts";
import type { Result } from "./saving.ts";
import { findCommands, findItems } from "./search.ts";
import type { KeyPress, MousePress, Overlay, State, Time } from "./types.ts";

const ENTER: KeyPress = { name: "enter", text: "", ctrl: false, alt: false, shift: false };

/** Rows that one step of the wheel scrolls. */
export const WHEEL = 3;

/** A click, or a turn of the wheel, while the overlay is open. */
export function overlayMouse(state: State, overlay: Overlay, mouse: MousePress, now: Time): State | Result {
	const by = mouse.kind === "wheel-up" ? -1 : mouse.kind === "wheel-down" ? 1 : 0;
	const list = listOf(state, overlay);
	if (!list) return overlay.type === "preview" && by !== 0 ? scrollPreview(state, overlay, by * WHEEL) : state;
	const { count, selected, select } = list;
	if (by !== 0) return { ...state, overlay: select(Math.max(0, Math.min(count - 1, selected + by))) };
	if (mouse.kind !== "press" || mouse.button !== "left") return state;
	const { top, rows } = panesOf(state);
	const row = mouse.row - top - LIST_HEAD;
	const index = centred(count, selected, listRows(rows)) + row;
	if (row < 0 || row >= listRows(rows) || index >= count) return state;
	const there = select(index);
	return overlayKey({ ...state, overlay: there }, there, ENTER, now);
}

interface OpenList {
	readonly count: number;
	readonly selected: number;
	/** The overlay with another row selected. */
	readonly select: (selected: number) => Overlay;
}

/** The list that is shown; undefined where none is. */
function listOf(state: State, overlay: Overlay): OpenList | undefined {
	switch (overlay.type) {
		case "goto":
			return listIn(overlay, findItems(state.proposal, overlay.query).length);
		case "help":
			return listIn(overlay, findCommands(overlay.query).length);
		case "stage":
			return listIn(overlay, STAGES.length);
		case "preview": {
			const { headings, rows = [] } = overlay;
			if (!headings) return undefined;
			const select = (selected: number): Overlay => ({ ...overlay, headings: { ...headings, selected } });
			return { count: findHeadings(rows, headings.query).length, selected: headings.selected, select };
		}
		default:
			return undefined;
	}
}

function listIn<T extends Extract<Overlay, { readonly selected: number }>>(overlay: T, count: number): OpenList {
	return { count, selected: overlay.selected, select: (selected) => ({ ...overlay, selected }) };
}
