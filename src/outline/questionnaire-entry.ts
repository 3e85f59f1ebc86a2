/**
 * The questionnaire entries about one part of a template. Several files may describe the same part: the including file
 * overrides the included one, key by key. Knows no template.
 */
import type { Location, Problem } from "./problem.ts";
import type { QuestionnaireFile } from "./questionnaire.ts";
import type { EntryKeys } from "./questionnaire-types.ts";
import type { Path } from "./schema.ts";
import type { Item, Requirement } from "./types.ts";

/** One entry in one file. */
export interface QuestionnaireEntry {
	readonly entry: EntryKeys & { readonly label?: string; readonly by?: "others" };
	readonly file: QuestionnaireFile;
	/** Where the entry is in its file. */
	readonly path: Path;
}

/** All entries about one part, lowest priority first, merged into one. */
export function mergeEntries(all: readonly QuestionnaireEntry[]): QuestionnaireEntry["entry"] {
	return Object.assign({}, ...all.map(({ entry }) => entry));
}

/** The location of the value at `path` in the entry that supplies it; if none does, that of the last entry. */
export function locationIn(all: readonly QuestionnaireEntry[], ...path: Path): Location | undefined {
	const speaker = all.findLast(({ entry }) => path[0] === undefined || Object.hasOwn(entry, path[0])) ?? all.at(-1);
	return speaker?.file.locationOf([...speaker.path, ...path]);
}

/** A mistake in a questionnaire. */
export function questionnaireProblem(rule: string, message: string, at: Location | undefined, fix?: string): Problem {
	return { rule: `questionnaire/${rule}`, severity: "error", message, ...(at && { at }), ...(fix && { fix }) };
}

/** All wordings that questionnaires give for a part, except the template's own. */
export function aliasesOf(matched: readonly QuestionnaireEntry[], own: string): string[] {
	const words = matched.flatMap(({ entry, path }) => {
		const { heading, question, label } = entry as { heading?: string; question?: string; label?: string };
		// Only the labels of fields are printed in documents; those of placeholders and checklists are only shown.
		return [heading, question, path.at(-2) === "fields" ? label : undefined, ...(entry.aliases ?? [])];
	});
	return [...new Set(words)].filter((each) => each !== undefined && each !== own) as string[];
}

/** Defaults for everything below, unless it sets its own. */
export interface Inherited extends Pick<Item, "encouraged"> {
	readonly required: Requirement;
}

/**
 * The stage that a questionnaire sets; else `never` for parts that are marked as optional; else the included file's
 * default for the sections that it describes; else the inherited requirement.
 */
export function requirementOf(
	matched: readonly QuestionnaireEntry[],
	optional: boolean,
	inherited: Inherited,
): Inherited {
	const { required, encouraged } = mergeEntries(matched);
	if (required !== undefined) return { required, ...(encouraged && { encouraged }) };
	if (optional) return { required: "never" };
	const outermost = matched.findLast(({ path, file }) => path.length === 2 && file.data.required !== undefined);
	if (outermost) return { required: outermost.file.data.required!, ...(encouraged && { encouraged }) };
	const encouragedHere = encouraged ?? inherited.encouraged;
	return { required: inherited.required, ...(encouragedHere && { encouraged: encouragedHere }) };
}

/** The same of an item: where reviewers only look for an answer, none is required unless the questionnaire says so. */
export function itemRequirement(
	matched: readonly QuestionnaireEntry[],
	optional: boolean,
	inherited: Inherited,
): Inherited & Pick<Item, "expected"> {
	const { required, expected } = mergeEntries(matched);
	const own = requirementOf(matched, optional, inherited);
	return expected === undefined ? own : { ...own, expected, ...(required === undefined && { required: "never" }) };
}
