/** Finds and replaces words in a text, line by line. Matches start and end between graphemes. Knows no buffer. */
import { boundaryAfter } from "../text/graphemes.ts";

/** A match in a line: [from, to) in UTF-16 units. */
export type LineMatch = readonly [from: number, to: number];

/** The pattern that finds the query as it is written; case matters only if the query has capitals. */
export function searchPattern(query: string): RegExp {
	const escaped = query.replace(/[.*+?^${}()|[\]\\/-]/g, (mark) => `\\u{${mark.charCodeAt(0).toString(16)}}`);
	return new RegExp(escaped, query === query.toLowerCase() ? "giu" : "gu");
}

/** The matches in a line, in order; none for an empty query. */
export function matchesInLine(line: string, query: string): readonly LineMatch[] {
	if (query === "") return [];
	const found: LineMatch[] = [];
	for (const { index, 0: text } of line.matchAll(searchPattern(query)))
		if (isWhole(line, index, index + text.length)) found.push([index, index + text.length]);
	return found;
}

/** A match inside of a grapheme, such as a letter without its accent, is none. */
function isWhole(text: string, from: number, to: number): boolean {
	return boundaryAfter(text, from) === from && boundaryAfter(text, to) === to;
}

/** The text with every match replaced, and how many there were. The replacement is taken literally. */
export function replaceMatches(
	text: string,
	query: string,
	replacement: string,
): { readonly text: string; readonly count: number } {
	if (query === "") return { text, count: 0 };
	let count = 0;
	const replaced = text.replace(searchPattern(query), (match: string, at: number) => {
		if (!isWhole(text, at, at + match.length)) return match;
		count++;
		return replacement;
	});
	return { text: replaced, count };
}
