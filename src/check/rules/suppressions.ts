/** Comments that allow something: whether they can be understood, and whether they are still needed. */
import type { Rule } from "../types.ts";

export const malformed = {
	id: "waiver/malformed",
	severity: "error",
	about: "A comment `<!-- pep-wizard: … -->` is malformed, names no rule, or gives no reason.",
	fix: "Write `<!-- pep-wizard: allow RULE because REASON -->`.",
	check: ({ suppressions }) =>
		suppressions.flatMap(({ mistake, comment: { line, column } }) => (mistake ? [{ ...mistake, line, column }] : [])),
} as const satisfies Rule;

/** Told by whoever applies the suppressions: only then it is known which of them were needed. */
export const unused = {
	id: "waiver/unused",
	severity: "note",
	about: "A comment suppresses a rule that finds nothing in its section.",
	fix: "Delete the comment.",
	check: () => [],
} as const satisfies Rule;
