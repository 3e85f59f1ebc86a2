/** The end of a round, as rows: what it has to consider, the verdicts, and the summary that is written. */
import { viewOf } from "../../editor/buffer.ts";
import { VERDICTS, type Verdict } from "../../review/types.ts";
import type { StyledLine } from "../../terminal/styled.ts";
import { pluralize } from "../../text/english.ts";
import { wrapText } from "../../wizard/item-layout.ts";
import { marginOf, TEXT_COLUMNS } from "../../wizard/panes.ts";
import { reviewPanes } from "../../wizard/review/panes.ts";
import { countsOf } from "../../wizard/review/rounds.ts";
import type { ReviewLayout, ReviewOverlay, ReviewState } from "../../wizard/review/types.ts";
import type { Appearance } from "../rows/appearance.ts";
import { selectedLine, span, withStyle } from "../rows/spans.ts";
import { textRows } from "../rows/text.ts";

type Open = Extract<ReviewOverlay, { readonly type: "verdict" }>;

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
	approved: "Approved",
	"changes-requested": "Changes requested",
	"comments-only": "Comments only",
};

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
		...wrapText(considered(state), width).map((text): StyledLine => [span(text, "quiet")]),
		...(isLow ? [] : [[]]),
	];
	const choices = VERDICTS.map((verdict, at): StyledLine => {
		const line = [
			span(`${appearance.glyphs.radios[at === overlay.selected ? 1 : 0]} ${at + 1} ${VERDICT_WORDS[verdict]}`),
		];
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

/** `12 of 29 looked at, 2 changes wanted, 1 question open`. */
function considered(state: ReviewState): string {
	const { items, left, changes, questions, comments } = countsOf(state);
	const open = [
		changes > 0 ? `${pluralize(changes, "change")} wanted` : "",
		questions > 0 ? `${pluralize(questions, "question")} open` : "",
		comments > 0 ? `${pluralize(comments, "comment")} open` : "",
	].filter((text) => text !== "");
	return [`${items - left} of ${items} looked at`, ...open].join(", ");
}
