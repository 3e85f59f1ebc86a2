/**
 * Converts plain data to YAML nodes in styles that are easy to read and merge: several lines as a block, one line plain
 * or quoted, a field's short lists on one line. Knows nothing of drafts.
 */
import { Document, isMap, isScalar, isSeq, type Node, Pair, Scalar, Schema, YAMLMap, YAMLSeq } from "yaml";
import { isNotApplicable } from "../proposal/not-applicable.ts";
import { isEqual } from "../proposal/plain-data.ts";
import type { Answer } from "../proposal/types.ts";
import { keyOf, plainData } from "./plain.ts";

/** Characters that YAML only allows as escapes, and those that some readers take for the end of a line or file. */
export const ESCAPED = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\uFEFF\u{D800}-\u{DFFF}]/u;

/** Those that the library doesn't escape in double quotes. */
const RAW = { control: /[\x7f-\x9f]/g, odd: /[\u2028\u2029\uFEFF]/g };

/** Maximum length, in characters, of a field's list on one line. */
const MAX_INLINE_LENGTH = 60;

const TYPED = ["core", "yaml-1.1"].flatMap((schema) => new Schema({ schema }).tags);

/** Whether any YAML reader, old or new, would read the bare text as a number, a date, a boolean or null. */
function looksTyped(text: string): boolean {
	return text === "" || TYPED.some((tag) => tag.default && "test" in tag && tag.test?.test(text));
}

/**
 * The style of a text. A block header can only give the indentation of a text that begins with blanks for steps of 2.
 */
function styleOf(text: string, step: number): Scalar.Type {
	if (ESCAPED.test(text)) return Scalar.QUOTE_DOUBLE;
	if (text.includes("\n")) return step === 2 || !/^\n* /.test(text) ? Scalar.BLOCK_LITERAL : Scalar.QUOTE_DOUBLE;
	return looksTyped(text) ? Scalar.QUOTE_DOUBLE : Scalar.PLAIN;
}

/** How nodes are written. */
export interface Style {
	/** Spaces per level. */
	readonly step: number;
	/** All texts in double quotes, which can hold any text; for texts that fail in other styles. */
	readonly quoteAll?: boolean;
	/** No lists on one line. */
	readonly blocks?: boolean;
}

/** A text as a node. */
export function textNode(text: string, { step, quoteAll }: Style): Scalar<string> {
	const node = new Scalar(text);
	node.type = quoteAll ? Scalar.QUOTE_DOUBLE : styleOf(text, step);
	return node;
}

/** An empty value, as in `key:`. */
export function emptyNode(): Scalar<string> {
	const node = new Scalar("");
	node.type = Scalar.PLAIN;
	return node;
}

/** Texts, lists and maps as nodes; `depth` counts the levels above, 0 for an item's answer. */
export function nodeOf(data: unknown, style: Style, depth = 0): Node {
	if (Array.isArray(data)) {
		const list = new YAMLSeq();
		list.items = data.map((entry) => nodeOf(entry, style, depth + 1));
		list.flow = !style.blocks && depth > 0 && isShort(data);
		return list;
	}
	if (typeof data !== "object" || data === null) return textNode(String(data ?? ""), style);
	const map = new YAMLMap();
	map.items = Object.entries(data).map(([key, value]) => pairOf(key, value, style, depthBelow(data, depth)));
	return map;
}

/** The depth below a map. An answer that is kept beside a reason is written as it would be alone. */
function depthBelow(map: object, depth: number): number {
	return depth === 0 && isNotApplicable(map as Answer) ? 0 : depth + 1;
}

/** A key with its value. */
export function pairOf(key: string, data: unknown, style: Style, depth = 0): Pair<Node, Node> {
	return new Pair<Node, Node>(textNode(key, style), nodeOf(data, style, depth));
}

function isShort(list: readonly unknown[]): boolean {
	const texts = list.filter((entry) => typeof entry === "string");
	return (
		texts.length === list.length &&
		texts.join(", ").length <= MAX_INLINE_LENGTH &&
		!texts.some((text) => /[\n\r]/.test(text))
	);
}

/**
 * The node updated to `data`, with the comments and styles of what stays. Nodes are changed in place, or replaced if
 * their type differs.
 */
export function reconcile(node: unknown, data: unknown, style: Style, depth = 0): Node {
	if (isScalar(node) && typeof data === "string") {
		if (plainData(node) !== data) Object.assign(node, { value: data, type: textNode(data, style).type });
		return node;
	}
	if (isSeq(node) && Array.isArray(data)) {
		node.items = reconcileEntries(node.items, data, style, depth + 1);
		return node;
	}
	if (isMap(node) && typeof data === "object" && data !== null && !Array.isArray(data)) {
		const below = depthBelow(data, depth);
		node.items = reconcileKeys(node.items, data, style, below);
		return node;
	}
	return nodeOf(data, style, depth);
}

/** Keys that stay keep their order; each new one goes after the one before it in the data. */
function reconcileKeys(pairs: readonly Pair[], data: object, style: Style, depth: number): Pair[] {
	const kept = new Map(pairs.filter((pair) => Object.hasOwn(data, keyOf(pair))).map((pair) => [keyOf(pair), pair]));
	const added = new Map<string | undefined, Pair[]>();
	let above: string | undefined;
	for (const [key, value] of Object.entries(data)) {
		const pair = kept.get(key);
		if (pair) {
			pair.value = reconcile(pair.value, value, style, depth);
			above = key;
			continue;
		}
		const group = added.get(above) ?? [];
		group.push(pairOf(key, value, style, depth));
		added.set(above, group);
	}
	return [...(added.get(undefined) ?? []), ...[...kept].flatMap(([key, pair]) => [pair, ...(added.get(key) ?? [])])];
}

/** Equal entries at both ends stay; those between are matched one by one. */
function reconcileEntries(nodes: readonly unknown[], data: readonly unknown[], style: Style, depth: number): Node[] {
	const old = nodes.map(plainData);
	const shortest = Math.min(old.length, data.length);
	let head = 0;
	while (head < shortest && isEqual(old[head], data[head])) head++;
	let tail = 0;
	while (tail < shortest - head && isEqual(old.at(-1 - tail), data.at(-1 - tail))) tail++;
	return data.map((entry, at): Node => {
		if (at < head) return nodes[at] as Node;
		if (at >= data.length - tail) return nodes[at + nodes.length - data.length] as Node;
		return at < nodes.length - tail ? reconcile(nodes[at], entry, style, depth) : nodeOf(entry, style, depth);
	});
}

/** A document's text, never folded, with the line ending LF. */
export function yamlText(document: Document, step: number): string {
	const text = document.toString({ lineWidth: 0, indent: step, flowCollectionPadding: false });
	return text.replace(RAW.control, escaped);
}

/** A pair's text, at column 0, ending with its last line's ending. */
export function pairText(pair: Pair, step: number): string {
	const document = new Document(null, { schema: "failsafe" });
	const map = new YAMLMap();
	map.items.push(pair);
	document.contents = map as unknown as typeof document.contents;
	const text = yamlText(document, step).replace(RAW.odd, escaped);
	return text.endsWith("\n") ? text : `${text}\n`;
}

function escaped(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
