/** The kind `line`: a line of text such as a title or a name. A questionnaire may require a form. */
import { compilePattern } from "../../outline/pattern.ts";
import type { Pattern } from "../../outline/types.ts";
import type { TextForm } from "../types.ts";
import { textKind } from "./text.ts";

/** Forms by pattern, so that equal patterns share one object. */
const forms = new WeakMap<Pattern, TextForm>();

function formOf(pattern: Pattern): TextForm {
	const known = forms.get(pattern);
	if (known) return known;
	const { match, expected } = pattern;
	const { matches, canMatch } = compilePattern(match);
	const form: TextForm = {
		noun: expected,
		prompt: expected,
		fixFor: (text) => (matches(text) ? undefined : `Expected ${expected}.`),
		canBecome: canMatch,
	};
	forms.set(pattern, form);
	return form;
}

export const lineKind = textKind({
	kind: "line",
	name: "One line",
	form: ({ pattern }) => pattern && formOf(pattern),
});
