/** Converts a field's value to the shape that its kind needs. Knows no kinds. */
import type { Confirmation, FieldValue } from "../types.ts";
import { UNDECIDED } from "./confirmation.ts";

/** Whether the value is a list of texts. */
export function isTexts(value: FieldValue): value is readonly string[] {
	return Array.isArray(value);
}

/** The value as a list of texts. */
export function textsOf(value: FieldValue | undefined): readonly string[] {
	if (value === undefined || value === "") return [];
	if (isTexts(value)) return value;
	return typeof value === "string" ? [value] : [value.explanation];
}

/** The value as a confirmation. A text alone becomes its explanation. */
export function confirmationOf(value: FieldValue | undefined): Confirmation {
	if (value === undefined) return UNDECIDED;
	if (typeof value === "string") return { answer: "", explanation: value };
	return isTexts(value) ? { answer: "", explanation: value.join("\n") } : value;
}

/** The value as one text. */
export function textOf(value: FieldValue | undefined): string {
	if (value === undefined) return "";
	if (typeof value === "string") return value;
	return isTexts(value) ? value.join(", ") : value.explanation;
}
