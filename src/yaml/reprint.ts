/**
 * Changes a YAML text by reprinting all its nodes, for files that can't be changed line by line. Keeps comments and keys, but
 * not the layout. The caller verifies the result.
 */
import { isMap, isScalar, type Node, Pair, YAMLMap } from "yaml";
import { subtractComments } from "./entry.ts";
import { emptyNode, pairOf, reconcile, type Style, textNode, yamlText } from "./nodes.ts";
import { keyOf } from "./plain.ts";
import type { EditableYaml, YamlChanges } from "./splice.ts";
import { readYaml } from "./yaml.ts";

/** The text with the changes. */
export function reprint({ yaml: source, step, eol }: EditableYaml, changes: YamlChanges): string {
	const { text, comments } = source;
	// Nodes are changed in place, and those of the source must stay.
	const yaml = readYaml(text, "", source.limits);
	const root = yaml.document.contents as unknown as YAMLMap;
	const style: Style = { step };
	root.flow = false;
	for (const [key, data] of changes.top)
		put(root, key, data, style, changes.after[key] ?? root.items.map(keyOf).reverse());
	if (changes.entries.size > 0) putEntries(root, changes, style);
	const printed = yamlText(yaml.document, step);
	const lost = subtractComments(comments, readYaml(printed, "", source.limits).comments) ?? [];
	const whole = lost.map(({ source }) => `${source}\n`).join("") + printed;
	const lines = whole.replace(/^\uFEFF/, "").split("\n");
	return (text.startsWith("\uFEFF") ? "\uFEFF" : "") + lines.join(eol);
}

function putEntries(root: YAMLMap, { map: key, entries, order }: YamlChanges, style: Style): void {
	const map = mapAt(root, key, style);
	map.flow = false;
	const above: string[] = [];
	for (const id of order) {
		if (entries.has(id)) put(map, id, entries.get(id), style, above);
		above.unshift(id);
	}
}

function mapAt(root: YAMLMap, key: string, style: Style): YAMLMap {
	const there = root.items.find((pair) => keyOf(pair) === key);
	if (isMap(there?.value)) return there.value;
	const map = new YAMLMap();
	if (isScalar(there?.value)) map.commentBefore = there.value.comment;
	if (there) there.value = map;
	else root.items.push(new Pair<Node, Node>(textNode(key, style), map));
	return map;
}

/** Sets a key, or empties it for undefined. A new key is inserted after the first key of `above` that exists. */
function put(map: YAMLMap, key: string, data: unknown, style: Style, above: readonly string[]): void {
	const there = map.items.find((pair) => keyOf(pair) === key);
	if (there) {
		const comment = isScalar(there.value) ? there.value.comment : undefined;
		there.value = data === undefined ? Object.assign(emptyNode(), { comment }) : reconcile(there.value, data, style);
	} else if (data !== undefined) {
		const keys = map.items.map(keyOf);
		const anchor = above.find((id) => keys.includes(id));
		map.items.splice(anchor === undefined ? 0 : keys.indexOf(anchor) + 1, 0, pairOf(key, data, style));
	}
}
