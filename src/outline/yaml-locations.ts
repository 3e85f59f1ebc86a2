/** Finds the locations of values in a YAML document. Knows nothing about the document's content. */
import { isMap, isPair, isScalar, type LineCounter, type Node, type Pair, type YAMLMap } from "yaml";
import type { Location } from "./problem.ts";

/** Keys and 0-based indexes that lead from the top to a value. */
export type YamlPath = readonly (string | number)[];

export interface YamlLocations {
	/** The location of an offset in the text. */
	at(offset: number): Location;
	/** The location of a value, or of its key; if it is missing, of its nearest existing ancestor. */
	of(root: Node | null, path: YamlPath, atKey?: boolean): Location;
}

/** Locations in one file, 1-based. */
export function yamlLocations(file: string, lines: LineCounter): YamlLocations {
	const at = (offset: number): Location => {
		const { line, col } = lines.linePos(offset);
		return { file, line, column: col };
	};
	return { at, of: (root, path, atKey = false) => at(offsetOf(root, path, atKey)) };
}

/** Offset of the node at a path, or of the deepest one on the way to it. */
function offsetOf(root: Node | null, path: YamlPath, atKey: boolean): number {
	let node: Node | null = root;
	let offset = root?.range?.[0] ?? 0;
	for (const [i, part] of path.entries()) {
		if (isMap(node)) {
			const pair = pairAt(node, part);
			if (!pair) return offset;
			if (atKey && i === path.length - 1) return pair.key.range?.[0] ?? offset;
			node = pair.value;
		} else node = (node as { get?(key: unknown, keep: true): Node } | null)?.get?.(part, true) ?? null;
		if (!node) return offset;
		offset = node.range?.[0] ?? offset;
	}
	return offset;
}

const INDEXES = new WeakMap<YAMLMap, ReadonlyMap<string, Pair<Node, Node>>>();

/** Smaller maps are searched as fast without an index. */
const WORTH_INDEX = 50;

/** The first pair with a key; in linear time for all keys of a map together. */
function pairAt(map: YAMLMap, part: string | number): Pair<Node, Node> | undefined {
	const isThere = (pair: unknown): pair is Pair<Node, Node> => isPair(pair) && isKey(pair.key, part);
	if (map.items.length < WORTH_INDEX) return map.items.find(isThere);
	const known = INDEXES.get(map);
	const index = known ?? new Map([...map.items].reverse().map((pair) => [textOf(pair.key), pair as Pair<Node, Node>]));
	if (!known) INDEXES.set(map, index);
	const pair = index.get(String(part));
	return isThere(pair) ? pair : undefined;
}

function textOf(key: unknown): string {
	return isScalar(key) ? String(key.value) : "";
}

/** Callers give keys as texts, whatever type YAML reads them as. */
function isKey(key: unknown, part: string | number): boolean {
	return isScalar(key) && String(key.value) === String(part);
}
