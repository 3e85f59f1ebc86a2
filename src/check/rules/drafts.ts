/** Rules for problems found while reading a draft that still leave it usable. */
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

function readProblems({ problems }: Context, rule: string): RawFinding[] {
	return problems
		.filter((problem) => problem.rule === rule)
		.map(({ message, at, item, fix }) => ({ message, ...(fix && { fix }), ...(item && { item }), ...(at && { at }) }));
}

export const unknownItem = {
	id: "draft/unknown-item",
	severity: "warning",
	about: "A draft answers an item that its template doesn't have. The answer is kept but not printed.",
	fix: "Correct the id, or remove the answer.",
	check: (context) => readProblems(context, "draft/unknown-item"),
} as const satisfies Rule;

export const unknownKey = {
	id: "draft/unknown-key",
	severity: "warning",
	about: "A draft has an unknown top-level key.",
	fix: "Correct the key, or remove it.",
	check: (context) => readProblems(context, "draft/unknown-key"),
} as const satisfies Rule;

export const stage = {
	id: "draft/stage",
	severity: "warning",
	about: "A draft sets the stage among its answers, where it has no effect.",
	fix: "Set the top-level key `stage`, and remove the answer.",
	check: (context) => readProblems(context, "draft/stage"),
} as const satisfies Rule;
