/**
 * Inserts nodes that were added to a parsed YAML document into its text. Comments, order and the form of everything
 * else stay. Knows nothing of the nodes' meaning.
 */
import {
	Document,
	isCollection,
	isMap,
	isNode,
	isSeq,
	type Node,
	type Pair,
	parseDocument,
	YAMLMap,
	YAMLSeq,
} from "yaml";

interface Insertion {
	readonly at: number;
	readonly text: string;
}

/**
 * `text` with the nodes that were added to `document` since it was parsed from it; undefined if they can't be inserted
 * without changing something else.
 */
export function insertAddedNodes(text: string, document: Document): string | undefined {
	if (text.includes("\r")) return undefined;
	const insertions: Insertion[] = [];
	visit(document.contents, text, insertions);
	let written = text;
	// From the end, so that offsets stay valid; those at the same offset keep their order.
	const sorted = insertions.map((each, order) => ({ ...each, order })).sort((a, b) => b.at - a.at || b.order - a.order);
	for (const { at, text: more } of sorted) written = written.slice(0, at) + more + written.slice(at);
	const read = parseDocument(written);
	return read.errors.length === 0 && dataText(read) === dataText(document) ? written : undefined;
}

/** A document's data as text, independent of key order. */
function dataText(document: Document): string {
	return JSON.stringify(document.toJS(), (_key, value: unknown) => {
		if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
		return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
	});
}

/** Only parsed nodes have a range in the text. */
const isAdded = (node: unknown): boolean => !isNode(node) || !node.range;

function visit(node: unknown, text: string, insertions: Insertion[]): void {
	if (!isCollection(node) || isAdded(node)) return;
	if (isMap(node)) {
		const added = node.items.filter(({ key }) => isAdded(key));
		if (added.length > 0) insertions.push(...(node.flow ? [inFlow(node, added, text)] : inMap(node, added, text)));
		for (const { key, value } of node.items) if (!isAdded(key)) visit(value, text, insertions);
	} else if (isSeq(node)) {
		const added = node.items.filter(isAdded);
		if (added.length > 0) insertions.push(node.flow ? inFlow(node, added, text) : inList(node, added, text));
		for (const item of node.items) visit(item, text, insertions);
	}
}

/** Before the closing bracket or brace. */
function inFlow(node: YAMLMap | YAMLSeq, added: readonly unknown[], text: string): Insertion {
	const last = node.items.findLast((item) => !added.includes(item));
	const value = isMap(node) ? (last as Pair | undefined)?.value : last;
	const at = isNode(value) && value.range ? value.range[1] : node.range![0] + 1;
	const more = isMap(node) ? mapWith(added as Pair[]) : listWith(added);
	asFlow(more);
	const inner = new Document(more).toString({ lineWidth: 0 }).trim().slice(1, -1).trim();
	const before = last === undefined ? (text[at] === " " ? " " : "") : ", ";
	return { at, text: before + inner.replace(/\[ ([^[\]]*) \]/g, "[$1]") };
}

/** Keys with a list of entries go at the end of a block, others directly below its first line. */
function inMap(node: YAMLMap, added: readonly Pair[], text: string): Insertion[] {
	const indent = indentAt(text, node.range![0]);
	const isLong = ({ value }: Pair): boolean =>
		isSeq(value) && value.items.some((item) => isCollection(item)) && !value.flow;
	const [first] = node.items.filter(({ key }) => !isAdded(key));
	const firstEnd = isNode(first?.value) && !isCollection(first.value) ? first.value.range?.[1] : undefined;
	const groups = [
		{ pairs: added.filter((pair) => !isLong(pair)), end: firstEnd ?? node.range![1] },
		{ pairs: added.filter(isLong), end: node.range![1] },
	];
	return groups.flatMap(({ pairs, end }) => (pairs.length === 0 ? [] : [block(mapWith(pairs), indent, end, text)]));
}

function inList(node: YAMLSeq, added: readonly unknown[], text: string): Insertion {
	const first = node.items.find((item) => !isAdded(item)) as Node;
	const start = text.lastIndexOf("\n", first.range![0] - 1) + 1;
	const indent = /^ */.exec(text.slice(start))![0].length;
	return block(listWith(added), indent, node.range![1], text);
}

/** Inserts the node's lines below the last non-blank line before `end`. */
function block(node: YAMLMap | YAMLSeq, indent: number, end: number, text: string): Insertion {
	const words = text.slice(0, end).trimEnd().length;
	const newline = text.indexOf("\n", words);
	const lines = new Document(node).toString({ lineWidth: 0 }).trimEnd().split("\n");
	const written = lines.map((line) => (line === "" ? "" : " ".repeat(indent) + line)).join("\n");
	return newline < 0 ? { at: text.length, text: `\n${written}\n` } : { at: newline + 1, text: `${written}\n` };
}

/** Columns before a block: the list marker of an entry counts. */
function indentAt(text: string, at: number): number {
	return at - (text.lastIndexOf("\n", at - 1) + 1);
}

function mapWith(pairs: readonly Pair[]): YAMLMap {
	const map = new YAMLMap();
	map.items.push(...(pairs as Pair[]));
	return map;
}

function listWith(items: readonly unknown[]): YAMLSeq {
	const list = new YAMLSeq();
	list.items.push(...items);
	return list;
}

/** Flow style has no room for comments. */
function asFlow(node: unknown): void {
	if (isNode(node)) node.comment = undefined;
	if (!isCollection(node)) return;
	node.flow = true;
	for (const item of node.items) asFlow(isMap(node) ? (item as Pair).value : item);
}
