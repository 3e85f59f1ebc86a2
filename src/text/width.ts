/**
 * Text width in terminal cells. Terminals give each letter a cell; the engine joins several letters of South Asian scripts
 * into one grapheme, which string-width counts as one cell. Knows no terminal.
 */
import stringWidth from "string-width";
import { graphemeSegments } from "./segments.ts";

/**
 * Whether the text may have graphemes of several letters: it has characters of a script that forms them, Devanagari to
 * Myanmar, Khmer and related ones (beyond the basic plane, by their high surrogates).
 */
export function mayJoin(text: string): boolean {
	return /[\u0900-\u109f\u1700-\u1cff\ua800-\uabff\ud804-\ud807]/.test(text);
}

/** Cells of a grapheme's letters after the first, which string-width doesn't count. */
export function joinedCells(grapheme: string): number {
	if (!mayJoin(grapheme)) return 0;
	return Math.max(0, (grapheme.match(/\p{Lo}/gu)?.length ?? 0) - 1);
}

/**
 * The text's width in cells; tabs, control characters and invisible characters count as zero. Escape sequences count as
 * the marks that replace them. Segments the whole text, so use it for short texts.
 */
export function widthOf(text: string): number {
	const width = stringWidth(text, { countAnsiEscapeCodes: true });
	if (!mayJoin(text)) return width;
	let joined = 0;
	for (const { segment } of graphemeSegments(text)) joined += joinedCells(segment);
	return width + joined;
}
