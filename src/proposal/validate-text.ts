/** Validates single texts, whether typed, given by scripts or read from files. Knows no kinds. */
import { nearestWord } from "../outline/nearest.ts";
import type { Choice, Field, Item } from "../outline/types.ts";
import { joinWords } from "../text/english.ts";
import { hasBreak } from "./input-text.ts";
import { isChoice, resolveChoice } from "./kinds/choices.ts";
import { yesOrNo } from "./kinds/data.ts";
import type { Expected, KindModule } from "./types.ts";

export interface TextIssue {
	/** What was expected, as a noun: `a date`. */
	readonly expected: string;
	/** One sentence on how to fix it. */
	readonly fix: string;
	/** Only certain values have a meaning here, so the text can't be accepted even if the author insists. */
	readonly isClosed?: true;
}

/** What a kind expects of each text in an item or a field. */
export function expectedBy(
	{ expects, isOneLine }: Pick<KindModule, "expects" | "isOneLine">,
	itemOrField: Item | Field,
) {
	return { ...expects?.(itemOrField), ...(isOneLine && { isOneLine }) } satisfies Expected;
}

/** What is wrong with the text; undefined if it is valid or blank. */
export function validateText({ expects, choices, ...expected }: Expected, text: string): TextIssue | undefined {
	const trimmed = text.trim();
	if (trimmed === "") return undefined;
	if (expected.isOneLine && hasBreak(text)) return { expected: "one line", fix: "Remove the line breaks." };
	if (expected.yesOrNo && !yesOrNo(trimmed))
		return { expected: "yes or no", fix: "Please answer yes or no.", isClosed: true };
	if (choices && !isChoice(choices, trimmed)) return choiceIssue(choices, trimmed);
	const fix = expects?.fixFor(trimmed);
	return expects && fix !== undefined ? { expected: expects.noun, fix } : undefined;
}

/** The longest list of choices in a message. */
const MAX_LISTED = 8;

function choiceIssue(choices: readonly Choice[], text: string): TextIssue | undefined {
	// A label, or an id in other letter case: suggest the id.
	const meant = resolveChoice(choices, text);
	if (meant !== undefined && choices.length <= MAX_LISTED)
		return { expected: listIds(choices), fix: `Write “${meant}”.`, isClosed: true };
	const ids = choices.map(({ id }) => id);
	const near = meant ?? nearestWord(text, ids);
	const all =
		choices.length <= MAX_LISTED ? `The words are ${listIds(choices)}.` : "“pep-wizard outline” lists the ids.";
	return {
		expected: choices.length <= MAX_LISTED ? listIds(choices) : "an id that can be given here",
		fix: near === undefined ? all : `Did you mean “${near}”? ${all}`,
		isClosed: true,
	};
}

function listIds(choices: readonly Choice[]): string {
	return joinWords(
		choices.map(({ id }) => id),
		"or",
	);
}

/** Whether typing on can still make the text valid, so that it is not reported yet. */
export function canBecome({ yesOrNo, choices, expects }: Expected, text: string): boolean {
	const trimmed = text.trim();
	if (yesOrNo) return ["yes", "no"].some((word) => word.startsWith(trimmed.toLowerCase()));
	if (choices) return choices.some(({ id }) => id.startsWith(trimmed));
	return expects?.canBecome(trimmed) ?? false;
}
