/** How far texts are filled in: blank, still the template's words, partly, or answered. */
import type { Item, Stage } from "../../outline/types.ts";
import { standsIn } from "../stand-ins.ts";
import type { Completeness, Confirmation } from "../types.ts";
import { yesOrNo } from "./data.ts";
import { isBlank } from "./layout.ts";

export type Judgement = Exclude<Completeness, "not-applicable">;

/** Words that stand for an answer to come, in comparable form. */

/** `<test coverage>` is a stand-in; `<https://…>` and `<a@b>` are links. */
const BRACKETED = /^<[^<>:@/]*>$/;

/** Longer than any template's own words. */
const MOST_TO_COMPARE = 10_000;

/** A text reduced to what is compared: one line, lower case, no bullet or box before it, no punctuation after it. */
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
export function isPlaceholder(placeholders: readonly string[], text: string, stage?: Stage): boolean {
	// So long a text is the author's, whatever it says: judged at every key, it must not be read from end to end.
	if (text.length > MOST_TO_COMPARE || isBlank(text)) return false;
	const known = new Set(placeholders.map(comparable));
	const stands = (part: string): boolean => {
		const words = comparable(part);
		return known.has(words) || standsIn(part, stage) || BRACKETED.test(words);
	};
	return stands(text) || text.split(/[\r\n]+/).every((part) => isBlank(part) || stands(part));
}

/** A free text. */
export function judgeText(item: Item, text: string, stage?: Stage): Judgement {
	if (isBlank(text)) return "blank";
	return isPlaceholder(item.placeholders, text, stage) ? "placeholder" : "answered";
}

/** Several texts: answered as soon as one of them says something. */
export function judgeTexts(item: Item, texts: readonly string[], stage?: Stage): Judgement {
	const judged = texts.map((text) => judgeText(item, text, stage)).filter((each) => each !== "blank");
	if (judged.length === 0) return "blank";
	return judged.every((each) => each === "placeholder") ? "placeholder" : "answered";
}

/** Yes or no alone is an answer; an explanation alone, or one that is a stand-in, is half of one. */
export function judgeConfirmation(item: Item, value: Confirmation, stage?: Stage): Judgement {
	const explanation = judgeText(item, value.explanation, stage);
	if (value.answer === "" && yesOrNo(value.explanation)) return "answered";
	if (value.answer === "") return explanation === "answered" ? "partial" : explanation;
	return explanation === "placeholder" ? "partial" : "answered";
}
