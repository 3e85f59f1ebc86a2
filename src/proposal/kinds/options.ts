/**
 * The kind `options`: one or more options to pick, each with its own fields. Unanswered, all are printed with empty
 * fields, so that a reviewer sees the gap; answered, only the picked ones, or all with a box each if the item says so.
 */

import { plainText } from "../../markdown/plain-text.ts";
import { list, listItem, paragraph, printMarkdown } from "../../markdown/print.ts";
import type { Item, Option, Stage } from "../../outline/types.ts";
import { isMap, ownValue } from "../plain-data.ts";
import type { Because, Change, Control, FieldGroup, FieldValues, KindModule } from "../types.ts";
import { describeData, mismatch, type Parsed, quotedList, scalarText } from "./data.ts";
import { fieldsCompleteness } from "./field-completeness.ts";
import { changeFields, fieldControls, parseFields } from "./field-form.ts";
import { cleanFields, printFields, readFields, withColon } from "./fields.ts";
import { readItems, readLabelled } from "./list-markdown.ts";
import type { ValueCompleteness } from "./text-completeness.ts";

type Picked = Readonly<Record<string, FieldValues>>;

const optionsOf = (item: Item): readonly Option[] => item.options ?? [];

/** The picked options in order, without unknown ones. */
function inOrder(item: Item, value: Picked, map: (option: Option, fields: FieldValues) => FieldValues): Picked {
	const picked = optionsOf(item).filter(({ id }) => ownValue(value, id) !== undefined);
	return Object.fromEntries(picked.map((option) => [option.id, map(option, value[option.id]!)]));
}

function clean(item: Item, value: Picked): Picked {
	return inOrder(item, value, (option, fields) => cleanFields(option.fields, fields));
}

/** An option's title; no colon if nothing follows, or if it has a box. */
function titleOf(item: Item, option: Option): string {
	return option.fields.length > 0 && !item.boxes ? withColon(option.label) : option.label;
}

function isEmpty(item: Item, value: Picked): boolean {
	return optionsOf(item).every(({ id }) => ownValue(value, id) === undefined);
}

function print(item: Item, value: Picked): string {
	const all = item.boxes || isEmpty(item, value);
	const shown = optionsOf(item).filter(({ id }) => all || ownValue(value, id) !== undefined);
	const entries = shown.map((option) => {
		const box = item.boxes ? { checked: ownValue(value, option.id) !== undefined } : {};
		return listItem(
			[paragraph(titleOf(item, option)), ...printFields(option.fields, ownValue(value, option.id) ?? {})],
			box,
		);
	});
	return entries.length === 0 ? "" : printMarkdown([list(entries)]);
}

/** If all options are present without values, none is picked: that is how a blank item is printed. */
function read(item: Item, markdown: string): Picked | undefined {
	if (print(item, {}) === markdown) return {};
	const value: Record<string, FieldValues> = {};
	const left = [...optionsOf(item)];
	for (const content of readItems(markdown) ?? []) {
		const entry = readOption(item, left, content);
		if (!entry) return undefined;
		if (entry.fields) value[entry.option.id] = entry.fields;
	}
	return print(item, value) === markdown ? value : undefined;
}

/**
 * Reads one entry as the first remaining option that fits, and removes it and those before it from the remaining ones.
 */
function readOption(
	item: Item,
	left: Option[],
	content: string,
): { readonly option: Option; readonly fields: FieldValues | undefined } | undefined {
	const box = item.boxes ? /^\[([ x])\] /.exec(content) : null;
	if (item.boxes && !box) return undefined;
	const bare = content.slice(box?.[0].length ?? 0);
	for (const [at, option] of left.entries()) {
		const below = readLabelled(bare, titleOf(item, option));
		const fields = below === undefined ? undefined : readFields(option.fields, below);
		if (!fields) continue;
		left.splice(0, at + 1);
		return { option, fields: box?.[1] === " " ? undefined : fields };
	}
	return undefined;
}

function groups(item: Item, value: Picked): FieldGroup[] {
	return Object.entries(value).map(([id, values]) => {
		return { fields: optionsOf(item).find((option) => option.id === id)?.fields ?? [], values, path: [id] };
	});
}

function parse(item: Item, data: unknown): Parsed<Picked> {
	if (data === null || data === undefined) return { value: {} };
	const names = optionsOf(item).map(({ id }) => id);
	const fix = `The options are ${quotedList(names)}.`;
	// A list of names picks them without any fields.
	const picked = Array.isArray(data)
		? Object.fromEntries(data.map((id) => [scalarText(id) ?? describeData(id), null]))
		: data;
	if (!isMap(picked)) return mismatch([], `expected a map of options, found ${describeData(data)}`, fix);
	const value: Record<string, FieldValues> = {};
	for (const [key, each] of Object.entries(picked)) {
		const option = optionsOf(item).find(({ id }) => id === key);
		if (!option) return mismatch([key], `unknown option “${key}” here`, fix);
		if (each === false) continue;
		const parsed = parseFields(option.fields, each === true ? null : each, [key]);
		if ("mismatch" in parsed) return parsed;
		value[key] = parsed.value;
	}
	return { value: clean(item, value) };
}

function completeness(item: Item, value: Picked, stage: Stage, because?: Because): ValueCompleteness {
	const picked = optionsOf(item).filter(({ id }) => ownValue(value, id) !== undefined);
	if (picked.length === 0) return "blank";
	const judged = picked.map((option) => {
		const state = fieldsCompleteness(item, option.fields, value[option.id]!, stage, because);
		if (state === "blank") because?.({ code: "missing", about: neededLabels(option) });
		return state;
	});
	if (judged.every((each) => each === "answered")) return "answered";
	return judged.every((each) => each === "placeholder") ? "placeholder" : "partial";
}

const neededLabels = ({ fields }: Option): string[] =>
	fields.filter(({ optional }) => !optional).map(({ label }) => label);

/** Adds every option that has fields, as in documents that keep unused ones. */
function withUnpicked(item: Item, value: Picked): Picked {
	if (item.boxes) return value;
	const listed = optionsOf(item).filter(({ id, fields }) => fields.length > 0 || ownValue(value, id) !== undefined);
	return Object.fromEntries(listed.map(({ id }) => [id, ownValue(value, id) ?? {}]));
}

/** If a document lists every option that has fields, those without a value are not picked. */
function withoutUnpicked(item: Item, value: Picked): Picked {
	const ids = optionsOf(item).flatMap(({ id, fields }) => (fields.length > 0 ? [id] : []));
	if (item.boxes || ids.some((id) => ownValue(value, id) === undefined)) return value;
	const unused = ids.filter((id) => Object.keys(value[id]!).length === 0);
	if (unused.length === 0 || unused.length === ids.length) return value;
	return Object.fromEntries(Object.entries(value).filter(([id]) => !unused.includes(id)));
}

function form(item: Item, value: Picked): Control[] {
	return optionsOf(item).flatMap((option): Control[] => {
		const fields = ownValue(value, option.id);
		const label = plainText(option.label).replace(/:$/, "");
		const tick: Control = { type: "tick", path: [option.id], label, value: fields !== undefined, level: 0 };
		return fields ? [tick, ...fieldControls(option.fields, fields, [option.id], 1)] : [tick];
	});
}

/** Writing into an option's field picks the option. */
function change(item: Item, value: Picked, edit: Change): Picked {
	const [id = "", ...rest] = edit.path;
	const option = optionsOf(item).find((each) => each.id === id);
	if (!option) return value;
	const before = ownValue(value, id);
	if (rest.length === 0) {
		if (edit.type !== "tick" || edit.value === (before !== undefined)) return value;
		const { [id]: _, ...others } = value;
		return edit.value ? inOrder(item, { ...value, [id]: {} }, (_option, fields) => fields) : others;
	}
	const changed = changeFields(option.fields, before ?? {}, rest, edit);
	if (changed === before || (!before && Object.keys(changed).length === 0)) return value;
	return inOrder(item, { ...value, [id]: changed }, (_option, fields) => fields);
}

export const optionsKind: KindModule<Picked> = {
	kind: "options",
	name: "Ways to pick from",
	prints: "list",
	isFree: () => true,
	groups,
	mapGroups: (item, value, map) => {
		const changed = groups(item, value).map((group) => [group.path[0], map(group)] as const);
		return changed.every(([id, values]) => values === value[id!]) ? value : Object.fromEntries(changed);
	},
	empty: () => ({}),
	isEmpty,
	clean,
	parse,
	toMarkdown: print,
	fromMarkdown: read,
	withUnpicked,
	withoutUnpicked,
	completeness,
	form,
	change,
};
