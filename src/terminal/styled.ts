/**
 * Styled lines: text with styles, before it is known how a style looks. Widths are terminal cells.
 * Knows no colours and no escape sequences.
 */
import { cellWidth, headWithin } from "./cell-width.ts";

/** What a piece of text is; the theme decides how it looks. */
export type StyleName =
	| "strong"
	| "emphasis"
	| "strike"
	/** Of less importance: hints, guidance, decoration. */
	| "quiet"
	/** What the eye should find first. */
	| "accent"
	| "heading"
	| "code"
	| "link"
	| "quote"
	| "good"
	| "warn"
	| "bad"
	| "selected"
	| "cursor"
	/** Markdown's own marks: bullets, `#`, fences. */
	| "marker"
	| "keyword"
	| "string"
	| "number"
	| "comment"
	/** Keys, attributes, names of types and functions in code. */
	| "name";

/** Text in one style. `text` holds no line break; `link` is a URL as a file gave it, checked by the theme. */
export interface Span {
	readonly text: string;
	readonly styles: readonly StyleName[];
	readonly link?: string;
}

export type StyledLine = readonly Span[];

/** How many cells the line takes. */
export function lineWidth(line: StyledLine): number {
	let width = 0;
	for (const span of line) width += cellWidth(span.text);
	return width;
}

/** The line as it is where it fits into `width` cells, else cut between graphemes and ended with an ellipsis. */
export function fitLine(line: StyledLine, width: number, unicode: boolean): StyledLine {
	if (lineWidth(line) <= width) return line;
	const ellipsis = (unicode ? "…" : "...").slice(0, Math.max(0, width));
	const kept: Span[] = [];
	let room = Math.max(0, width) - ellipsis.length;
	for (const span of line) {
		const cells = cellWidth(span.text);
		if (cells > room) {
			kept.push({ ...span, text: headWithin(span.text, room) + ellipsis });
			break;
		}
		kept.push(span);
		room -= cells;
	}
	return kept;
}
