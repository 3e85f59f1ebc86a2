/** Offers answers recovered from an earlier session or from the Markdown that the draft lacks, item by item. */
import { itemOf } from "../outline/lookup.ts";
import type { Stage } from "../outline/types.ts";
import { answerOf, cleanAnswer, withAnswer, withStage } from "../proposal/answers.ts";
import { isEqual } from "../proposal/plain-data.ts";
import type { Answer } from "../proposal/types.ts";
import { withNotice } from "./state.ts";
import type { Conflict, State } from "./types.ts";

export interface RecoveryOffer {
	readonly from: "session" | "markdown";
	/** Answers by item id; undefined for a removed answer. */
	readonly answers: ReadonlyMap<string, Answer | undefined>;
	/** Applied without asking, because one key changes it back. */
	readonly stage?: Stage;
	/** The draft's stage at that time; if it has changed since, it is kept. */
	readonly stageThere?: Stage;
}

/**
 * Starts a session with an offer: answers that differ from the draft are shown as conflicts. Returns the same state if
 * nothing differs.
 */
export function withRecoveryOffer(state: State, { from, answers, stage, stageThere }: RecoveryOffer): State {
	const conflicts: Conflict[] = [];
	let { proposal } = state;
	for (const [id, answer] of answers) {
		const item = itemOf(proposal.outline, id);
		if (!item || item.isStage) continue;
		const theirs = answerOf(proposal, item);
		if (isEqual(cleanAnswer(item, answer), cleanAnswer(item, theirs))) continue;
		proposal = withAnswer(proposal, item, answer);
		conflicts.push({ item: id, theirs, from });
	}
	const offered: State =
		conflicts.length === 0 ? state : { ...state, proposal, conflicts, overlay: { type: "conflict", selected: 0 } };
	if (stage === undefined || stage === proposal.stage) return offered;
	if (stageThere !== undefined && stageThere !== proposal.stage)
		return withNotice(offered, `Your change of the stage to ${stage} was not saved; it is ${proposal.stage} now`);
	const now = state.save.state === "saved" ? state.save.at : 0;
	const staged = { ...offered, proposal: withStage(offered.proposal, stage), revision: offered.revision + 1 };
	const words = `The stage is ${stage}: your last change, which had not been saved`;
	return withNotice({ ...staged, save: { state: "changed", since: now, due: now } }, words);
}
