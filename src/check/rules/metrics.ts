/** Rules about metrics: whether they are named, and whether every objective has an indicator. */

import { answerOf } from "../../proposal/answers.ts";
import { hasPlaceFor } from "../../proposal/reading/document-structure.ts";
import { isRequired } from "../../proposal/requirements.ts";
import { completenessAt, itemsWithRole, meaningfulAnswer, textsOf } from "../answer-texts.ts";
import { itemName } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

/** `pool_resize_failures_total`, `time-to-first-byte`, or anything in backticks. */
const METRIC = /[a-z]+(?:-[a-z]+){3,}|[A-Za-z][A-Za-z0-9]*(?:[_:][A-Za-z0-9{}<>*]+)+|`[^`\n]+`|```/;

/** Texts that say that there is nothing to name. */
const NONE = /^[\s*_>-]*(?:n\s*\/?\s*a\b|none\b|no\b|not applicable|nothing\b|tbd\b|todo\b)/i;

/** … or says so in a sentence: “There are no relevant metrics”, “Specific metrics are not required”. */
const NO_METRICS =
	/\b(?:no|not any|without)\s+(?:[\w-]+\s+){0,3}metrics?\b|\bmetrics?\s+(?:is|are)\s+not\s+(?:required|needed|necessary|applicable)\b/i;

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
	about:
		"The answer about rollback names no metric: no word such as `requests_failed_total`, and nothing in backticks.",
	fix: "Name the metrics as they are exposed, with the values that should trigger a rollback.",
	check: (context) =>
		itemsWithRole(context, "rollback-metrics").flatMap((item): RawFinding[] => {
			if (meaningfulAnswer(context, item) === undefined) return [];
			const text = textOf(context, item.id);
			if (METRIC.test(text) || NONE.test(text) || NO_METRICS.test(text)) return [];
			const message = `${itemName(item)} names no metric`;
			return [{ message, fix: "Name the metrics as they are exposed, with their thresholds.", item: item.id }];
		}),
} as const satisfies Rule;

export const sloWithoutSli = {
	id: "slo/without-sli",
	severity: "warning",
	needs: ["slo", "sli"],
	about: "The proposal states service level objectives but no indicators to compute them from.",
	fix: "Name the metrics that serve as indicators.",
	check: (context) => {
		const { proposal, whole, stage, structure } = context;
		const objectives = itemsWithRole(context, "slo").filter(
			(item) => meaningfulAnswer(context, item) !== undefined && !NONE.test(textOf(context, item.id)),
		);
		if (objectives.length === 0) return [];
		return itemsWithRole(context, "sli").flatMap((item): RawFinding[] => {
			const state = completenessAt(context, item);
			// Another rule reports missing required answers; indicators that don't apply are an answer, too.
			const isSettled = state !== "blank" && state !== "placeholder";
			if (isSettled || isRequired(whole, item, stage) || !hasPlaceFor(structure, proposal.outline, item)) return [];
			const message = `${itemName(objectives[0]!)} is answered, but ${itemName(item)} is not`;
			return [{ message, fix: "Name the metrics that the objectives are computed from.", item: item.id }];
		});
	},
} as const satisfies Rule;
