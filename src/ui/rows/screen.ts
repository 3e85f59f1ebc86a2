/**
 * The whole screen as rows, identical to what the components draw (a test compares them). Used for the first frame,
 * which is painted before the components are loaded, and for every key, which doesn't wait for them.
 */
import type { StyledLine } from "../../terminal/styled.ts";
import { fits, marginOf, type PaneName, panesOf, type Rectangle, shownPanes } from "../../wizard/panes.ts";
import type { Size, State } from "../../wizard/types.ts";
import type { Appearance } from "./appearance.ts";
import { findBar } from "./find-bar.ts";
import { footerHeight, footerRows } from "./footer.ts";
import { headerRow } from "./header.ts";
import { type ItemPaneRows, itemPane } from "./item-pane.ts";
import { outlinePane } from "./outline.ts";
import { type PreviewLayout, previewPane } from "./preview.ts";
import { blanks, padLine, span } from "./spans.ts";

export interface ScreenRows {
	readonly lines: readonly StyledLine[];
	/** The cursor's cell, 0-based; undefined if there is none. */
	readonly cursor: { readonly x: number; readonly y: number } | undefined;
}

/**
 * The screen's rows; undefined for what only components draw: overlays, a screen that is too small. Without a `layout`,
 * the preview is as before its first one.
 */
export function screenRows(
	state: State,
	appearance: Appearance,
	layout?: (width: number) => PreviewLayout | undefined,
): ScreenRows | undefined {
	const panes = panesOf(state);
	if (state.overlay || !fits(state.size)) return undefined;
	const item = panes.item && itemPane(state, appearance);
	const draw: Readonly<Record<PaneName, (area: Rectangle) => readonly StyledLine[]>> = {
		outline: ({ width, height }) => outlinePane(state, appearance, width, height),
		item: () => item?.lines.map((line) => [blanks(marginOf(state.size)), ...line]) ?? [],
		preview: (area) => previewPane(state, layout?.(area.width), area, appearance, true),
	};
	const drawn = shownPanes(panes).map(([name, area]) => ({ area, lines: draw[name](area) }));
	const row = (at: number): StyledLine =>
		drawn.reduce<StyledLine>((line, { area, lines }) => [...padLine(line, area.left), ...(lines[at] ?? [])], []);
	const footer = footerRows(state, appearance, panes.airy);
	const height = panes.body.height - Math.max(0, footer.length - footerHeight(panes.airy));
	const find = findBar(state, appearance);
	const rule = panes.airy ? [[span(appearance.glyphs.across.repeat(state.size.columns), "rule")]] : [];
	const lines = [
		headerRow(state, appearance),
		...rule,
		...Array.from({ length: height }, (_, at) => row(at)),
		...find.lines,
		...footer,
	];
	const cursor = item?.cursor && panes.item && onScreen(item.cursor, panes.item, state.size);
	return { lines, cursor: find.cursor ?? cursor };
}

type PaneCursor = NonNullable<ItemPaneRows["cursor"]>;

/** Converts a cell of the item pane to a cell of the screen. */
function onScreen({ row, cell }: PaneCursor, { left, top }: Rectangle, size: Size): NonNullable<ScreenRows["cursor"]> {
	return { x: left + marginOf(size) + cell, y: top + row };
}
