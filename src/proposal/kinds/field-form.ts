/** Fields of records and options: their controls, changes and reading from plain data. */
import type { Field } from "../../outline/types.ts";
import { isMap, ownValue } from "../plain-data.ts";
import type { Change, Control, FieldValue, FieldValues } from "../types.ts";
import { describeData, mismatch, type Parsed, type Path, quotedList } from "./data.ts";
import { fieldModuleOf } from "./field-table.ts";
import { isTexts } from "./field-values.ts";
import { cleanFields, fieldLevel } from "./fields.ts";

/** The controls of fields, in order. `path` leads to the group. */
export function fieldControls(
	fields: readonly Field[],
	values: FieldValues,
	path: readonly string[],
	level: number,
): Control[] {
	return fields.flatMap((field) =>
		fieldModuleOf(field).controls(
			field,
			ownValue(values, field.id),
			[...path, field.id],
			level + fieldLevel(fields, field),
		),
	);
}

/** Values after a change of one field; `at` is the change's path below the group: the field's id and what follows. */
export function changeFields(
	fields: readonly Field[],
	values: FieldValues,
	at: readonly string[],
	change: Change,
): FieldValues {
	const field = fields.find((each) => each.id === at[0]);
	if (!field) return values;
	const before = ownValue(values, field.id);
	const value = fieldModuleOf(field).change(field, before, at.slice(1), change);
	if (value === before || (before === undefined && isBlankValue(value))) return values;
	const { [field.id]: _, ...others } = values;
	return isBlankValue(value) ? others : { ...values, [field.id]: value };
}

/** Values that the draft leaves out. A blank list entry stays while the author edits it. */
function isBlankValue(value: FieldValue): boolean {
	if (isTexts(value)) return value.length === 0;
	return typeof value === "string" ? value === "" : value.answer === "" && value.explanation === "";
}

/** Parses plain data into values of fields: a map with their ids as keys. */
export function parseFields(fields: readonly Field[], data: unknown, path: Path): Parsed<FieldValues> {
	if (data === null || data === undefined) return { value: {} };
	const names = fields.map((field) => field.id);
	if (!isMap(data)) return mismatch(path, `expected a map of fields, found ${describeData(data)}`, keysFix(names));
	const values: Record<string, FieldValue> = {};
	for (const [key, each] of Object.entries(data)) {
		const field = fields.find(({ id }) => id === key);
		if (!field) return mismatch([...path, key], `unknown field “${key}” here`, keysFix(names));
		const parsed = fieldModuleOf(field).parse(field, each, [...path, key]);
		if ("mismatch" in parsed) return parsed;
		values[key] = parsed.value;
	}
	return { value: cleanFields(fields, values) };
}

function keysFix(names: readonly string[]): string {
	return names.length === 0 ? "Remove it." : `The fields are ${quotedList(names)}.`;
}
