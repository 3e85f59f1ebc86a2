/** What reading a draft had to say that doesn't keep it from being used. */
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

function told({ problems }: Context, rule: string): RawFinding[] {
	return problems
		.filter((problem) => problem.rule === rule)
		.map(({ message, at, item, fix }) => ({ message, ...(fix && { fix }), ...(item && { item }), ...(at && { at }) }));
}

export const unknownItem = {
	id: "draft/unknown-item",
	severity: "warning",
	about: "A draft answers a question that its template doesn't ask. The answer is kept, but not printed.",
	fix: "Correct the id, or remove the answer.",
	check: (context) => told(context, "draft/unknown-item"),
} as const satisfies Rule;

export const unknownKey = {
	id: "draft/unknown-key",
	severity: "warning",
	about: "A draft has an unknown top-level key.",
	fix: "Correct the key, or remove it.",
	check: (context) => told(context, "draft/unknown-key"),
} as const satisfies Rule;

export const stage = {
	id: "draft/stage",
	severity: "warning",
	about: "A draft has the stage among its answers, where it has no effect.",
	fix: "Write it as the value of the key `stage`, and remove the answer.",
	check: (context) => told(context, "draft/stage"),
} as const satisfies Rule;
