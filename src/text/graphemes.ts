/**
 * Grapheme boundaries in a line. Examines only the text near a column, so that a long line costs no more than a short
 * one. Columns count UTF-16 units.
 */

import { COMPLEX, codeBefore, unitsOf, widthClassOf } from "./code-points.ts";
import { graphemeSegments } from "./segments.ts";

const WINDOW = 48;

const JOINER = 0x200d;

function isFlagLetter(code: number): boolean {
	return code >= 0x1f1e6 && code <= 0x1f1ff;
}

function splitsPair(text: string, at: number): boolean {
	return codeBefore(text, at + 1) > 0xffff;
}

/** A flag is a pair of letters, so the letters are counted from the start of their run. */
function isBetweenFlags(text: string, at: number): boolean {
	let start = at;
	while (start > 0 && isFlagLetter(codeBefore(text, start))) start -= 2;
	return (at - start) % 4 === 0;
}

/**
 * Whether a grapheme certainly ends at `at`, judging by the two code points around it. False only means that more text
 * must be examined.
 */
function surelyEnds(text: string, at: number): boolean {
	if (at <= 0 || at >= text.length) return true;
	if (splitsPair(text, at)) return false;
	const before = codeBefore(text, at);
	const after = text.codePointAt(at) ?? 0;
	const simpleBefore = widthClassOf(before) !== COMPLEX;
	if (simpleBefore && widthClassOf(after) !== COMPLEX) return true;
	if (isFlagLetter(before) && isFlagLetter(after)) return isBetweenFlags(text, at);
	const pair = text.slice(at - unitsOf(before), at + unitsOf(after));
	const first = graphemeSegments(pair).containing(0)?.segment.length ?? 0;
	if (first !== unitsOf(before)) return false;
	// Rules that look further back: emoji after a joiner, and Indic letters after a virama.
	if (simpleBefore || !/^[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u200d]/u.test(pair)) return true;
	const next = pair.slice(first);
	return !/^\p{Lo}/u.test(next) && !(before === JOINER && /^\p{Extended_Pictographic}/u.test(next));
}

/** A grapheme boundary at or shortly before `at`, from which graphemes can be counted. */
function startNear(text: string, at: number): number {
	let start = Math.min(at, text.length);
	while (!surelyEnds(text, start)) start -= splitsPair(text, start) ? 1 : unitsOf(codeBefore(text, start));
	return Math.max(0, start);
}

/** The end of the grapheme that starts at `column`, which must be a boundary; at most the end of the text. */
export function nextBoundary(text: string, column: number): number {
	const first = text.codePointAt(column);
	if (first === undefined) return text.length;
	const second = column + unitsOf(first);
	if (second >= text.length) return text.length;
	if (widthClassOf(first) !== COMPLEX && widthClassOf(text.codePointAt(second) ?? 0) !== COMPLEX) return second;
	return complexEnd(text, column);
}

/** Cached grapheme ends of the text segmented last; the next query is usually for the next grapheme. */
const last = { text: "", from: 0, ends: [] as number[], index: 0 };

/** The end of a grapheme, by the segmenter. */
function complexEnd(text: string, column: number): number {
	const { ends, index } = last;
	const known = index < ends.length && (index === 0 ? last.from : ends[index - 1]) === column && last.text === text;
	if (!known) readFrom(text, column);
	return last.ends[last.index++] ?? text.length;
}

function readFrom(text: string, column: number): void {
	const ends: number[] = [];
	for (let size = WINDOW; ends.length === 0; size *= 2) {
		let end = Math.min(text.length, column + size);
		if (end < text.length && splitsPair(text, end)) end++;
		for (const { index, segment } of graphemeSegments(text.slice(column, end))) {
			const next = column + index + segment.length;
			// The last grapheme may continue after the window.
			if (next < end || end === text.length) ends.push(next);
		}
	}
	Object.assign(last, { text, from: column, ends, index: 0 });
}

/** The start of the grapheme that ends at `column`, which must be a boundary; at least 0. */
export function previousBoundary(text: string, column: number): number {
	if (column <= 0) return 0;
	const last = column - unitsOf(codeBefore(text, column));
	if (surelyEnds(text, last)) return Math.max(0, last);
	let start = startNear(text, last);
	for (const { index, segment } of graphemeSegments(text.slice(start, column))) {
		if (index + segment.length >= column - start) {
			start += index;
			break;
		}
	}
	return start;
}

/** The last boundary at or before `column`, which may be any number. */
export function boundaryBefore(text: string, column: number): number {
	const at = Math.max(0, Math.min(column, text.length));
	let boundary = startNear(text, at);
	for (let next = boundary; next <= at; next = nextBoundary(text, boundary)) {
		boundary = next;
		if (boundary >= text.length) break;
	}
	return boundary;
}

/** The first boundary at or after `column`, which may be any number. */
export function boundaryAfter(text: string, column: number): number {
	const before = boundaryBefore(text, column);
	return before >= column ? before : nextBoundary(text, before);
}

/** Whether `column` is a grapheme boundary. */
export function isBoundary(text: string, column: number): boolean {
	return boundaryBefore(text, column) === column;
}
