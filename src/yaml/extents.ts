/** Finds which lines of a YAML text belong to which key of a map. Knows nothing of their meaning. */
import { isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap } from "yaml";
import { keyOf } from "./plain.ts";
import type { Comment, YamlText } from "./yaml.ts";

/** The lines of one key. All offsets are at the beginning of a line, or at the text's end. */
export interface Extent {
	readonly key: string;
	readonly pair: Pair;
	/** Spaces before the key. */
	readonly indent: number;
	/** Where the comments directly above with the same indentation begin; `start` if there are none. */
	readonly lead: number;
	readonly start: number;
	/** After the last non-blank line, including blank lines that are part of a text. */
	readonly end: number;
	/** After the following blank lines. */
	readonly tail: number;
	/** Blank lines added below would become part of the text. */
	readonly isOpen: boolean;
}

/** The lines of each key, in order; undefined if keys aren't on lines of their own. */
export function extentsOf(map: YAMLMap, yaml: YamlText): Extent[] | undefined {
	if (map.flow) return undefined;
	const extents: Extent[] = [];
	for (const pair of map.items) {
		const extent = extentOf(pair, yaml.text);
		if (!extent || extent.start < (extents.at(-1)?.end ?? 0)) return undefined;
		extents.push(extent);
	}
	return extents;
}

/** The comments between two offsets. */
export function commentsIn(yaml: YamlText, from: number, to: number): Comment[] {
	return yaml.comments.filter(({ offset }) => offset >= from && offset < to);
}

function extentOf(pair: Pair, text: string): Extent | undefined {
	const range = (pair.key as Node).range;
	if (!range) return undefined;
	const start = lineStart(text, range[0]);
	const indent = range[0] - start;
	if (/[^ ]/.test(text.slice(start, range[0]))) return undefined;
	const open = openText(pair.value, text);
	const valueEnd = Math.max(range[1], (pair.value as Node | null)?.range?.[1] ?? 0);
	const written = writtenEnd(text, valueEnd);
	const end = open?.range ? open.range[1] : pastDeepComments(text, lineEnd(text, written), indent);
	const tail = pastBlankLines(text, end);
	return { key: keyOf(pair), pair, indent, lead: leadOf(text, start, indent), start, end, tail, isOpen: !!open };
}

/** The block text at the end of the value, if blank lines below are part of it. */
function openText(node: unknown, text: string): Node | undefined {
	if (isMap(node) && !node.flow) return openText(node.items.at(-1)?.value, text);
	if (isSeq(node) && !node.flow) return openText(node.items.at(-1), text);
	if (!isScalar(node) || !node.range) return undefined;
	if (node.type !== Scalar.BLOCK_LITERAL && node.type !== Scalar.BLOCK_FOLDED) return undefined;
	const keeps = /^[|>]\d?\+/.test(text.slice(node.range[0], node.range[0] + 3));
	return keeps || /\n[ \t]+\n?$/.test(String(node.value)) ? node : undefined;
}

/** The offset after comments that are indented deeper than the key, and so belong to its value. */
function pastDeepComments(text: string, from: number, indent: number): number {
	let end = from;
	for (;;) {
		const at = pastBlankLines(text, end);
		const comment = /^( *)#/.exec(text.slice(at, lineEnd(text, at)));
		if (!comment || comment[1]!.length <= indent) return end;
		end = lineEnd(text, at);
	}
}

function leadOf(text: string, start: number, indent: number): number {
	const above = lineStart(text, Math.max(0, start - 1));
	const isComment = above < start && new RegExp(`^ {${indent}}#`).test(text.slice(above, start));
	return isComment ? leadOf(text, above, indent) : start;
}

/** The offset where the line of a character begins; on the first line, after the byte order mark. */
export function lineStart(text: string, offset: number): number {
	const at = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
	return at === 0 && text.startsWith("\uFEFF") ? 1 : at;
}

/** The offset after the line ending of a character's line; for the last line, the text's end. */
function lineEnd(text: string, offset: number): number {
	const at = text.indexOf("\n", offset);
	return at < 0 ? text.length : at + 1;
}

/** Blanks in YAML; other spaces, such as U+00A0, are text. */
const BLANKS = " \t\r\n";

/** The offset after the last non-blank character before `end`. */
export function writtenEnd(text: string, end: number): number {
	let at = end;
	while (at > 0 && BLANKS.includes(text[at - 1]!)) at--;
	return at;
}

function pastBlankLines(text: string, from: number): number {
	let past = from;
	let at = from;
	for (; at < text.length && BLANKS.includes(text[at]!); at++) if (text[at] === "\n") past = at + 1;
	return at === text.length ? at : past;
}
