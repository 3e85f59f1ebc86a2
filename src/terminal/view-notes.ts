/** Inserts notes of the program between the lines of a laid-out document. Knows neither Markdown nor what notes are about. */
import type { ViewLine } from "./markdown-view.ts";
import type { StyledLine, StyleName } from "./styled.ts";
import { wrapRuns } from "./view/wrap.ts";

export interface ViewNote {
	/** The source line below which it stands, 0-based. */
	readonly line: number;
	readonly text: string;
	/** What follows the text while the note is selected. */
	readonly selected?: string;
	readonly styles: readonly StyleName[];
}

/** Cells before a note. */
const INDENT = 2;

/**
 * The lines with each note below the block that shows its source line; `notes` must be in order. A note wraps like the
 * document.
 */
export function withNotes(lines: readonly ViewLine[], notes: readonly ViewNote[], width: number): readonly ViewLine[] {
	if (notes.length === 0) return lines;
	const indent = width > 4 * INDENT ? INDENT : 0;
	const all: ViewLine[] = [];
	let at = 0;
	for (const { line, text, selected = "", styles } of notes) {
		const next = lines.findIndex(({ source }, index) => index >= at && source > line);
		const end = lastShown(lines, at, next < 0 ? lines.length : next);
		while (at < end) all.push(lines[at++]!);
		const rowsFor = (words: string): readonly StyledLine[] =>
			wrapRuns([{ text: words, styles, source: line }], width - indent).map(({ spans }) => [
				{ text: " ".repeat(indent), styles: [] },
				...spans,
			]);
		const short = selected === "" ? undefined : rowsFor(text);
		for (const [row, spans] of rowsFor(text + selected).entries())
			all.push({ spans, source: line, isNote: true, ...(short && { unselected: short[row] ?? [] }) });
	}
	return [...all, ...lines.slice(at)];
}

/** The end of the range without blank lines at its end. */
function lastShown(lines: readonly ViewLine[], from: number, to: number): number {
	let end = to;
	while (end > from && lines[end - 1]!.spans.length === 0) end--;
	return end;
}
