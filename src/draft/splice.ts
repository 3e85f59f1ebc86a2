/** Changes a draft's text line by line: only the lines of what changed differ. Proves nothing; its caller does. */
import { isMap, type Node, type YAMLMap } from "yaml";
import type { Outline } from "../outline/types.ts";
import { entryLines, type Lines } from "../yaml/entry.ts";
import { commentsIn, type Extent, extentsOf, lineStart, writtenEnd } from "../yaml/extents.ts";
import type { LineStyle } from "../yaml/literal.ts";
import { plainData } from "../yaml/plain.ts";
import type { Changes } from "./changes.ts";
import { VERSION_KEY } from "./format.ts";
import type { DraftSource } from "./parse.ts";

interface Edit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** A draft with the way it is written. */
export interface Page {
	readonly source: DraftSource;
	readonly outline: Outline;
	readonly step: number;
	readonly eol: string;
	/** Of these the key stays when the answer goes: an older answer to the same item would count then. */
	readonly lasting: ReadonlySet<string>;
}

/** The way a draft is written: its line ending, and how far its answers are indented. */
export function pageOf(source: DraftSource, outline: Outline, lasting: ReadonlySet<string> = new Set()): Page {
	const { text } = source.yaml;
	const answers = source.root.get("answers", true);
	const [root, first] = [source.root, answers].map((map) => indentOf(map, text));
	const step = (first ?? 0) - (root ?? 0);
	const eol = /^[^\n]*\r\n/.test(text) ? "\r\n" : "\n";
	return { source, outline, step: step > 0 && step <= 8 ? step : 2, eol, lasting };
}

/** Spaces before a block map's keys. */
function indentOf(map: unknown, text: string): number | undefined {
	const key = isMap(map) && !map.flow ? (map.items[0]?.key as Node | undefined) : undefined;
	return key?.range ? key.range[0] - lineStart(text, key.range[0]) : undefined;
}

/** The text with the changes; undefined where its layout isn't one of lines. */
export function splice(page: Page, changes: Changes): string | undefined {
	const { root, yaml } = page.source;
	const top = extentsOf(root, yaml);
	const answers = top && answerEdits(page, top, changes);
	if (!top || !answers) return undefined;
	const stage = changes.stage === undefined ? [] : [stageEdit(page, top, changes.stage)];
	return applied(page, [...stage, ...answers, ...layoutEdits(page, top, changes)]);
}

/** A new layout goes to the end, as in a draft that was imported. */
function layoutEdits(page: Page, top: readonly Extent[], { layout }: Changes): Edit[] {
	if (layout === undefined) return [];
	const style = { step: page.step, eol: page.eol, indent: top[0]?.indent ?? 0 };
	const at = top.findIndex(({ key }) => key === "layout");
	const there = top[at];
	if (there) return [layout ? replacement(page, there, layout, style) : removal(page, there, top[at - 1], style)];
	return layout ? [inserted(page.source.yaml.text.length, [entryLines("layout", layout, style)])] : [];
}

function applied({ source, eol }: Page, edits: readonly Edit[]): string {
	const { text } = source.yaml;
	let out = "";
	let at = 0;
	for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
		out += text.slice(at, edit.start);
		// Only the text's last line can lack its ending.
		if (edit.start === text.length && !/(?:^\uFEFF?|\n)$/.test(out)) out += eol;
		out += edit.text;
		at = edit.end;
	}
	return out + text.slice(at);
}

function stageEdit(page: Page, top: readonly Extent[], stage: string): Edit {
	const style = { step: page.step, eol: page.eol, indent: top[0]?.indent ?? 0 };
	const there = top.find(({ key }) => key === "stage");
	if (there) return replacement(page, there, stage, style);
	const above = top.find(({ key }) => key === "template") ?? top.find(({ key }) => key === VERSION_KEY);
	return inserted(above?.end ?? 0, [entryLines("stage", stage, style)]);
}

function inserted(at: number, lines: readonly Lines[]): Edit {
	return { start: at, end: at, text: lines.map(({ text }) => text).join("") };
}

function replacement({ source }: Page, old: Extent, data: unknown, style: LineStyle): Edit {
	const comments = commentsIn(source.yaml, old.start, old.end);
	const { text, isOpen } = entryLines(old.key, data, { ...style, indent: old.indent }, { pair: old.pair, comments });
	return { start: old.start, end: isOpen ? old.tail : old.end, text };
}

function answerEdits(page: Page, top: readonly Extent[], changes: Changes): Edit[] | undefined {
	if (changes.answers.size === 0) return [];
	const map = top.find(({ key }) => key === "answers");
	if (!map || !isMap(map.pair.value) || map.pair.value.items.length === 0)
		return firstAnswers(page, top[0]?.indent ?? 0, map, changes);
	const extents = extentsOf(map.pair.value as YAMLMap, page.source.yaml);
	const [first] = extents ?? [];
	if (!extents || !first) return undefined;
	const style = { step: page.step, eol: page.eol, indent: first.indent };
	const known = new Map(extents.map((extent) => [extent.key, extent]));
	const edits = new Map<string, Edit>();
	for (const [i, old] of extents.entries()) {
		if (!changes.answers.has(old.key)) continue;
		const data = changes.answers.get(old.key);
		const edit = data === undefined ? removal(page, old, extents[i - 1], style) : replacement(page, old, data, style);
		edits.set(old.key, edit);
	}
	return [...edits.values(), ...insertions(page, known, edits, extents.at(-1)!, changes, style)];
}

/** New answers, each group after the nearest one above it in the outline, or else before the first of the outline. */
function insertions(
	{ outline }: Page,
	known: ReadonlyMap<string, Extent>,
	edits: ReadonlyMap<string, Edit>,
	last: Extent,
	changes: Changes,
	style: LineStyle,
): Edit[] {
	const groups = new Map<Extent | undefined, Lines[]>();
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
	return [...groups].map(([anchor, lines]): Edit => {
		if (!anchor && topmost) return inserted(topmost.lead, lines);
		const behind = anchor ?? last;
		const end = Math.max(behind.end, edits.get(behind.key)?.end ?? 0);
		return inserted(lines.some(({ isOpen }) => isOpen) ? behind.tail : end, lines);
	});
}

/** An answer that goes leaves its key where comments stand with it: they would be lost, or stand with another answer. */
function removal(page: Page, old: Extent, above: Extent | undefined, style: LineStyle): Edit {
	const { yaml } = page.source;
	const stays = page.lasting.has(old.key) || commentsIn(yaml, old.lead, old.end).length > 0;
	if (stays) return replacement(page, old, undefined, style);
	const hasBlankAbove = /\n[ \t]*\r?\n$/.test(yaml.text.slice(0, old.start));
	return { start: old.start, end: above?.isOpen || hasBlankAbove ? old.tail : old.end, text: "" };
}

/** Answers where there are none yet: the key may be missing, or hold nothing. */
function firstAnswers(
	{ source, outline, step, eol }: Page,
	indent: number,
	map: Extent | undefined,
	changes: Changes,
): Edit[] {
	const { text } = source.yaml;
	const style = { step, eol, indent: indent + step };
	const given = outline.items.filter(({ id }) => changes.answers.get(id) !== undefined);
	const lines = given.map(({ id }) => entryLines(id, changes.answers.get(id), style));
	if (lines.length === 0) return [];
	if (!map) {
		const head = { text: `${" ".repeat(indent)}answers:${eol}`, isOpen: false };
		return [inserted(text.length, [head, ...lines])];
	}
	const value = map.pair.value as Node | null;
	const [from = map.end, to = map.end] = value?.range ?? [];
	const bare = plainData(value) === null && from === to ? [] : [{ start: writtenEnd(text, from), end: to, text: "" }];
	return [...bare, inserted(map.end, lines)];
}
