/** Line break opportunities: after white space and between ideographs, but not before a comma or after an opening bracket. */
import { WIDE, widthClassOf } from "./code-points.ts";

const KNOWN = 1;
const NOT_FIRST = 2;
const NOT_LAST = 4;
/** Han, kana and emoji; Hangul is wide too, but separates words by spaces. */
const IDEOGRAPHIC = 8;

/** Cached properties of code points in the basic plane. */
const properties = new Uint8Array(0x10000);

/** Closing marks, commas, full stops, small kana, prolonged sound and iteration marks: never first in a row. */
function neverStarts(char: string): boolean {
	return /^[\s\p{Pe}\p{Pf}\p{Lm}!%,.:;?'"\u3001\u3002\u30fb\uff01\uff05\uff0c\uff0e\uff1a\uff1b\uff1f\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6]/u.test(
		char,
	);
}

/** Opening marks and currency signs: never last in a row. */
function neverEnds(char: string): boolean {
	return /[\p{Ps}\p{Pi}\p{Sc}'"]$/u.test(char);
}

function lookUp(code: number): number {
	const char = String.fromCodePoint(code);
	const first = neverStarts(char) ? NOT_FIRST : 0;
	const last = neverEnds(char) ? NOT_LAST : 0;
	const wide = widthClassOf(code) === WIDE && !(code >= 0xac00 && code <= 0xd7a3) ? IDEOGRAPHIC : 0;
	return KNOWN | first | last | wide;
}

function propertiesOf(code: number): number {
	if (code >= properties.length) return lookUp(code);
	const known = properties[code] ?? 0;
	if (known !== 0) return known;
	const found = lookUp(code);
	properties[code] = found;
	return found;
}

/**
 * Whether a row may end between two graphemes, given the last code point of the first and the first code point of the
 * second.
 */
export function mayBreak(before: number, after: number): boolean {
	if (before === 32 || before === 9 || before === 0x3000) return true;
	if (before < 0x2e80 && after < 0x2e80) return false;
	const last = propertiesOf(before);
	const first = propertiesOf(after);
	return ((last | first) & IDEOGRAPHIC) !== 0 && (last & NOT_LAST) === 0 && (first & NOT_FIRST) === 0;
}
