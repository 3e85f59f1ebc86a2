/**
 * The kind `records`: repeated groups of the same fields, one line each if the item gives a format, else a nested list
 * each.
 */
import { list, listItem, paragraph, printMarkdown } from "../../markdown/print.ts";
import type { Field, Item, Stage } from "../../outline/types.ts";
import { isMap } from "../plain-data.ts";
import type { Because, Change, Control, FieldGroup, FieldValues, KindModule } from "../types.ts";
import { describeData, mismatch, type Parsed } from "./data.ts";
import { fieldsCompleteness } from "./field-completeness.ts";
import { changeFields, fieldControls, parseFields } from "./field-form.ts";
import { cleanFields, printFields, readFields, withColon } from "./fields.ts";
import { entryItem, readItems, readLabelled, trimLines } from "./list-markdown.ts";
import { readRecordLine, recordLine } from "./record-line.ts";
import { changeRows, entryTitle, rowIndex } from "./rows.ts";
import type { ValueCompleteness } from "./text-completeness.ts";

type Records = readonly FieldValues[];

const fieldsOf = (item: Item): readonly Field[] => item.fields ?? [];

function clean(item: Item, value: Records): Records {
	return value.map((record) => cleanFields(fieldsOf(item), record)).filter((record) => Object.keys(record).length > 0);
}

function titleOf(item: Item, at: number): string {
	return withColon(item.entryLabel?.replaceAll("{n}", String(at + 1)) ?? entryTitle(item, at, "entry"));
}

function print(item: Item, value: Records): string {
	const format = item.recordFormat;
	const entries = clean(item, value).map((record, at) =>
		format === undefined
			? listItem([paragraph(titleOf(item, at)), ...printFields(fieldsOf(item), record)])
			: entryItem(recordLine(format, fieldsOf(item), record)),
	);
	return entries.length === 0 ? "" : printMarkdown([list(entries)]);
}

function read(item: Item, markdown: string): Records | undefined {
	if (markdown === "") return [];
	const records = (readItems(markdown) ?? []).map((content, at) => readRecord(item, content, at));
	const value = records.filter((record) => record !== undefined);
	return value.length > 0 && value.length === records.length && print(item, value) === markdown ? value : undefined;
}

function readRecord(item: Item, content: string, at: number): FieldValues | undefined {
	if (item.recordFormat !== undefined) return readRecordLine(item.recordFormat, fieldsOf(item), trimLines(content));
	const below = readLabelled(content, titleOf(item, at));
	return below === undefined ? undefined : readFields(fieldsOf(item), below);
}

function groups(item: Item, value: Records): FieldGroup[] {
	return value.map((values, at) => ({ fields: fieldsOf(item), values, path: [at] }));
}

function parse(item: Item, data: unknown): Parsed<Records> {
	if (data === null || data === undefined) return { value: [] };
	const records = isMap(data) ? [data] : data;
	if (!Array.isArray(records))
		return mismatch([], `expected a list of records, found ${describeData(data)}`, "Start each record with “- ”.");
	const value: FieldValues[] = [];
	for (const [at, each] of records.entries()) {
		const parsed = parseFields(fieldsOf(item), each, isMap(data) ? [] : [at]);
		if ("mismatch" in parsed) return parsed;
		value.push(parsed.value);
	}
	return { value: clean(item, value) };
}

function completeness(item: Item, value: Records, stage: Stage, because?: Because): ValueCompleteness {
	const judged = clean(item, value).map((record) => fieldsCompleteness(item, fieldsOf(item), record, stage, because));
	if (judged.length === 0) return "blank";
	if (judged.every((each) => each === "answered")) return "answered";
	return judged.every((each) => each === "placeholder" || each === "blank") ? "placeholder" : "partial";
}

function form(item: Item, value: Records): Control[] {
	const shown: Records = value.length === 0 ? [{}] : value;
	const records = shown.flatMap((record, at): Control[] => [
		{ type: "caption", path: [String(at)], label: entryTitle(item, at, "entry"), level: 0 },
		...fieldControls(fieldsOf(item), record, [String(at)], 1),
	]);
	return [...records, { type: "add", path: [], label: `Add ${item.entryName ?? "entry"}`, level: 0 }];
}

function change(item: Item, value: Records, edit: Change): Records {
	const [first, ...rest] = edit.path;
	if (rest.length === 0) return changeRows(value, edit.path, edit, {}, (record) => Object.keys(record).length === 0);
	// One past the end: the blank record that stands for an empty list.
	const index = rowIndex(first, value.length + 1);
	if (index === undefined) return value;
	const record = value[index] ?? {};
	const changed = changeFields(fieldsOf(item), record, rest, edit);
	if (changed === record) return value;
	return [...value.slice(0, index), changed, ...value.slice(index + 1)];
}

export const recordsKind: KindModule<Records> = {
	kind: "records",
	name: "Entries with fields",
	prints: "list",
	isFree: () => true,
	groups,
	mapGroups: (item, value, map) => {
		const changed = groups(item, value).map(map);
		return changed.every((values, at) => values === value[at]) ? value : changed;
	},
	empty: () => [],
	isEmpty: (item, value) => clean(item, value).length === 0,
	clean,
	parse,
	toMarkdown: print,
	fromMarkdown: read,
	completeness,
	form,
	change,
};
