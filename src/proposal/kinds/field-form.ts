/** Fields of records and options as controls, their changes, and their reading from plain data. */
import { plainInline } from "../../markdown/text.ts";
import type { Field } from "../../outline/types.ts";
import { ownValue } from "../own-value.ts";
import type { Change, Confirmation, Control, FieldValue, FieldValues } from "../types.ts";
import { choiceValue, isChoice, meantChoice } from "./choices.ts";
import { changeConfirmation, confirmationControls, parseConfirmation, UNDECIDED } from "./confirmation.ts";
import {
	found,
	isMap,
	mismatch,
	oneOf,
	type Parsed,
	type Path,
	parseText,
	parseTexts,
	scalarText,
	yesOrNo,
} from "./data.ts";
import { changeTexts } from "./edit.ts";
import { cleanFields, fieldLevel } from "./fields.ts";
import { isTexts } from "./judge.ts";

/** The controls of fields, in order. `path` leads to the group. */
export function fieldControls(
	fields: readonly Field[],
	values: FieldValues,
	path: readonly string[],
	level: number,
): Control[] {
	return fields.flatMap((field) =>
		controlsOf(field, ownValue(values, field.id), [...path, field.id], level + fieldLevel(fields, field)),
	);
}

function controlsOf(field: Field, value: FieldValue | undefined, path: readonly string[], level: number): Control[] {
	const more = { ...(field.hint ? { hint: field.hint } : {}), ...(field.optional ? { optional: true } : {}) };
	const label = plainInline(field.label);
	switch (field.kind) {
		case "list":
		case "people":
			return entryControls(field, textsOf(value), path, level);
		case "confirm":
			return confirmationControls(confirmationOf(value), path, level, field.label, field.optional);
		case "choice": {
			const choices = field.choices ?? [];
			const optional = field.optional ? { optional: true } : {};
			const own = textOf(value);
			if (!isChoice(choices, own))
				return [{ type: "text", path, label, multiline: false, value: own, level, choices, ...more }];
			return [{ type: "choice", path, label, choices, value: textOf(value), level, ...optional }];
		}
		default: {
			const expects = field.kind === "date" || field.kind === "link" ? { expects: field.kind } : {};
			const pattern = field.pattern ? { pattern: field.pattern } : {};
			const multiline = field.kind === "prose";
			return [{ type: "text", path, label, multiline, value: textOf(value), level, ...expects, ...pattern, ...more }];
		}
	}
}

function entryControls(field: Field, texts: readonly string[], path: readonly string[], level: number): Control[] {
	const label = plainInline(field.label);
	const shown = texts.length === 0 ? [""] : texts;
	const entries = shown.map(
		(value, at): Control => ({
			type: "text",
			path: [...path, String(at)],
			label: at === 0 ? label : `${label} (${at + 1})`,
			multiline: false,
			value,
			level,
			entry: true,
			...(field.kind === "people" ? { expects: "people" as const } : {}),
			...(field.hint ? { hint: field.hint } : {}),
			...(field.optional ? { optional: true } : {}),
		}),
	);
	return [...entries, { type: "add", path, label: `Add to “${label}”`, level }];
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
	const value = changeValue(field, before, at.slice(1), change);
	if (value === before || (before === undefined && isGone(value))) return values;
	const { [field.id]: _, ...others } = values;
	return isGone(value) ? others : { ...values, [field.id]: value };
}

/** Values that the draft leaves out; a list's blank entry stays while it is written. */
function isGone(value: FieldValue): boolean {
	if (isTexts(value)) return value.length === 0;
	return typeof value === "string" ? value === "" : value.answer === "" && value.explanation === "";
}

function changeValue(field: Field, value: FieldValue | undefined, at: readonly string[], change: Change): FieldValue {
	switch (field.kind) {
		case "list":
		case "people":
			return changeTexts(textsOf(value), at, change);
		case "confirm":
			return changeConfirmation(confirmationOf(value), at, change);
		case "choice":
			return changeChoice(field, textOf(value), at, change);
		default:
			return change.type === "text" && at.length === 0 ? change.value : textOf(value);
	}
}

/** Words that are none of the choices are changed as the text that they are. */
function changeChoice({ choices }: Field, value: string, at: readonly string[], change: Change): string {
	if (at.length > 0) return value;
	if (change.type === "text" && !isChoice(choices, value)) return choiceValue(choices, change.value);
	return change.type === "choice" && isChoice(choices, change.value) ? change.value : value;
}

function textsOf(value: FieldValue | undefined): readonly string[] {
	if (value === undefined || value === "") return [];
	if (isTexts(value)) return value;
	return typeof value === "string" ? [value] : [value.explanation];
}

/** A text that stands where yes or no is asked is its explanation. */
function confirmationOf(value: FieldValue | undefined): Confirmation {
	if (value === undefined) return UNDECIDED;
	if (typeof value === "string") return { answer: "", explanation: value };
	return isTexts(value) ? { answer: "", explanation: value.join("\n") } : value;
}

function textOf(value: FieldValue | undefined): string {
	if (value === undefined) return "";
	if (typeof value === "string") return value;
	return isTexts(value) ? value.join(", ") : value.explanation;
}

/** Plain data as the values of fields: a map with their ids as keys. */
export function parseFields(fields: readonly Field[], data: unknown, path: Path): Parsed<FieldValues> {
	if (data === null || data === undefined) return { value: {} };
	const names = fields.map((field) => field.id);
	if (!isMap(data)) return mismatch(path, `expected a map of fields, found ${found(data)}`, keysFix(names));
	const values: Record<string, FieldValue> = {};
	for (const [key, each] of Object.entries(data)) {
		const field = fields.find(({ id }) => id === key);
		if (!field) return mismatch([...path, key], `there is no field “${key}” here`, keysFix(names));
		const parsed = parseValue(field, each, [...path, key]);
		if ("mismatch" in parsed) return parsed;
		values[key] = parsed.value;
	}
	return { value: cleanFields(fields, values) };
}

function keysFix(names: readonly string[]): string {
	return names.length === 0 ? "Remove it." : `The fields are ${oneOf(names)}.`;
}

function parseValue(field: Field, data: unknown, path: Path): Parsed<FieldValue> {
	switch (field.kind) {
		case "list":
		case "people":
			return parseTexts(data, path);
		case "confirm": {
			if (data === null) return { value: "" };
			return typeof data === "string" && !yesOrNo(data) ? { value: data } : parseConfirmation(data, path);
		}
		case "choice": {
			const text = scalarText(data);
			if (text === undefined || text === "") return parseText(data, path);
			// Words that are none of them stay, and are told by checks.
			return { value: meantChoice(field.choices, text) ?? text };
		}
		default:
			return parseText(data, path);
	}
}
