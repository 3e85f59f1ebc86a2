/**
 * Soft wrap: where a line's screen rows start. Each row depends only on its start, so wrapping can resume at any row.
 * After a list or quote marker, further rows have a hanging indent to the start of the text.
 */
import { cellsBetween } from "../text/drawn-cells.ts";
import { isPlain, rowEnd } from "../text/wrap.ts";
import { prefixOf } from "./prefix.ts";

/** Narrower views wrap as if they were this wide: room for a tab or any usual grapheme. */
export const MIN_WIDTH = 4;

/** The least width of rows with a hanging indent; if they would be narrower, they get none. */
const MIN_HANGING_WIDTH = 12;

/** A quick test: matches all lines with a prefix and few others. */
const MAY_HAVE_PREFIX = /^[ \t]*(?:[-*+>]|\d+[.)])/;

/** The indent in cells of a line's rows after the first; they hold that much less text. */
export function hangingIndent(text: string, width: number): number {
	if (!MAY_HAVE_PREFIX.test(text)) return 0;
	const cells = cellsBetween(text, 0, prefixOf(text).end);
	return width - cells < MIN_HANGING_WIDTH ? 0 : cells;
}

const FIRST: readonly number[] = [0];

/** Only a tab takes more than two cells per UTF-16 unit. */
function surelyFits(text: string, width: number): boolean {
	return text.length * 2 <= width && !text.includes("\t");
}

/** Row starts of recently wrapped lines, at one width; cleared when it holds more UTF-16 units than this. */
const CACHE_UNITS = 1 << 19;
const cache = { width: 0, starts: new Map<string, readonly number[]>(), units: 0 };

/** The columns where the rows of a line start; the first is 0. Cached. */
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

/** How many rows a line takes. Not cached, so that counting a whole text doesn't fill the cache. */
export function countRows(text: string, width: number): number {
	if (surelyFits(text, width) || (text.length <= width && isPlain(text))) return 1;
	let rows = 1;
	const rest = width - hangingIndent(text, width);
	for (let end = rowEnd(text, 0, width); end < text.length; end = rowEnd(text, end, rest)) rows++;
	return rows;
}
