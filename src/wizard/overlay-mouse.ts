/**
 * Mouse handling in overlays: a click takes a list row or one of two choices, the wheel moves
 * through them; in a text, a click places the cursor and dragging selects.
 */
import { applyEdit, positionAt, textOf } from "../editor/buffer.ts";
import { STAGES } from "../outline/types.ts";
import { replyMouse, scrollComments } from "./comments.ts";
import { scrollGuidance } from "./guidance.ts";
import { overlayKey } from "./overlay-keys.ts";
import { conflictLayout, MARGIN, reasonLayout, UNUSABLE_CHOICES, unusableLayout } from "./overlay-layout.ts";
import { panesOf } from "./panes.ts";
import { openItemAt, previewRows, scrollPreview } from "./preview.ts";
import { findHeadings } from "./preview-search.ts";
import { centred, LIST_HEAD, listRows } from "./scroll.ts";
import { findHelp, findItems } from "./search.ts";
import { SPELLING_CHOICES } from "./spelling.ts";
import type { Result } from "./state.ts";
import type { KeyPress, MousePress, Overlay, State, Time } from "./types.ts";

const ENTER: KeyPress = { name: "enter", text: "", ctrl: false, alt: false, shift: false };

/** Rows that one step of the wheel scrolls. */
export const WHEEL = 3;

/** A click, or a turn of the wheel, while the overlay is open. */
export function overlayMouse(state: State, overlay: Overlay, mouse: MousePress, now: Time): State | Result {
	const by = mouse.kind === "wheel-up" ? -1 : mouse.kind === "wheel-down" ? 1 : 0;
	if (overlay.type === "not-applicable") return mouseInReason(state, overlay, mouse, now);
	if (overlay.type === "conflict" || overlay.type === "unusable") {
		if (by !== 0) return { ...state, overlay: { ...overlay, selected: by < 0 ? 0 : 1 } };
		return mouse.kind === "press" && mouse.button === "left" ? takeEither(state, overlay, mouse, now) : state;
	}
	if (overlay.type === "comments")
		return by === 0 ? replyMouse(state, overlay, mouse, now) : scrollComments(state, overlay, by * WHEEL);
	if (overlay.type === "guidance") return by === 0 ? state : scrollGuidance(state, overlay, by * WHEEL);
	const list = listOf(state, overlay);
	if (!list) return overlay.type === "preview" ? mouseInPreview(state, overlay, mouse, by) : state;
	const { count, selected, select } = list;
	if (by !== 0) return { ...state, overlay: select(Math.max(0, Math.min(count - 1, selected + by))) };
	if (mouse.kind !== "press" || mouse.button !== "left") return state;
	const { top, height } = panesOf(state).body;
	const row = mouse.row - top - LIST_HEAD;
	const index = centred(count, selected, listRows(height)) + row;
	if (row < 0 || row >= listRows(height) || index >= count) return state;
	const clicked = select(index);
	return overlayKey({ ...state, overlay: clicked }, clicked, ENTER, now);
}

type Of<T extends Overlay["type"]> = Extract<Overlay, { readonly type: T }>;

/** The wheel scrolls; a click opens the item whose text was clicked. */
function mouseInPreview(state: State, overlay: Of<"preview">, mouse: MousePress, by: number): State {
	if (by !== 0) return scrollPreview(state, overlay, by * WHEEL);
	const row = mouse.row - panesOf(state).body.top;
	const isText = row >= 0 && row < previewRows(state, overlay);
	if (mouse.kind !== "press" || mouse.button !== "left" || !isText) return state;
	return openItemAt(state, overlay, (overlay.top ?? 0) + row);
}

/** The cursor goes there; the selection, while the button is down. */
function mouseInReason(state: State, overlay: Of<"not-applicable">, mouse: MousePress, now: Time): State {
	if (mouse.button !== "left" || (mouse.kind !== "press" && mouse.kind !== "drag")) return state;
	const { row, size, view } = reasonLayout(state, overlay);
	const inside = mouse.row - panesOf(state).body.top - row;
	if (mouse.kind === "press" && inside < 0) return state;
	const { reason } = overlay;
	const at = positionAt(reason, size, Math.max(-1, Math.min(inside, size.height)), mouse.column - MARGIN, view.top);
	const select = mouse.kind === "drag";
	return {
		...state,
		overlay: { ...overlay, reason: applyEdit(reason, { type: "place-cursor", at, select }, { view: size, now }) },
	};
}

/** A click on a choice takes it; a click on a conflict's text selects it, on its title takes it. */
function takeEither(
	state: State,
	overlay: Of<"conflict"> | Of<"unusable">,
	mouse: MousePress,
	now: Time,
): State | Result {
	const row = mouse.row - panesOf(state).body.top;
	const [index, take] = overlay.type === "unusable" ? choiceAt(state, overlay, row) : sideAt(state, row, mouse.column);
	if (index < 0) return state;
	const selected = { ...overlay, selected: index };
	return take ? overlayKey({ ...state, overlay: selected }, selected, ENTER, now) : { ...state, overlay: selected };
}

type ClickedChoice = readonly [index: number, take: boolean];

function choiceAt(state: State, overlay: Of<"unusable">, row: number): ClickedChoice {
	const index = row - unusableLayout(state, overlay).choices;
	return [index < UNUSABLE_CHOICES.length ? index : -1, true];
}

function sideAt(state: State, row: number, column: number): ClickedChoice {
	const { sides, cells } = conflictLayout(state) ?? { sides: [], cells: 0 };
	const index = sides.findIndex((side) => {
		const below = row - side.row;
		const offset = column - side.cell;
		return below >= 0 && below < side.height && offset >= 0 && offset < cells;
	});
	return [index, row === sides[index]?.row];
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
			return listIn(overlay, findItems(state.proposal, textOf(overlay.query)).length);
		case "help":
			return listIn(overlay, findHelp(textOf(overlay.query), state.unicode).length);
		case "stage":
			return listIn(overlay, STAGES.length);
		case "spelling":
			return listIn(overlay, overlay.suggestions.length + SPELLING_CHOICES.length);
		case "preview": {
			const { headings, rows = [] } = overlay;
			if (!headings) return undefined;
			const select = (selected: number): Overlay => ({ ...overlay, headings: { ...headings, selected } });
			return { count: findHeadings(rows, textOf(headings.query)).length, selected: headings.selected, select };
		}
		default:
			return undefined;
	}
}

function listIn<T extends Extract<Overlay, { readonly selected: number }>>(overlay: T, count: number): OpenList {
	return { count, selected: overlay.selected, select: (selected) => ({ ...overlay, selected }) };
}
