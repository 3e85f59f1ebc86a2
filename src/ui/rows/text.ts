/** An edited text as rows: soft-wrapped, highlighted, with its selection. */
import type { Buffer } from "../../editor/buffer.ts";
import { matchesInLine } from "../../editor/search.ts";
import type { View, ViewRow } from "../../editor/types.ts";
import { highlightMarkdown } from "../../terminal/highlight.ts";
import type { StyledLine } from "../../terminal/styled.ts";
import { drawable } from "./drawable.ts";
import { blanks, sliceLine, withStyle } from "./spans.ts";

/** The visible rows of a text. `markdown`: whether to highlight it as Markdown; `query`: words to mark. */
export function textRows(
	buffer: Buffer,
	view: View,
	markdown: boolean,
	unicode: boolean,
	query = "",
): readonly StyledLine[] {
	const styled = markdown ? highlighted(buffer, view) : undefined;
	return view.rows.map((row) => {
		const drawn = drawable(
			withMarks(row, rowSpans(row, styled?.(row.line)), buffer.lines[row.line] ?? "", query),
			unicode,
		);
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

/** Marks what was found; the selected match more strongly. */
function withMarks(row: ViewRow, line: StyledLine, whole: string, query: string): StyledLine {
	if (query === "") return line;
	const end = row.column + row.text.length;
	return matchesInLine(whole, query)
		.filter(([from, to]) => to > row.column && from < end)
		.reduce((before, [from, to]) => withMark(before, row, from - row.column, to - row.column), line);
}

function withMark(line: StyledLine, { text, selection }: ViewRow, from: number, to: number): StyledLine {
	const [start, end] = [Math.max(0, from), Math.min(text.length, to)];
	const isCurrent = selection?.[0] === start && selection[1] === end;
	return [
		...sliceLine(line, 0, start),
		...withStyle(sliceLine(line, start, end), isCurrent ? "cursor" : "selected"),
		...sliceLine(line, end, Number.POSITIVE_INFINITY),
	];
}
