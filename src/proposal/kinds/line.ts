/** A line of text: a title, a name. A questionnaire may say what it has to look like. */
import { canStillMatch, matchesPattern } from "../../outline/pattern.ts";
import type { Pattern } from "../../outline/types.ts";
import type { TextForm } from "../types.ts";
import { textKind } from "./text.ts";

/** By the pattern: the same form for the same pattern. */
const forms = new WeakMap<Pattern, TextForm>();

function formOf(pattern: Pattern): TextForm {
	const { expected } = pattern;
	const form = forms.get(pattern) ?? {
		noun: expected,
		prompt: expected,
		fixFor: (text) => (matchesPattern(pattern, text) ? undefined : `Expected ${expected}.`),
		canBecome: (text) => canStillMatch(pattern, text),
	};
	forms.set(pattern, form);
	return form;
}

export const lineKind = textKind({
	kind: "line",
	name: "One line",
	form: ({ pattern }) => pattern && formOf(pattern),
});
