/**
 * Styled lines: text with named styles; the theme decides how they look. Widths are in terminal cells. Knows no colours
 * and no escape sequences.
 */
import { cellWidth, headWithin } from "./cell-width.ts";

/** A style, named by meaning. */
export type StyleName =
	| "strong"
	| "emphasis"
	| "strike"
	/** Less important: hints, guidance, decoration. */
	| "quiet"
	/** Lines and bars that separate; no text. */
	| "rule"
	/** What should catch the eye first. */
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
	/** A word that the spelling checker doesn't know. */
	| "misspelled"
	/** Markdown's own marks: bullets, `#`, fences. */
	| "marker"
	| "keyword"
	| "string"
	| "number"
	| "comment"
	/** In code: keys, attributes, names of types and functions. */
	| "name";

/** Text with the same styles. `text` has no line break; `link` is a URL from a file, which the theme validates. */
export interface Span {
	readonly text: string;
	readonly styles: readonly StyleName[];
	readonly link?: string;
}

export type StyledLine = readonly Span[];

/** The line's width in cells. */
export function lineWidth(line: StyledLine): number {
	let width = 0;
	for (const span of line) width += cellWidth(span.text);
	return width;
}

/** The line unchanged if it fits into `width` cells; otherwise cut between graphemes and ended with an ellipsis. */
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
