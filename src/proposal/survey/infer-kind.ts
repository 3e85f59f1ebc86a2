/** Which kind the answers of existing proposals show. Takes a kind only if every answer has its form; knows no items. */
import type { Kind } from "../../outline/kinds.ts";
import { DATE } from "../kinds/date.ts";
import { PERSON } from "../kinds/people.ts";

/** What a questionnaire would say of an item. */
export interface InferredKind {
	readonly kind: Kind;
	/** The words that all answers choose from. */
	readonly choices?: readonly string[];
}

/** Fewer answers show nothing. */
const FEWEST = 3;
/** Fewer answers don't show that there are no other choices. */
const FEWEST_FOR_CHOICES = 8;
const MOST_CHOICES = 6;

const FORMS: readonly (readonly [kind: Kind, isOne: (text: string) => boolean])[] = [
	["date", (text) => DATE.fixFor(text) === undefined],
	["number", (text) => /^\d{1,20}$/.test(text)],
	["link", (text) => /^<?https?:\/\/[^\s<>]+>?$|^\[[^[\]]+\]\([^()\s]+\)$/.test(text)],
	["people", isHandles],
];

/**
 * The kind of answers that are all alike; undefined if they aren't, or are too few. `texts` are trimmed and not blank;
 * `isLine`: the answers are on one line, after a label.
 */
export function inferKind(texts: readonly string[], isLine: boolean): InferredKind | undefined {
	if (texts.length < FEWEST) return undefined;
	const form = FORMS.find(([, isOne]) => texts.every(isOne));
	if (form) return { kind: form[0] };
	if (isLine) return inferChoice(texts);
	return texts.every(isBullets) ? { kind: "list" } : undefined;
}

function inferChoice(texts: readonly string[]): InferredKind | undefined {
	if (texts.length < FEWEST_FOR_CHOICES) return undefined;
	const counts = new Map<string, number>();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	const isChosen = counts.size <= MOST_CHOICES && [...counts].every(([text, count]) => count > 1 && text.length <= 40);
	return isChosen && counts.size > 1 ? { kind: "choice", choices: [...counts.keys()].sort() } : undefined;
}

/** `@ann, @ben`: names without a sign could be anything. */
function isHandles(text: string): boolean {
	const people = text.split(/[,;\n]/).map((each) => each.replace(/^[-*+]\s+/, "").trim());
	return people.every((person) => /^@[\w-]/.test(person) && PERSON.fixFor(person) === undefined);
}

/** A bullet list with one line per entry, and nothing else. */
function isBullets(text: string): boolean {
	return text.split("\n").every((line) => /^[-*+] (?!\[[ xX]\] )\S/.test(line));
}
