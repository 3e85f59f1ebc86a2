/**
 * Enter: continues lists, tasks and quotes on the next line and counts numbers up. An empty item ends its list; if
 * nested, it moves to the enclosing list. Fenced code only keeps its indentation.
 */
import type { Edit } from "./edit.ts";
import { endOfText, isSame, type Lines, lineAt, selectedRange } from "./positions.ts";
import { indentCells, type ListItemPart, listItemOf, type Prefix, type PrefixPart, prefixOf } from "./prefix.ts";
import type { Buffer } from "./state.ts";
import type { Position } from "./types.ts";

const MAX_NUMBER = 999_999_999;
/** How many lines above to search for the enclosing list. */
const MAX_LINES_ABOVE = 2000;

/** The edit for Enter at the cursor, replacing the selection. */
export function newlineEdit(buffer: Buffer): Edit {
	const { lines } = buffer;
	const { from, to } = selectedRange(buffer);
	const head = lineAt(lines, from.line).slice(0, from.column);
	const tail = lineAt(lines, to.line).slice(to.column);
	const prefix = prefixOf(head);
	const whole = prefixOf(head + (tail.length > 1000 ? tail.slice(0, 1000) : tail));
	const inside = prefix.parts.length > 0 && whole.end === prefix.end && whole.parts.length === prefix.parts.length;
	if (!inside || isInFence(lines, from.line)) return indented(lines, from, to, head, tail);
	const empty = isBlank(head.slice(prefix.end)) && isBlank(tail);
	if (empty && isSame(from, to)) return withoutPrefix(lines, from, head, prefix);
	return { from, to: afterBlanks(to, tail), text: `\n${continuedPrefix(lines, from.line, head, prefix.parts)}` };
}

function isBlank(text: string): boolean {
	return !/\S/.test(text);
}

function afterBlanks(at: Position, tail: string): Position {
	return { line: at.line, column: at.column + (/^[ \t]*/.exec(tail)?.[0].length ?? 0) };
}

/** Plain text: the next line gets the same indentation. Indentation on an otherwise empty line is removed. */
function indented(lines: Lines, from: Position, to: Position, head: string, tail: string): Edit {
	const blanks = /^[ \t]*/.exec(head)?.[0] ?? "";
	if (blanks === "") return { from, to, text: "\n" };
	const alone = blanks.length === head.length && isSame(from, to) && lineAt(lines, from.line) === head;
	const start = alone ? { line: from.line, column: 0 } : from;
	return { from: start, to: afterBlanks(to, tail), text: `\n${blanks}` };
}

/**
 * The prefix of the next line: all quote markers, blanks as wide as the outer list markers, and the innermost marker.
 */
function continuedPrefix(lines: Lines, line: number, text: string, parts: readonly PrefixPart[]): string {
	const last = parts.at(-1);
	return parts
		.map((part) => {
			const own = text.slice(part.from, part.to);
			if (part.type === "quote") return own;
			if (part !== last) return text.slice(part.from, part.at) + " ".repeat(part.to - part.at);
			const marker = nextMarker(lines, line, text, part);
			return `${text.slice(part.from, part.at)}${marker}${text.slice(part.at + part.marker.length, part.to)}${part.task === undefined ? "" : "[ ] "}`;
		})
		.join("");
}

/** The marker of the next item: counted up, unless all numbers of the list are the same. */
function nextMarker(lines: Lines, line: number, text: string, { at, marker }: ListItemPart): string {
	const digits = /^\d+/.exec(marker)?.[0];
	if (digits === undefined) return marker;
	const above = line > 0 ? listItemOf(lineAt(lines, line - 1)) : undefined;
	const before = lineAt(lines, line - 1).slice(0, above?.item?.at);
	const alike = above?.item?.marker === marker && before === text.slice(0, at);
	if (alike || Number(digits) >= MAX_NUMBER) return marker;
	return String(Number(digits) + 1).padStart(digits.length, "0") + marker.slice(digits.length);
}

/** Ends the innermost list or quote at an empty item; a nested item continues the enclosing list. */
function withoutPrefix(lines: Lines, at: Position, head: string, { parts }: Prefix): Edit {
	const last = parts.at(-1);
	const outer = parts.slice(0, -1);
	const around =
		last?.type === "item" && outer.every((part) => part.type === "quote")
			? enclosingListPrefix(lines, at.line)
			: undefined;
	const text = around ?? head.slice(0, outer.at(-1)?.to ?? 0);
	const from = { line: at.line, column: 0 };
	const to = { line: at.line, column: lineAt(lines, at.line).length };
	return { from, to, text, selection: { cursor: endOfText(from, text) } };
}

/** The prefix of the next item of the list that encloses a nested item; undefined if there is none. */
function enclosingListPrefix(lines: Lines, line: number): string | undefined {
	const { quotes, item } = listItemOf(lineAt(lines, line));
	if (item === undefined) return undefined;
	const depth = indentCells(lineAt(lines, line).slice(item.from));
	if (depth === 0) return undefined;
	for (let above = line - 1; above >= Math.max(0, line - MAX_LINES_ABOVE); above--) {
		const text = lineAt(lines, above);
		const other = listItemOf(text);
		if (isBlank(text.slice(quotes.length))) continue;
		if (other.quotes !== quotes) return undefined;
		if (indentCells(text.slice(quotes.length)) >= depth) continue;
		return other.item && continuedPrefix(lines, above, text, prefixOf(text).parts);
	}
	return undefined;
}

/** A quick test for lines that may hold a fence, possibly after quote and list markers. */
const MAY_BE_FENCE = /^[`~ \t>*+\-\d].*(?:```|~~~)|^```|^~~~/;
const FENCE = /^(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}(?!.*`)|~{3,})(.*)$/;

/** How many lines above to search for fences. */
const MAX_FENCE_LINES_ABOVE = 10_000;

/** Whether a line is in a fenced code block, judging by fences alone. */
function isInFence(lines: Lines, line: number): boolean {
	let open = "";
	for (let at = Math.max(0, line - MAX_FENCE_LINES_ABOVE); at < line; at++) {
		const text = lineAt(lines, at);
		if (!MAY_BE_FENCE.test(text)) continue;
		const [, fence = "", info = ""] = FENCE.exec(text.slice(0, 1000)) ?? [];
		if (fence === "") continue;
		if (open === "") open = fence;
		else if (fence.startsWith(open) && isBlank(info)) open = "";
	}
	return open !== "";
}
