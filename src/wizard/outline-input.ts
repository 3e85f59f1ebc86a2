/** What keys, clicks and the wheel do in an outline, whoever shows it. Apart from its rows, which are drawn before any key. */
import { firstOutlineRow, itemOfRow, type OutlineState, outlineRows, selectedRow } from "./outline-rows.ts";

/** Moves the selection by `by` rows, within the outline. */
function moveInOutline<S extends OutlineState>(state: S, by: number): S {
	const rows = outlineRows(state);
	const at = Math.max(0, Math.min(rows.length - 1, selectedRow(state, rows) + by));
	return { ...state, outlineAt: rows[at]?.id ?? state.outlineAt };
}

/** The selection after a key that moves it, with that many visible rows; undefined for another key. */
export function outlineAfterKey<S extends OutlineState>(state: S, chord: string, height: number): S | undefined {
	const page = Math.max(1, height - 1);
	const all = outlineRows(state).length;
	const steps: Readonly<Record<string, number>> = {
		up: -1,
		k: -1,
		down: 1,
		j: 1,
		pageup: -page,
		pagedown: page,
		home: -all,
		end: all,
	};
	const by = steps[chord];
	return by === undefined ? undefined : moveInOutline(state, by);
}

/** What a click opens. */
export interface ClickedRow {
	readonly item: string;
	/** With the row unfolded. */
	readonly folded: readonly string[];
	/** The first visible row, which doesn't move. */
	readonly top: number;
}

/** What a click on a row of the pane opens, the topmost being 0, with that many visible rows. */
export function clickedRow(state: OutlineState, row: number, height: number): ClickedRow | undefined {
	const rows = outlineRows(state);
	const top = firstOutlineRow(state, rows, height);
	const hit = rows[top + row];
	const item = hit && itemOfRow(state.proposal.outline, hit.id);
	return item === undefined ? undefined : { item, folded: state.folded.filter((id) => id !== hit?.id), top };
}

/** The first visible row after scrolling, with that many visible rows. */
export function scrolledOutline(state: OutlineState, by: number, height: number): number {
	const rows = outlineRows(state);
	const top = firstOutlineRow(state, rows, height) + by;
	return Math.max(0, Math.min(top, rows.length - height));
}
