/**
 * Classifies code points: whether one is always a grapheme of its own next to similar ones, and how many cells it takes.
 * Caches the results; knows no text.
 */
import { graphemeSegments } from "./segments.ts";
import { SIMPLE_RANGES } from "./simple-text.ts";
import { widthOf } from "./width.ts";

/** A grapheme of its own next to any other that is not `COMPLEX`: one cell. */
export const NARROW = 1;
/** The same with two cells. */
export const WIDE = 2;
/** May join its neighbours: marks, joiners, jamo, regional indicators; needs the segmenter. */
export const COMPLEX = 3;

export type WidthClass = typeof NARROW | typeof WIDE | typeof COMPLEX;

/** Planes 0 and 1; 0 means not classified yet. */
const classes = new Uint8Array(0x20000);
classes.fill(NARROW, 0, 0x7f);
for (const [first, last] of SIMPLE_RANGES) classes.fill(NARROW, first, last + 1);
// Han, kana without their combining marks, and whole Hangul syllables: frequent, so not worth looking up one by one.
for (const [from, to] of [
	[0x3041, 0x3096],
	[0x30a1, 0x30fa],
	[0x3400, 0x4dbf],
	[0x4e00, 0x9fff],
	[0xac00, 0xd7a3],
] as const) {
	classes.fill(WIDE, from, to + 1);
}

/** Cells of one grapheme other than a tab: at least one, because a grapheme without width is drawn as a mark. */
export function graphemeCells(grapheme: string): number {
	return Math.max(1, widthOf(grapheme));
}

function classify(code: number): WidthClass {
	if (code >= 0xd800 && code <= 0xdfff) return COMPLEX;
	const char = String.fromCodePoint(code);
	// If it is separate from letters and from itself, it is separate from all other such characters.
	if ([...graphemeSegments(`a${char}${char}a`)].length !== 4) return COMPLEX;
	const cells = graphemeCells(char);
	return cells === 1 ? NARROW : cells === 2 ? WIDE : COMPLEX;
}

/** The width class of a code point; a lone surrogate is `COMPLEX`. Cached. */
export function widthClassOf(code: number): WidthClass {
	const known = classes[code];
	if (known !== undefined && known !== 0) return known as WidthClass;
	if (code >= 0x20000 && code <= 0x3fffd) return WIDE;
	const kind = classify(code);
	if (code < classes.length) classes[code] = kind;
	return kind;
}

/** Number of UTF-16 units of a code point. */
export function unitsOf(code: number): 1 | 2 {
	return code > 0xffff ? 2 : 1;
}

/** The code point that ends directly before `at`, which must be > 0; a lone surrogate is returned unchanged. */
export function codeBefore(text: string, at: number): number {
	const unit = text.charCodeAt(at - 1);
	if (unit >= 0xdc00 && unit <= 0xdfff && at > 1) {
		const pair = text.codePointAt(at - 2) ?? unit;
		if (pair > 0xffff) return pair;
	}
	return unit;
}
