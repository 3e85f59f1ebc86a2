/** Where comments are in the rendered document, and which comments a line is about. Lines count from 1. Knows no file. */
import { lineTexts } from "../markdown/lines.ts";
import { diffSequences } from "../text/sequence-diff.ts";
import { wordBudget } from "../text/word-diff.ts";

/** A document with the lines, from 0, on which its items are. */
export interface ReviewedDocument {
	/** From the repository's top folder, with slashes. */
	readonly path: string;
	readonly text: string;
	readonly lines: Readonly<Record<string, number>>;
}

/** Lines from 1, the last one included. */
export interface LineRange {
	readonly first: number;
	readonly last: number;
}

/** The lines of each item's answer: from where it is to before the next one, without headings and blank lines around it. */
export function itemRanges({ text, lines }: ReviewedDocument): ReadonlyMap<string, LineRange> {
	const texts = lineTexts(text);
	const starts = Object.entries(lines).sort(([, a], [, b]) => a - b);
	const ranges = new Map<string, LineRange>();
	let next = texts.length;
	for (const [at, [id, start]] of [...starts.entries()].reverse()) {
		const below = starts[at + 1]?.[1];
		// Items on one line end where the last of them does.
		if (below !== undefined && below > start) next = below;
		let end = next;
		while (end > start + 1 && isBetween(texts[end - 1] ?? "")) end--;
		let first = start;
		while (first < end - 1 && isBetween(texts[first] ?? "")) first++;
		ranges.set(id, { first: first + 1, last: Math.max(end, first + 1) });
	}
	return ranges;
}

function isBetween(line: string): boolean {
	return line.trim() === "" || /^ {0,3}#{1,6}(?:\s|$)/.test(line);
}

/** The lines with the quoted words; the first line of the range where they aren't there. */
export function quotedLines(
	texts: readonly string[],
	{ first, last }: LineRange,
	quote: string | undefined,
): LineRange {
	const whole = { first, last: first };
	if (quote === undefined) return whole;
	const words = quote.replace(/\s+/g, " ").trim();
	let joined = "";
	const ends: number[] = [];
	for (let line = first; line <= last; line++) {
		const text = (texts[line - 1] ?? "").replace(/\s+/g, " ").trim();
		if (text !== "") joined += `${text} `;
		ends.push(joined.length);
	}
	const start = joined.indexOf(words);
	if (start < 0) return whole;
	const lineAt = (offset: number): number => first + ends.findIndex((end) => end > offset);
	return { first: lineAt(start), last: lineAt(start + words.length - 1) };
}

/** The lines that a pull request's diff shows: those that changed, and three around them. All of a new document. */
export function linesInDiff(before: string | undefined, after: string): ReadonlySet<number> {
	const [old, now] = [before === undefined ? [] : lineTexts(before), lineTexts(after)];
	const shown = new Set<number>();
	for (const part of diffSequences(old, now, wordBudget())) {
		if (part.isEqual) continue;
		const [from, to] = part.after;
		for (let line = Math.max(0, from - 3); line < Math.min(now.length, to + 3); line++) shown.add(line + 1);
	}
	return shown;
}
