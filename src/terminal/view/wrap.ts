/** Wraps styled text to a width in cells, with the break rules of `text/wrap.ts`. Knows no Markdown. */
import { wordsIn, wrapRows } from "../../text/wrap.ts";
import { cellWidth, nonEmptyHeadWithin } from "../cell-width.ts";
import type { Span, StyleName } from "../styled.ts";
import type { LayoutRow } from "./layout-context.ts";

/** Text in one style. A run whose text is `\n` is a line break; rows may break at other blanks. */
export interface TextRun {
	readonly text: string;
	readonly styles: readonly StyleName[];
	readonly link?: string;
	/** The source line, 0-based. */
	readonly source: number;
}

/** A line of text with single blanks, and its runs in order. */
interface RunLine {
	text: string;
	readonly runs: TextRun[];
}

/**
 * Wraps runs to rows of at most `width` cells (2 or more). Blanks at the ends of rows are dropped; no runs give no
 * rows.
 */
export function wrapRuns(runs: readonly TextRun[], width: number): LayoutRow[] {
	return linesOf(runs).flatMap((line) => rowsOf(line, width));
}

/** Widths in cells of the widest word and the widest line, from which a table computes its columns. */
export function naturalWidths(runs: readonly TextRun[]): { readonly word: number; readonly whole: number } {
	let word = 0;
	let whole = 0;
	for (const { text } of linesOf(runs)) {
		whole = Math.max(whole, cellWidth(text));
		for (const { from, to } of wordsIn(text)) word = Math.max(word, cellWidth(text.slice(from, to)));
	}
	return { word, whole };
}

/** Splits runs at line breaks and drops empty lines. */
function linesOf(runs: readonly TextRun[]): RunLine[] {
	const lines: RunLine[] = [{ text: "", runs: [] }];
	let blank: TextRun | undefined;
	for (const run of runs) {
		for (const [text] of run.text.matchAll(/\n|[ \t]+|[^ \t\n]+/g)) {
			const line = lines.at(-1)!;
			if (text === "\n") lines.push({ text: "", runs: [] });
			if (text === "\n") blank = undefined;
			else if (text[0] === " " || text[0] === "\t") blank = run;
			else {
				if (blank && line.text !== "") append(line, blank, " ");
				append(line, run, text);
				blank = undefined;
			}
		}
	}
	return lines.filter(({ text }) => text !== "");
}

function append(line: RunLine, run: TextRun, text: string): void {
	line.text += text;
	line.runs.push({ ...run, text });
}

function rowsOf(line: RunLine, width: number): LayoutRow[] {
	const rows: LayoutRow[] = [];
	let run = 0;
	let start = 0;
	for (const { from, to } of wrapRows(line.text, width)) {
		for (let at = from; at < to; ) {
			const end = at + rowLength(line.text, at, to, width);
			while (start + line.runs[run]!.text.length <= at) start += line.runs[run++]!.text.length;
			rows.push(rowFrom(line.runs, run, at - start, end - start));
			at = end;
		}
	}
	return rows;
}

/** Only a grapheme wider than a whole row is cut into characters. */
function rowLength(line: string, from: number, to: number, width: number): number {
	// Enough characters for one row, so that a very long grapheme is not measured repeatedly.
	const near = line.slice(from, Math.min(to, from + width * 8 + 64));
	if (near.length === to - from && cellWidth(near) <= width) return near.length;
	return nonEmptyHeadWithin(near, width).length;
}

/** The row from `from` to `to`, both relative to the start of run `first`. */
function rowFrom(runs: readonly TextRun[], first: number, from: number, to: number): LayoutRow {
	const spans: Span[] = [];
	let start = 0;
	for (let at = first; start < to; at++) {
		const { text, styles, link } = runs[at]!;
		const part = text.slice(Math.max(0, from - start), to - start);
		spans.push(link === undefined ? { text: part, styles } : { text: part, styles, link });
		start += text.length;
	}
	return { spans, source: runs[first]!.source };
}
