/** Prints and reads a record on one line in the item's format, e.g. `{package}: {date} - {coverage}`. */
import { plainText } from "../../markdown/plain-text.ts";
import type { Field } from "../../outline/types.ts";
import { ownValue } from "../plain-data.ts";
import type { FieldValues } from "../types.ts";
import { fieldModuleOf } from "./field-table.ts";
import { fieldText } from "./fields.ts";

/** Literal text and fields in order; unknown names stay literal. */
function parseFormat(format: string, fields: readonly Field[]): (string | Field)[] {
	return format
		.split(/(\{[\w-]+\})/)
		.map((part) => fields.find(({ id }) => part === `{${id}}`) ?? part)
		.filter((part) => part !== "");
}

/** The placeholder for a field without a value, as in the template: `<test coverage>`. */
function fieldPlaceholder(field: Field): string {
	return `<${plainText(field.label).toLowerCase()}>`;
}

/** The record as text of one list entry. */
export function recordLine(format: string, fields: readonly Field[], values: FieldValues): string {
	return parseFormat(format, fields)
		.map((part) =>
			typeof part === "string" ? part : fieldText(part, ownValue(values, part.id)) || fieldPlaceholder(part),
		)
		.join("");
}

/**
 * The values in a line. If a separator occurs more than once, the leftmost one counts. Tentative: the caller prints
 * them again and compares.
 */
export function readRecordLine(format: string, fields: readonly Field[], text: string): FieldValues | undefined {
	const parts = parseFormat(format, fields);
	const values: FieldValues = {};
	let at = 0;
	for (const [index, part] of parts.entries()) {
		if (typeof part === "string") {
			if (!text.startsWith(part, at)) return undefined;
			at += part.length;
			continue;
		}
		const next = parts[index + 1];
		const end = next === undefined ? text.length : typeof next === "string" ? text.indexOf(next, at) : -1;
		if (end < 0) return undefined;
		const value = text.slice(at, end);
		at = end;
		if (value === fieldPlaceholder(part)) continue;
		const read = fieldModuleOf(part).read(part, value);
		if (read === undefined || value === "") return undefined;
		(values as Record<string, unknown>)[part.id] = read;
	}
	return at === text.length ? values : undefined;
}
