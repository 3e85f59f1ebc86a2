/**
 * Styled lines: text with roles, before it is known how a role looks. Widths are terminal cells.
 * Knows no colours and no escape sequences.
 */
import stringWidth from "string-width";

/** What a piece of text is; the theme decides how it looks. */
export type Role =
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
	readonly roles: readonly Role[];
	readonly link?: string;
}

export type StyledLine = readonly Span[];

/** How many cells the line takes. */
export function lineWidth(line: StyledLine): number {
	let width = 0;
	for (const span of line) width += stringWidth(span.text);
	return width;
}

/** The line as it is where it fits into `width` cells, else cut between graphemes and ended with an ellipsis. */
export function fitLine(line: StyledLine, width: number, unicode: boolean): StyledLine {
	if (lineWidth(line) <= width) return line;
	const ellipsis = (unicode ? "…" : "...").slice(0, Math.max(0, width));
	const kept: Span[] = [];
	let room = Math.max(0, width) - ellipsis.length;
	for (const span of line) {
		const cells = stringWidth(span.text);
		if (cells > room) {
			kept.push({ ...span, text: headOf(span.text, room) + ellipsis });
			break;
		}
		kept.push(span);
		room -= cells;
	}
	return kept;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** As many whole graphemes from the start as fit into `width` cells. */
export function headOf(text: string, width: number): string {
	let end = 0;
	let used = 0;
	for (const { segment } of graphemes.segment(text)) {
		used += stringWidth(segment);
		if (used > width) break;
		end += segment.length;
	}
	return text.slice(0, end);
}
