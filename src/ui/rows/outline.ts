/** The outline pane: state marks, headings, and the author's position. */
import { fitLine, lineWidth, type StyledLine, type StyleName } from "../../terminal/styled.ts";
import {
	firstOutlineRow,
	markedRow,
	type OutlineRow,
	type OutlineState,
	outlineRows,
} from "../../wizard/outline-rows.ts";
import type { Rectangle } from "../../wizard/panes.ts";
import type { State } from "../../wizard/types.ts";
import type { Appearance } from "./appearance.ts";
import { selectedLine, span, spread, withStyle } from "./spans.ts";

const STYLES: Readonly<Record<OutlineRow["completeness"], StyleName>> = {
	blank: "quiet",
	placeholder: "quiet",
	partial: "warn",
	answered: "good",
	"not-applicable": "quiet",
};

/** The visible rows of the outline, each `width` cells wide. */
export function outlinePane(
	state: State,
	appearance: Appearance,
	width: number,
	height: number,
): readonly StyledLine[] {
	return visibleOutline(state, { width, height }, "Nothing is missing.", (row) =>
		outlineRow(row, appearance, width - 1, row.id === state.current),
	);
}

/** The rows in an area, each drawn by `draw` one cell narrower, with the selected one marked; `none`: if there is none. */
export function visibleOutline(
	state: OutlineState,
	{ width, height }: Pick<Rectangle, "width" | "height">,
	none: string,
	draw: (row: OutlineRow) => StyledLine,
): readonly StyledLine[] {
	const rows = outlineRows(state);
	if (rows.length === 0) return [[span(` ${none} `, "good"), span("m shows all.", "quiet")]];
	const isActive = state.pane === "outline";
	const selected = markedRow(state, rows);
	const top = firstOutlineRow(state, rows, height);
	return rows.slice(top, top + height).map((row, index) => {
		const line = draw(row);
		if (top + index !== selected) return line;
		return isActive ? selectedLine(line, width) : withStyle(line, "strong");
	});
}

function outlineRow(row: OutlineRow, appearance: Appearance, width: number, here: boolean): StyledLine {
	const { glyphs } = appearance;
	const due = row.required && row.completeness === "blank";
	const mark = due ? glyphs.due : glyphs.state[row.completeness];
	const style: StyleName = due ? "accent" : STYLES[row.completeness];
	const fold = row.folded ? `${glyphs.folded} ` : "";
	const indent = " ".repeat(Math.min(8, row.level * 2));
	const label = appearance.clean(row.label);
	const words = row.takesAnswer ? (row.required ? [] : (["quiet"] as const)) : (["emphasis"] as const);
	// In two parts, because the widths of short texts are known.
	const comments = row.comments ? [span(` ${glyphs.comment}`, "warn"), span(String(row.comments), "warn")] : [];
	const counts = row.counts ? [span(` ${row.counts.done}/${row.counts.of}`, "quiet")] : [];
	const left = [
		span(here ? glyphs.here : " ", "accent"),
		span(indent),
		span(`${mark} `, style),
		span(fold),
		span(label, ...words),
	];
	// The counts start with a blank of their own.
	const right = [...comments, ...counts];
	return spread(fitLine(left, width - lineWidth(right) - 1, appearance.unicode), right, width);
}
