/**
 * *Not applicable*: a reason, and the answer that it sets aside, which is kept with it until the author removes the mark.
 * Knows no kinds.
 */
import { isMap, ownValue } from "./plain-data.ts";
import type { Answer, NotApplicable, Value } from "./types.ts";

/** The key that marks an answer as not applicable. */
export const NOT_APPLICABLE = "not-applicable";
/** The key of the answer that is kept beside the reason. */
export const KEPT = "answer";

/** Whether the answer says, with or without a reason, that the item doesn't apply. Only there the key holds a text. */
export function isNotApplicable(answer: Answer | undefined): answer is NotApplicable {
	return isMap(answer) && typeof ownValue(answer, NOT_APPLICABLE) === "string";
}

/** The answer that counts again when the mark is removed; the answer itself if it has no mark. */
export function keptAnswer(answer: Answer | undefined): Value | undefined {
	return isNotApplicable(answer) ? answer[KEPT] : answer;
}

/** The mark with this reason; what was answered before stays beside it. */
export function asNotApplicable(reason: string, before: Answer | undefined): NotApplicable {
	const kept = keptAnswer(before);
	return kept === undefined ? { [NOT_APPLICABLE]: reason } : { [NOT_APPLICABLE]: reason, [KEPT]: kept };
}

/**
 * Another side's answer as it comes to mine. A document prints the reason alone, so a mark that was read from one says
 * nothing of the answer beside it: mine stays.
 */
export function keepMyAnswer(theirs: Answer | undefined, mine: Answer | undefined): Answer | undefined {
	return isNotApplicable(theirs) && theirs[KEPT] === undefined ? asNotApplicable(theirs[NOT_APPLICABLE], mine) : theirs;
}
