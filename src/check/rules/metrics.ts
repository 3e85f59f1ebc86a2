/** Metrics, objectives and indicators: whether they are named, and whether they belong together. */

import { isDue } from "../../outline/types.ts";
import { answerOf } from "../../proposal/answers.ts";
import { hasPlace } from "../../proposal/reading/structure.ts";
import { itemsWithRole, saidIn, stateOf, textsOf } from "../answer-texts.ts";
import { named } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

/** `pool_resize_failures_total`, `time-to-first-byte`, or anything in code marks. */
const METRIC = /[a-z]+(?:-[a-z]+){3,}|[A-Za-z][A-Za-z0-9]*(?:[_:][A-Za-z0-9{}<>*]+)+|`[^`\n]+`|```/;

/** Says in words that there is nothing to name. */
const NONE = /^[\s*_>-]*(?:n\s*\/?\s*a\b|none\b|no\b|not applicable|nothing\b|tbd\b|todo\b)/i;

function textOf(context: Context, id: string): string {
	const item = context.proposal.outline.items.find((each) => each.id === id);
	const answer = item && answerOf(context.proposal, item);
	return textsOf(answer)
		.map(({ text }) => text)
		.join("\n");
}

export const rollback = {
	id: "metrics/rollback",
	severity: "warning",
	needs: ["rollback-metrics"],
	about: "The answer about a rollback names no metric: it has no word such as `requests_failed_total` and no code.",
	fix: "Name the metrics as they are exposed, with the values at which to roll back.",
	check: (context) =>
		itemsWithRole(context, "rollback-metrics").flatMap((item): RawFinding[] => {
			if (saidIn(context, item) === undefined) return [];
			const text = textOf(context, item.id);
			if (METRIC.test(text) || NONE.test(text)) return [];
			const message = `${named(item)} is answered without the name of a metric`;
			return [{ message, fix: "Name the metrics as they are exposed, with their thresholds.", item: item.id }];
		}),
} as const satisfies Rule;

export const sloWithoutSli = {
	id: "slo/without-sli",
	severity: "warning",
	needs: ["slo", "sli"],
	about: "The proposal gives service level objectives, but no indicator from which to compute them.",
	fix: "Name the metrics that serve as indicators.",
	check: (context) => {
		const { proposal, stage, structure } = context;
		const objectives = itemsWithRole(context, "slo").filter(
			(item) => saidIn(context, item) !== undefined && !NONE.test(textOf(context, item.id)),
		);
		if (objectives.length === 0) return [];
		return itemsWithRole(context, "sli").flatMap((item): RawFinding[] => {
			const state = stateOf(context, item);
			// What is due and not there is told already.
			const told = isDue(item.required, stage) && state !== "not-applicable";
			if (told || state === "answered" || state === "partial" || !hasPlace(structure, proposal.outline, item))
				return [];
			const message = `${named(objectives[0]!)} is answered, and ${named(item)} is not`;
			return [{ message, fix: "Name the metrics from which the objectives are computed.", item: item.id }];
		});
	},
} as const satisfies Rule;
