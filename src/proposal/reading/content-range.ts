/** Separates an answer from the blank lines, comments and template paragraphs around it. */
import { normalForm } from "../../markdown/plain-text.ts";

export interface ContentRange {
	/** Offset of the first line of the answer, or of its first words after the last line of a comment. */
	readonly start: number;
	/** Offset after its last line, before that line's ending. */
	readonly end: number;
}

/**
 * Where the answer is in a text that begins at the start of a line; start = end if there is none. `fixed` are
 * normal forms of paragraphs that the template prints itself. Takes linear time.
 */
export function contentRangeOf(text: string, fixed: ReadonlySet<string>): ContentRange {
	let start = 0;
	for (let next = start; next >= 0; next = skipFixed(text, start, fixed)) {
		start = next;
		for (let over = skipOver(text, start); over > start; over = skipOver(text, start)) start = over;
	}
	let end = trimmedEnd(text, start, text.length);
	const before = (): number => Math.max(commentBefore(text, start, end), fixedBefore(text, start, end, fixed));
	for (let at = before(); at >= 0; at = before()) end = trimmedEnd(text, start, at);
	return start >= text.length ? { start: text.length, end: text.length } : { start, end: Math.max(start, end) };
}

/** The offset after a blank line or a comment; the same offset if there is neither. */
function skipOver(text: string, at: number): number {
	const line = lineEnd(text, at);
	if (/^[ \t]*$/.test(text.slice(at, Math.min(line.end, at + 1000))) && line.end - at < 1000) return line.next;
	if (!/^[ \t]*<!--/.test(text.slice(at, at + 100))) return at;
	const close = text.indexOf("-->", at);
	if (close < 0) return at;
	const rest = lineEnd(text, close + 3);
	const behind = text.slice(close + 3, rest.end);
	if (/^[ \t]*$/.test(behind)) return rest.next;
	// Words directly after a comment of several lines are the answer; those after a short one are about it.
	return line.end < close && !behind.includes("<!--") ? close + 3 + /^[ \t]*/.exec(behind)![0].length : at;
}

/** Longer than any fixed paragraph of a template. */
const LONGEST_FIXED = 2000;

/** The offset after the paragraph at `at` if it is one of the template's; otherwise -1. */
function skipFixed(text: string, at: number, fixed: ReadonlySet<string>): number {
	if (fixed.size === 0 || at >= text.length) return -1;
	let end = at;
	for (let line = lineEnd(text, at); line.next > end && /\S/.test(text.slice(end, line.end)); line = lineEnd(text, end))
		end = line.next;
	return end > at && end - at < LONGEST_FIXED && fixed.has(normalForm(text.slice(at, end))) ? end : -1;
}

/** Where the paragraph begins that ends at `end`, when it is one of the template's after a blank line; -1 otherwise. */
function fixedBefore(text: string, least: number, end: number, fixed: ReadonlySet<string>): number {
	if (fixed.size === 0 || end <= least) return -1;
	const from = Math.max(least, end - LONGEST_FIXED);
	const blank = [...text.slice(from, end).matchAll(/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/g)].at(-1);
	if (!blank) return -1;
	const start = from + blank.index + blank[0].length;
	return fixed.has(normalForm(text.slice(start, end))) ? start : -1;
}

function lineEnd(text: string, at: number): { readonly end: number; readonly next: number } {
	let end = at;
	while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
	return { end, next: end + (text[end] === "\r" && text[end + 1] === "\n" ? 2 : end < text.length ? 1 : 0) };
}

/** The offset before trailing blank lines and the last line ending. Trailing spaces are kept. */
function trimmedEnd(text: string, least: number, from: number): number {
	let end = from;
	for (let at = from; at > least; at--) {
		const c = text[at - 1]!;
		if (c === "\n" || c === "\r") end = c === "\n" && text[at - 2] === "\r" ? at - 2 : at - 1;
		else if (c !== " " && c !== "\t") break;
	}
	return /\S/.test(text.slice(least, end)) ? end : least;
}

/** The start of the line on which the comment ending at `end` starts; -1 if other text precedes it. */
function commentBefore(text: string, least: number, end: number): number {
	const tail = /-->[ \t]*$/.exec(text.slice(Math.max(least, end - 100), end));
	if (!tail) return -1;
	const open = text.lastIndexOf("<!--", end);
	if (open < least || text.indexOf("-->", open) < end - tail[0].length) return -1;
	let line = open;
	while (line > least && /[ \t]/.test(text[line - 1]!)) line--;
	return line === least || /[\n\r]/.test(text[line - 1]!) ? line : -1;
}
