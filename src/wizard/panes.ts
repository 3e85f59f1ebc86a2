/**
 * Which panes a screen of a given size shows, and the rectangle of each. The components, the first frame and the mouse
 * all use these rectangles, so none of them knows which side a pane is on. Draws nothing.
 */
import type { Size, State } from "./types.ts";

/** The smallest terminal in which the wizard is drawn. */
export const MIN_SIZE: Size = { columns: 40, rows: 10 };

/** Whether the wizard can be drawn in a terminal of that size. */
export function fits({ columns, rows }: Size): boolean {
	return columns >= MIN_SIZE.columns && rows >= MIN_SIZE.rows;
}

/** From this width on, the outline is shown beside the item. */
const WIDE = 100;
/** From this width on, that is so while the author moves in the outline. */
const WIDE_ENOUGH_TO_BROWSE = 70;
/** What the outline needs for its labels. */
const LEAST_OUTLINE = 32;
/** From this width on, there is room for a preview beside both. */
export const MIN_PREVIEW_COLUMNS = 140;
/** From this width on, it is shown unless the author hides it. */
const PREVIEW_COLUMNS = 160;
/** The widest text that is easy to read. */
export const TEXT_COLUMNS = 90;
/** The widest outline; wider than any of its labels needs. */
const MAX_OUTLINE = 60;
/** Rows above and below the panes: the header, and the key line. */
const HEADER = 1;
const FOOTER = 1;

/** In cells of the screen, 0-based. */
export interface Rectangle {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
}

export type PaneName = "outline" | "item" | "preview";

/** The order in which panes share a row of the screen. */
const LEFT_TO_RIGHT: readonly PaneName[] = ["outline", "item", "preview"];

/** A pane without a rectangle is not shown. */
export interface Panes extends Readonly<Partial<Record<PaneName, Rectangle>>> {
	/** The area that the panes share, and that an overlay fills. */
	readonly body: Rectangle;
	/** Whether a row is left free between header, panes and footer. */
	readonly airy: boolean;
}

type PaneState = Pick<State, "size" | "pane" | "previewBeside" | "find" | "overlay">;

/** The rectangles of the screen, in cells, 0-based; a pane that does not fit has none. */
export function panesOf(state: PaneState): Panes {
	const { columns, rows } = state.size;
	const airy = rows >= 20;
	const height = Math.max(1, rows - HEADER - FOOTER - (airy ? 2 : 0) - findRows(state));
	const body = { left: 0, top: HEADER + (airy ? 1 : 0), width: columns, height };
	const widths = widthsOf(state);
	const panes: Partial<Record<PaneName, Rectangle>> = {};
	let left = 0;
	for (const name of LEFT_TO_RIGHT) {
		const width = widths[name] ?? 0;
		if (width > 0) panes[name] = { ...body, left, width };
		left += width;
	}
	return { ...panes, body, airy };
}

/** Rows of the search below the panes. */
function findRows({ find, overlay }: PaneState): number {
	if (!find?.open || overlay) return 0;
	return find.replacing ? 2 : 1;
}

/** In a narrow terminal, one pane takes the whole width, except that the outline shows the selected item beside it. */
function widthsOf({ size, pane, previewBeside }: PaneState): Partial<Record<PaneName, number>> {
	const { columns } = size;
	if (columns < (pane === "outline" ? WIDE_ENOUGH_TO_BROWSE : WIDE)) return { [pane]: columns };
	const outline = Math.min(44, Math.max(LEAST_OUTLINE, Math.floor(columns * 0.28)));
	const widest = TEXT_COLUMNS + 2 * marginOf(size) + SCROLL_BAR;
	if (!isPreviewBeside({ size, previewBeside })) {
		const item = Math.max(columns - MAX_OUTLINE, Math.min(columns - outline, widest));
		return { outline: columns - item, item };
	}
	const beside = Math.max(LEAST_OUTLINE, Math.min(44, Math.floor(columns * 0.22)));
	const item = Math.min(widest, Math.ceil((columns - beside) / 2));
	return { outline: beside, item, preview: columns - beside - item };
}

/** Whether the preview is shown beside the item: as the author chose, or on a screen with room for it. */
export function isPreviewBeside({ size: { columns }, previewBeside }: Pick<State, "size" | "previewBeside">): boolean {
	return previewBeside === undefined ? columns >= PREVIEW_COLUMNS : previewBeside && columns >= MIN_PREVIEW_COLUMNS;
}

/** The panes that are shown, from left to right. */
export function shownPanes(panes: Panes): readonly (readonly [PaneName, Rectangle])[] {
	return LEFT_TO_RIGHT.flatMap((name) => (panes[name] ? [[name, panes[name]] as const] : [])).sort(
		([, one], [, other]) => one.left - other.left,
	);
}

/** A cell inside a pane: which pane, and the cell relative to it, 0-based. */
export interface PaneCell {
	readonly pane: PaneName;
	readonly row: number;
	readonly column: number;
}

/** The pane at a cell of the screen; undefined in header or footer. */
export function paneAt(panes: Panes, { row, column }: { row: number; column: number }): PaneCell | undefined {
	for (const [pane, { left, top, width, height }] of shownPanes(panes))
		if (row >= top && row < top + height && column >= left && column < left + width)
			return { pane, row: row - top, column: column - left };
	return undefined;
}

/** The cell that the scroll bar takes at the right of the item. */
const SCROLL_BAR = 1;

/** Cells for the text of an item in a pane of that width, within its margins. */
export function textColumns(width: number, size: Size): number {
	return Math.max(8, Math.min(TEXT_COLUMNS, width - 2 * marginOf(size) - SCROLL_BAR));
}

/** Cells left free at each side of the item. */
export function marginOf(size: Size): number {
	return size.columns < 60 ? 1 : 2;
}
