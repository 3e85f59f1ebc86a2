/** A field's value in the shape that its kind has, whatever shape it was given in. Knows no kinds. */
import type { Confirmation, FieldValue } from "../types.ts";
import { UNDECIDED } from "./confirmation.ts";

export function isTexts(value: FieldValue): value is readonly string[] {
	return Array.isArray(value);
}

export function textsOf(value: FieldValue | undefined): readonly string[] {
	if (value === undefined || value === "") return [];
	if (isTexts(value)) return value;
	return typeof value === "string" ? [value] : [value.explanation];
}

/** A text that stands where yes or no is asked is its explanation. */
export function confirmationOf(value: FieldValue | undefined): Confirmation {
	if (value === undefined) return UNDECIDED;
	if (typeof value === "string") return { answer: "", explanation: value };
	return isTexts(value) ? { answer: "", explanation: value.join("\n") } : value;
}

export function textOf(value: FieldValue | undefined): string {
	if (value === undefined) return "";
	if (typeof value === "string") return value;
	return isTexts(value) ? value.join(", ") : value.explanation;
}
