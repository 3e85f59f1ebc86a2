/** The kind `date`: a day as `YYYY-MM-DD`. `today` stands for the current day. */
import type { TextForm } from "../types.ts";
import { textKind } from "./text.ts";

const TODAY = "today";

/** Whether the word stands for the current day. */
const isToday = (text: string): boolean => text.trim().toLowerCase() === TODAY;

function faultIn(text: string): string | undefined {
	const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (!parts) return "Write the date as YYYY-MM-DD, for example 2026-03-31.";
	const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
	const date = new Date(Date.UTC(year, month - 1, day));
	// `Date.UTC` counts years below 100 from 1900, so they are rejected here.
	const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return real ? undefined : `${text} is not a real date; write one as YYYY-MM-DD.`;
}

export const DATE: TextForm = {
	noun: "a date",
	malformed: "no date",
	placeholder: "YYYY-MM-DD",
	prompt: "YYYY-MM-DD or today",
	fixFor: faultIn,
	canBecome: (text) =>
		/^\d{0,4}$|^\d{4}-\d{0,2}$|^\d{4}-\d{2}-\d{0,1}$/.test(text) || TODAY.startsWith(text.toLowerCase()),
	resolveWord: (text, today) => (isToday(text) ? today : undefined),
};

export const dateKind = textKind({ kind: "date", name: "A date", form: () => DATE });
