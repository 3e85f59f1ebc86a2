/**
 * Decides whether a question asks for more than a bare yes or no, by the words of the question and its guidance. Knows
 * no template. Patterns are compiled only for a bare yes or no.
 */
import type { Item } from "../../outline/types.ts";

/** What a question asks for besides yes or no. */
export interface Request {
	readonly word: "Yes" | "No";
	/** The sentence that asks for it: the question itself, or one of its guidance. */
	readonly sentence: string;
}

/** Bare words in their usual forms. */
const AS_PRINTED: ReadonlySet<string> = new Set(["yes", "yes.", "no", "no."]);

/** The beginning of a bare answer; most answers have another one. */
const STARTS_BARE = /^[^a-z]*(?:yes|yep|yeah|no|nope)(?![a-z])/i;

/** Maximum length of a bare answer; longer texts say more. */
export const LONGEST_BARE = 60;

/** Questions that neither word answers. */
const OPEN = /^\W*(?:how|why|describe|explain|what happens)\b/i;
/** Questions that “yes” doesn't answer, while “no” may mean that there is none. */
const OPEN_TO_YES = /^\W*(?:what|which|who|whom|when|where|list|name|enumerate|provide)\b/i;

/** Two questions in one. */
const AND_HOW = /\b(?:and|or),? (?:if (?:so|yes),? )?(?:how|why|which|what|where|when|by whom)\b|\bif (?:so|yes)\b/i;
const IF_NOT = /\bif (?:not|no)\b|\bwhy not\b|\band (?:how|why)\b/i;

/** In guidance: a demand for more than “no”. */
const DEMANDS_IF_NOT = /\bif (?:not|no)\b[^.?!]*\b(?:describe|explain|say|state|why|how)\b|\bwhy not\b/i;

/** What a bare yes or no leaves open; undefined if it is enough, and for any other text. Takes constant time. */
export function requestBeyond(item: Item, text: string): Request | undefined {
	if (text.length > LONGEST_BARE || item.aside) return undefined;
	const bare = bareWord(text);
	if (bare === undefined) return undefined;
	const isYes = /^y/i.test(bare);
	const sentence = isYes ? askedOfYes(item) : askedOfNo(item);
	return sentence === undefined ? undefined : { word: isYes ? "Yes" : "No", sentence };
}

/** “Yes”, “`Yes`!”, “Yes, it does.”: nothing but the word, or an echo of the question. */
function bareWord(text: string): string | undefined {
	if (AS_PRINTED.has(text.toLowerCase())) return text;
	if (!STARTS_BARE.test(text)) return undefined;
	return /^[\s>*_`~"“(-]*(yes|yep|yeah|no|nope)[\s*_`~"”)]*(?:[,.;:!–—-]+\s*)?(?:(?:it|they|this|that|there|we|you|one) (?:is|are|can|could|does|do|will|would|has|have|should|may|was|were|did)(?: be)?(?: not|n't)?|(?:it|they) can't|of course|sure|absolutely|definitely)?[\s*_`~"”.!)]*$/i.exec(
		text,
	)?.[1];
}

function askedOfYes({ label, guidance: { text = "" } }: Item): string | undefined {
	if (OPEN.test(label) || OPEN_TO_YES.test(label) || AND_HOW.test(label)) return label;
	return sentencesOf(text).find(demandsMore);
}

/** Whether a sentence of guidance demands more than the word. */
function demandsMore(sentence: string): boolean {
	return /\bif (?:so|yes)\b|^\W*(?:please |also )?(?:describe|explain|list|name|specify|provide|state|detail|document|outline|elaborate|identify|link)\b|\b(?:please|and|then) (?:describe|explain|list|name|specify|provide|say|state|detail|document|outline|elaborate|identify|link)\b|(?:^|\band |, )(?:give|say (?:how|why|what|which|who|when|where))\b|\band (?:how|why|what|which)\b/i.test(
		sentence,
	);
}

function askedOfNo({ label, guidance: { text = "" } }: Item): string | undefined {
	if (OPEN.test(label) || (mentions(label, "if no", "why not", "and how", "and why") && IF_NOT.test(label)))
		return label;
	if (!mentions(text, "if no", "why not")) return undefined;
	return sentencesOf(text).find((sentence) => DEMANDS_IF_NOT.test(sentence));
}

/** Whether one of the words is in the text. Most questions have none, and need no pattern. */
function mentions(text: string, ...words: readonly string[]): boolean {
	const lower = text.toLowerCase();
	return words.some((word) => lower.includes(word));
}

/** Maximum length of a sentence in a message. */
const LONGEST_SENTENCE = 400;

function sentencesOf(text: string): string[] {
	return text
		.slice(0, 2_000)
		.replace(/\s+/g, " ")
		.split(/(?<=[.?!])\s+(?=\p{Lu})/u)
		.map((sentence) => sentence.trim().slice(0, LONGEST_SENTENCE));
}
