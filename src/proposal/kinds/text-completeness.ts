/** How far texts are filled in: blank, still the template's words, partly, or answered. */
import type { Item, Stage } from "../../outline/types.ts";
import { isPlaceholderText } from "../placeholder-words.ts";
import type { Because, Completeness, Confirmation, Reason } from "../types.ts";
import { yesOrNo } from "./data.ts";
import { isBlank } from "./list-markdown.ts";

export type ValueCompleteness = Exclude<Completeness, "not-applicable">;

/** `<test coverage>` is a stand-in; `<https://…>` and `<a@b>` are links. */
const BRACKETED = /^<[^<>:@/]*>$/;

/** Longer than any template's own words. */
const MAX_COMPARED_LENGTH = 10_000;

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

/** What makes a text only what the template says, or a stand-in such as TBD; so is one whose every line is. */
function placeholderIn(placeholders: readonly string[], text: string, stage?: Stage): Reason | undefined {
	// So long a text is the author's, whatever it says: judged at every key, it must not be read from end to end.
	if (text.length > MAX_COMPARED_LENGTH || isBlank(text)) return undefined;
	const known = new Set(placeholders.map(comparable));
	const codeOf = (part: string): Reason["code"] | undefined => {
		const words = comparable(part);
		if (known.has(words) || BRACKETED.test(words)) return "template-text";
		return isPlaceholderText(part, stage) ? "stand-in" : undefined;
	};
	const whole = codeOf(text);
	if (whole) return { code: whole, about: [text.trim()] };
	const lines = text.split(/[\r\n]+/).filter((part) => !isBlank(part));
	const codes: Reason["code"][] = [];
	for (const line of lines) {
		const code = codeOf(line);
		if (!code) return undefined;
		codes.push(code);
	}
	return { code: codes[0]!, about: lines.map((line) => line.trim()) };
}

/** A free text. */
export function textCompleteness(item: Item, text: string, stage?: Stage, because?: Because): ValueCompleteness {
	if (isBlank(text)) return "blank";
	const reason = placeholderIn(item.placeholders, text, stage);
	if (!reason) return "answered";
	because?.(reason);
	return "placeholder";
}

/** Several texts: answered as soon as one of them says something. */
export function textsCompleteness(
	item: Item,
	texts: readonly string[],
	stage?: Stage,
	because?: Because,
): ValueCompleteness {
	const reasons: Reason[] = [];
	const judged = texts
		.map((text) => textCompleteness(item, text, stage, (reason) => reasons.push(reason)))
		.filter((each) => each !== "blank");
	if (judged.length === 0) return "blank";
	if (!judged.every((each) => each === "placeholder")) return "answered";
	for (const reason of reasons) because?.(reason);
	return "placeholder";
}

/** Yes or no alone is an answer; an explanation alone, or one that is a stand-in, is half of one. */
export function confirmationCompleteness(
	item: Item,
	value: Confirmation,
	stage?: Stage,
	because?: Because,
): ValueCompleteness {
	const explanation = textCompleteness(item, value.explanation, stage, because);
	if (value.answer === "" && yesOrNo(value.explanation)) return "answered";
	if (value.answer !== "") return explanation === "placeholder" ? "partial" : "answered";
	if (explanation !== "answered") return explanation;
	because?.({ code: "undecided", about: [] });
	return "partial";
}
