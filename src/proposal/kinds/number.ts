/** The kind `number`: a whole number, kept as the given digits with leading zeros. A questionnaire may limit it. */
import type { KindProperties } from "../../outline/types.ts";
import type { TextForm } from "../types.ts";
import { textKind } from "./text.ts";

/** Maximum number of digits. */
const MOST_DIGITS = 100;

function nounOf({ min, max }: KindProperties): string {
	if (min !== undefined && max !== undefined) return `a number from ${min} to ${max}`;
	if (min !== undefined) return `a number of at least ${min}`;
	return max === undefined ? "digits only" : `a number of at most ${max}`;
}

function formFor(limits: KindProperties): TextForm {
	const noun = nounOf(limits);
	const isNumber = (text: string): boolean => text.length <= MOST_DIGITS && /^[0-9]+$/.test(text);
	const isTooLarge = (text: string): boolean => limits.max !== undefined && BigInt(text) > BigInt(limits.max);
	const isTooSmall = (text: string): boolean => limits.min !== undefined && BigInt(text) < BigInt(limits.min);
	return {
		noun,
		prompt: noun,
		fixFor: (text) => (isNumber(text) && !isTooSmall(text) && !isTooLarge(text) ? undefined : `Expected ${noun}.`),
		canBecome: (text) => text === "" || (isNumber(text) && !isTooLarge(text)),
	};
}

/** Forms by item or field, so that each has one object. */
const forms = new WeakMap<KindProperties, TextForm>();

export const numberKind = textKind({
	kind: "number",
	name: "A number",
	form: (asked) => {
		const form = forms.get(asked) ?? formFor(asked);
		forms.set(asked, form);
		return form;
	},
});
