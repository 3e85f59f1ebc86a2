/**
 * *Not applicable*: a reason, together with the previous answer, which is kept until the author removes the mark. Knows no
 * kinds.
 */
import { isMap, ownValue } from "./plain-data.ts";
import type { Answer, NotApplicable, Value } from "./types.ts";

/** The key that marks an answer as not applicable. */
export const NOT_APPLICABLE = "not-applicable";
/** The key of the previous answer. */
export const KEPT = "answer";

/** Whether the answer is *not applicable*, with or without a reason. Elsewhere, the key's value is never a text. */
export function isNotApplicable(answer: Answer | undefined): answer is NotApplicable {
	return isMap(answer) && typeof ownValue(answer, NOT_APPLICABLE) === "string";
}

/** The answer that takes effect again when the mark is removed; the answer itself if there is no mark. */
export function keptAnswer(answer: Answer | undefined): Value | undefined {
	return isNotApplicable(answer) ? answer[KEPT] : answer;
}

/** *Not applicable* with this reason, keeping the previous answer. */
export function asNotApplicable(reason: string, before: Answer | undefined): NotApplicable {
	const kept = keptAnswer(before);
	return kept === undefined ? { [NOT_APPLICABLE]: reason } : { [NOT_APPLICABLE]: reason, [KEPT]: kept };
}

/**
 * Adds my kept answer to a mark read from a document, which prints only the reason. Other answers are returned
 * unchanged.
 */
export function keepMyAnswer(theirs: Answer | undefined, mine: Answer | undefined): Answer | undefined {
	return isNotApplicable(theirs) && theirs[KEPT] === undefined ? asNotApplicable(theirs[NOT_APPLICABLE], mine) : theirs;
}
