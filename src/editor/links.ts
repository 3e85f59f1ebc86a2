/**
 * Toggles a Markdown link around the selection or the word at the cursor, and puts the cursor where its address goes.
 */
import type { Edit } from "./edit.ts";
import { markableRanges } from "./marks.ts";
import { isSame, lineAt, makeSelection, selectedRange, textBetween } from "./positions.ts";
import type { Buffer } from "./state.ts";
import type { Position } from "./types.ts";

const LINK = /\[([^\][]*)\]\([^()\s]*\)/g;
const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/;
/** UTF-16 units around the cursor in which an existing link is searched. */
const SEARCH_UNITS = 2000;

function shifted(at: Position, units: number): Position {
	return { line: at.line, column: at.column + units };
}

/** The link of a line that contains [from, to). */
function linkAround(text: string, from: number, to: number): { at: number; whole: string; label: string } | undefined {
	const start = Math.max(0, from - SEARCH_UNITS);
	for (const match of text.slice(start, to + SEARCH_UNITS).matchAll(LINK)) {
		const at = start + match.index;
		if (at <= from && to <= at + match[0].length) return { at, whole: match[0], label: match[1] ?? "" };
	}
	return undefined;
}

function unlinked(buffer: Buffer, line: number, link: { at: number; whole: string; label: string }): Edit {
	const from = { line, column: link.at };
	const to = shifted(from, link.whole.length);
	const inside = Math.max(0, Math.min(buffer.cursor.column - link.at - 1, link.label.length));
	const selection = buffer.anchor
		? makeSelection(shifted(from, link.label.length), from)
		: { cursor: shifted(from, inside) };
	return { from, to, text: link.label, selection };
}

/** The edit that adds a link, or removes an existing one but keeps its text; undefined if only blanks are selected. */
export function linkEdit(buffer: Buffer): Edit | undefined {
	const { lines } = buffer;
	const ranges = markableRanges(buffer);
	const first = ranges[0];
	const last = ranges.at(-1);
	if (first === undefined || last === undefined) return undefined;
	const { from: start, to: end } = selectedRange(buffer);
	const link = start.line === end.line && linkAround(lineAt(lines, start.line), start.column, end.column);
	if (link) return unlinked(buffer, start.line, link);
	const from = { line: first.line, column: first.from };
	const to = { line: last.line, column: last.to };
	const label = textBetween(lines, from, to);
	if (ADDRESS.test(label)) return { from, to, text: `[](${label})`, selection: { cursor: shifted(from, 1) } };
	const text = `[${label}]()`;
	const inLabel = isSame(from, to) ? shifted(from, 1) : undefined;
	const after = from.line === to.line ? shifted(to, 3) : shifted(to, 2);
	return { from, to, text, selection: { cursor: inLabel ?? after } };
}
