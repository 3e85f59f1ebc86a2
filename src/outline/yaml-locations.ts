/** Finds the locations of values in a YAML document. Knows nothing about the document's content. */
import { isMap, isPair, isScalar, type LineCounter, type Node, type Pair } from "yaml";
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
			const pair = node.items.find((p): p is Pair<Node, Node> => isPair(p) && isKey(p.key, part));
			if (!pair) return offset;
			if (atKey && i === path.length - 1) return pair.key.range?.[0] ?? offset;
			node = pair.value;
		} else node = (node as { get?(key: unknown, keep: true): Node } | null)?.get?.(part, true) ?? null;
		if (!node) return offset;
		offset = node.range?.[0] ?? offset;
	}
	return offset;
}

/** Callers give keys as texts, whatever type YAML reads them as. */
function isKey(key: unknown, part: string | number): boolean {
	return isScalar(key) && String(key.value) === String(part);
}
