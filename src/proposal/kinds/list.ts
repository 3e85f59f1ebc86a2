/** The kind `list`: texts one below the other, with a label and a number before each if the item says so. */

import { plainText } from "../../markdown/plain-text.ts";
import { list, printMarkdown } from "../../markdown/print.ts";
import type { Item } from "../../outline/types.ts";
import type { Control, FieldKindModule } from "../types.ts";
import { parseTexts } from "./data.ts";
import { entriesField } from "./entries-field.ts";
import {
	entryItem,
	isBlank,
	joinWithCommas,
	readItems,
	readLabelled,
	splitAtCommas,
	trimLines,
} from "./list-markdown.ts";
import { changeTexts, entryTitle } from "./rows.ts";
import { textsCompleteness } from "./text-completeness.ts";

type Texts = readonly string[];

const written = (value: Texts): Texts => value.filter((entry) => !isBlank(entry));

/** The number counts written entries only, so that a blank one leaves no gap. */
function labelOf(item: Item, at: number): string | undefined {
	return item.entryLabel?.replaceAll("{n}", String(at + 1));
}

function print(item: Item, value: Texts): string {
	const entries = written(value).map((entry, at) => entryItem(entry, labelOf(item, at)));
	return entries.length === 0 ? "" : printMarkdown([list(entries)]);
}

function read(item: Item, markdown: string): Texts | undefined {
	if (markdown === "") return [];
	const texts: string[] = [];
	for (const [at, content] of (readItems(markdown) ?? []).entries()) {
		const label = labelOf(item, at);
		const text = label === undefined ? trimLines(content) : readLabelled(content, label);
		if (text === undefined) return undefined;
		texts.push(text);
	}
	return texts.length > 0 && print(item, texts) === markdown ? texts : undefined;
}

/** Prints entries on one line after a label, `a, b`, if they can be read back; as a list otherwise. */
export function printInline(item: Item, value: Texts): string {
	return joinWithCommas(written(value)) ?? print(item, value);
}

/** The inverse of `printInline`. */
export function readInline(item: Item, markdown: string): Texts | undefined {
	const value = markdown === "" ? [] : (splitAtCommas(markdown) ?? read(item, markdown));
	// Entries that fit on one line aren't printed as a list.
	return value && printInline(item, value) === markdown ? value : undefined;
}

function form(item: Item, value: Texts): Control[] {
	const shown = value.length === 0 ? [""] : value;
	const entries = shown.map(
		(text, at): Control => ({
			type: "text",
			path: [String(at)],
			label: item.entryLabel ? plainText(labelOf(item, at)!).replace(/:$/, "") : entryTitle(item, at, "entry"),
			multiline: true,
			value: text,
			level: 0,
			entry: true,
			...(item.choices && { choices: item.choices }),
		}),
	);
	return [...entries, { type: "add", path: [], label: `Add ${item.entryName ?? "entry"}`, level: 0 }];
}

export const listKind: FieldKindModule<Texts> = {
	kind: "list",
	name: "A list",
	prints: "list",
	isFree: () => true,
	// Short texts follow a label on its line, unless each has its own label.
	toField: (item, value) => (item.entryLabel === undefined ? printInline : print)(item, value),
	fromField: (item, markdown) => (item.entryLabel === undefined ? readInline : read)(item, markdown),
	expects: ({ choices }) => (choices ? { choices } : {}),
	expectsFree: ({ choices }) => (choices ? { choices } : {}),
	// A list of ids may be written as one text.
	freeWords: ({ choices }, text) =>
		choices ? text.split(/[\s,]+/).filter((word) => word !== "" && word !== "-") : [text],
	empty: () => [],
	isEmpty: (_item, value) => written(value).length === 0,
	clean: (_item, value) => written(value),
	parse: (_item, data) => parseTexts(data, []),
	toMarkdown: print,
	fromMarkdown: read,
	completeness: textsCompleteness,
	form,
	change: (_item, value, change) => changeTexts(value, change.path, change),
	field: entriesField(),
};
