/** The outline of the review: what was done about each answer, and how many comments are open. */
import { fitLine, lineWidth, type StyledLine, type StyleName } from "../../terminal/styled.ts";
import type { OutlineRow } from "../../wizard/outline-rows.ts";
import { commentsOn, isOpen } from "../../wizard/review/comments.ts";
import { REVIEW_GLYPHS } from "../../wizard/review/help.ts";
import { marksOf, type ReviewMark } from "../../wizard/review/marks.ts";
import type { ReviewState } from "../../wizard/review/types.ts";
import type { Appearance } from "../rows/appearance.ts";
import { visibleOutline } from "../rows/outline.ts";
import { span, spread } from "../rows/spans.ts";

const STYLES: Readonly<Record<ReviewMark, StyleName>> = {
	unseen: "accent",
	fine: "good",
	commented: "warn",
	change: "bad",
	changed: "accent",
	none: "quiet",
};

/** The visible rows. */
export function reviewOutline(
	state: ReviewState,
	appearance: Appearance,
	width: number,
	height: number,
): readonly StyledLine[] {
	return visibleOutline(state, { width, height }, "Nothing is left to look at.", (row) =>
		outlineRow(state, row, appearance, width - 1),
	);
}

function outlineRow(state: ReviewState, row: OutlineRow, appearance: Appearance, width: number): StyledLine {
	const { glyphs, unicode } = appearance;
	const mark = row.takesAnswer ? (marksOf(state).marks.get(row.id) ?? "none") : undefined;
	const glyph = mark ? REVIEW_GLYPHS[unicode ? "unicode" : "ascii"][mark] : " ";
	const open = row.takesAnswer ? commentsOn(state, row.id).filter(isOpen).length : 0;
	const count = open > 0 ? [span(` ${open}`, "warn")] : [];
	const words = mark === undefined ? (["emphasis"] as const) : mark === "none" ? (["quiet"] as const) : [];
	const left = [
		span(row.id === state.current ? glyphs.here : " ", "accent"),
		span(" ".repeat(Math.min(8, row.level * 2))),
		span(`${glyph} `, mark ? STYLES[mark] : "quiet"),
		span(row.folded ? `${glyphs.folded} ` : ""),
		span(appearance.clean(row.label), ...words),
	];
	return spread(fitLine(left, width - lineWidth(count) - 1, unicode), count, width);
}
