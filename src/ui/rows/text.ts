/** An edited text as rows: soft-wrapped, highlighted, with its selection. */
import type { Buffer } from "../../editor/buffer.ts";
import { matchesInLine } from "../../editor/search.ts";
import type { View, ViewRow } from "../../editor/types.ts";
import type { SpelledWord } from "../../markdown/spelled-words.ts";
import { highlightMarkdown } from "../../terminal/highlight.ts";
import type { StyledLine, StyleName } from "../../terminal/styled.ts";
import { drawable } from "./drawable.ts";
import { blanks, sliceLine, withStyle } from "./spans.ts";

/** What is marked in a text. */
export interface TextMarks {
	/** Words to find. */
	readonly query: string;
	readonly misspelled: readonly SpelledWord[];
}

/** The visible rows of a text. `markdown`: whether to highlight it as Markdown. */
export function textRows(
	buffer: Buffer,
	view: View,
	markdown: boolean,
	unicode: boolean,
	{ query, misspelled }: TextMarks = { query: "", misspelled: [] },
): readonly StyledLine[] {
	const styled = markdown ? highlighted(buffer, view) : undefined;
	return view.rows.map((row) => {
		const spelled = withMisspelled(row, rowSpans(row, styled?.(row.line)), misspelled);
		const drawn = drawable(withMarks(row, spelled, buffer.lines[row.line] ?? "", query), unicode);
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

function withMisspelled(row: ViewRow, line: StyledLine, words: readonly SpelledWord[]): StyledLine {
	return words
		.filter((word) => word.line === row.line)
		.reduce((before, { from, to }) => withStyled(before, row, from - row.column, to - row.column, "misspelled"), line);
}

/** Marks what was found; the selected match more strongly. */
function withMarks(row: ViewRow, line: StyledLine, whole: string, query: string): StyledLine {
	if (query === "") return line;
	const end = row.column + row.text.length;
	return matchesInLine(whole, query)
		.filter(([from, to]) => to > row.column && from < end)
		.reduce((before, [from, to]) => withMark(before, row, from - row.column, to - row.column), line);
}

function withMark(line: StyledLine, row: ViewRow, from: number, to: number): StyledLine {
	const [start, end] = [Math.max(0, from), Math.min(row.text.length, to)];
	const isCurrent = row.selection?.[0] === start && row.selection[1] === end;
	return withStyled(line, row, start, end, isCurrent ? "cursor" : "selected");
}

/** Styles the part of a row between two columns, as far as it is in the row. */
function withStyled(line: StyledLine, { text }: ViewRow, from: number, to: number, style: StyleName): StyledLine {
	const [start, end] = [Math.max(0, from), Math.min(text.length, to)];
	if (start >= end) return line;
	return [
		...sliceLine(line, 0, start),
		...withStyle(sliceLine(line, start, end), style),
		...sliceLine(line, end, Number.POSITIVE_INFINITY),
	];
}
