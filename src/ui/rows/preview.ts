/** The visible rows of the preview: line numbers, highlighted matches, and the search line. */
import { textOf } from "../../editor/buffer.ts";
import type { ViewLine } from "../../terminal/markdown-view.ts";
import { lineWidth, type Span, type StyledLine } from "../../terminal/styled.ts";
import { visiblePart } from "../../wizard/line-input.ts";
import type { Rectangle } from "../../wizard/panes.ts";
import { cursorOf, type Preview, previewMatches, rowsAround } from "../../wizard/preview.ts";
import type { Match, PreviewRow } from "../../wizard/preview-search.ts";
import { EMPTY_QUERY } from "../../wizard/query-keys.ts";
import type { State } from "../../wizard/types.ts";
import type { Appearance } from "./appearance.ts";
import { blanks, sliceLine, span, withStyle } from "./spans.ts";

export interface PreviewLayout {
	readonly lines: readonly ViewLine[];
	readonly rows: readonly PreviewRow[];
	/** The row at which the current item starts. */
	readonly itemLine: number;
	/** Width of the line numbers in cells; 0 without them. */
	readonly numbers: number;
	/** Only what is near the current item; the rest follows. */
	readonly isPartial: boolean;
}

/** The pane's rows; without a layout, those before the first one. */
export function previewPane(
	state: State,
	layout: PreviewLayout | undefined,
	{ height }: Rectangle,
	appearance: Appearance,
	beside: boolean,
): readonly StyledLine[] {
	if (!layout) return pendingPreview(appearance, height, beside);
	const overlay = state.overlay?.type === "preview" ? state.overlay : undefined;
	const { length } = layout.lines;
	// This layout may be newer than the session's.
	const asked = (beside ? state.scrolled?.preview : overlay?.top) ?? rowsAround(layout.itemLine, length, height);
	const top = Math.max(0, Math.min(length - height, asked));
	// Matches refer to the rows that the session knows.
	const current = overlay?.rows === layout.rows ? overlay : undefined;
	const marked = overlay && (overlay.rows?.[cursorOf(overlay)] ?? layout.rows[layout.itemLine])?.item;
	const edges = previewEdges(appearance, beside, layout.rows, marked, top, height);
	const lines = previewLines(layout.lines, top, height, current, layout.numbers).map((line, row): StyledLine => {
		const { unselected } = layout.lines[top + row] ?? {};
		return unselected && layout.rows[top + row]?.item !== marked ? [blanks(layout.numbers), ...unselected] : line;
	});
	return edges.flatMap((edge, row) => (row < lines.length || beside ? [[edge, ...(lines[row] ?? [])]] : []));
}

/** Width of the line numbers for that many lines, including the blanks after them. */
export function numbersWidth(lines: number): number {
	return Math.max(3, String(lines).length) + 2;
}

/** What is left of each row of the preview: an edge where it is beside the item. */
export function previewEdge(appearance: Appearance, beside: boolean): Span {
	return beside ? span(`${appearance.glyphs.line} `, "rule") : span("  ");
}

/** The edges of the rows from `top` on; the item that Enter opens has a bar beside it. */
export function previewEdges(
	appearance: Appearance,
	beside: boolean,
	rows: readonly PreviewRow[],
	item: string | undefined,
	top: number,
	height: number,
): readonly Span[] {
	const plain = previewEdge(appearance, beside);
	const bar = span(`${appearance.glyphs.thumb} `, "accent");
	const isMarked = (row: number): boolean => item !== undefined && rows[row]?.item === item;
	// Not beside the blank row below it.
	const isSeen = (row: number): boolean => isMarked(row) && (rows[row]?.text.trim() !== "" || isMarked(row + 1));
	return Array.from({ length: height }, (_, row) => (isSeen(top + row) ? bar : plain));
}

/** The preview until it is laid out. */
export function pendingPreview(appearance: Appearance, height: number, beside: boolean): readonly StyledLine[] {
	const edge = previewEdge(appearance, beside);
	const rows = Array.from({ length: beside ? height - 1 : 0 }, (): StyledLine => [edge]);
	return [[edge, span(appearance.glyphs.ellipsis, "quiet")], ...rows];
}

/** The lines from row `top` on, with their numbers, and with the matches of the search marked. */
export function previewLines(
	lines: readonly ViewLine[],
	top: number,
	height: number,
	overlay: Preview | undefined,
	numbers: number,
): readonly StyledLine[] {
	const matches = overlay ? previewMatches(overlay) : [];
	const seen = matches.flatMap((match, index) => highlightsOf(match, index === overlay?.search?.at, top, height));
	return lines.slice(top, top + height).map((line, index): StyledLine => {
		const row = top + index;
		const marked = seen.filter((mark) => mark.row === row).reduce(withHighlight, line.spans);
		if (numbers === 0) return marked;
		const first = lines[row - 1]?.source !== line.source;
		const number = first && lineWidth(line.spans) > 0 ? String(line.source + 1) : "";
		return [span(`${number.padStart(numbers - 2)}  `, "quiet"), ...marked];
	});
}

interface Highlight {
	readonly row: number;
	readonly from: number;
	readonly to: number;
	readonly current: boolean;
}

function highlightsOf(match: Match, current: boolean, top: number, height: number): Highlight[] {
	return match.filter(({ row }) => row >= top && row < top + height).map((part) => ({ ...part, current }));
}

/** Highlights all matches, the current one more strongly. */
function withHighlight(line: StyledLine, { from, to, current }: Highlight): StyledLine {
	const found = withStyle(sliceLine(line, from, to), "selected");
	return [
		...sliceLine(line, 0, from),
		...(current ? withStyle(found, "cursor") : found),
		...sliceLine(line, to, Number.POSITIVE_INFINITY),
	];
}

/** Cells for what was found. */
const COUNT = 16;

/** The search line: the query, and the current match of how many. */
export function searchRow(
	overlay: Preview,
	appearance: Appearance,
	width: number,
): { readonly line: StyledLine; readonly cursor: number } {
	const { query = EMPTY_QUERY, at = -1 } = overlay.search ?? {};
	const { length } = previewMatches(overlay);
	const lead: StyledLine = [span("  "), span("Search: ", "heading")];
	const line = visiblePart(query, width - lineWidth(lead) - COUNT);
	const typed: StyledLine = [...lead, span(appearance.clean(line.text))];
	const count = textOf(query).trim() === "" ? "" : length === 0 ? "   not found" : `   ${at + 1} of ${length}`;
	return { line: [...typed, span(count, length === 0 ? "warn" : "quiet")], cursor: lineWidth(lead) + line.cursor };
}
