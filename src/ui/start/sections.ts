/** Building blocks of start screens: choices, a text field, hints, and text fitted into a row. */

import type { Buffer } from "../../editor/buffer.ts";
import { viewOf } from "../../editor/buffer.ts";
import { cellWidth, graphemesOf, headWithin } from "../../terminal/cell-width.ts";
import type { StyledLine } from "../../terminal/styled.ts";
import { centred } from "../../wizard/scroll.ts";
import { innerWidth, lineSize } from "../../wizard/start/screen-size.ts";
import type { Size } from "../../wizard/types.ts";
import type { Appearance } from "../rows/appearance.ts";
import { firstHints, span } from "../rows/spans.ts";
import { textRows } from "../rows/text.ts";

/** A screen's rows at the top and at the bottom, and the cursor in one of them. */
export interface Sections {
	readonly top: readonly StyledLine[];
	/** The rows of `top` that are choices. */
	readonly choices?: readonly StyledLine[];
	/** The row of `top` that is the text field, if it takes a single row. */
	readonly field?: StyledLine;
	readonly bottom: readonly StyledLine[];
	readonly cursor?: { readonly in: "top" | "bottom"; readonly row: number; readonly cell: number };
}

/** Rows of choices, with the selected one marked and in bold; if there are more than `limit`, the ones around it. */
export function choiceRows(labels: readonly string[], selected: number, limit = labels.length): StyledLine[] {
	const from = centred(labels.length, selected, limit);
	return labels.slice(from, from + limit).map((label, index) => {
		const isSelected = from + index === selected;
		return [span(isSelected ? "> " : "  ", "strong"), isSelected ? span(label, "strong") : span(label)];
	});
}

type Hints = readonly (readonly [key: string, does: string])[];

/** The keys of a screen, as in the wizard: as many as fit, the most useful first. */
export function hintRow(hints: Hints, size: Size): StyledLine {
	return firstHints(
		hints.map(([key, does]) => ({ key, does })),
		innerWidth(size),
	).line;
}

export interface LineRows {
	readonly lines: readonly StyledLine[];
	readonly cursor: { readonly row: number; readonly cell: number };
}

/** A text field after its label, wrapped if there is room; further rows are aligned with the text. */
export function lineRows(line: Buffer, size: Size, appearance: Appearance, label = ""): LineRows {
	const view = viewOf(line, lineSize(size, label.length));
	const rows = textRows(line, view, false, appearance.unicode);
	return {
		lines: rows.map((row, index) => [span(index === 0 ? label : " ".repeat(label.length)), ...row]),
		cursor: { row: view.cursor.row, cell: label.length + view.cursor.cell },
	};
}

/** The text, or its start and end with an ellipsis between: in a path, both matter more than the middle. */
export function fitMiddle(text: string, cells: number, unicode: boolean): string {
	if (cellWidth(text) <= cells) return text;
	const ellipsis = unicode ? "…" : "...";
	const room = Math.max(0, cells - ellipsis.length);
	const head = headWithin(text, Math.ceil(room / 2));
	return head + ellipsis + tailOf(text, room - cellWidth(head));
}

/** The last graphemes that fit into a number of cells. */
function tailOf(text: string, cells: number): string {
	let kept = "";
	for (const grapheme of [...graphemesOf(text)].reverse()) {
		if (cellWidth(grapheme + kept) > cells) break;
		kept = grapheme + kept;
	}
	return kept;
}
