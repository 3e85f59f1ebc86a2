/** Rules about comments that suppress findings: whether they are valid, and whether they are still needed. */
import type { Rule } from "../types.ts";

export const malformed = {
	id: "waiver/malformed",
	severity: "error",
	about: "A `<!-- pep-wizard: … -->` comment can't be understood, names no rule, or gives no reason.",
	fix: "Write `<!-- pep-wizard: allow RULE because REASON -->`.",
	check: ({ suppressions }) =>
		suppressions.flatMap(({ mistake, comment: { line, column } }) => (mistake ? [{ ...mistake, line, column }] : [])),
} as const satisfies Rule;

/** Reported where suppressions are applied, since only that code knows which were needed. */
export const unused = {
	id: "waiver/unused",
	severity: "note",
	about: "A comment suppresses a rule that finds nothing in its section.",
	fix: "Delete the comment.",
	check: () => [],
} as const satisfies Rule;
