/**
 * The whole screen as rows, the same that the components draw (a test compares): for the first picture, which is there
 * before they are.
 */
import type { StyledLine } from "../../terminal/styled.ts";
import { fits, marginOf, panesOf } from "../../wizard/layout.ts";
import type { State } from "../../wizard/types.ts";
import { footerHeight, footerRows } from "./footer.ts";
import { headerRow } from "./header.ts";
import { itemPane } from "./item-pane.ts";
import type { Look } from "./look.ts";
import { outlinePane } from "./outline.ts";
import { blanks, padLine, span } from "./spans.ts";

export interface Picture {
	readonly lines: readonly StyledLine[];
	/** Cell of the cursor, 0-based; undefined where there is none. */
	readonly cursor: { readonly x: number; readonly y: number } | undefined;
}

/** Undefined for what only components can draw: overlays, the preview, a screen that is too small for more than a word. */
export function pictureOf(state: State, look: Look): Picture | undefined {
	const panes = panesOf(state);
	if (state.overlay || panes.preview > 0 || !fits(state.size)) return undefined;
	const outline = panes.outline > 0 ? outlinePane(state, look, panes.outline, panes.rows) : [];
	const item = panes.item > 0 ? itemPane(state, look, state.pane === "item") : undefined;
	const margin = marginOf(state.size);
	const footer = footerRows(state, look, panes.airy);
	const height = panes.rows - Math.max(0, footer.length - footerHeight(panes.airy));
	const row = (at: number): StyledLine => {
		const left = padLine(outline[at] ?? [], panes.outline);
		return item ? [...left, blanks(margin), ...(item.lines[at] ?? [])] : left;
	};
	const rule = panes.airy ? [[span(look.marks.across.repeat(state.size.columns), "quiet")]] : [];
	const lines = [headerRow(state, look), ...rule, ...Array.from({ length: height }, (_, at) => row(at)), ...footer];
	const cursor = item?.cursor && { x: panes.outline + margin + item.cursor.cell, y: panes.top + item.cursor.row };
	return { lines, cursor };
}
