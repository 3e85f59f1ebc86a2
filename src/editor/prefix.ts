/**
 * What stands before a line's own text in Markdown: quote signs, list markers with their blanks, a task's box. Reads
 * one line for itself, as an author sees it; knows no document.
 */

/** A `> ` at [from, to). */
interface QuotePart {
	readonly type: "quote";
	readonly from: number;
	readonly to: number;
}

/** A list marker with the blanks around it. */
export interface ListItemPart {
	readonly type: "item";
	/** Where its indentation begins, the marker, and the item's text (or the task's box). */
	readonly from: number;
	readonly at: number;
	readonly to: number;
	/** `-`, `*`, `+`, `1.` or `1)`. */
	readonly marker: string;
	/** Where the text behind the task's box begins; absent when it is no task. */
	readonly task?: number;
}

export type PrefixPart = QuotePart | ListItemPart;

/** A line's parts in order, and where its own text begins behind them. */
export interface Prefix {
	readonly parts: readonly PrefixPart[];
	readonly end: number;
}

const QUOTE = /[ \t]{0,3}>[ \t]?/y;
const ITEM = /([ \t]*)([-*+]|\d{1,9}[.)])(?: {1,4}(?=\S|$)|[ \t])/y;
const TASK = /\[[ xX]\](?:[ \t]+|$)/y;
/** A line across the page, which looks like empty items. */
const RULE = /[ \t]*([-*])(?:[ \t]*\1){2,}[ \t]*$/y;
/** More than any prefix has; a long line isn't read further. */
const MAX_PREFIX_UNITS = 1000;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

function listItemAt(text: string, from: number): ListItemPart | undefined {
	const match = matchAt(ITEM, text, from);
	if (match === null || matchAt(RULE, text, from) !== null) return undefined;
	const [whole, indent = "", marker = ""] = match;
	const to = from + whole.length;
	const task = matchAt(TASK, text, to);
	return { type: "item", from, at: from + indent.length, to, marker, ...(task && { task: to + task[0].length }) };
}

/** The prefix of a line; without parts when it has none. */
export function prefixOf(line: string): Prefix {
	const text = line.length > MAX_PREFIX_UNITS ? line.slice(0, MAX_PREFIX_UNITS) : line;
	const parts: PrefixPart[] = [];
	let end = 0;
	for (;;) {
		const quote = matchAt(QUOTE, text, end);
		const part: PrefixPart | undefined =
			quote === null ? listItemAt(text, end) : { type: "quote", from: end, to: end + quote[0].length };
		if (part === undefined) return { parts, end };
		parts.push(part);
		end = part.type === "item" ? (part.task ?? part.to) : part.to;
		if (part.type === "item" && part.task !== undefined) return { parts, end };
	}
}

/** Cells of the blanks at the start of a text, tabs to multiples of four. */
export function indentCells(text: string): number {
	let cells = 0;
	for (const char of text) {
		if (char === " ") cells++;
		else if (char === "\t") cells += 4 - (cells % 4);
		else break;
	}
	return cells;
}

/** Text of a line's quote signs before its first list marker, and the line's list item if it has one. */
export function listItemOf(line: string): { quotes: string; item?: ListItemPart } {
	const { parts } = prefixOf(line);
	const index = parts.findIndex((part) => part.type === "item");
	const item = parts[index];
	if (item?.type === "item") return { quotes: line.slice(0, item.from), item };
	return { quotes: line.slice(0, parts.at(-1)?.to ?? 0) };
}
