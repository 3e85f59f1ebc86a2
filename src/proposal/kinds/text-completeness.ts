/** Judges how far texts are filled in: blank, still the template's words, partly, or answered. */
import type { Item, Stage } from "../../outline/types.ts";
import { isPlaceholderText } from "../placeholder-words.ts";
import type { Because, Completeness, Confirmation, Reason } from "../types.ts";
import { requestBeyond } from "./asks-more.ts";
import { yesOrNo } from "./data.ts";
import { isBlank } from "./list-markdown.ts";
import { isTemplateText, isWholly } from "./template-words.ts";

export type ValueCompleteness = Exclude<Completeness, "not-applicable">;

/** `<test coverage>` is a placeholder; `<https://…>` and `<a@b>` are links. */
const BRACKETED = /^\W{0,8}<[^<>:@/]*>\W{0,4}$/;

/** Maximum length, in characters, to compare with a template's words. */
const MAX_COMPARED_LENGTH = 10_000;

/** `#### Alpha`: a heading says nothing without text below it. */
const HEADING = /^ {0,3}#{1,6}(?:[ \t].*)?$/;

/**
 * Why a text, or every part of it, is only a placeholder: the template's words, or words such as TBD; undefined if it
 * isn't.
 */
function placeholderIn(item: Item, text: string, stage?: Stage): Reason | undefined {
	// So long a text is always the author's. It is judged at every key press and must not be read in full.
	if (text.length > MAX_COMPARED_LENGTH || isBlank(text)) return undefined;
	const reasons = new Map<string, Reason["code"]>();
	const isNoAnswer = (part: string): boolean => {
		const code = placeholderCode(item, part, stage);
		if (code) reasons.set(part.trim(), code);
		return code !== undefined;
	};
	const seen = withoutComments(text);
	if (!isWholly(seen, isNoAnswer)) return undefined;
	const [code = "template-text"] = reasons.values();
	return { code, about: reasons.size === 0 ? [text.trim()] : [...reasons.keys()] };
}

function placeholderCode(item: Item, part: string, stage: Stage | undefined): Reason["code"] | undefined {
	if (isPlaceholderText(part, stage) || (part.includes("#") && HEADING.test(part))) return "stand-in";
	return (part.includes("<") && BRACKETED.test(part)) || isTemplateText(item, part) ? "template-text" : undefined;
}

/** Removes comments, which readers don't see. */
function withoutComments(text: string): string {
	let seen = "";
	let from = 0;
	for (let open = text.indexOf("<!--"); open >= 0; open = text.indexOf("<!--", from)) {
		const close = text.indexOf("-->", open);
		if (close < 0) break;
		seen += text.slice(from, open);
		from = close + 3;
	}
	return from === 0 ? text : seen + text.slice(from);
}

/** The completeness of a free text. */
export function textCompleteness(item: Item, text: string, stage?: Stage, because?: Because): ValueCompleteness {
	if (isBlank(text)) return "blank";
	const reason = placeholderIn(item, text, stage);
	if (!reason) return "answered";
	because?.(reason);
	return "placeholder";
}

/** The completeness of a free text as the whole answer. */
export function answerCompleteness(item: Item, text: string, stage?: Stage, because?: Because): ValueCompleteness {
	return unlessAsked(item, text, textCompleteness(item, text, stage, because), because);
}

/** The verdict, except that a bare yes or no is partial if the question asks for more. */
export function unlessAsked(item: Item, text: string, judged: ValueCompleteness, because?: Because): ValueCompleteness {
	const request = judged === "answered" ? requestBeyond(item, text) : undefined;
	if (!request) return judged;
	because?.({ code: "unexplained", about: [request.word, request.sentence] });
	return "partial";
}

/** The completeness of several texts: answered if one of them says something. */
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

/**
 * The completeness of a confirmation: yes or no alone is an answer; an explanation alone, or a placeholder, makes it
 * partial.
 */
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
