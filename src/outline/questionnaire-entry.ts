/**
 * What questionnaires say about one place of a template. Several files may speak of the same place: the one that
 * includes wins over the included, key by key. Knows no template.
 */
import type { Place, Problem } from "./problem.ts";
import type { QuestionnaireFile } from "./questionnaire.ts";
import type { Common } from "./questionnaire-types.ts";
import type { Path } from "./schema.ts";

/** One entry of one file. */
export interface Said {
	readonly entry: Common & { readonly label?: string };
	readonly file: QuestionnaireFile;
	/** Where the entry stands in its file. */
	readonly path: Path;
}

/** All entries about one place, the weakest first, as one. */
export function merged(all: readonly Said[]): Common & { readonly label?: string } {
	return Object.assign({}, ...all.map(({ entry }) => entry));
}

/** Where the value at `path` below the entries comes from; the entry itself where none of them has it. */
export function placeIn(all: readonly Said[], ...path: Path): Place | undefined {
	const speaker = all.findLast(({ entry }) => path[0] === undefined || Object.hasOwn(entry, path[0])) ?? all.at(-1);
	return speaker?.file.placeOf([...speaker.path, ...path]);
}

/** A mistake in a questionnaire. */
export function mistake(rule: string, message: string, at: Place | undefined, fix?: string): Problem {
	return { rule: `questionnaire/${rule}`, severity: "error", message, ...(at && { at }), ...(fix && { fix }) };
}
