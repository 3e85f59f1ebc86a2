/**
 * Indents and outdents list items, or all selected lines by as much as the first of them, after any quote markers.
 * Elsewhere it does nothing, so that Tab keeps its other meaning.
 */
import type { Edit } from "./edit.ts";
import { combineLineEdits, type LineEdit, mapPosition } from "./line-edits.ts";
import { compare, type Lines, lineAt, makeSelection, selectedRange } from "./positions.ts";
import { indentCells, type ListItemPart, listItemOf, prefixOf } from "./prefix.ts";
import type { Buffer, Selection } from "./state.ts";

const STEP = 2;
/** How many lines above to search for an item of the same or the enclosing list. */
const MAX_LINES_ABOVE = 2000;

/** Whether the cursor is directly after a list marker or its task box, with nothing selected. */
export function isAfterListMarker(buffer: Buffer): boolean {
	if (buffer.anchor !== undefined) return false;
	const { line, column } = buffer.cursor;
	const part = prefixOf(lineAt(buffer.lines, line)).parts.at(-1);
	return part?.type === "item" && (column === part.to || column === part.task);
}

/** The lines that a selection touches, without the last one if the selection ends at its start. */
function selectedLines(buffer: Buffer): readonly number[] {
	const { from, to } = selectedRange(buffer);
	const last = to.line > from.line && to.column === 0 ? to.line - 1 : to.line;
	return Array.from({ length: last - from.line + 1 }, (_, index) => from.line + index);
}

interface ListLine {
	readonly quotes: string;
	readonly item: ListItemPart;
	/** Width of the blanks before the marker, in cells. */
	readonly depth: number;
}

function listLine(lines: Lines, line: number): ListLine | undefined {
	const text = lineAt(lines, line);
	const { quotes, item } = listItemOf(text);
	return item && { quotes, item, depth: indentCells(text.slice(item.from, item.at)) };
}

/** The nearest item above that is not deeper: a sibling, or an item of the enclosing list. */
function entryAbove(lines: Lines, line: number, depth: number): ListLine | undefined {
	for (let above = line - 1; above >= Math.max(0, line - MAX_LINES_ABOVE); above--) {
		const found = listLine(lines, above);
		if (found !== undefined && found.depth <= depth) return found;
		const text = lineAt(lines, above).slice(listItemOf(lineAt(lines, above)).quotes.length);
		if (found === undefined && text.trim() !== "" && indentCells(text) === 0) return undefined;
	}
	return undefined;
}

/** Width of a marker with its blanks: how far a nested item is indented. */
function markerWidth({ item }: ListLine): number {
	return item.to - item.at;
}

/** How far to indent a line: to the text of the item above, which becomes its parent. */
function indentWidth(lines: Lines, line: number): number {
	const own = listLine(lines, line);
	if (own === undefined) return STEP;
	const above = entryAbove(lines, line, own.depth);
	if (above !== undefined && above.depth === own.depth) return markerWidth(above);
	return /\d/.test(own.item.marker) ? markerWidth(own) : STEP;
}

/** How far to outdent a line: to the marker of its parent item. */
function outdentWidth(lines: Lines, line: number): number {
	const own = listLine(lines, line);
	if (own === undefined) return STEP;
	const around = own.depth > 0 ? entryAbove(lines, line, own.depth - 1) : undefined;
	if (around !== undefined) return own.depth - around.depth;
	return /\d/.test(own.item.marker) ? markerWidth(own) : STEP;
}

function insertion(lines: Lines, line: number, width: number): LineEdit {
	const at = listItemOf(lineAt(lines, line)).quotes.length;
	return { line, from: at, to: at, text: " ".repeat(width) };
}

/** Removes blanks of at most `width` cells; a tab is removed as a whole. */
function removal(lines: Lines, line: number, width: number): LineEdit {
	const text = lineAt(lines, line);
	const from = listItemOf(text).quotes.length;
	let to = from;
	while (to - from < width && text[to] === " ") to++;
	if (to === from && text[to] === "\t") to++;
	return { line, from, to, text: "" };
}

/** A selection grows to include what is inserted at its ends; a cursor moves after it. */
function movedSelection({ cursor, anchor }: Buffer, splices: readonly LineEdit[]): Selection {
	if (anchor === undefined) return { cursor: mapPosition(cursor, splices, "after") };
	const forwards = compare(anchor, cursor) < 0;
	const ends = [
		mapPosition(cursor, splices, forwards ? "after" : "before"),
		mapPosition(anchor, splices, forwards ? "before" : "after"),
	];
	return makeSelection(ends[0] ?? cursor, ends[1]);
}

/** The edit that indents or outdents the touched lines; undefined if it would change nothing. */
export function indentationEdit(buffer: Buffer, direction: "in" | "out"): Edit | undefined {
	const { lines } = buffer;
	const touched = selectedLines(buffer);
	const first = touched[0] ?? 0;
	if (buffer.anchor === undefined && listLine(lines, first) === undefined) return undefined;
	const width = direction === "in" ? indentWidth(lines, first) : outdentWidth(lines, first);
	const splices = touched
		.filter((line) => touched.length === 1 || lineAt(lines, line).trim() !== "")
		.map((line) => (direction === "in" ? insertion : removal)(lines, line, width))
		.filter(({ from, to, text }) => from !== to || text !== "");
	return combineLineEdits(lines, splices, movedSelection(buffer, splices));
}
