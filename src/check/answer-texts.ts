/** Collects the texts in answers of any kind. Knows no rule. */
import type { Field, Item } from "../outline/types.ts";
import { answerOf, isFree, isNotApplicable } from "../proposal/answers.ts";
import { completenessIn } from "../proposal/completeness.ts";
import { NOT_APPLICABLE } from "../proposal/not-applicable.ts";
import { ownValue } from "../proposal/plain-data.ts";
import type { Answer, Completeness, FieldValues, NotApplicable } from "../proposal/types.ts";
import type { Context } from "./types.ts";

/** A text in an answer, and the keys that lead to it. */
export interface AnswerText {
	readonly text: string;
	readonly path: readonly (string | number)[];
}

/** All texts of an answer, in order; only the reason of one that is not applicable. */
export function textsOf(answer: unknown, path: readonly (string | number)[] = []): AnswerText[] {
	if (typeof answer === "string") return [{ text: answer, path }];
	if (Array.isArray(answer)) return answer.flatMap((each, at) => textsOf(each, [...path, at]));
	if (typeof answer !== "object" || answer === null) return [];
	if (isNotApplicable(answer as Answer)) return textsOf((answer as NotApplicable)[NOT_APPLICABLE], [NOT_APPLICABLE]);
	return Object.entries(answer).flatMap(([key, each]) => textsOf(each, [...path, key]));
}

const states = new WeakMap<Context, Map<Item, Completeness>>();

/** The completeness of the item at the stage to check for. Judged once for all rules. */
export function completenessAt(context: Context, item: Item): Completeness {
	const known = states.get(context) ?? new Map<Item, Completeness>();
	states.set(context, known);
	const state = known.get(item) ?? completenessIn(context.whole, item, context.stage);
	known.set(item, state);
	return state;
}

/** The item's answer if it has content: neither blank, nor the template's text, nor not applicable. */
export function meaningfulAnswer(context: Context, item: Item): Answer | undefined {
	const state = completenessAt(context, item);
	return state === "answered" || state === "partial" ? answerOf(context.proposal, item) : undefined;
}

/** The items with that role. */
export function itemsWithRole({ proposal: { outline } }: Context, role: string): Item[] {
	return outline.items.filter((item) => item.role === role);
}

/** A field of an item, with the values that it has in the answer. */
export interface FieldTexts {
	readonly item: Item;
	readonly field: Field;
	readonly texts: readonly AnswerText[];
}

const fieldCache = new WeakMap<Context, readonly FieldTexts[]>();

/** Every field of every answer. Fields of a free text have no values. Collected once for all rules. */
export function fieldsIn(context: Context): readonly FieldTexts[] {
	const fields = fieldCache.get(context) ?? collectFields(context);
	fieldCache.set(context, fields);
	return fields;
}

function collectFields({ proposal }: Context): FieldTexts[] {
	return proposal.outline.items.flatMap((item) => {
		const answer = answerOf(proposal, item);
		const open = isFree(item, answer) || isNotApplicable(answer) ? undefined : answer;
		const records = (item.fields ?? []).map((field) => ({ item, field, texts: recordTexts(open, field) }));
		const options = (item.options ?? []).flatMap(({ id, fields }) =>
			fields.map((field) => ({ item, field, texts: optionTexts(open, id, field) })),
		);
		return [...records, ...options];
	});
}

function recordTexts(answer: Answer | undefined, field: Field): AnswerText[] {
	if (!Array.isArray(answer)) return [];
	return (answer as readonly FieldValues[]).flatMap((record, at) =>
		textsOf(ownValue(record, field.id), [at, field.id]),
	);
}

function optionTexts(answer: Answer | undefined, option: string, field: Field): AnswerText[] {
	if (typeof answer !== "object" || Array.isArray(answer)) return [];
	const values = ownValue(answer as Readonly<Record<string, FieldValues>>, option);
	return values ? textsOf(ownValue(values, field.id), [option, field.id]) : [];
}
