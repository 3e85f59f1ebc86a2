/**
 * What a text should be, and what is wrong with one that isn't: the one judge of what is typed, what scripts give and what
 * files hold. Only form is judged: nothing is looked up.
 */
import { nearest } from "../outline/nearest.ts";
import { canHavePattern, hasPattern } from "../outline/pattern.ts";
import type { Choice, Field, Item, Pattern } from "../outline/types.ts";
import { hasBreak, isLineKind } from "./input-text.ts";
import { isChoice, meantChoice } from "./kinds/choices.ts";
import { yesOrNo } from "./kinds/data.ts";
import { formatError, isUnfinished } from "./validate.ts";

/** What an item, a field or a control says of its text. */
export interface Expected {
	readonly expects?: "date" | "link" | "people";
	readonly pattern?: Pattern;
	/** One of these, by its id; for items that are picked from a list. */
	readonly choices?: readonly Choice[];
	/** Yes or no. */
	readonly yesOrNo?: true;
	readonly isOneLine?: true;
}

export interface Fault {
	/** What was expected, as a noun: `a date`. */
	readonly expected: string;
	/** One sentence on how to mend it. */
	readonly fix: string;
	/** Nothing else means anything here: the text can't be taken, however often it is given. */
	readonly isClosed?: true;
}

/** What the questionnaire asks of each text of an item or a field; a confirmation's explanation may be anything. */
export function expectedOf(asked: Item | Field): Expected {
	const { kind, choices } = asked;
	return {
		...((kind === "date" || kind === "link" || kind === "people") && { expects: kind }),
		...(asked.pattern && { pattern: asked.pattern }),
		...(choices && (kind === "choice" || kind === "list") && { choices }),
		...(isLineKind(kind) && { isOneLine: true }),
	};
}

/** A text of the author's own: where only certain words mean something, it has to be one of them. */
export function expectedOfFree(item: Item, text: string): Expected {
	if (item.kind === "choice" || (item.kind === "list" && item.choices)) return expectedOf(item);
	// A sentence may say what yes or no can't; a scope's question sets others aside by nothing but the word.
	const isWord = item.kind === "confirm" && (item.aside === true || /^\s*[\p{L}\p{N}]+\s*$/u.test(text));
	return isWord ? { yesOrNo: true } : {};
}

const NOUNS = { date: "a date", link: "a link", people: "a name or a handle" } as const;

/** What is wrong with the text; undefined where it is fine, or still blank. */
export function faultOf(expected: Expected, text: string): Fault | undefined {
	const trimmed = text.trim();
	if (trimmed === "") return undefined;
	if (expected.isOneLine && hasBreak(text)) return { expected: "one line", fix: "Give its text without line breaks." };
	if (expected.yesOrNo && !yesOrNo(trimmed))
		return { expected: "yes or no", fix: "Please answer yes or no.", isClosed: true };
	if (expected.choices && !isChoice(expected.choices, trimmed)) return choiceFault(expected.choices, trimmed);
	if (expected.pattern && !hasPattern(expected.pattern, trimmed))
		return { expected: expected.pattern.expected, fix: `Expected ${expected.pattern.expected}.` };
	const fix = expected.expects && formatError(expected.expects, trimmed);
	return fix && expected.expects ? { expected: NOUNS[expected.expects], fix } : undefined;
}

/** So many can be told in one sentence. */
const TOLD = 8;

function choiceFault(choices: readonly Choice[], text: string): Fault | undefined {
	// A label, or other letter case, is what is meant; it becomes the id where it is saved.
	const meant = meantChoice(choices, text);
	if (meant !== undefined && choices.length <= TOLD)
		return { expected: wordsOf(choices), fix: `Write “${meant}”.`, isClosed: true };
	const ids = choices.map(({ id }) => id);
	const near = meant ?? nearest(text, ids);
	const all = choices.length <= TOLD ? `The words are ${wordsOf(choices)}.` : "“pep-wizard outline” lists the ids.";
	return {
		expected: choices.length <= TOLD ? wordsOf(choices) : "an id that can be given here",
		fix: near === undefined ? all : `Did you mean “${near}”? ${all}`,
		isClosed: true,
	};
}

function wordsOf(choices: readonly Choice[]): string {
	const ids = choices.map(({ id }) => id);
	return ids.length < 2 ? ids.join("") : `${ids.slice(0, -1).join(", ")} or ${ids.at(-1)}`;
}

/** Whether more letters can still make it right: no fault while it is being typed. */
export function canBecome(expected: Expected, text: string): boolean {
	const trimmed = text.trim();
	if (expected.yesOrNo) return ["yes", "no"].some((word) => word.startsWith(trimmed.toLowerCase()));
	if (expected.choices) return expected.choices.some(({ id }) => id.startsWith(trimmed));
	if (expected.pattern) return canHavePattern(expected.pattern, trimmed);
	return expected.expects !== undefined && isUnfinished(expected.expects, trimmed);
}
