/**
 * What of an answer has another form than is asked for, whoever gave it: a date that is none, a word that is none of the
 * choices, a line break in a line, a control character. Knows no YAML; whether it is refused or told is the caller's.
 */
import type { Field, Item } from "../outline/types.ts";
import { isFree, isNotApplicable } from "./answers.ts";
import { type Expected, expectedOf, expectedOfFree, type Fault, faultOf } from "./expected.ts";
import { controlIn } from "./input-text.ts";
import { NOT_APPLICABLE } from "./not-applicable.ts";
import type { Answer, FieldValues, Mismatch } from "./types.ts";

type Path = Mismatch["path"];

interface Text {
	readonly text: string;
	readonly path: Path;
}

export interface AnswerFault extends Mismatch {
	readonly fix: string;
	readonly text: string;
	readonly expects?: Expected["expects"];
}

/** All of them, in order. An answer that is kept as not applicable is not judged. */
export function faultsIn(item: Item, answer: Answer | undefined): AnswerFault[] {
	if (answer === undefined) return [];
	if (isNotApplicable(answer)) return faultsOf({}, { text: answer[NOT_APPLICABLE], path: [NOT_APPLICABLE] }, "");
	if (isFree(item, answer))
		return freeTexts(item, answer).flatMap((text) => faultsOf(expectedOfFree(item, answer), text, ""));
	if (item.kind === "records" && Array.isArray(answer))
		return (answer as readonly FieldValues[]).flatMap((values, at) => inFields(item.fields ?? [], values, [at]));
	if (item.kind === "options") {
		const picked = Object.entries(answer as Readonly<Record<string, FieldValues>>);
		return picked.flatMap(([id, values]) => {
			return inFields(item.options?.find((option) => option.id === id)?.fields ?? [], values, [id]);
		});
	}
	return inValue(item, answer, [], "");
}

/** A list of ids may be written as one text. */
function freeTexts({ kind, choices }: Item, text: string): Text[] {
	if (kind !== "list" || !choices) return [{ text, path: [] }];
	const words = text.split(/[\s,]+/).filter((word) => word !== "" && word !== "-");
	return words.map((word) => ({ text: word, path: [] }));
}

function inFields(fields: readonly Field[], values: FieldValues, path: Path): AnswerFault[] {
	return Object.entries(values).flatMap(([id, value]) => {
		const field = fields.find((each) => each.id === id);
		return field ? inValue(field, value, [...path, id], ` in “${id}”`) : [];
	});
}

function inValue(asked: Item | Field, value: unknown, path: Path, where: string): AnswerFault[] {
	return textsIn(value, path).flatMap((text) => faultsOf(expectedOf(asked), text, where));
}

function faultsOf(expected: Expected, { text, path }: Text, where: string): AnswerFault[] {
	const control = controlIn(text);
	if (control !== undefined)
		return [
			{ path, text, message: `there is a control character in it, ${control}`, fix: "Give its text without that." },
		];
	const fault = faultOf(expected, text);
	if (!fault) return [];
	const { expects } = expected;
	return [{ path, text, message: messageOf(fault, text, where), fix: fault.fix, ...(expects && { expects }) }];
}

function messageOf({ expected }: Fault, text: string, where: string): string {
	return `expected ${expected}${where}, found ${expected === "one line" ? "several" : `“${text}”`}`;
}

/** All texts in a value of any shape, each with the path to it. */
function textsIn(value: unknown, path: Path): Text[] {
	if (typeof value === "string") return [{ text: value, path }];
	if (Array.isArray(value)) return value.flatMap((each, at) => textsIn(each, [...path, at]));
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, each]) => textsIn(each, [...path, key]));
}
