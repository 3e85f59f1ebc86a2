/** A title, an input line, and a list with one selected row, as rows. Knows no components. */
import type { Buffer } from "../../editor/buffer.ts";
import { fitLine, lineWidth, type StyledLine } from "../../terminal/styled.ts";
import { firstRows } from "../../wizard/item-layout.ts";
import { visiblePart } from "../../wizard/line-input.ts";
import type { Rectangle } from "../../wizard/panes.ts";
import { centred, listRows } from "../../wizard/scroll.ts";
import type { Appearance } from "./appearance.ts";
import { selectedLine, span } from "./spans.ts";

export interface ListContent {
	readonly title: string;
	/** The typed query; undefined for lists without one. */
	readonly query?: Buffer;
	readonly rows: readonly StyledLine[];
	readonly selected: number;
	/** More about the selected row, below the list: as much as fits. */
	readonly about?: string;
	/** Shown if there are no rows. */
	readonly none?: string;
	readonly area: Rectangle;
}

export interface DrawnList {
	readonly lines: readonly StyledLine[];
	/** The cursor's cell on the screen, 0-based; undefined without a query. */
	readonly cursor: { readonly x: number; readonly y: number } | undefined;
}

/** Cells left free at the left of the list. */
export const LIST_MARGIN = 2;

/** The list's rows without their margin, scrolled so that the selected one is visible. */
export function drawList(content: ListContent, appearance: Appearance): DrawnList {
	const { title, query, rows, selected, none = "Nothing found", area } = content;
	const { left, top, width, height } = area;
	const lead: StyledLine = [span(query === undefined ? title : `${title}: `, "heading")];
	const inner = width - 2 * LIST_MARGIN;
	const line = query && visiblePart(query, inner - lineWidth(lead));
	const typed: StyledLine = line ? [...lead, span(appearance.clean(line.text))] : lead;
	const space = listRows(height);
	const from = centred(rows.length, selected, space);
	const shown = rows.slice(from, from + space).map((row, index) => {
		const fitted = fitLine(row, inner, appearance.unicode);
		return from + index === selected ? selectedLine(fitted, inner) : fitted;
	});
	const free = Math.max(0, height - 3 - shown.length);
	const more = free > 0 && content.about ? firstRows(content.about, inner, free, appearance.unicode) : [];
	return {
		lines: [
			fitLine(typed, inner, appearance.unicode),
			[],
			...(shown.length > 0 ? shown : [[span(none, "quiet")]]),
			...(more.length > 0 ? [[], ...more.map((text) => [span(text, "quiet")])] : []),
		],
		cursor: line && { x: left + Math.min(width - 1, LIST_MARGIN + lineWidth(lead) + line.cursor), y: top },
	};
}
