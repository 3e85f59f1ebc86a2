/** Words such as `today` where a date is asked for: the day itself, in the form in which dates are kept. Has no clock. */
import type { Field, Item } from "../outline/types.ts";
import { isFree, isNotApplicable } from "./answers.ts";
import { expectedOf, kindOf } from "./kinds/table.ts";
import type { Answer, FieldGroup, FieldValues, Value } from "./types.ts";

/** The day of a moment where the author is, as `YYYY-MM-DD`. */
export function isoDay(moment: Date): string {
	const two = (number: number): string => `${number}`.padStart(2, "0");
	return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The answer with the day in place of such words; the same answer where there is none. */
export function resolveDateWords<T extends Answer | undefined>(item: Item, answer: T, today: string): T | Answer {
	if (answer === undefined || isNotApplicable(answer) || isFree(item, answer)) return answer;
	if (typeof answer === "string") return resolve(item, answer, today) ?? answer;
	return kindOf(item).mapGroups?.(item, answer as Value, (group) => inFields(group, today)) ?? answer;
}

function resolve(asked: Item | Field, text: string, today: string): string | undefined {
	return expectedOf(asked).expects?.resolveWord?.(text, today);
}

function inFields({ fields, values }: FieldGroup, today: string): FieldValues {
	const changed = fields.flatMap((field): [string, string][] => {
		const value = Object.hasOwn(values, field.id) ? values[field.id] : undefined;
		const date = typeof value === "string" ? resolve(field, value, today) : undefined;
		return date === undefined ? [] : [[field.id, date]];
	});
	return changed.length === 0 ? values : { ...values, ...Object.fromEntries(changed) };
}
