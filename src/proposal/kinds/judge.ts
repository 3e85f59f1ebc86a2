/** How far texts and fields are filled in: blank, still the template's words, partly, or answered. */
import type { Field, Item } from "../../outline/types.ts";
import { expectedOf, faultOf } from "../expected.ts";
import { ownValue } from "../own-value.ts";
import type { Completeness, Confirmation, FieldValue, FieldValues } from "../types.ts";
import { yesOrNo } from "./data.ts";
import { isBlank } from "./layout.ts";

export type Judgement = Exclude<Completeness, "not-applicable">;

/** Words that stand for an answer to come, in comparable form. */
const STAND_INS = new Set(["tbd", "todo", "...", "…"]);

/** `<test coverage>` is a stand-in; `<https://…>` and `<a@b>` are links. */
const BRACKETED = /^<[^<>:@/]*>$/;

/** Longer than any template's own words. */
const MOST_TO_COMPARE = 10_000;

/** A text reduced to what is compared: one line, lower case, no bullet or box before it, no punctuation behind it. */
function comparable(text: string): string {
	const words = text.replace(/\s+/g, " ").trim().toLowerCase();
	const bare = words.replace(/^([-*+]|\d{1,9}[.)]) /, "").replace(/^\[[ x]\] /, "");
	const short = withoutEndMarks(bare);
	return short === "" ? bare.replace(/^\.{3,}$/, "...") : short;
}

/** Not by a regular expression, which would look again at each of many marks. */
function withoutEndMarks(words: string): string {
	let end = words.length;
	while (end > 0 && ".:!?…".includes(words[end - 1]!)) end--;
	return words.slice(0, end);
}

/** Whether a text is only what the template says, or a stand-in such as TBD; so is one whose every line is. */
export function isPlaceholder(placeholders: readonly string[], text: string): boolean {
	// So long a text is the author's, whatever it says: judged at every key, it must not be read from end to end.
	if (text.length > MOST_TO_COMPARE || isBlank(text)) return false;
	const known = new Set(placeholders.map(comparable));
	const stands = (part: string): boolean => {
		const words = comparable(part);
		return known.has(words) || STAND_INS.has(words) || BRACKETED.test(words);
	};
	return stands(text) || text.split(/[\r\n]+/).every((part) => isBlank(part) || stands(part));
}

/** A free text. */
export function judgeText(item: Item, text: string): Judgement {
	if (isBlank(text)) return "blank";
	return isPlaceholder(item.placeholders, text) ? "placeholder" : "answered";
}

/** Several texts: answered as soon as one of them says something. */
export function judgeTexts(item: Item, texts: readonly string[]): Judgement {
	const judged = texts.map((text) => judgeText(item, text)).filter((each) => each !== "blank");
	if (judged.length === 0) return "blank";
	return judged.every((each) => each === "placeholder") ? "placeholder" : "answered";
}

/** Yes or no alone is an answer; an explanation alone, or one that is a stand-in, is half of one. */
export function judgeConfirmation(item: Item, value: Confirmation): Judgement {
	const explanation = judgeText(item, value.explanation);
	if (value.answer === "" && yesOrNo(value.explanation)) return "answered";
	if (value.answer === "") return explanation === "answered" ? "partial" : explanation;
	return explanation === "placeholder" ? "partial" : "answered";
}

/**
 * Fields that belong together: partial while one that is needed is missing, or one holds no date, link or person where
 * it should. Without fields there is nothing to fill.
 */
export function judgeFields(item: Item, fields: readonly Field[], values: FieldValues): Judgement {
	const judged = fields.map((field) => ({ field, state: judgeField(item, ownValue(values, field.id)) }));
	if (judged.some(({ field, state }) => !field.optional && state !== "answered")) {
		const said = judged.filter(({ state }) => state !== "blank");
		if (said.length === 0) return "blank";
		return said.every(({ state }) => state === "placeholder") ? "placeholder" : "partial";
	}
	const isAnyWrong = judged.some(
		({ field, state }) => state === "answered" && isWrong(field, ownValue(values, field.id)),
	);
	return isAnyWrong ? "partial" : "answered";
}

/** Whether a text has another form than its field asks for. */
function isWrong(field: Field, value: FieldValue | undefined): boolean {
	const texts = typeof value === "string" ? [value] : value !== undefined && isTexts(value) ? value : [];
	return texts.some((text) => faultOf(expectedOf(field), text) !== undefined);
}

function judgeField(item: Item, value: FieldValue | undefined): Judgement {
	if (value === undefined) return "blank";
	if (typeof value === "string") return judgeText(item, value);
	if (isTexts(value)) return judgeTexts(item, value);
	return judgeConfirmation(item, value);
}

export function isTexts(value: FieldValue): value is readonly string[] {
	return Array.isArray(value);
}
