/**
 * Soft wrap: where a line's screen rows begin. A row ends behind white space or between ideographs; a word longer than
 * a row breaks anywhere between graphemes. Every row is found from its start alone, so wrapping may begin at any row.
 * Behind a list marker or a quote sign, the rows below the first hang: they begin where its text does.
 */
import { mayBreak } from "./break.ts";
import { cellsAt, cellsBetween } from "./cells.ts";
import { COMPLEX, codeBefore, kindOf, unitsOf } from "./chars.ts";
import { nextBoundary } from "./graphemes.ts";
import { prefixOf } from "./prefix.ts";

/** Narrower views wrap as if they had this many cells: room for a tab, or for any usual grapheme. */
export const NARROWEST = 4;

/** One cell and one grapheme a unit: most of what is written in Latin, Greek and Cyrillic letters. */
const PLAIN = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0556\u2010-\u2027\u20ac]*$/;

/** Whether every UTF-16 unit of a text is a grapheme of one cell; such text wraps fast. */
export function isPlain(text: string): boolean {
	return PLAIN.test(text);
}

/** Rows that hang have at least so many cells; where they would have less, they begin at the left. */
const LEAST = 12;

/** How most lines that hang begin, and few others. */
const MAY_HANG = /^[ \t]*(?:[-*+>]|\d+[.)])/;

/** The cells that are left out in front of a line's rows below its first; they have that much less to hold text. */
export function hangOf(text: string, width: number): number {
	if (!MAY_HANG.test(text)) return 0;
	const cells = cellsBetween(text, 0, prefixOf(text).end);
	return width - cells < LEAST ? 0 : cells;
}

/** The end of the row that begins at `start`, a boundary before the text's end; `width` ≥ `NARROWEST`. */
export function rowEnd(text: string, start: number, width: number): number {
	// One unit more than fits: it could join the last one.
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
	const joins = kindOf(code) === COMPLEX || (next < text.length && kindOf(text.codePointAt(next) ?? 0) === COMPLEX);
	return joins ? nextBoundary(text, at) : next;
}

const FIRST: readonly number[] = [0];

/** No grapheme takes more than two cells a unit but the tab. */
function surelyFits(text: string, width: number): boolean {
	return text.length * 2 <= width && !text.includes("\t");
}

/** What was wrapped lately at one width; forgotten when it holds more than so many UTF-16 units. */
const ROOM = 1 << 19;
const recent = { width: 0, starts: new Map<string, readonly number[]>(), units: 0 };

/** The columns where the rows of a line begin, 0 first. */
export function rowStarts(text: string, width: number): readonly number[] {
	if (surelyFits(text, width)) return FIRST;
	if (recent.width !== width || recent.units > ROOM) {
		recent.width = width;
		recent.starts.clear();
		recent.units = 0;
	}
	const known = recent.starts.get(text);
	if (known !== undefined) return known;
	const starts = [0];
	const rest = width - hangOf(text, width);
	for (let end = rowEnd(text, 0, width); end < text.length; end = rowEnd(text, end, rest)) starts.push(end);
	recent.starts.set(text, starts);
	recent.units += text.length + 8;
	return starts;
}

/** How many rows a line takes; remembers nothing, for counting whole texts. */
export function countRows(text: string, width: number): number {
	if (surelyFits(text, width) || (text.length <= width && PLAIN.test(text))) return 1;
	let rows = 1;
	const rest = width - hangOf(text, width);
	for (let end = rowEnd(text, 0, width); end < text.length; end = rowEnd(text, end, rest)) rows++;
	return rows;
}
