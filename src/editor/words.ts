/**
 * Words in a line: runs of letters and digits, or runs of other characters. In scripts without spaces, a dictionary
 * divides the runs. Columns count UTF-16 units; results are on grapheme boundaries.
 */

import { codeBefore, unitsOf } from "../text/code-points.ts";
import { boundaryAfter, boundaryBefore } from "../text/graphemes.ts";
import { wordSegments } from "../text/segments.ts";

const SPACE = 1;
const WORD = 2;
const OTHER = 3;
/** Belongs to the character before it. */
const JOINED = 4;

/** UTF-16 units around the cursor that the dictionary examines. */
const WINDOW = 64;

const classes = new Uint8Array(0x10000);

/** Whether there is a character of a script that puts no space between words. */
function isUnspaced(text: string): boolean {
	return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
		text,
	);
}

function classify(code: number): number {
	const char = String.fromCodePoint(code);
	if (/^[\p{M}\p{Cf}\p{Emoji_Modifier}]$/u.test(char)) return JOINED;
	if (char.trim() === "") return SPACE;
	return /^[\p{L}\p{N}\p{Pc}]$/u.test(char) ? WORD : OTHER;
}

function classOf(code: number): number {
	const known = classes[code];
	if (known !== undefined && known !== 0) return known;
	const found = classify(code);
	if (code < classes.length) classes[code] = found;
	return found;
}

/** An apostrophe between letters is part of the word. */
function classAt(text: string, at: number): number {
	const code = text.codePointAt(at) ?? 32;
	if ((code === 0x27 || code === 0x2019) && at > 0 && at + 1 < text.length) {
		const between = classOf(codeBefore(text, at)) === WORD && classOf(text.codePointAt(at + 1) ?? 32) === WORD;
		if (between) return WORD;
	}
	return classOf(code);
}

/** The end of the run of one class that starts at `at`. */
function runEnd(text: string, at: number, kind: number): number {
	let end = at;
	while (end < text.length) {
		// Fast path: a character that is classified already, and no apostrophe.
		while (end < text.length && classes[text.charCodeAt(end)] === kind) end++;
		if (end >= text.length) break;
		const here = classAt(text, end);
		if (here !== kind && (here !== JOINED || end === at)) break;
		end += unitsOf(text.codePointAt(end) ?? 0);
	}
	return end;
}

/** The class of the character that ends at `at`, and where it starts, including the characters joined to it. */
function classBefore(text: string, at: number): { kind: number; start: number } {
	let start = at;
	let kind = JOINED;
	while (kind === JOINED && start > 0) {
		start -= unitsOf(codeBefore(text, start));
		kind = classAt(text, start);
	}
	return { kind: kind === JOINED ? OTHER : kind, start };
}

function runStart(text: string, at: number, kind: number): number {
	let start = at;
	while (start > 0) {
		while (start > 0 && classes[text.charCodeAt(start - 1)] === kind) start--;
		if (start === 0) break;
		const before = classBefore(text, start);
		if (before.kind !== kind) break;
		start = before.start;
	}
	return start;
}

/** The dictionary word that contains the character at `at`, within the run [from, to). */
function dictionaryWord(text: string, from: number, to: number, at: number): { from: number; to: number } {
	const start = Math.max(from, boundaryBefore(text, at - WINDOW));
	const end = Math.min(to, boundaryAfter(text, at + WINDOW));
	const part = text.slice(start, end);
	if (!isUnspaced(part)) return { from, to };
	const word = wordSegments(part).containing(at - start);
	if (word === undefined) return { from, to };
	const first = start + word.index;
	const last = first + word.segment.length;
	return { from: first <= start ? from : first, to: last >= end ? to : last };
}

/** The end of the word at or after `column`, skipping white space. */
export function wordEnd(text: string, column: number): number {
	const start = runEnd(text, column, SPACE);
	if (start >= text.length) return text.length;
	const here = classAt(text, start);
	const kind = here === JOINED ? OTHER : here;
	const end = here === JOINED ? runEnd(text, runEnd(text, start, JOINED), OTHER) : runEnd(text, start, kind);
	if (kind !== WORD) return boundaryAfter(text, end);
	return boundaryAfter(text, dictionaryWord(text, start, end, start).to);
}

/** The start of the word at or before `column`, skipping white space. */
export function wordStart(text: string, column: number): number {
	const end = runStart(text, column, SPACE);
	if (end === 0) return 0;
	const { kind, start: last } = classBefore(text, end);
	const start = runStart(text, end, kind);
	if (kind !== WORD) return boundaryBefore(text, start);
	return boundaryBefore(text, dictionaryWord(text, start, end, last).from);
}

/** The word that contains or touches a column; undefined if there is none. */
export function wordAround(text: string, column: number): { from: number; to: number } | undefined {
	const after = column < text.length && [WORD, JOINED].includes(classAt(text, column));
	const before = column > 0 && classBefore(text, column).kind === WORD;
	if (!after && !before) return undefined;
	const from = before ? runStart(text, column, WORD) : column;
	const to = after ? runEnd(text, column, classAt(text, column)) : column;
	const at = after ? column : classBefore(text, column).start;
	const word = dictionaryWord(text, from, to, at);
	return { from: boundaryBefore(text, word.from), to: boundaryAfter(text, word.to) };
}
