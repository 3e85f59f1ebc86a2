/**
 * How many terminal cells text takes. Terminals put a letter into a cell; the engine joins several letters of South
 * Asian scripts into one grapheme, which the package string-width then counts as one. Knows no terminal.
 */
import stringWidth from "string-width";
import { graphemeSegments } from "./segments.ts";

/**
 * Whether there may be graphemes of several letters in the text: the blocks of the scripts that have them, Devanagari to
 * Myanmar, Khmer and their like (those beyond the basic plane by their first halves).
 */
export function mayJoin(text: string): boolean {
	return /[\u0900-\u109f\u1700-\u1cff\ua800-\uabff\ud804-\ud807]/.test(text);
}

/** Cells of a grapheme's letters after its first; string-width counts none of them. */
export function joinedCells(grapheme: string): number {
	if (!mayJoin(grapheme)) return 0;
	return Math.max(0, (grapheme.match(/\p{Lo}/gu)?.length ?? 0) - 1);
}

/**
 * How many cells the text takes; tabs, control characters and what is invisible count nothing. Escape sequences count
 * as the marks that they become: no text of ours holds any that works. Segments the text as a whole: for short texts.
 */
export function widthOf(text: string): number {
	const width = stringWidth(text, { countAnsiEscapeCodes: true });
	if (!mayJoin(text)) return width;
	let joined = 0;
	for (const { segment } of graphemeSegments(text)) joined += joinedCells(segment);
	return width + joined;
}
