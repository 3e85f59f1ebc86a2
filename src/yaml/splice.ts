/** Changes a YAML text line by line, so that only the changed entries' lines differ. The caller verifies the result. */
import { isMap, type Node, type YAMLMap } from "yaml";
import { type EntryLines, entryLines } from "./entry.ts";
import { commentsIn, type Extent, extentsOf, lineStart, writtenEnd } from "./extents.ts";
import type { LineStyle } from "./literal.ts";
import { plainData } from "./plain.ts";
import type { YamlText } from "./yaml.ts";

/** What is to change in a YAML file whose top is a map, with another map of many entries at one of its keys. */
export interface YamlChanges {
	/** Top-level key → its value, plain data; undefined removes it. */
	readonly top: ReadonlyMap<string, unknown>;
	/** Keys after which a new top-level key goes, best first; without any of them it goes to the end. */
	readonly after: Readonly<Record<string, readonly string[]>>;
	/** The key of the map. */
	readonly map: string;
	/** Key in the map → its value; undefined removes it. */
	readonly entries: ReadonlyMap<string, unknown>;
	/** The order in which new entries are inserted; has all their keys. */
	readonly order: readonly string[];
}

interface TextEdit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** A parsed YAML text with its formatting. */
export interface EditableYaml {
	readonly yaml: YamlText;
	/** The document's contents. */
	readonly root: YAMLMap;
	readonly step: number;
	readonly eol: string;
	/** Keys of the map to keep when their entry is removed: otherwise another one would take effect. */
	readonly keysToKeep: ReadonlySet<string>;
}

/** Detects a text's line ending, and its indentation at the map with that key. */
export function editableYaml(
	yaml: YamlText,
	root: YAMLMap,
	map: string,
	keysToKeep: ReadonlySet<string> = new Set(),
): EditableYaml {
	const [outer, inner] = [root, root.get(map, true)].map((each) => indentOf(each, yaml.text));
	const step = (inner ?? 0) - (outer ?? 0);
	const eol = /^[^\n]*\r\n/.test(yaml.text) ? "\r\n" : "\n";
	return { yaml, root, step: step > 0 && step <= 8 ? step : 2, eol, keysToKeep };
}

/** The indentation of a block map's keys. */
function indentOf(map: unknown, text: string): number | undefined {
	const key = isMap(map) && !map.flow ? (map.items[0]?.key as Node | undefined) : undefined;
	return key?.range ? key.range[0] - lineStart(text, key.range[0]) : undefined;
}

/** The text with the changes; undefined if its keys are not on lines of their own. */
export function splice(file: EditableYaml, changes: YamlChanges): string | undefined {
	const top = extentsOf(file.root, file.yaml);
	const entries = top && entryEdits(file, top, changes);
	if (!top || !entries) return undefined;
	const tops = [...changes.top].flatMap(([key, data]) => topEdits(file, top, key, data, changes.after[key] ?? []));
	return applyEdits(file, [
		...tops.filter(({ isLast }) => !isLast),
		...entries,
		...tops.filter(({ isLast }) => isLast),
	]);
}

/** Sets or removes a top-level key. One that goes to the end of the text is the last edit there. */
function topEdits(
	file: EditableYaml,
	top: readonly Extent[],
	key: string,
	data: unknown,
	after: readonly string[],
): (TextEdit & { readonly isLast?: boolean })[] {
	const style = { step: file.step, eol: file.eol, indent: top[0]?.indent ?? 0 };
	const at = top.findIndex((extent) => extent.key === key);
	const there = top[at];
	if (there)
		return [data === undefined ? removal(file, there, top[at - 1], style) : replacement(file, there, data, style)];
	if (data === undefined) return [];
	const [above] = after.flatMap((name) => top.find((extent) => extent.key === name) ?? []);
	const lines = [entryLines(key, data, style)];
	return above ? [insertion(above.end, lines)] : [{ ...insertion(file.yaml.text.length, lines), isLast: true }];
}

function applyEdits({ yaml, eol }: EditableYaml, edits: readonly TextEdit[]): string {
	const { text } = yaml;
	let out = "";
	let at = 0;
	for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
		out += text.slice(at, edit.start);
		// Only the last line of the text can lack a line ending.
		if (edit.start === text.length && !/(?:^\uFEFF?|\n)$/.test(out)) out += eol;
		out += edit.text;
		at = edit.end;
	}
	return out + text.slice(at);
}

function insertion(at: number, lines: readonly EntryLines[]): TextEdit {
	return { start: at, end: at, text: lines.map(({ text }) => text).join("") };
}

function replacement({ yaml }: EditableYaml, old: Extent, data: unknown, style: LineStyle): TextEdit {
	const comments = commentsIn(yaml, old.start, old.end);
	const { text, isOpen } = entryLines(old.key, data, { ...style, indent: old.indent }, { pair: old.pair, comments });
	return { start: old.start, end: isOpen ? old.tail : old.end, text };
}

function entryEdits(file: EditableYaml, top: readonly Extent[], changes: YamlChanges): TextEdit[] | undefined {
	if (changes.entries.size === 0) return [];
	const map = top.find(({ key }) => key === changes.map);
	if (!map || !isMap(map.pair.value) || map.pair.value.items.length === 0)
		return firstEntries(file, top[0]?.indent ?? 0, map, changes);
	const extents = extentsOf(map.pair.value as YAMLMap, file.yaml);
	const [first] = extents ?? [];
	if (!extents || !first) return undefined;
	const style = { step: file.step, eol: file.eol, indent: first.indent };
	const known = new Map(extents.map((extent) => [extent.key, extent]));
	const edits = new Map<string, TextEdit>();
	for (const [i, old] of extents.entries()) {
		if (!changes.entries.has(old.key)) continue;
		const data = changes.entries.get(old.key);
		const edit = data === undefined ? removal(file, old, extents[i - 1], style) : replacement(file, old, data, style);
		edits.set(old.key, edit);
	}
	return [...edits.values(), ...insertions(known, edits, extents.at(-1)!, changes, style)];
}

/** New entries, each group after the nearest existing one before it in the order, or before the first one. */
function insertions(
	known: ReadonlyMap<string, Extent>,
	edits: ReadonlyMap<string, TextEdit>,
	last: Extent,
	changes: YamlChanges,
	style: LineStyle,
): TextEdit[] {
	const groups = new Map<Extent | undefined, EntryLines[]>();
	let above: Extent | undefined;
	let topmost: Extent | undefined;
	for (const id of changes.order) {
		const there = known.get(id);
		const data = changes.entries.get(id);
		if (there) {
			above = there;
			topmost ??= there;
		} else if (data !== undefined) groups.set(above, [...(groups.get(above) ?? []), entryLines(id, data, style)]);
	}
	return [...groups].map(([anchor, lines]): TextEdit => {
		if (!anchor && topmost) return insertion(topmost.lead, lines);
		const previous = anchor ?? last;
		const end = Math.max(previous.end, edits.get(previous.key)?.end ?? 0);
		return insertion(lines.some(({ isOpen }) => isOpen) ? previous.tail : end, lines);
	});
}

/** Removes an entry. Its key stays if there are comments, which would be lost or end up with another entry. */
function removal(file: EditableYaml, old: Extent, above: Extent | undefined, style: LineStyle): TextEdit {
	const { yaml } = file;
	const stays = file.keysToKeep.has(old.key) || commentsIn(yaml, old.lead, old.end).length > 0;
	if (stays) return replacement(file, old, undefined, style);
	const hasBlankAbove = /\n[ \t]*\r?\n$/.test(yaml.text.slice(0, old.start));
	return { start: old.start, end: above?.isOpen || hasBlankAbove ? old.tail : old.end, text: "" };
}

/** The first entries of the map; its key may be missing or empty. */
function firstEntries(
	{ yaml, step, eol }: EditableYaml,
	indent: number,
	map: Extent | undefined,
	changes: YamlChanges,
): TextEdit[] {
	const { text } = yaml;
	const style = { step, eol, indent: indent + step };
	const given = changes.order.filter((id) => changes.entries.get(id) !== undefined);
	const lines = given.map((id) => entryLines(id, changes.entries.get(id), style));
	if (lines.length === 0) return [];
	if (!map) {
		const head = { text: `${" ".repeat(indent)}${changes.map}:${eol}`, isOpen: false };
		return [insertion(text.length, [head, ...lines])];
	}
	const value = map.pair.value as Node | null;
	const [from = map.end, to = map.end] = value?.range ?? [];
	const bare = plainData(value) === null && from === to ? [] : [{ start: writtenEnd(text, from), end: to, text: "" }];
	return [...bare, insertion(map.end, lines)];
}
