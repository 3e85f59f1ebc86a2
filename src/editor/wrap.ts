/**
 * Soft wrap: where a line's screen rows start. Each row depends only on its start, so wrapping can resume at any row.
 * After a list marker or a quote sign, the further rows hang: they are indented to the start of the text.
 */
import { cellsBetween } from "../text/drawn-cells.ts";
import { isPlain, rowEnd } from "../text/wrap.ts";
import { prefixOf } from "./prefix.ts";

/** Narrower views wrap as if they had this many cells: room for a tab, or for any usual grapheme. */
export const MIN_WIDTH = 4;

/** Rows that hang have at least so many cells; where they would have less, they begin at the left. */
const MIN_HANGING_WIDTH = 12;

/** How most lines that hang begin, and few others. */
const MAY_HAVE_PREFIX = /^[ \t]*(?:[-*+>]|\d+[.)])/;

/** The cells that are left out in front of a line's rows below its first; they have that much less to hold text. */
export function hangingIndent(text: string, width: number): number {
	if (!MAY_HAVE_PREFIX.test(text)) return 0;
	const cells = cellsBetween(text, 0, prefixOf(text).end);
	return width - cells < MIN_HANGING_WIDTH ? 0 : cells;
}

const FIRST: readonly number[] = [0];

/** No grapheme takes more than two cells a unit but the tab. */
function surelyFits(text: string, width: number): boolean {
	return text.length * 2 <= width && !text.includes("\t");
}

/** What was wrapped lately at one width; forgotten when it holds more than so many UTF-16 units. */
const CACHE_UNITS = 1 << 19;
const cache = { width: 0, starts: new Map<string, readonly number[]>(), units: 0 };

/** The columns where the rows of a line begin, 0 first. */
export function rowStarts(text: string, width: number): readonly number[] {
	if (surelyFits(text, width)) return FIRST;
	if (cache.width !== width || cache.units > CACHE_UNITS) {
		cache.width = width;
		cache.starts.clear();
		cache.units = 0;
	}
	const known = cache.starts.get(text);
	if (known !== undefined) return known;
	const starts = [0];
	const rest = width - hangingIndent(text, width);
	for (let end = rowEnd(text, 0, width); end < text.length; end = rowEnd(text, end, rest)) starts.push(end);
	cache.starts.set(text, starts);
	cache.units += text.length + 8;
	return starts;
}

/** How many rows a line takes; remembers nothing, for counting whole texts. */
export function countRows(text: string, width: number): number {
	if (surelyFits(text, width) || (text.length <= width && isPlain(text))) return 1;
	let rows = 1;
	const rest = width - hangingIndent(text, width);
	for (let end = rowEnd(text, 0, width); end < text.length; end = rowEnd(text, end, rest)) rows++;
	return rows;
}
