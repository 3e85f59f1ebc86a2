/**
 * Indenting and outdenting: a list entry under the one above and back, or all lines of a selection by as much as their
 * first. Behind quote signs, before the text. Anywhere else it does nothing, so that Tab can do something better.
 */
import type { Edit } from "./edit.ts";
import { caretOf, compare, type Lines, lineAt, selectionOf } from "./positions.ts";
import { blankCells, type ItemPart, itemOf, prefixOf } from "./prefix.ts";
import { joinedEdit, moved, type Splice } from "./splices.ts";
import type { Buffer, Caret } from "./state.ts";

const STEP = 2;
/** So many lines above are looked at for an entry of the same list, or of the list around. */
const REACH = 2000;

/** Whether the cursor stands right behind a list marker or its task's box, with nothing selected. */
export function isBehindListMarker(buffer: Buffer): boolean {
	if (buffer.anchor !== undefined) return false;
	const { line, column } = buffer.cursor;
	const part = prefixOf(lineAt(buffer.lines, line)).parts.at(-1);
	return part?.type === "item" && (column === part.to || column === part.task);
}

/** The lines that a selection touches; its last one isn't when the selection ends before its text. */
function selectedLines(buffer: Buffer): readonly number[] {
	const { from, to } = selectionOf(buffer);
	const last = to.line > from.line && to.column === 0 ? to.line - 1 : to.line;
	return Array.from({ length: last - from.line + 1 }, (_, index) => from.line + index);
}

interface ListLine {
	readonly quotes: string;
	readonly item: ItemPart;
	/** Cells of the blanks before the marker. */
	readonly depth: number;
}

function listLine(lines: Lines, line: number): ListLine | undefined {
	const text = lineAt(lines, line);
	const { quotes, item } = itemOf(text);
	return item && { quotes, item, depth: blankCells(text.slice(item.from, item.at)) };
}

/** The nearest entry above that is not deeper: a sibling, or of the list around. */
function entryAbove(lines: Lines, line: number, depth: number): ListLine | undefined {
	for (let above = line - 1; above >= Math.max(0, line - REACH); above--) {
		const found = listLine(lines, above);
		if (found !== undefined && found.depth <= depth) return found;
		const text = lineAt(lines, above).slice(itemOf(lineAt(lines, above)).quotes.length);
		if (found === undefined && text.trim() !== "" && blankCells(text) === 0) return undefined;
	}
	return undefined;
}

/** As wide as a marker with its blanks: so far the text of an entry under it is indented. */
function markerWidth({ item }: ListLine): number {
	return item.to - item.at;
}

/** How far a line goes in: to the text of the entry above, which takes it in. */
function widthIn(lines: Lines, line: number): number {
	const own = listLine(lines, line);
	if (own === undefined) return STEP;
	const above = entryAbove(lines, line, own.depth);
	if (above !== undefined && above.depth === own.depth) return markerWidth(above);
	return /\d/.test(own.item.marker) ? markerWidth(own) : STEP;
}

/** How far a line comes out: to the entry that it stands under. */
function widthOut(lines: Lines, line: number): number {
	const own = listLine(lines, line);
	if (own === undefined) return STEP;
	const around = own.depth > 0 ? entryAbove(lines, line, own.depth - 1) : undefined;
	if (around !== undefined) return own.depth - around.depth;
	return /\d/.test(own.item.marker) ? markerWidth(own) : STEP;
}

function insertion(lines: Lines, line: number, width: number): Splice {
	const at = itemOf(lineAt(lines, line)).quotes.length;
	return { line, from: at, to: at, text: " ".repeat(width) };
}

/** Blanks worth at most `width` cells; a tab goes as a whole. */
function removal(lines: Lines, line: number, width: number): Splice {
	const text = lineAt(lines, line);
	const from = itemOf(text).quotes.length;
	let to = from;
	while (to - from < width && text[to] === " ") to++;
	if (to === from && text[to] === "\t") to++;
	return { line, from, to, text: "" };
}

/** A selection takes in what comes in at its ends; a cursor alone goes behind it. */
function movedCaret({ cursor, anchor }: Buffer, splices: readonly Splice[]): Caret {
	if (anchor === undefined) return { cursor: moved(cursor, splices, "behind") };
	const forwards = compare(anchor, cursor) < 0;
	const ends = [
		moved(cursor, splices, forwards ? "behind" : "before"),
		moved(anchor, splices, forwards ? "before" : "behind"),
	];
	return caretOf(ends[0] ?? cursor, ends[1]);
}

/** The edit that indents or outdents; nothing when it would change nothing. */
export function indentationEdit(buffer: Buffer, direction: "in" | "out"): Edit | undefined {
	const { lines } = buffer;
	const touched = selectedLines(buffer);
	const first = touched[0] ?? 0;
	if (buffer.anchor === undefined && listLine(lines, first) === undefined) return undefined;
	const width = direction === "in" ? widthIn(lines, first) : widthOut(lines, first);
	const splices = touched
		.filter((line) => touched.length === 1 || lineAt(lines, line).trim() !== "")
		.map((line) => (direction === "in" ? insertion : removal)(lines, line, width))
		.filter(({ from, to, text }) => from !== to || text !== "");
	return joinedEdit(lines, splices, movedCaret(buffer, splices));
}
