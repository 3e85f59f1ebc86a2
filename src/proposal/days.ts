/** `today` where a date is asked for: the day itself, in the form in which dates are kept. Has no clock. */
import type { Field, Item } from "../outline/types.ts";
import { isFree, isNotApplicable } from "./answers.ts";
import type { Answer, FieldValues } from "./types.ts";

/** The day of a moment where the author is, as `YYYY-MM-DD`. */
export function isoDay(moment: Date): string {
	const two = (number: number): string => `${number}`.padStart(2, "0");
	return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Whether the word stands for the day on which it is given. */
export function isToday(text: string): boolean {
	return /^\s*today\s*$/i.test(text);
}

function dateMeant(text: string, today: string): string {
	return isToday(text) ? today : text;
}

/** The answer with the day in place of `today` wherever a date is asked for; the same answer where there is none. */
export function withDays<T extends Answer | undefined>(item: Item, answer: T, today: string): T | Answer {
	if (answer === undefined || isNotApplicable(answer) || isFree(item, answer)) return answer;
	if (item.kind === "date") return typeof answer === "string" ? dateMeant(answer, today) : answer;
	if (item.kind === "records" && Array.isArray(answer)) {
		const records = answer as readonly FieldValues[];
		const after = records.map((values) => inFields(item.fields ?? [], values, today));
		return after.every((values, at) => values === records[at]) ? answer : after;
	}
	if (item.kind !== "options") return answer;
	const picked = answer as Readonly<Record<string, FieldValues>>;
	const after = Object.entries(picked).map(([id, values]): [string, FieldValues] => {
		return [id, inFields(item.options?.find((option) => option.id === id)?.fields ?? [], values, today)];
	});
	return after.every(([id, values]) => values === picked[id]) ? answer : Object.fromEntries(after);
}

function inFields(fields: readonly Field[], values: FieldValues, today: string): FieldValues {
	const dates = fields.filter(({ kind }) => kind === "date").map(({ id }) => id);
	const meant = dates.flatMap((id): [string, string][] => {
		const value = Object.hasOwn(values, id) ? values[id] : undefined;
		const date = typeof value === "string" ? dateMeant(value, today) : undefined;
		return date === undefined || date === value ? [] : [[id, date]];
	});
	return meant.length === 0 ? values : { ...values, ...Object.fromEntries(meant) };
}
