/** Replaces words such as `today` in date fields by the date itself. Has no clock. */
import type { Field, Item } from "../outline/types.ts";
import { isFree, isNotApplicable } from "./answers.ts";
import { expectedOf, kindOf } from "./kinds/table.ts";
import type { Answer, FieldGroup, FieldValues, Value } from "./types.ts";

/** The local date of a moment, as `YYYY-MM-DD`. */
export function isoDay(moment: Date): string {
	const two = (number: number): string => `${number}`.padStart(2, "0");
	return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The answer with date words replaced; the same answer if there are none. */
export function resolveDateWords<T extends Answer | undefined>(item: Item, answer: T, today: string): T | Answer {
	if (answer === undefined || isNotApplicable(answer) || isFree(item, answer)) return answer;
	if (typeof answer === "string") return resolve(item, answer, today) ?? answer;
	return kindOf(item).mapGroups?.(item, answer as Value, (group) => inFields(group, today)) ?? answer;
}

function resolve(itemOrField: Item | Field, text: string, today: string): string | undefined {
	return expectedOf(itemOrField).expects?.resolveWord?.(text, today);
}

function inFields({ fields, values }: FieldGroup, today: string): FieldValues {
	const changed = fields.flatMap((field): [string, string][] => {
		const value = Object.hasOwn(values, field.id) ? values[field.id] : undefined;
		const date = typeof value === "string" ? resolve(field, value, today) : undefined;
		return date === undefined ? [] : [[field.id, date]];
	});
	return changed.length === 0 ? values : { ...values, ...Object.fromEntries(changed) };
}
