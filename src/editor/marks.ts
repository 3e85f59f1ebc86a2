/**
 * Bold and code: marks around what is selected, or the word at the cursor, or nothing yet; taken away where they are
 * already. Every line of a selection is marked for itself, without its list marker and outer blanks.
 */
import type { Edit } from "./edit.ts";
import { caretOf, compare, isSame, type Lines, lineAt, selectionOf } from "./positions.ts";
import { prefixOf } from "./prefix.ts";
import { joinedEdit, moved, type Splice } from "./splices.ts";
import type { Buffer } from "./state.ts";
import { wordAround } from "./words.ts";

/** A part of one line that gets or loses marks. */
export interface Range {
	readonly line: number;
	readonly from: number;
	readonly to: number;
}

/** The opening and the closing mark, as they stand or shall stand. */
type Pair = readonly [string, string];

/** What of a line lies in [from, to), without the blanks at its ends. */
function trimmed(lines: Lines, line: number, from: number, to: number): Range | undefined {
	const part = lineAt(lines, line).slice(from, to);
	if (part.trim() === "") return undefined;
	return { line, from: to - part.trimStart().length, to: from + part.trimEnd().length };
}

/** The parts of lines that a mark applies to. */
export function rangesOf(buffer: Buffer): readonly Range[] {
	const { lines, cursor } = buffer;
	const { from, to } = selectionOf(buffer);
	if (isSame(from, to)) {
		const { line, column } = cursor;
		return [{ line, ...(wordAround(lineAt(lines, line), column) ?? { from: column, to: column }) }];
	}
	const ranges: Range[] = [];
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

/** The marks that stand around a range, outside of it or as its ends; nothing when there are none. */
type Finder = (before: string, inside: string, after: string) => { pair: Pair; outside: boolean } | undefined;

const findBold: Finder = (before, inside, after) => {
	for (const mark of ["**", "__"]) {
		const pair: Pair = [mark, mark];
		if (before.endsWith(mark) && after.startsWith(mark)) return { pair, outside: true };
		if (inside.length > 4 && inside.startsWith(mark) && inside.endsWith(mark)) return { pair, outside: false };
	}
	return undefined;
};

const findCode: Finder = (before, inside, after) => {
	const [opening = "", ticks = ""] = /(`+) ?$/.exec(before) ?? [];
	const [closing = "", same = ""] = /^ ?(`+)/.exec(after) ?? [];
	if (ticks !== "" && ticks === same && opening.length === closing.length)
		return { pair: [opening, closing], outside: true };
	const first = /^`+ ?/.exec(inside)?.[0] ?? "";
	const last = / ?`+$/.exec(inside)?.[0] ?? "";
	const pairs = first !== "" && first.trim() === last.trim() && first.length + last.length < inside.length;
	return pairs ? { pair: [first, last], outside: false } : undefined;
};

/** More backticks than stand in the text, and blanks where it begins or ends with one. */
function codePair(inside: string): Pair {
	const longest = Math.max(0, ...(inside.match(/`+/g) ?? []).map((run) => run.length));
	const ticks = "`".repeat(longest + 1);
	const blank = inside.startsWith("`") || inside.endsWith("`") ? " " : "";
	return [ticks + blank, blank + ticks];
}

const MARKS: Readonly<Record<"bold" | "code", { find: Finder; pair: (inside: string) => Pair }>> = {
	bold: { find: findBold, pair: () => ["**", "**"] },
	code: { find: findCode, pair: codePair },
};

/** Marks are this long at most; further away from the range nothing is looked at. */
const NEAR = 32;

function around(lines: Lines, { line, from, to }: Range): [string, string, string] {
	const text = lineAt(lines, line);
	return [text.slice(Math.max(0, from - NEAR), from), text.slice(from, to), text.slice(to, to + NEAR)];
}

function removals({ line, from, to }: Range, pair: Pair, outside: boolean): Splice[] {
	const [opening, closing] = [pair[0].length, pair[1].length];
	const first = outside ? from - opening : from;
	const last = outside ? to : to - closing;
	return [
		{ line, from: first, to: first + opening, text: "" },
		{ line, from: last, to: last + closing, text: "" },
	];
}

function insertions({ line, from, to }: Range, [opening, closing]: Pair): Splice[] {
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

/** The edit that toggles bold or code; nothing when only blanks are selected. */
export function markEdit(buffer: Buffer, mark: "bold" | "code"): Edit | undefined {
	const { lines, cursor, anchor } = buffer;
	const ranges = rangesOf(buffer);
	const found = ranges.map((range) => MARKS[mark].find(...around(lines, range)));
	const all = found.every((marks) => marks !== undefined);
	const splices = ranges.flatMap((range, index) => {
		const marks = found[index];
		if (marks !== undefined) return all ? removals(range, marks.pair, marks.outside) : [];
		return insertions(range, MARKS[mark].pair(around(lines, range)[1]));
	});
	const first = ranges[0];
	const last = ranges.at(-1);
	if (first === undefined || last === undefined) return undefined;
	if (anchor === undefined) return joinedEdit(lines, splices, { cursor: movedCursor(buffer, splices, first) });
	// The selection keeps to the text between the marks.
	const start = moved({ line: first.line, column: first.from }, splices, "behind");
	const end = moved({ line: last.line, column: last.to }, splices, "before");
	const caret = compare(anchor, cursor) < 0 ? caretOf(end, start) : caretOf(start, end);
	return joinedEdit(lines, splices, caret);
}

/** The cursor stays where it is in its word: inside of the marks. */
function movedCursor({ cursor }: Buffer, splices: readonly Splice[], range: Range): Buffer["cursor"] {
	if (range.from === range.to && splices[0]?.from === splices[1]?.from) {
		return { line: cursor.line, column: cursor.column + (splices[0]?.text.length ?? 0) };
	}
	return moved(cursor, splices, cursor.column === range.to ? "before" : "behind");
}
