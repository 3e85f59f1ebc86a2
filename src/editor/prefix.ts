/**
 * A Markdown line's prefix: quote markers, list markers with their blanks, and a task box. Reads each line by itself;
 * knows no document.
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
	/** Columns where the indentation, the marker, and the item's text or task box start. */
	readonly from: number;
	readonly at: number;
	readonly to: number;
	/** `-`, `*`, `+`, `1.` or `1)`. */
	readonly marker: string;
	/** Column where the text after the task box starts; absent if the item is no task. */
	readonly task?: number;
}

export type PrefixPart = QuotePart | ListItemPart;

/** A line's prefix parts in order, and the column where its text starts. */
export interface Prefix {
	readonly parts: readonly PrefixPart[];
	readonly end: number;
}

const QUOTE = /[ \t]{0,3}>[ \t]?/y;
const ITEM = /([ \t]*)([-*+]|\d{1,9}[.)])(?: {1,4}(?=\S|$)|[ \t])/y;
const TASK = /\[[ xX]\](?:[ \t]+|$)/y;
/** A thematic break, which looks like nested empty items. */
const RULE = /[ \t]*([-*])(?:[ \t]*\1){2,}[ \t]*$/y;
/** Longer than any real prefix; the rest of a long line is not read. */
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

/** The prefix of a line; `parts` is empty if it has none. */
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

/** Width in cells of the blanks at the start of a text; tabs stop at multiples of four. */
export function indentCells(text: string): number {
	let cells = 0;
	for (const char of text) {
		if (char === " ") cells++;
		else if (char === "\t") cells += 4 - (cells % 4);
		else break;
	}
	return cells;
}

/** A line's quote markers before its first list marker, and its list item if it has one. */
export function listItemOf(line: string): { quotes: string; item?: ListItemPart } {
	const { parts } = prefixOf(line);
	const index = parts.findIndex((part) => part.type === "item");
	const item = parts[index];
	if (item?.type === "item") return { quotes: line.slice(0, item.from), item };
	return { quotes: line.slice(0, parts.at(-1)?.to ?? 0) };
}
