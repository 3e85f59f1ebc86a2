/** The kind `confirm`: yes or no, with an explanation. */
import type { Confirmation, FieldKindModule } from "../types.ts";
import { LONGEST_BARE, requestBeyond } from "./asks-more.ts";
import {
	changeConfirmation,
	confirmationControls,
	confirmationText,
	parseConfirmation,
	readConfirmation,
	UNDECIDED,
} from "./confirmation.ts";
import { yesOrNo } from "./data.ts";
import { confirmationOf } from "./field-values.ts";
import { isBlank } from "./list-markdown.ts";
import { confirmationCompleteness, unlessAsked } from "./text-completeness.ts";

export const confirmKind: FieldKindModule<Confirmation> = {
	kind: "confirm",
	name: "Yes or no",
	prints: "blocks",
	partialFix: "Start with yes or no, then explain.",
	empty: () => UNDECIDED,
	isEmpty: (_item, { answer, explanation }) => answer === "" && isBlank(explanation),
	isFree: () => true,
	clean: (_item, value) => value,
	parse: (_item, data) => parseConfirmation(data, []),
	fromText: (_item, text) => {
		const answer = yesOrNo(text);
		return answer ? { answer, explanation: "" } : text;
	},
	toWord: ({ answer }) => answer || undefined,
	toMarkdown: (_item, value) => confirmationText(value),
	fromMarkdown: (_item, markdown) => (markdown === "" ? UNDECIDED : readConfirmation(markdown)),
	// A sentence may say what yes or no can't, but a scope's question depends on the word alone.
	expectsFree: (item, text) => (item.aside === true || /^\s*[\p{L}\p{N}]+\s*$/u.test(text) ? { yesOrNo: true } : {}),
	completeness: (item, value, stage, because) => {
		const judged = confirmationCompleteness(item, value, stage, because);
		// So long an explanation needs no closer look.
		if (value.explanation.trim().length > LONGEST_BARE) return judged;
		return unlessAsked(item, confirmationText(value), judged, because);
	},
	form: (item, value) => {
		const request = requestBeyond(item, confirmationText(value));
		const hint = request && `“${request.word}” is only part of the answer: explain it here`;
		return confirmationControls(value, [], 0, "", false, hint);
	},
	formRows: () => 5,
	change: (_item, value, change) => changeConfirmation(value, change.path, change),
	field: {
		controls: ({ label, optional }, value, path, level) =>
			confirmationControls(confirmationOf(value), path, level, label, optional),
		change: (_field, value, at, change) => changeConfirmation(confirmationOf(value), at, change),
		parse: (_field, data, path) => {
			if (data === null) return { value: "" };
			return typeof data === "string" && !yesOrNo(data) ? { value: data } : parseConfirmation(data, path);
		},
		read: (_field, markdown) => readConfirmation(markdown) ?? markdown,
	},
};
