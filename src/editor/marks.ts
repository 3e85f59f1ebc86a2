/**
 * Toggles bold and code marks around the selection, the word at the cursor, or nothing yet. Each line of a selection is
 * marked separately, without its list marker and outer blanks.
 */
import type { Edit } from "./edit.ts";
import { combineLineEdits, type LineEdit, mapPosition } from "./line-edits.ts";
import { compare, isSame, type Lines, lineAt, makeSelection, selectedRange } from "./positions.ts";
import { prefixOf } from "./prefix.ts";
import type { Buffer, Selection } from "./state.ts";
import type { Position } from "./types.ts";
import { wordAround } from "./words.ts";

/** The part of a line that gains or loses marks. */
export interface LineRange {
	readonly line: number;
	readonly from: number;
	readonly to: number;
}

/** The opening and the closing mark. */
type Pair = readonly [string, string];

/** [from, to) of a line without the blanks at its ends; undefined if it is blank. */
function trimmed(lines: Lines, line: number, from: number, to: number): LineRange | undefined {
	const part = lineAt(lines, line).slice(from, to);
	if (part.trim() === "") return undefined;
	return { line, from: to - part.trimStart().length, to: from + part.trimEnd().length };
}

/** The ranges that a mark applies to: the selected part of each line, or the word at the cursor. */
export function markableRanges(buffer: Buffer): readonly LineRange[] {
	const { lines, cursor } = buffer;
	const { from, to } = selectedRange(buffer);
	if (isSame(from, to)) {
		const { line, column } = cursor;
		return [{ line, ...(wordAround(lineAt(lines, line), column) ?? { from: column, to: column }) }];
	}
	const ranges: LineRange[] = [];
	for (let line = from.line; line <= to.line; line++) {
		const text = lineAt(lines, line);
		const first = line === from.line ? from.column : 0;
		const last = line === to.line ? to.column : text.length;
		const start = from.line === to.line ? first : Math.max(first, Math.min(prefixOf(text).end, last));
		const range = trimmed(lines, line, start, last);
		if (range !== undefined) ranges.push(range);
	}
	return ranges;
}

/** How to recognise a mark inside or around a range, and which one to add. */
interface Mark {
	readonly atStart: RegExp;
	readonly atEnd: RegExp;
	/** The pair formed by the end of `before` and the start of `after`, if they match. */
	readonly around: (before: string, after: string) => Pair | undefined;
	readonly pair: (inside: string) => Pair;
}

function boldAround(before: string, after: string): Pair | undefined {
	const mark = ["**", "__"].find((one) => before.endsWith(one) && after.startsWith(one));
	return mark === undefined ? undefined : [mark, mark];
}

function codeAround(before: string, after: string): Pair | undefined {
	const [opening = "", ticks = ""] = /(`+) ?$/.exec(before) ?? [];
	const [closing = "", same = ""] = /^ ?(`+)/.exec(after) ?? [];
	const pairs = ticks !== "" && ticks === same && opening.length === closing.length;
	return pairs ? [opening, closing] : undefined;
}

/** Uses more backticks than the text contains, and adds blanks if the text starts or ends with one. */
function codePair(inside: string): Pair {
	const longest = (inside.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
	const ticks = "`".repeat(longest + 1);
	const blank = inside.startsWith("`") || inside.endsWith("`") ? " " : "";
	return [ticks + blank, blank + ticks];
}

const MARKS: Readonly<Record<"bold" | "code", Mark>> = {
	bold: { atStart: /^(?:\*\*|__)/, atEnd: /(?:\*\*|__)$/, around: boldAround, pair: () => ["**", "**"] },
	code: { atStart: /^`+ ?/, atEnd: / ?`+$/, around: codeAround, pair: codePair },
};

/** The longest mark, in UTF-16 units: how far around the range to look. */
const MAX_MARK_UNITS = 32;

/** The marks around a range, or at its inner ends, and the range between them; undefined if there are none. */
function marksOf(lines: Lines, range: LineRange, mark: Mark): { inner: LineRange; pair: Pair } | undefined {
	const { line, from, to } = range;
	const text = lineAt(lines, line);
	const starts = [
		from,
		from + (mark.atStart.exec(text.slice(from, Math.min(to, from + MAX_MARK_UNITS)))?.[0].length ?? 0),
	];
	const ends = [to, to - (mark.atEnd.exec(text.slice(Math.max(from, to - MAX_MARK_UNITS), to))?.[0].length ?? 0)];
	for (const start of starts) {
		for (const end of ends) {
			const pair = mark.around(
				text.slice(Math.max(0, start - MAX_MARK_UNITS), start),
				text.slice(end, end + MAX_MARK_UNITS),
			);
			if (pair !== undefined && start <= end) return { inner: { line, from: start, to: end }, pair };
		}
	}
	return undefined;
}

function removals({ line, from, to }: LineRange, [opening, closing]: Pair): LineEdit[] {
	return [
		{ line, from: from - opening.length, to: from, text: "" },
		{ line, from: to, to: to + closing.length, text: "" },
	];
}

function insertions({ line, from, to }: LineRange, [opening, closing]: Pair): LineEdit[] {
	if (from === to)
		return [
			{ line, from, to, text: opening },
			{ line, from, to, text: closing },
		];
	return [
		{ line, from, to: from, text: opening },
		{ line, from: to, to, text: closing },
	];
}

/** The edit that toggles bold or code; undefined if only blanks are selected. */
export function markEdit(buffer: Buffer, name: "bold" | "code"): Edit | undefined {
	const { lines, anchor } = buffer;
	const mark = MARKS[name];
	const ranges = markableRanges(buffer);
	const found = ranges.map((range) => marksOf(lines, range, mark));
	const all = found.every((marks) => marks !== undefined);
	const inner = ranges.map((range, index) => found[index]?.inner ?? range);
	const splices = inner.flatMap((range, index) => {
		const pair = found[index]?.pair;
		if (pair !== undefined) return all ? removals(range, pair) : [];
		return insertions(range, mark.pair(lineAt(lines, range.line).slice(range.from, range.to)));
	});
	const [first, last] = [inner[0], inner.at(-1)];
	if (first === undefined || last === undefined) return undefined;
	if (anchor === undefined) return combineLineEdits(lines, splices, { cursor: movedCursor(buffer, splices, first) });
	return combineLineEdits(lines, splices, selected(buffer, splices, first, last));
}

/** The selection covers the text between the marks. */
function selected(
	{ cursor, anchor = cursor }: Buffer,
	splices: readonly LineEdit[],
	first: LineRange,
	last: LineRange,
): Selection {
	const start = mapPosition({ line: first.line, column: first.from }, splices, "after");
	const end = mapPosition({ line: last.line, column: last.to }, splices, "before");
	return compare(anchor, cursor) < 0 ? makeSelection(end, start) : makeSelection(start, end);
}

/** The cursor keeps its place in the word, between the marks. */
function movedCursor({ cursor }: Buffer, splices: readonly LineEdit[], range: LineRange): Position {
	const [opening, closing] = splices;
	if (opening?.text && opening.from === closing?.from) {
		return { line: cursor.line, column: cursor.column + opening.text.length };
	}
	return mapPosition(cursor, splices, cursor.column === range.to ? "before" : "after");
}
