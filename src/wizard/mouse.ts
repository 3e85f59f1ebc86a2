/**
 * Mouse handling: a click places the cursor, opens, ticks, picks or adds; dragging selects; the
 * wheel scrolls what it is over. Uses the same positions as the drawing; knows no terminal.
 */
import { applyEdit, positionAt, withCursor, withTop } from "../editor/buffer.ts";
import { openRow } from "./commands.ts";
import { addRow } from "./entries.ts";
import { bufferKey, changeForm, focusedControl, withBuffer } from "./form.ts";
import { formLayout, type PlacedControl } from "./form-layout.ts";
import { itemLayout, rowsAboveForm } from "./item-layout.ts";
import { clickedRow, scrolledOutline } from "./outline-input.ts";
import { browsed } from "./outline-rows.ts";
import { overlayMouse, WHEEL } from "./overlay-mouse.ts";
import { marginOf, type PaneCell, paneAt, panesOf } from "./panes.ts";
import { valueAt } from "./picker-layout.ts";
import type { Result } from "./state.ts";
import { goTo } from "./state.ts";
import { acceptValue } from "./suggestions.ts";
import type { MousePress, State, Time } from "./types.ts";

/** Milliseconds within which a second press at the same cell selects the word. */
const DOUBLE_CLICK = 400;

/** The session after a click, a drag or a turn of the wheel. */
export function mousePressed(state: State, mouse: MousePress, now: Time): State | Result {
	if (state.leaving || !state.mouse) return state;
	if (state.overlay) return overlayMouse(state, state.overlay, mouse, now);
	if (mouse.kind === "drag") return mouse.button === "left" ? dragged(state, mouse, now) : state;
	const target = paneAt(panesOf(state), mouse);
	if (!target) return state;
	if (mouse.kind === "press") return mouse.button === "left" ? clicked(state, target, mouse, now) : state;
	if (mouse.kind === "release") return state;
	return wheeled(state, target, mouse.kind === "wheel-up" ? -WHEEL : WHEEL);
}

function clicked(state: State, target: PaneCell, mouse: MousePress, now: Time): State {
	if (target.pane === "outline") return clickInOutline(state, target);
	if (target.pane === "preview") return clickInPreview(state, target);
	const opened = state.pane === "outline" ? openBrowsed(state) : state;
	// Without the outline, the item is drawn elsewhere.
	if (panesOf(opened).item?.left !== panesOf(state).item?.left) return opened;
	const { pressed, ...rest } = opened;
	const twice =
		pressed && pressed.row === mouse.row && pressed.column === mouse.column && now - pressed.at < DOUBLE_CLICK;
	const there: State = { ...rest, pane: "item", pressed: { row: mouse.row, column: mouse.column, at: now } };
	const hit = controlAt(there, target);
	if (!hit || hit.placed.index < 0) return there;
	return clickControl({ ...there, focus: hit.placed.index }, hit, now, twice ?? false);
}

/** Opens the item whose text was clicked. */
function clickInPreview(state: State, { row }: PaneCell): State {
	const { rows = [], top = 0 } = state.beside ?? {};
	const item = rows[(state.scrolled?.preview ?? top) + row]?.item;
	return item === undefined ? state : goTo(state, item);
}

/** Opens the item that is shown, scrolled as it is. */
function openBrowsed(state: State): State {
	const { scrolled } = browsed(state);
	return { ...openRow(state), ...(scrolled && { scrolled }) };
}

/** Opens the row's item and unfolds it. The visible rows don't move. */
function clickInOutline(state: State, { row }: PaneCell): State {
	const hit = clickedRow(state, row, panesOf(state).body.height);
	if (!hit) return state;
	return { ...goTo({ ...state, folded: hit.folded }, hit.item), scrolled: { outline: hit.top } };
}

/** A control that was hit, with the row within it and the cell within the form. */
interface Hit {
	readonly placed: PlacedControl;
	readonly row: number;
	readonly cell: number;
}

/** The form control at a cell of the item's pane; an item's only text also takes the rows below it. */
function controlAt(state: State, target: PaneCell): Hit | undefined {
	const layout = itemLayout(state);
	const { controls, sole, top } = formLayout(state, layout);
	const inForm = target.row - rowsAboveForm(layout);
	const cell = target.column - marginOf(state.size);
	if (inForm < 0) return undefined;
	const row = inForm + top;
	const placed = sole ? controls[0] : controls.find((each) => row >= each.row && row < each.row + each.height);
	return placed && { placed, row: row - placed.row, cell };
}

function clickControl(state: State, { placed, row, cell }: Hit, now: Time, twice: boolean): State {
	const path = placed.control.path;
	switch (placed.type) {
		case "text": {
			const value = valueAt(placed.picker, row - placed.label - placed.view.rows.length, cell - placed.cell);
			if (value !== undefined) return acceptValue(state, placed.control, value, now);
			return clickText(state, placed, row - placed.label, cell - placed.cell, now, twice);
		}
		case "choice": {
			const target = placed.positions.find(
				(each) => each.row === row - placed.label && cell >= each.from && cell < each.to,
			);
			return target ? changeForm(state, { type: "choice", path, value: target.id }) : state;
		}
		case "tick":
			return changeForm(state, { type: "tick", path, value: !placed.control.value });
		case "add":
			return addRow(state, path);
		default:
			return state;
	}
}

type PlacedText = Extract<PlacedControl, { readonly type: "text" }>;

/** Places the cursor without scrolling; a second press selects the word. */
function clickText(state: State, placed: PlacedText, row: number, cell: number, now: Time, twice: boolean): State {
	const { control, buffer, size, view } = placed;
	const key = bufferKey(state.current, control.path);
	const inside = Math.max(0, Math.min(row, size.height - 1));
	const put = withTop(withCursor(buffer, positionAt(buffer, size, inside, cell, view.top)), size, view.top);
	const context = { view: size, now };
	const word = twice
		? applyEdit(applyEdit(put, { type: "move", to: "word-right", select: false }, context), WORD, context)
		: put;
	const { [key]: _, ...scrolled } = state.scrolled ?? {};
	const pressed = state.pressed && { ...state.pressed, text: key };
	return withBuffer({ ...state, scrolled, ...(pressed && { pressed }) }, control, word);
}

/** From the word's end, where the cursor is, to its start. */
const WORD = { type: "move", to: "word-left", select: true } as const;

/** Selects from where the button went down; beyond the edge the text scrolls. */
function dragged(state: State, mouse: MousePress, now: Time): State {
	const control = focusedControl(state);
	if (control?.type !== "text" || state.pressed?.text !== bufferKey(state.current, control.path)) return state;
	const pane = panesOf(state).item;
	const layout = itemLayout(state);
	const { controls, top } = formLayout(state, layout);
	const placed = controls.find((each): each is PlacedText => each.type === "text" && each.index === state.focus);
	if (!placed || !pane) return state;
	const row = mouse.row - pane.top - rowsAboveForm(layout) + top - placed.row - placed.label;
	const cell = mouse.column - pane.left - marginOf(state.size) - placed.cell;
	const { buffer } = placed;
	const at = positionAt(buffer, placed.size, Math.max(-1, Math.min(row, placed.size.height)), cell);
	const selected = applyEdit(buffer, { type: "place-cursor", at, select: true }, { view: placed.size, now });
	return selected === buffer ? state : withBuffer(state, control, selected);
}

function wheeled(state: State, target: PaneCell, by: number): State {
	if (target.pane === "outline") {
		const outline = scrolledOutline(state, by, panesOf(state).body.height);
		return { ...state, scrolled: { ...state.scrolled, outline } };
	}
	if (target.pane === "preview") {
		const { rows, top } = state.beside ?? { rows: [], top: 0 };
		return scrolledTo(
			state,
			"preview",
			(state.scrolled?.preview ?? top) + by,
			rows.length - panesOf(state).body.height,
		);
	}
	const seen = browsed(state);
	const layout = itemLayout(seen);
	const placed = controlAt(seen, target)?.placed;
	if (placed?.type === "text" && placed.view.total > placed.size.height) {
		const { view, size, control } = placed;
		return scrolledTo(state, bufferKey(seen.current, control.path), view.top + by, view.total - size.height);
	}
	const form = formLayout(seen, layout);
	return form.sole ? state : scrolledTo(state, "form", form.top + by, form.total - layout.form);
}

function scrolledTo(state: State, what: string, row: number, last: number): State {
	return { ...state, scrolled: { ...state.scrolled, [what]: Math.max(0, Math.min(row, last)) } };
}
