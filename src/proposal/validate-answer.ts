/**
 * Validates the texts in an answer: invalid dates, words that are not among the choices, line breaks in a single line,
 * control characters. Knows no YAML; the caller decides whether to refuse or to report.
 */
import type { Field, Item } from "../outline/types.ts";
import { isFree, isNotApplicable } from "./answers.ts";
import { controlIn } from "./input-text.ts";
import { expectedOf, kindOf } from "./kinds/table.ts";
import { NOT_APPLICABLE } from "./not-applicable.ts";
import type { Answer, Expected, FieldGroup, Mismatch, Value } from "./types.ts";
import { type TextIssue, validateText } from "./validate-text.ts";

type Path = Mismatch["path"];

interface Text {
	readonly text: string;
	readonly path: Path;
}

export interface AnswerIssue extends Mismatch {
	readonly fix: string;
	readonly text: string;
	readonly expects?: Expected["expects"];
}

/** All issues of an answer, in order. The answer kept with *not applicable* is not validated. */
export function validateAnswer(item: Item, answer: Answer | undefined): AnswerIssue[] {
	if (answer === undefined) return [];
	if (isNotApplicable(answer)) return issuesOf({}, { text: answer[NOT_APPLICABLE], path: [NOT_APPLICABLE] }, "");
	const kind = kindOf(item);
	if (isFree(item, answer)) {
		const expected = kind.expectsFree?.(item, answer) ?? {};
		const words = kind.freeWords?.(item, answer) ?? [answer];
		return words.flatMap((text) => issuesOf(expected, { text, path: [] }, ""));
	}
	if (kind.groups && typeof answer === "object") return kind.groups(item, answer as Value).flatMap(inFields);
	return inValue(item, answer, [], "");
}

function inFields({ fields, values, path }: FieldGroup): AnswerIssue[] {
	return Object.entries(values).flatMap(([id, value]) => {
		const field = fields.find((each) => each.id === id);
		return field ? inValue(field, value, [...path, id], ` in “${id}”`) : [];
	});
}

function inValue(itemOrField: Item | Field, value: unknown, path: Path, where: string): AnswerIssue[] {
	return textsIn(value, path).flatMap((text) => issuesOf(expectedOf(itemOrField), text, where));
}

function issuesOf(expected: Expected, { text, path }: Text, where: string): AnswerIssue[] {
	const control = controlIn(text);
	if (control !== undefined)
		return [{ path, text, message: `it contains a control character, ${control}`, fix: "Remove it." }];
	const fault = validateText(expected, text);
	if (!fault) return [];
	const { expects } = expected;
	return [{ path, text, message: messageOf(fault, text, where), fix: fault.fix, ...(expects && { expects }) }];
}

function messageOf({ expected }: TextIssue, text: string, where: string): string {
	return `expected ${expected}${where}, found ${expected === "one line" ? "several" : `“${text}”`}`;
}

/** All texts in a value of any shape, each with the path to it. */
function textsIn(value: unknown, path: Path): Text[] {
	if (typeof value === "string") return [{ text: value, path }];
	if (Array.isArray(value)) return value.flatMap((each, at) => textsIn(each, [...path, at]));
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, each]) => textsIn(each, [...path, key]));
}
