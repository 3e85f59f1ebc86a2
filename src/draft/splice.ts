/** Changes a draft's text line by line, so that only the changed answers' lines differ. The caller verifies the result. */
import { isMap, type Node, type YAMLMap } from "yaml";
import type { Outline } from "../outline/types.ts";
import { type EntryLines, entryLines } from "../yaml/entry.ts";
import { commentsIn, type Extent, extentsOf, lineStart, writtenEnd } from "../yaml/extents.ts";
import type { LineStyle } from "../yaml/literal.ts";
import { plainData } from "../yaml/plain.ts";
import type { Changes } from "./changes.ts";
import { VERSION_KEY } from "./format.ts";
import type { DraftSource } from "./parse.ts";

interface TextEdit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** A parsed draft with its formatting. */
export interface EditableDraft {
	readonly source: DraftSource;
	readonly outline: Outline;
	readonly step: number;
	readonly eol: string;
	/** Keys to keep when their answer is removed: otherwise another answer to the same item would take effect. */
	readonly keysToKeep: ReadonlySet<string>;
}

/** Detects a draft's line ending and indentation. */
export function editableDraft(
	source: DraftSource,
	outline: Outline,
	keysToKeep: ReadonlySet<string> = new Set(),
): EditableDraft {
	const { text } = source.yaml;
	const answers = source.root.get("answers", true);
	const [root, first] = [source.root, answers].map((map) => indentOf(map, text));
	const step = (first ?? 0) - (root ?? 0);
	const eol = /^[^\n]*\r\n/.test(text) ? "\r\n" : "\n";
	return { source, outline, step: step > 0 && step <= 8 ? step : 2, eol, keysToKeep };
}

/** The indentation of a block map's keys. */
function indentOf(map: unknown, text: string): number | undefined {
	const key = isMap(map) && !map.flow ? (map.items[0]?.key as Node | undefined) : undefined;
	return key?.range ? key.range[0] - lineStart(text, key.range[0]) : undefined;
}

/** The text with the changes; undefined if its keys are not on lines of their own. */
export function splice(draft: EditableDraft, changes: Changes): string | undefined {
	const { root, yaml } = draft.source;
	const top = extentsOf(root, yaml);
	const answers = top && answerEdits(draft, top, changes);
	if (!top || !answers) return undefined;
	const stage = changes.stage === undefined ? [] : [stageEdit(draft, top, changes.stage)];
	return applyEdits(draft, [...stage, ...answers, ...layoutEdits(draft, top, changes)]);
}

/** A new layout is appended at the end, as in imported drafts. */
function layoutEdits(draft: EditableDraft, top: readonly Extent[], { layout }: Changes): TextEdit[] {
	if (layout === undefined) return [];
	const style = { step: draft.step, eol: draft.eol, indent: top[0]?.indent ?? 0 };
	const at = top.findIndex(({ key }) => key === "layout");
	const there = top[at];
	if (there) return [layout ? replacement(draft, there, layout, style) : removal(draft, there, top[at - 1], style)];
	return layout ? [insertion(draft.source.yaml.text.length, [entryLines("layout", layout, style)])] : [];
}

function applyEdits({ source, eol }: EditableDraft, edits: readonly TextEdit[]): string {
	const { text } = source.yaml;
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

function stageEdit(draft: EditableDraft, top: readonly Extent[], stage: string): TextEdit {
	const style = { step: draft.step, eol: draft.eol, indent: top[0]?.indent ?? 0 };
	const there = top.find(({ key }) => key === "stage");
	if (there) return replacement(draft, there, stage, style);
	const above = top.find(({ key }) => key === "template") ?? top.find(({ key }) => key === VERSION_KEY);
	return insertion(above?.end ?? 0, [entryLines("stage", stage, style)]);
}

function insertion(at: number, lines: readonly EntryLines[]): TextEdit {
	return { start: at, end: at, text: lines.map(({ text }) => text).join("") };
}

function replacement({ source }: EditableDraft, old: Extent, data: unknown, style: LineStyle): TextEdit {
	const comments = commentsIn(source.yaml, old.start, old.end);
	const { text, isOpen } = entryLines(old.key, data, { ...style, indent: old.indent }, { pair: old.pair, comments });
	return { start: old.start, end: isOpen ? old.tail : old.end, text };
}

function answerEdits(draft: EditableDraft, top: readonly Extent[], changes: Changes): TextEdit[] | undefined {
	if (changes.answers.size === 0) return [];
	const map = top.find(({ key }) => key === "answers");
	if (!map || !isMap(map.pair.value) || map.pair.value.items.length === 0)
		return firstAnswers(draft, top[0]?.indent ?? 0, map, changes);
	const extents = extentsOf(map.pair.value as YAMLMap, draft.source.yaml);
	const [first] = extents ?? [];
	if (!extents || !first) return undefined;
	const style = { step: draft.step, eol: draft.eol, indent: first.indent };
	const known = new Map(extents.map((extent) => [extent.key, extent]));
	const edits = new Map<string, TextEdit>();
	for (const [i, old] of extents.entries()) {
		if (!changes.answers.has(old.key)) continue;
		const data = changes.answers.get(old.key);
		const edit = data === undefined ? removal(draft, old, extents[i - 1], style) : replacement(draft, old, data, style);
		edits.set(old.key, edit);
	}
	return [...edits.values(), ...insertions(draft, known, edits, extents.at(-1)!, changes, style)];
}

/** New answers, each group after the nearest existing one before it in the outline, or before the first one. */
function insertions(
	{ outline }: EditableDraft,
	known: ReadonlyMap<string, Extent>,
	edits: ReadonlyMap<string, TextEdit>,
	last: Extent,
	changes: Changes,
	style: LineStyle,
): TextEdit[] {
	const groups = new Map<Extent | undefined, EntryLines[]>();
	let above: Extent | undefined;
	let topmost: Extent | undefined;
	for (const { id } of outline.items) {
		const there = known.get(id);
		const data = changes.answers.get(id);
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

/** Removes an answer. Its key stays if there are comments, which would be lost or end up with another answer. */
function removal(draft: EditableDraft, old: Extent, above: Extent | undefined, style: LineStyle): TextEdit {
	const { yaml } = draft.source;
	const stays = draft.keysToKeep.has(old.key) || commentsIn(yaml, old.lead, old.end).length > 0;
	if (stays) return replacement(draft, old, undefined, style);
	const hasBlankAbove = /\n[ \t]*\r?\n$/.test(yaml.text.slice(0, old.start));
	return { start: old.start, end: above?.isOpen || hasBlankAbove ? old.tail : old.end, text: "" };
}

/** The first answers of a draft; the key `answers` may be missing or empty. */
function firstAnswers(
	{ source, outline, step, eol }: EditableDraft,
	indent: number,
	map: Extent | undefined,
	changes: Changes,
): TextEdit[] {
	const { text } = source.yaml;
	const style = { step, eol, indent: indent + step };
	const given = outline.items.filter(({ id }) => changes.answers.get(id) !== undefined);
	const lines = given.map(({ id }) => entryLines(id, changes.answers.get(id), style));
	if (lines.length === 0) return [];
	if (!map) {
		const head = { text: `${" ".repeat(indent)}answers:${eol}`, isOpen: false };
		return [insertion(text.length, [head, ...lines])];
	}
	const value = map.pair.value as Node | null;
	const [from = map.end, to = map.end] = value?.range ?? [];
	const bare = plainData(value) === null && from === to ? [] : [{ start: writtenEnd(text, from), end: to, text: "" }];
	return [...bare, insertion(map.end, lines)];
}
