/** Judges how far fields of records and options are filled in. Knows no items. */
import type { Field, Item, Stage } from "../../outline/types.ts";
import { ownValue } from "../plain-data.ts";
import type { Because, FieldValue, FieldValues, Reason } from "../types.ts";
import { expectedBy, validateText } from "../validate-text.ts";
import { kindOfField } from "./field-table.ts";
import { isTexts } from "./field-values.ts";
import {
	confirmationCompleteness,
	textCompleteness,
	textsCompleteness,
	type ValueCompleteness,
} from "./text-completeness.ts";

/**
 * The completeness of fields that belong together: partial while a required one is missing, or one isn't the date, link
 * or person that it should be. Answered if there are no fields.
 */
export function fieldsCompleteness(
	item: Item,
	fields: readonly Field[],
	values: FieldValues,
	stage?: Stage,
	because?: Because,
): ValueCompleteness {
	const placeholders: Reason[] = [];
	const judged = fields.map((field) => ({
		field,
		state: fieldCompleteness(item, ownValue(values, field.id), stage, (reason) => placeholders.push(reason)),
	}));
	// Of fields that are all optional, one is needed.
	const isAnyEnough = judged.every(({ field }) => field.optional);
	const isAnyGiven = judged.some(({ state }) => state === "answered");
	const missing = judged.filter(({ field, state }) =>
		isAnyEnough ? !isAnyGiven : !field.optional && state !== "answered",
	);
	if (missing.length > 0) {
		const said = judged.filter(({ state }) => state !== "blank");
		if (said.length === 0) return "blank";
		for (const reason of placeholders) because?.(reason);
		if (said.every(({ state }) => state === "placeholder")) return "placeholder";
		because?.({ code: "missing", about: missing.map(({ field }) => field.label) });
		return "partial";
	}
	const wrong = judged.filter(
		({ field, state }) => state === "answered" && isInvalid(field, ownValue(values, field.id)),
	);
	if (wrong.length === 0) return "answered";
	because?.({ code: "malformed-fields", about: wrong.map(({ field }) => field.label) });
	return "partial";
}

/** Whether a text lacks the form that its field requires. */
function isInvalid(field: Field, value: FieldValue | undefined): boolean {
	const expected = expectedBy(kindOfField(field), field);
	const texts = typeof value === "string" ? [value] : value !== undefined && isTexts(value) ? value : [];
	return texts.some((text) => validateText(expected, text) !== undefined);
}

function fieldCompleteness(
	item: Item,
	value: FieldValue | undefined,
	stage?: Stage,
	because?: Because,
): ValueCompleteness {
	if (value === undefined) return "blank";
	if (typeof value === "string") return textCompleteness(item, value, stage, because);
	if (isTexts(value)) return textsCompleteness(item, value, stage, because);
	return confirmationCompleteness(item, value, stage, because);
}
