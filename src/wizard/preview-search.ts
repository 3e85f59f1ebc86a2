/** Finds words and headings in the laid-out preview. Pure; knows no keys. */
import fuzzysort from "fuzzysort";

/** A row of the preview, as text. */
export interface PreviewRow {
	readonly text: string;
	/** The source line that it shows, 0-based. */
	readonly source: number;
	/** Set on the first row of a heading: its level, 1 to 6. */
	readonly heading?: number;
	/** The item that it shows a part of. */
	readonly item?: string;
	/** It stands for the item's missing answer. */
	readonly hole?: boolean;
}

/** A part of a match on one row: [from, to) in UTF-16 units. */
export interface MatchPart {
	readonly row: number;
	readonly from: number;
	readonly to: number;
}

/** A match: one part for each row that it spans. Never empty. */
export type Match = readonly MatchPart[];

interface JoinedRows {
	readonly text: string;
	/** Where each row starts in `text`. */
	readonly starts: readonly number[];
	found: { readonly query: string; readonly matches: readonly Match[] };
}

const joined = new WeakMap<readonly PreviewRow[], JoinedRows>();

function join(rows: readonly PreviewRow[]): JoinedRows {
	let known = joined.get(rows);
	if (!known) {
		let at = 0;
		const starts = rows.map(({ text }) => {
			const start = at;
			at += text.length + 1;
			return start;
		});
		known = { text: rows.map(({ text }) => text).join("\n"), starts, found: { query: "", matches: [] } };
		joined.set(rows, known);
	}
	return known;
}

/**
 * Matches of the query, in order; none for a blank one. Blanks match line breaks too, and case matters only
 * if the query has capitals.
 */
export function matchesOf(rows: readonly PreviewRow[], query: string): readonly Match[] {
	const words = query.trim();
	if (words === "") return [];
	const whole = join(rows);
	if (whole.found.query !== words) {
		const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
		const pattern = new RegExp(escaped, words === words.toLowerCase() ? "giu" : "gu");
		const matches = [...whole.text.matchAll(pattern)].map(({ index, 0: text }) => partsOf(whole, index, text.length));
		whole.found = { query: words, matches };
	}
	return whole.found.matches;
}

function partsOf({ text, starts }: JoinedRows, from: number, length: number): Match {
	const parts: MatchPart[] = [];
	for (let row = rowAt(starts, from); row < starts.length && (starts[row] ?? 0) < from + length; row++) {
		const start = starts[row] ?? 0;
		const end = (starts[row + 1] ?? text.length + 1) - 1;
		parts.push({ row, from: Math.max(0, from - start), to: Math.min(end, from + length) - start });
	}
	return parts;
}

/** The last row that starts at or before an offset. */
function rowAt(starts: readonly number[], offset: number): number {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}

export interface PreviewHeading {
	readonly row: number;
	/** 1 to 6. */
	readonly level: number;
	readonly text: string;
}

/** The headings that match the query, best first; all headings in order if the query is blank. */
export function findHeadings(rows: readonly PreviewRow[], query: string): readonly PreviewHeading[] {
	const all = rows.flatMap(({ heading, text }, row): PreviewHeading[] =>
		heading === undefined ? [] : [{ row, level: heading, text: text.trim() }],
	);
	const wanted = query.trim();
	if (wanted === "") return all;
	return fuzzysort.go(wanted, all, { key: "text", limit: 0, threshold: 0.3 }).map(({ obj }) => obj);
}
