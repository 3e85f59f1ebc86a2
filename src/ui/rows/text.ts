/** An edited text as rows: soft-wrapped, highlighted, with its selection. */
import type { Buffer } from "../../editor/buffer.ts";
import type { View, ViewRow } from "../../editor/types.ts";
import { highlightMarkdown } from "../../terminal/highlight.ts";
import type { StyledLine } from "../../terminal/styled.ts";
import { drawable } from "./drawable.ts";
import { blanks, sliceLine, withStyle } from "./spans.ts";

/** The visible rows of a text. `markdown`: whether to highlight it as Markdown. */
export function textRows(buffer: Buffer, view: View, markdown: boolean, unicode: boolean): readonly StyledLine[] {
	const styled = markdown ? highlighted(buffer, view) : undefined;
	return view.rows.map((row) => {
		const drawn = drawable(rowSpans(row, styled?.(row.line)), unicode);
		return row.indent === undefined ? drawn : [blanks(row.indent), ...drawn];
	});
}

/** Highlights the visible lines only. */
function highlighted(buffer: Buffer, view: View): (line: number) => StyledLine | undefined {
	const from = view.rows[0]?.line ?? 0;
	const to = (view.rows.at(-1)?.line ?? 0) + 1;
	const lines = highlightMarkdown(buffer.lines, from, to);
	return (line) => lines[line - from];
}

function rowSpans(row: ViewRow, line: StyledLine | undefined): StyledLine {
	const whole = line ? sliceLine(line, row.column, row.column + row.text.length) : [{ text: row.text, styles: [] }];
	if (!row.selection) return whole;
	const [from, to] = row.selection;
	const selected = sliceLine(whole, from, to);
	return [
		...sliceLine(whole, 0, from),
		// A selected empty line is shown as one cell.
		...withStyle(selected.length > 0 || to > from ? selected : [{ text: " ", styles: [] }], "selected"),
		...sliceLine(whole, to, row.text.length),
	];
}
