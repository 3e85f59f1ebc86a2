/**
 * Parses a skeleton into nodes: verbatim text, and slots for answers together with the white space that is only printed
 * with an answer. Knows no answers.
 *
 * The slot of a mark alone on its line includes the line and the blank line before it, so that a missing answer leaves no
 * gap. The slot of a mark after other text includes the space before it.
 */
import type { Layout } from "../layout-types.ts";
import { type FoundMark, findMarks, type SlotMark } from "./marks.ts";

export interface Slot extends Omit<SlotMark, "indent"> {
	/** White space that is only printed together with an answer. */
	readonly before: string;
	readonly after: string;
	/** Text before the answer's first line. */
	readonly first: string;
	/** Indentation of the other lines. */
	readonly indent: string;
	/** The mark is alone on its line. */
	readonly alone: boolean;
	/** The mark follows the words of a heading. */
	readonly isInHeading?: true;
}

export type SkeletonNode =
	| { readonly type: "text"; readonly text: string }
	| Slot
	| { readonly type: "run"; readonly first: string; readonly last: string }
	| { readonly type: "anchor"; readonly section: string };

const cache = new WeakMap<Layout, readonly SkeletonNode[]>();

/** The nodes of a layout's skeleton. Cached, because a session prints the same layout many times. */
export function skeletonNodes(layout: Layout): readonly SkeletonNode[] {
	const nodes = cache.get(layout) ?? parseSkeleton(layout.skeleton);
	cache.set(layout, nodes);
	return nodes;
}

/** Parses a skeleton in linear time. */
export function parseSkeleton(skeleton: string): SkeletonNode[] {
	const nodes: SkeletonNode[] = [];
	let at = 0;
	const text = (to: number): void => {
		if (to > at) nodes.push({ type: "text", text: skeleton.slice(at, to) });
		at = Math.max(at, to);
	};
	for (const found of findMarks(skeleton)) {
		const { mark, start, end } = found;
		// If the previous slot includes the white space before this mark, this one starts after it.
		if (mark.type === "slot") {
			const { slot, from, to } = slotAt(skeleton, at, found, mark);
			text(from);
			nodes.push(slot);
			at = to;
			continue;
		}
		text(start);
		at = end;
		if (mark.type === "braces") nodes.push({ type: "text", text: "{".repeat(mark.count) });
		else nodes.push(mark);
	}
	text(skeleton.length);
	return nodes;
}

function slotAt(
	skeleton: string,
	least: number,
	{ start, end }: FoundMark,
	mark: SlotMark,
): { readonly slot: Slot; readonly from: number; readonly to: number } {
	const line = Math.max(least, lineStart(skeleton, start));
	const before = skeleton.slice(line, start);
	const ending = endingAt(skeleton, end);
	const alone =
		/^[ \t]*$/.test(before) && line === lineStart(skeleton, start) && (ending !== "" || end === skeleton.length);
	if (!alone) {
		const from = start > least && /[ \t]/.test(skeleton[start - 1]!) ? start - 1 : start;
		const indent = mark.indent ?? contentIndent(before);
		const inHeading = /^ {0,3}#{1,6}[ \t]/.test(before) && { isInHeading: true as const };
		return {
			slot: { ...mark, before: skeleton.slice(from, start), after: "", first: "", indent, alone, ...inHeading },
			from,
			to: end,
		};
	}
	const from = blankBefore(skeleton, line, least, ending === "");
	const to = end + ending.length;
	const gap = mark.tight ? blankLineAt(skeleton, to) : "";
	const slot = { ...mark, before: skeleton.slice(from, line), after: ending + gap, first: before, alone };
	return { slot: { ...slot, indent: mark.indent ?? before }, from, to: to + gap.length };
}

/** The indentation of the content of the list item or paragraph that starts on this line. */
export function contentIndent(line: string): string {
	const [, space = "", bullet = ""] = /^([ \t]*)((?:[-+*]|\d{1,9}[.)])[ \t]+)?/.exec(line)!;
	return space + bullet.replace(/[^\t]/g, " ");
}

/** The offset where the line of an offset begins. */
function lineStart(text: string, at: number): number {
	let from = at;
	while (from > 0 && text[from - 1] !== "\n" && text[from - 1] !== "\r") from--;
	return from;
}

function endingAt(text: string, at: number): string {
	if (text[at] === "\n") return "\n";
	return text[at] !== "\r" ? "" : text[at + 1] === "\n" ? "\r\n" : "\r";
}

function blankLineAt(text: string, at: number): string {
	let end = at;
	while (text[end] === " " || text[end] === "\t") end++;
	const ending = endingAt(text, end);
	return ending === "" ? "" : text.slice(at, end) + ending;
}

/** The start of the blank line before a line; at the end of a text without a final newline, including the newline before it. */
function blankBefore(text: string, line: number, least: number, atEnd: boolean): number {
	const before = line - endingBefore(text, line);
	let from = before;
	while (from > least && (text[from - 1] === " " || text[from - 1] === "\t")) from--;
	const blank = line > least && before >= least && from === lineStart(text, from) ? from : line;
	if (!atEnd) return blank;
	const ending = endingBefore(text, blank);
	return blank - ending >= least ? blank - ending : blank;
}

/** Length of the line ending directly before an offset. */
function endingBefore(text: string, at: number): number {
	if (text[at - 1] === "\n") return text[at - 2] === "\r" ? 2 : 1;
	return text[at - 1] === "\r" ? 1 : 0;
}
