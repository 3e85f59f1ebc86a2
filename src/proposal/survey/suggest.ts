/**
 * What a questionnaire could say so that existing proposals are understood better: aliases, kinds, and lists of questions
 * that are answered one by one. Proposes only what many proposals show; a person decides.
 */
import { factsOf, type Kind } from "../../outline/kinds.ts";
import type { Outline } from "../../outline/types.ts";
import { itemPlacements } from "../layout/outline-index.ts";
import { inferKind } from "./infer-kind.ts";
import type { Counted } from "./replacements.ts";
import type { Survey, Usage } from "./survey.ts";

/** About one section, question or field. */
export interface Suggestion {
	readonly type: Usage["type"];
	readonly id: string;
	readonly label: string;
	/** Other wordings to know it by, with the number of proposals. */
	readonly aliases: readonly Counted[];
	/** The kind of its answers, with the number of proposals that show it. */
	readonly kind?: { readonly kind: Kind; readonly choices?: readonly string[]; readonly count: number };
	/** Questions of its guidance to ask one by one, with the number of proposals that keep each. */
	readonly questions: readonly Counted[];
}

/** One in so many proposals must have a wording, so that a slip in a single one of many is no alias. */
const ONE_IN = 100;
/** Fewer proposals don't show that questions are kept. */
const FEWEST_KEEPING = 2;

/** In the outline's order; only what has something to propose. */
export function suggestionsFor(outline: Outline, survey: Survey): Suggestion[] {
	return survey.usages.flatMap((usage): Suggestion[] => {
		const { type, id, label } = usage;
		const kind = kindFor(outline, usage);
		const made = { type, id, label, aliases: aliasesFor(usage, survey), questions: questionsFor(usage) };
		const suggestion: Suggestion = kind ? { ...made, kind } : made;
		return made.aliases.length + made.questions.length > 0 || kind ? [suggestion] : [];
	});
}

/** Words that are only similar are trusted less than an alias; other headings in the section's place aren't read at all. */
function aliasesFor({ renamed, replaced }: Usage, { proposals }: Survey): Counted[] {
	const fewest = Math.ceil(proposals / ONE_IN);
	const similar = renamed.filter(({ by }) => by === "similar");
	return [...similar, ...replaced].filter(({ count }) => count >= fewest).map(({ text, count }) => ({ text, count }));
}

function kindFor(outline: Outline, usage: Usage): Suggestion["kind"] {
	const [item] = usage.items;
	if (!item || usage.items.length > 1 || usage.long > 0 || !factsOf(item.kind).isFreeText) return undefined;
	const form = itemPlacements(outline).get(item.id)?.form;
	// A number or title in a heading is what it is, whatever it looks like.
	if (form === "heading") return undefined;
	const inferred = inferKind(usage.answers, form === "field" || form === "line");
	return inferred && { ...inferred, count: usage.answers.length };
}

function questionsFor({ questions, keeping, filled, id }: Usage): Counted[] {
	if (questions.length < 2 || keeping < FEWEST_KEEPING || keeping * 2 < (filled.get(id) ?? 0)) return [];
	return questions.filter(({ count }) => count > 0);
}
