/** Rules about dates: their form, and that they are not in the future. */
import type { Field, Item } from "../../outline/types.ts";
import { answerOf, isFree } from "../../proposal/answers.ts";
import { DATE } from "../../proposal/kinds/date.ts";
import { expectedOf } from "../../proposal/kinds/table.ts";
import { validateText } from "../../proposal/validate-text.ts";
import {
	type AnswerText,
	completenessAt,
	fieldsIn,
	itemsWithRole,
	meaningfulAnswer,
	textsOf,
} from "../answer-texts.ts";
import { itemName, quoted } from "../message-words.ts";
import type { RawFinding, TextEdit } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

interface DateText extends AnswerText {
	readonly item: Item;
	/** The field of a list's entry. */
	readonly field?: Field;
}

/** How to correct a date; undefined if it is valid. */
export function dateFix(text: string): string | undefined {
	return validateText({ expects: DATE }, text)?.fix;
}

/** Every value that should be a date, except placeholders. */
function datesIn(context: Context): DateText[] {
	const { proposal } = context;
	const items = proposal.outline.items.flatMap((item): DateText[] => {
		if (expectedOf(item).expects !== DATE) return [];
		if (["blank", "placeholder", "not-applicable"].includes(completenessAt(context, item))) return [];
		const answer = answerOf(proposal, item);
		return isFree(item, answer) ? [] : textsOf(answer).map((text) => ({ ...text, item }));
	});
	const fields = fieldsIn(context).flatMap(({ item, field, texts }): DateText[] => {
		if (expectedOf(field).expects !== DATE) return [];
		return texts
			.filter(({ text }) => !/^(?:[<[({].*[>\])}]|`*)$/.test(text.trim()))
			.map((text) => ({ ...text, item, field }));
	});
	return [...items, ...fields];
}

export const format = {
	id: "date/format",
	severity: "warning",
	about:
		"A date is not written as `YYYY-MM-DD`, or does not exist. In the entries of a Markdown document's lists, other forms of a date are as good.",
	fix: "Write it as `YYYY-MM-DD`. `--fix` does this where year, month and day are unambiguous.",
	check: (context) =>
		datesIn(context).flatMap(({ item, field, text, path }): RawFinding[] => {
			const fix = dateFix(text);
			if (!fix || (field && context.structure && LIKE_A_DATE.test(text))) return [];
			const edit = dateEdit(context, item, text.trim());
			return [
				{ message: `${quoted(text)} in ${itemName(item)} is not a valid date`, fix, item: item.id, path, ...edit },
			];
		}),
} as const satisfies Rule;

/** Day, month and year in any order and form, or written as one number; with something after it, such as a time zone. */
const LIKE_A_DATE =
	/^\s*(?:\d{1,4}([-./])(?:\d{1,2}|[a-z]{3,9})\1\d{1,4}|(?:19|20)\d{6}|[a-z]{3,9}\.? \d{4}|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?,? \d{4})\b/i;

/** The date as `YYYY-MM-DD` if it can be read in only one way; undefined otherwise. */
export function isoDate(text: string): string | undefined {
	const parts = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/.exec(text);
	if (!parts) return undefined;
	const iso = `${parts[1]}-${parts[3]!.padStart(2, "0")}-${parts[4]!.padStart(2, "0")}`;
	return iso !== text && dateFix(iso) === undefined ? iso : undefined;
}

/** The edit that rewrites a date, if the item's section contains it exactly once. */
function dateEdit(
	{ document, structure }: Context,
	item: Item,
	old: string,
): Partial<Pick<RawFinding, "line" | "column" | "length" | "edit">> {
	const iso = isoDate(old);
	if (iso === undefined) return {};
	const section = structure?.sections.get(item.section)?.line;
	const [first, end] = section === undefined ? [0, document.lines.length] : document.sectionAround(section);
	const lines = document.lines.slice(first, end).flatMap((line, at) => (line.includes(old) ? [first + at] : []));
	const [line] = lines;
	if (lines.length !== 1 || line === undefined) return {};
	const column = document.lines[line]!.indexOf(old);
	if (document.lines[line]!.indexOf(old, column + 1) >= 0) return {};
	const edit: TextEdit = { line, column, old, text: iso };
	return { line, column, length: old.length, edit };
}

export const future = {
	id: "date/future",
	severity: "error",
	about: "The date of something that has already happened is in the future.",
	fix: "Write the date on which it happened.",
	check: (context) =>
		datesIn(context).flatMap(({ item, text, path }): RawFinding[] => {
			const date = text.trim();
			if (dateFix(date) || date <= context.today) return [];
			const message = `${date} in ${itemName(item)} is in the future; today is ${context.today}`;
			return [{ message, fix: "Write the date on which it happened.", item: item.id, path }];
		}),
} as const satisfies Rule;

const MONTH = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\\.?";
/** A full date at the start of a history entry. */
const OPENING = new RegExp(
	`^[ \\t]*(?:[-*+]|\\d{1,9}[.)])[ \\t]+[*_\`]{0,3}(\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|\\d{1,2}[-./]\\d{1,2}[-./]\\d{2,4}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)? ${MONTH},? \\d{4})(?![\\w-])`,
	"i",
);

export const history = {
	id: "history/date",
	severity: "note",
	needs: ["history"],
	about: "A history entry starts with a date that is not written as `YYYY-MM-DD` or is in the future.",
	fix: "Write dates as `YYYY-MM-DD`, and list only what has happened.",
	check: (context) =>
		itemsWithRole(context, "history").flatMap((item): RawFinding[] => {
			const answer = meaningfulAnswer(context, item);
			return textsOf(answer).flatMap(({ text, path }) =>
				text.split("\n").flatMap((line): RawFinding[] => {
					const date = OPENING.exec(line.slice(0, 200))?.[1];
					if (!date) return [];
					const where = { item: item.id, path, ...entryIn(context, item, line, date) };
					if (dateFix(date))
						return [
							{
								message: `${quoted(date)} in ${itemName(item)} is not written as YYYY-MM-DD`,
								fix: "Write it as YYYY-MM-DD.",
								...where,
							},
						];
					if (date <= context.today) return [];
					const message = `${date} in ${itemName(item)} is in the future; today is ${context.today}`;
					return [{ message, fix: "List only what has happened.", ...where }];
				}),
			);
		}),
} as const satisfies Rule;

/** Where the entry is in the document, if its line is found. */
function entryIn(
	{ document, structure }: Context,
	item: Item,
	entry: string,
	date: string,
): Pick<RawFinding, "line" | "column" | "length"> {
	const line = document.lineLike(entry, structure?.sections.get(item.section)?.line ?? 0);
	return line === undefined ? {} : { line, column: document.lines[line]!.indexOf(date), length: date.length };
}
