/** The kind `date`: a day as `YYYY-MM-DD`. Words such as `today` or `+3d` stand for a day. */
import { canBecomeDay, dayInWords, dayOfWords, isDay } from "../day-words.ts";
import type { TextForm } from "../types.ts";
import { textKind } from "./text.ts";

function faultIn(text: string): string | undefined {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return "Write the date as YYYY-MM-DD, for example 2026-03-31.";
	return isDay(text) ? undefined : `${text} is not a real date; write one as YYYY-MM-DD.`;
}

export const DATE: TextForm = {
	noun: "a date",
	malformed: "no date",
	placeholder: "YYYY-MM-DD, today, +3d, next monday",
	prompt: "YYYY-MM-DD, or words such as +3d or monday",
	fixFor: faultIn,
	canBecome: (text) => /^\d{0,4}$|^\d{4}-\d{0,2}$|^\d{4}-\d{2}-\d{0,1}$/.test(text) || canBecomeDay(text),
	resolveWord: dayOfWords,
	meaning: (text, today) => {
		const day = isDay(text) ? text : dayOfWords(text, today);
		return day === undefined ? undefined : { value: day, words: dayInWords(day) };
	},
	pick: "day",
};

export const dateKind = textKind({ kind: "date", name: "A date", form: () => DATE });
