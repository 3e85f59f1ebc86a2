/** Prints fields of records and options as Markdown, `- label: value`, and reads them back exactly. Knows no items. */
import { type FlowContent, type ListItemNode, list, listItem, paragraph } from "../../markdown/print.ts";
import type { Field } from "../../outline/types.ts";
import { ownValue } from "../plain-data.ts";
import type { Confirmation, FieldValue, FieldValues } from "../types.ts";
import { confirmationText } from "./confirmation.ts";
import { fieldModuleOf, kindOfField } from "./field-table.ts";
import { isTexts } from "./field-values.ts";
import {
	entryItem,
	isBlank,
	isOneLine,
	joinWithCommas,
	labelledBlocks,
	readItems,
	readLabelled,
	startsWithParagraph,
	trimLines,
} from "./list-markdown.ts";

/** A label with its colon; none after a question mark. */
export function withColon(label: string): string {
	return /[?:][*_]*$/.test(label) ? label : `${label}:`;
}

/** The fields at the margin, or those nested below the field with that id. */
export function fieldsUnder(fields: readonly Field[], under?: string): Field[] {
	const known = (id: string | undefined): boolean => fields.some((field) => field.id === id);
	return fields.filter((field) => (known(field.under) ? field.under : undefined) === under);
}

/** How deep a field is nested below others, 0-based. */
export function fieldLevel(fields: readonly Field[], field: Field): number {
	const parent = fields.find((each) => each.id === field.under);
	return parent ? fieldLevel(fields, parent) + 1 : 0;
}

/** A field's value as separate text, without blank entries; `''` if there is none. */
export function fieldText(field: Field, value: FieldValue | undefined): string {
	if (value === undefined) return "";
	if (isTexts(value)) return value.filter((entry) => !isBlank(entry)).join(", ");
	if (typeof value === "string") return trimLines(isBlank(value) ? "" : printedText(field, value));
	return confirmationText(value);
}

function printedText(field: Field, value: string): string {
	return fieldModuleOf(field).print?.(field, value) ?? value;
}

/** The fields as a nested list, including those without a value; undefined if there are no fields. */
export function printFields(fields: readonly Field[], values: FieldValues): FlowContent[] {
	const printed = fieldsUnder(fields).map((field) => printField(fields, field, values));
	return printed.length === 0 ? [] : [list(printed)];
}

function printField(fields: readonly Field[], field: Field, values: FieldValues): ListItemNode {
	const nested = fieldsUnder(fields, field.id).map((each) => printField(fields, each, values));
	const blocks = valueBlocks(field, ownValue(values, field.id));
	return listItem(nested.length === 0 ? blocks : [...blocks, list(nested)]);
}

function valueBlocks(field: Field, value: FieldValue | undefined): FlowContent[] {
	const label = withColon(field.label);
	if (value !== undefined && isTexts(value)) {
		const entries = value.filter((entry) => !isBlank(entry));
		const comma = joinWithCommas(entries);
		if (entries.length === 0) return [paragraph(label)];
		if (comma !== undefined) return [paragraph(`${label} ${comma}`)];
		return [paragraph(label), list(entries.map((entry) => entryItem(entry)))];
	}
	const text = fieldText(field, value);
	return labelledBlocks(
		label,
		text,
		isOneLine(text) && (kindOfField(field).prints !== "blocks" || startsWithParagraph(text)),
	);
}

/** The values that this list may print. Tentative: the caller prints them again and compares. */
export function readFields(fields: readonly Field[], markdown: string): FieldValues | undefined {
	const values: Record<string, FieldValue> = {};
	return readInto(fields, fieldsUnder(fields), markdown, values) ? cleanFields(fields, values) : undefined;
}

function readInto(
	all: readonly Field[],
	fields: readonly Field[],
	markdown: string,
	into: Record<string, FieldValue>,
): boolean {
	if (fields.length === 0) return markdown === "";
	const items = readItems(markdown);
	if (items?.length !== fields.length) return false;
	return fields.every((field, at) => readField(all, field, items[at]!, into));
}

function readField(all: readonly Field[], field: Field, content: string, into: Record<string, FieldValue>): boolean {
	const nested = fieldsUnder(all, field.id);
	const split = nested[0] ? lastItem(content, withColon(nested[0].label)) : content.length;
	if (split === undefined) return false;
	const own = content.slice(0, split).replace(/\n$/, split < content.length ? "" : "$&");
	const label = withColon(field.label);
	const text = readLabelled(own, label);
	if (text === undefined) return false;
	const value = text === "" ? undefined : readValue(field, text, own.startsWith(`${label}\n- `));
	if (value !== undefined) into[field.id] = value;
	return nested.length === 0 || readInto(all, nested, content.slice(split), into);
}

/** The offset of the last entry that begins with this label. */
function lastItem(content: string, label: string): number | undefined {
	for (let at = content.lastIndexOf(`\n- ${label}`); at >= 0; at = content.lastIndexOf(`\n- ${label}`, at - 1)) {
		const next = content[at + `\n- ${label}`.length];
		if (next === undefined || next === " " || next === "\n") return at + 1;
		if (at === 0) break;
	}
	return undefined;
}

function readValue(field: Field, text: string, asList: boolean): FieldValue | undefined {
	const { read, readList } = fieldModuleOf(field);
	return asList && readList ? readList(text) : read(field, text);
}

/** The values in the fields' order, without blank ones and without those of unknown fields. */
export function cleanFields(fields: readonly Field[], values: FieldValues): FieldValues {
	const kept: Record<string, FieldValue> = {};
	for (const field of fields) {
		const value = cleanValue(ownValue(values, field.id));
		if (value !== undefined) kept[field.id] = value;
	}
	return kept;
}

function cleanValue(value: FieldValue | undefined): FieldValue | undefined {
	if (value === undefined) return undefined;
	if (isTexts(value)) {
		const entries = value.filter((entry) => !isBlank(entry));
		return entries.length === 0 ? undefined : entries;
	}
	if (typeof value === "string") return isBlank(value) ? undefined : value;
	return confirmationText(value) === "" ? undefined : (value as Confirmation);
}
