/** The end of a round, as rows: what it has to consider, the verdicts, and the summary that is written. */
import { viewOf } from "../../editor/buffer.ts";
import { VERDICTS } from "../../review/types.ts";
import { VERDICT_WORDS } from "../../review/words.ts";
import type { StyledLine } from "../../terminal/styled.ts";
import { capitalize } from "../../text/english.ts";
import { wrapText } from "../../wizard/item-layout.ts";
import { marginOf, TEXT_COLUMNS } from "../../wizard/panes.ts";
import { reviewPanes } from "../../wizard/review/panes.ts";
import { roundWords } from "../../wizard/review/rounds.ts";
import type { ReviewLayout, ReviewOverlay, ReviewState } from "../../wizard/review/types.ts";
import type { Appearance } from "../rows/appearance.ts";
import { selectedLine, span, withStyle } from "../rows/spans.ts";
import { textRows } from "../rows/text.ts";

type Open = Extract<ReviewOverlay, { readonly type: "verdict" }>;

export interface DrawnVerdict {
	readonly lines: readonly StyledLine[];
	readonly cursor: { readonly row: number; readonly cell: number } | undefined;
	readonly layout: ReviewLayout;
}

/** The rows of the verdict: the choices and the summary, with the cursor. */
export function drawVerdict(state: ReviewState, overlay: Open, appearance: Appearance): DrawnVerdict {
	const { body } = reviewPanes(state);
	const margin = marginOf(state.size);
	const width = Math.min(TEXT_COLUMNS, body.width - 2 * margin - 1);
	const isLow = body.height < 12;
	const title: StyledLine[] = [
		[span(`End the round for ${state.stage}`, "heading")],
		...wrapText(roundWords(state), width).map((text): StyledLine => [span(text, "quiet")]),
		...(isLow ? [] : [[]]),
	];
	const choices = VERDICTS.map((verdict, at): StyledLine => {
		const radio = appearance.glyphs.radios[at === overlay.selected ? 1 : 0];
		const line = [span(`${radio} ${at + 1} ${capitalize(VERDICT_WORDS[verdict])}`)];
		if (at !== overlay.selected) return line;
		return overlay.field === "verdict" ? selectedLine(line, Math.min(width, 30)) : withStyle(line, "strong");
	});
	const isWriting = overlay.field === "summary";
	const label: StyledLine[] = [
		...(isLow ? [] : [[]]),
		[span("Summary (optional)", ...(isWriting ? (["strong"] as const) : []))],
	];
	const firstRow = title.length;
	const textAt = firstRow + choices.length + label.length;
	const size = { columns: width, rows: Math.max(1, Math.min(12, body.height - textAt)) };
	const view = viewOf(overlay.summary, { width, height: size.rows });
	return {
		lines: [...title, ...choices, ...label, ...textRows(overlay.summary, view, true, appearance.unicode)].slice(
			0,
			body.height,
		),
		cursor: isWriting ? { row: textAt + view.cursor.row, cell: view.cursor.cell } : undefined,
		layout: {
			total: 0,
			height: 0,
			top: 0,
			firstRow: body.top + firstRow,
			comments: new Map(),
			passages: [],
			editor: size,
			editorAt: { row: body.top + textAt, column: body.left + margin },
		},
	};
}
