/** How long a proposal is to read: the words that the author wrote, without labels of boxes and fields. */
import type { Item } from "../outline/types.ts";
import { countWords } from "../text/word-count.ts";
import { formOf } from "./answers.ts";
import { isNotApplicable, NOT_APPLICABLE } from "./not-applicable.ts";
import { effectiveAnswer } from "./scopes.ts";
import type { Proposal } from "./types.ts";

/** The number of words in an answer, or in the reason why there is none. */
export function wordsInAnswer(proposal: Proposal, item: Item): number {
	if (item.isStage) return 0;
	const answer = effectiveAnswer(proposal, item);
	if (isNotApplicable(answer)) return countWords(answer[NOT_APPLICABLE]);
	return formOf(item, answer, proposal.stage).reduce(
		(sum, control) => sum + (control.type === "text" ? countWords(control.value) : 0),
		0,
	);
}

/** The number of words in all answers. */
export function wordsInProposal(proposal: Proposal): number {
	return proposal.outline.items.reduce((sum, item) => sum + wordsInAnswer(proposal, item), 0);
}
