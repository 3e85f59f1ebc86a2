/** Creates the kinds whose value is one text, for items and fields. */
import { plainText } from "../../markdown/plain-text.ts";
import type { Kind } from "../../outline/kinds.ts";
import type { Field, Item } from "../../outline/types.ts";
import type { Control, FieldKindModule, FieldModule, TextForm } from "../types.ts";
import { type Parsed, parseText } from "./data.ts";
import { textOf } from "./field-values.ts";
import { isBlank, trimLines } from "./list-markdown.ts";
import { answerCompleteness } from "./text-completeness.ts";

interface TextKind extends Pick<FieldKindModule<string>, "kind" | "name"> {
	readonly kind: Kind;
	/** Markdown of any length; one line without it. */
	readonly multiline?: true;
	/** The form of the text; a text in another form counts as partly answered. */
	readonly form?: (itemOrField: Item | Field) => TextForm | undefined;
}

/** Rows of a one-line form: the line, and its problem. */
const LINE_ROWS = 4;

/** A kind whose value is one text, printed unchanged except for empty lines around it. */
export function textKind({ kind, name, multiline, form }: TextKind): FieldKindModule<string> {
	const expects = (itemOrField: Item | Field) => {
		const expected = form?.(itemOrField);
		return expected ? { expects: expected } : {};
	};
	return {
		kind,
		name,
		prints: multiline ? "blocks" : "words",
		...(!multiline && { isOneLine: true, formRows: () => LINE_ROWS }),
		empty: () => "",
		isEmpty: (_item, value) => isBlank(value),
		isFree: () => false,
		clean: (_item, value) => value,
		parse: (_item, data): Parsed<string> => parseText(data, []),
		fromArgument: (_item, text) => (multiline ? text : text.replace(/\r?\n$/, "")),
		toMarkdown: (_item, value) => trimLines(value),
		fromMarkdown: (_item, markdown) => (trimLines(markdown) === markdown ? markdown : undefined),
		expects,
		completeness: (item, value, stage, because) => {
			const judged = answerCompleteness(item, value, stage, because);
			const fault = judged === "answered" ? form?.(item)?.fixFor(value.trim()) : undefined;
			if (fault === undefined) return judged;
			because?.({ code: "malformed", about: [value.trim()] });
			return "partial";
		},
		form: (item, value): readonly Control[] => [
			{ type: "text", path: [], label: "", multiline: multiline ?? false, value, level: 0, ...expects(item) },
		],
		change: (_item, value, change) => (change.type === "text" && change.path.length === 0 ? change.value : value),
		field: textField(multiline ?? false, expects),
	};
}

/** Label and hint of a field's control. */
export function fieldWords({ label, hint, optional }: Field) {
	return { label: plainText(label), ...(hint ? { hint } : {}), ...(optional ? { optional: true } : {}) };
}

function textField(multiline: boolean, expects: (field: Field) => { readonly expects?: TextForm }): FieldModule {
	return {
		controls: (field, value, path, level) => [
			{ type: "text", path, multiline, value: textOf(value), level, ...expects(field), ...fieldWords(field) },
		],
		change: (_field, value, at, change) => (change.type === "text" && at.length === 0 ? change.value : textOf(value)),
		parse: (_field, data, path) => parseText(data, path),
		read: (_field, markdown) => markdown,
	};
}
