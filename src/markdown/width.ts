/**
 * How many terminal cells text takes. Terminals put a letter into a cell; the engine joins several letters of South
 * Asian scripts into one grapheme, which the package string-width then counts as one. Knows no terminal.
 */
import stringWidth from "string-width";
import { graphemeSegments } from "./segments.ts";

/** Blocks of the scripts in which a grapheme may hold several letters: Devanagari to Myanmar, Khmer, and their like. */
const JOINING = /[\u0900-\u109f\u1700-\u1cff\ua800-\uabff\u{11000}-\u{11fff}]/u;

const LETTER = /\p{Lo}/gu;

/** Whether there may be graphemes of several letters in the text. */
export function mayJoin(text: string): boolean {
	return JOINING.test(text);
}

/** Cells of a grapheme's letters behind its first; string-width counts none of them. */
export function joinedCells(grapheme: string): number {
	if (!JOINING.test(grapheme)) return 0;
	return Math.max(0, (grapheme.match(LETTER)?.length ?? 0) - 1);
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
