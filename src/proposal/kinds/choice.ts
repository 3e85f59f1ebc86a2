/** The kind `choice`: one of the values that the item offers, or the author's own words. */
import type { Change, FieldKindModule, FieldModule } from "../types.ts";
import { choiceFromText, choiceLabel, choiceOfLabel, isChoice, resolveChoice } from "./choices.ts";
import { parseText, scalarText } from "./data.ts";
import { textOf } from "./field-values.ts";
import { isBlank } from "./list-markdown.ts";
import { fieldWords } from "./text.ts";
import { textCompleteness } from "./text-completeness.ts";

/** Words that match no choice are changed as text. */
function changeField(
	{ choices }: Parameters<FieldModule["change"]>[0],
	value: string,
	at: readonly string[],
	change: Change,
): string {
	if (at.length > 0) return value;
	if (change.type === "text" && !isChoice(choices, value)) return choiceFromText(choices, change.value);
	return change.type === "choice" && isChoice(choices, change.value) ? change.value : value;
}

const field: FieldModule = {
	controls: (field, given, path, level) => {
		const { choices = [] } = field;
		const value = textOf(given);
		const words = fieldWords(field);
		if (!isChoice(choices, value)) return [{ type: "text", path, multiline: false, value, level, choices, ...words }];
		const { hint: _, ...more } = words;
		return [{ type: "choice", path, choices, value, level, ...more }];
	},
	change: (field, value, at, change) => changeField(field, textOf(value), at, change),
	parse: (field, data, path) => {
		const text = scalarText(data);
		if (text === undefined || text === "") return parseText(data, path);
		// Words that match no choice stay; checks report them.
		return { value: resolveChoice(field.choices, text) ?? text };
	},
	print: ({ choices }, text) => choiceLabel(choices, text),
	read: ({ choices }, markdown) => choiceOfLabel(choices, markdown),
};

export const choiceKind: FieldKindModule<string> = {
	kind: "choice",
	name: "A choice",
	prints: "words",
	isOneLine: true,
	empty: () => "",
	isEmpty: (_item, value) => isBlank(value),
	isFree: (item, text) => !isChoice(item.choices, text),
	clean: (_item, value) => value,
	parse: (item, data) => {
		const parsed = parseText(data, []);
		return "mismatch" in parsed ? parsed : { value: choiceFromText(item.choices, parsed.value) };
	},
	fromText: (item, text) => choiceFromText(item.choices, text),
	fromArgument: (item, text) => {
		const words = text.replace(/\r?\n$/, "");
		return resolveChoice(item.choices, words) ?? words;
	},
	toMarkdown: (item, value) => (isBlank(value) ? "" : choiceLabel(item.choices, value)),
	fromMarkdown: (item, markdown) => (markdown === "" ? "" : choiceOfLabel(item.choices, markdown)),
	expects: ({ choices }) => (choices ? { choices } : {}),
	expectsFree: ({ choices }) => ({ ...(choices && { choices }), isOneLine: true }),
	completeness: (item, value, stage, because) =>
		value !== "" && isChoice(item.choices, value) ? "answered" : textCompleteness(item, value, stage, because),
	form: (item, value) => [{ type: "choice", path: [], label: "", choices: item.choices ?? [], value, level: 0 }],
	formRows: ({ choices = [] }) => choices.length + 2,
	change: (item, value, change) =>
		change.type === "choice" && change.path.length === 0 && isChoice(item.choices, change.value) ? change.value : value,
	field,
};
