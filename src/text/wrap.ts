/**
 * Wraps text to a width in terminal cells: a row ends after white space or between ideographs; a word wider than a row
 * breaks between any graphemes. The editor, the Markdown view and the plain conversation all wrap with `rowEnd`. Knows no
 * Markdown and no styles.
 */

import { COMPLEX, codeBefore, unitsOf, widthClassOf } from "./code-points.ts";
import { cellsAt } from "./drawn-cells.ts";
import { nextBoundary } from "./graphemes.ts";
import { mayBreak } from "./line-break.ts";

/** Text of which each UTF-16 unit is a grapheme of one cell: most text in Latin, Greek and Cyrillic scripts. */
const PLAIN = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0556\u2010-\u2027\u20ac]*$/;

/** Whether every UTF-16 unit of a text is a grapheme of one cell, which makes wrapping fast. */
export function isPlain(text: string): boolean {
	return PLAIN.test(text);
}

/** The end of the row that starts at `start`, a grapheme boundary before the end of the text; `width` in cells. */
export function rowEnd(text: string, start: number, width: number): number {
	// One unit more than fits: it could join the previous one.
	const reach = text.slice(start, start + width + 1);
	if (!PLAIN.test(reach)) return mixedRowEnd(text, start, width);
	if (reach.length <= width) return start + reach.length;
	const space = reach.lastIndexOf(" ", width - 1);
	return start + (space < 0 ? width : space + 1);
}

function mixedRowEnd(text: string, start: number, width: number): number {
	let cell = 0;
	let lastBreak = start;
	let before = 0;
	for (let at = start; at < text.length; ) {
		const code = text.codePointAt(at) ?? 0;
		if (at > start && mayBreak(before, code)) lastBreak = at;
		const next = endOf(text, at, code);
		cell += cellsAt(text, at, next, cell);
		if (cell > width) return lastBreak > start ? lastBreak : at > start ? at : next;
		at = next;
		before = codeBefore(text, at);
	}
	return text.length;
}

function endOf(text: string, at: number, code: number): number {
	const next = at + unitsOf(code);
	const joins =
		widthClassOf(code) === COMPLEX || (next < text.length && widthClassOf(text.codePointAt(next) ?? 0) === COMPLEX);
	return joins ? nextBoundary(text, at) : next;
}

/** A row of a text, [from, to) in UTF-16 units, without blanks at its ends. */
export interface TextRow {
	readonly from: number;
	readonly to: number;
}

/**
 * Wraps one line. Blanks between two rows belong to neither, so that a row can be filled to its last cell. With
 * `wholeWords`, rows end only at blanks, and a word wider than a row overflows it.
 */
export function wrapRows(text: string, width: number, wholeWords = false): TextRow[] {
	const rows: TextRow[] = [];
	let from = skipBlanks(text, 0);
	while (from < text.length) {
		let end = rowEndBeforeBlank(text, from, width);
		if (wholeWords) end = wordEndNear(text, from, end);
		let to = end;
		while (to > from && isBlank(text, to - 1)) to--;
		rows.push({ from, to });
		from = skipBlanks(text, end);
	}
	return rows;
}

/** The last blank in the row, or the first one after it: never inside a word. */
function wordEndNear(text: string, from: number, end: number): number {
	if (end === text.length || isBlank(text, end) || isBlank(text, end - 1)) return end;
	const before = text.lastIndexOf(" ", end);
	if (before > from) return before;
	const after = text.indexOf(" ", end);
	return after < 0 ? text.length : after;
}

/** Like `rowEnd`, but the blank at the end of a row needs no cell. */
function rowEndBeforeBlank(text: string, start: number, width: number): number {
	const end = rowEnd(text, start, width + 1);
	return isBlank(text, end - 1) ? end : rowEnd(text, start, width);
}

/** Whether a row may end at a grapheme boundary inside the text. */
function isBreak(text: string, at: number): boolean {
	return isBlank(text, at) || mayBreak(codeBefore(text, at), text.codePointAt(at) ?? 0);
}

function isBlank(text: string, at: number): boolean {
	return text.charCodeAt(at) === 32;
}

function skipBlanks(text: string, from: number): number {
	let at = from;
	while (isBlank(text, at)) at++;
	return at;
}

/** The words of one line: the parts between possible row ends, without blanks. */
export function wordsIn(text: string): TextRow[] {
	const words: TextRow[] = [];
	let from = skipBlanks(text, 0);
	for (let at = from; at < text.length; ) {
		at = nextBoundary(text, at);
		if (at < text.length && !isBreak(text, at)) continue;
		words.push({ from, to: at });
		at = skipBlanks(text, at);
		from = at;
	}
	return words;
}
