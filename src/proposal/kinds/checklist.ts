/**
 * The kind `checklist`: boxes to tick. All are printed, ticked or not: as a list, or as paragraphs if the item says so.
 */
import { lineTexts } from "../../markdown/lines.ts";
import { plainText } from "../../markdown/plain-text.ts";
import { type ListItemNode, list, listItem, paragraph, printMarkdown } from "../../markdown/print.ts";
import { type ChecklistEntry, type Item, isOwnBoxDue, type Stage } from "../../outline/types.ts";
import { isMap } from "../plain-data.ts";
import type { Because, KindModule } from "../types.ts";
import { completenessWithoutBoxes, hasBoxesOf } from "./checklist-without-boxes.ts";
import { describeData, mismatch, type Parsed, quotedList, scalarText, yesOrNo } from "./data.ts";
import { trimLines } from "./list-markdown.ts";
import type { ValueCompleteness } from "./text-completeness.ts";

type Ticked = readonly string[];

const entriesOf = (item: Item): readonly ChecklistEntry[] => item.entries ?? [];

/** In the entries' order, so that equal ticks give equal values. */
function inOrder(item: Item, ids: ReadonlySet<unknown>): Ticked {
	return entriesOf(item)
		.map(({ id }) => id)
		.filter((id) => ids.has(id));
}

/** The entries from `from` on at this level or below it, and their number. */
function printLevel(
	entries: readonly ChecklistEntry[],
	from: number,
	level: number,
	ticked: ReadonlySet<string>,
): ListItemNode[] {
	const items: ListItemNode[] = [];
	let at = from;
	while (at < entries.length && entries[at]!.level >= level) {
		const { id, text } = entries[at]!;
		let end = at + 1;
		while (end < entries.length && entries[end]!.level > entries[at]!.level) end++;
		const below = printLevel(entries.slice(0, end), at + 1, entries[at]!.level + 1, ticked);
		const own = paragraph(trimLines(text).trimStart());
		items.push(listItem(below.length > 0 ? [own, list(below)] : [own], { checked: ticked.has(id) }));
		at = end;
	}
	return items;
}

function print(item: Item, ticked: Ticked): string {
	if (item.bare) return printBare(entriesOf(item), new Set(ticked));
	const items = printLevel(entriesOf(item), 0, 0, new Set(ticked));
	return items.length === 0 ? "" : printMarkdown([list(items)]);
}

function printBare(entries: readonly ChecklistEntry[], ticked: ReadonlySet<string>): string {
	return entries.map(({ id, text }) => `[${ticked.has(id) ? "x" : " "}] ${trimLines(text).trimStart()}`).join("\n\n");
}

/** Every entry is on as many lines as its text has, so the boxes are found by counting lines. */
function read(item: Item, markdown: string): Ticked | undefined {
	const lines = lineTexts(markdown);
	const ticked = new Set<string>();
	let at = 0;
	for (const { id, text } of entriesOf(item)) {
		if (/^( *- )?\[x\]/.test(lines[at] ?? "")) ticked.add(id);
		at += Math.max(1, lineTexts(trimLines(text)).length) + (item.bare ? 1 : 0);
	}
	const value = inOrder(item, ticked);
	return print(item, value) === markdown ? value : undefined;
}

function parse(item: Item, data: unknown): Parsed<Ticked> {
	const known = entriesOf(item).map(({ id }) => id);
	const fix = known.length === 0 ? undefined : `The boxes are ${quotedList(known)}.`;
	if (data === null || data === undefined) return { value: [] };
	if (!Array.isArray(data) && !isMap(data))
		return mismatch([], `expected a list of ticked boxes, found ${describeData(data)}`, fix);
	const ids: string[] = [];
	for (const [key, each] of Array.isArray(data) ? data.entries() : Object.entries(data)) {
		const id = typeof key === "number" ? (scalarText(each) ?? describeData(each)) : key;
		if (!known.includes(id)) return mismatch([key], `unknown box “${id}” here`, fix);
		const answer = typeof key === "number" ? "yes" : yesOrNo(each);
		if (!answer)
			return mismatch([key], `expected true or false, found ${describeData(each)}`, "Write true for a ticked box.");
		if (answer === "yes") ids.push(id);
	}
	return { value: inOrder(item, new Set(ids)) };
}

function completeness(item: Item, value: Ticked, stage: Stage, because?: Because): ValueCompleteness {
	const ticked = inOrder(item, new Set(value));
	if (ticked.length === 0) return "blank";
	const open = entriesOf(item).filter((entry) => isOwnBoxDue(entry, stage) && !ticked.includes(entry.id));
	if (open.length === 0) return "answered";
	because?.({ code: "unticked", about: open.map(({ text }) => text) });
	return "partial";
}

export const checklistKind: KindModule<Ticked> = {
	kind: "checklist",
	name: "Boxes to tick",
	prints: "list",
	isCheckedByEntry: true,
	isFree: () => true,
	emptied: (item) => print(item, []),
	empty: () => [],
	isEmpty: (item, value) => inOrder(item, new Set(value)).length === 0,
	clean: (item, value) => inOrder(item, new Set(value)),
	parse,
	toMarkdown: print,
	fromMarkdown: read,
	recognises: (item, markdown) => hasBoxesOf(entriesOf(item), markdown),
	completeness,
	freeCompleteness: (item, text, stage, because) => completenessWithoutBoxes(entriesOf(item), text, stage, because),
	form: (item, value, stage) =>
		entriesOf(item).map((entry) => ({
			type: "tick",
			path: [entry.id],
			label: plainText(entry.text),
			value: value.includes(entry.id),
			level: entry.level,
			...(isOwnBoxDue(entry, stage) ? { required: true } : {}),
		})),
	change: (item, value, change) => {
		const [id, more] = change.path;
		if (change.type !== "tick" || more !== undefined || !entriesOf(item).some((entry) => entry.id === id)) return value;
		return inOrder(item, new Set(change.value ? [...value, id] : value.filter((each) => each !== id)));
	},
};
