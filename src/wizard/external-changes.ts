/** Applies changes that others made to the draft on disk; the author decides about answers that both sides changed. */
import { itemOf } from "../outline/lookup.ts";
import { answerOf, withAnswer, withStage } from "../proposal/answers.ts";
import type { Snapshot } from "../proposal/merge-answers.ts";
import type { Answer } from "../proposal/types.ts";
import { withoutBuffers } from "./form.ts";
import { takenOver } from "./read-only.ts";
import { type Result, withNotice } from "./state.ts";
import type { Conflict, Effect, ExternalChanges, State } from "./types.ts";

/** Applies external changes that don't conflict with the author's; the author decides about the others. */
export function joinExternalChanges(state: State, changes: ExternalChanges, written: Snapshot): Result {
	// A stage that the author set meanwhile is kept.
	const stage = state.proposal.stage === written.stage ? changes.stage : undefined;
	const { overruled } = changes;
	let joined = stage ? { ...state, proposal: withStage(state.proposal, stage) } : state;
	const conflicts: Conflict[] = [...changes.conflicts];
	const names: string[] = [];
	const answers: Record<string, Answer | undefined> = {};
	for (const [id, theirs] of Object.entries(changes.theirs)) {
		const item = itemOf(state.proposal.outline, id);
		if (!item) continue;
		const asked = state.conflicts.find((conflict) => conflict.item === id);
		// Typed during the save, or still undecided: both sides have changed it.
		if (asked || (!item.isStage && state.proposal.answers[id] !== written.answers[id]))
			conflicts.push({ ...asked, item: id, theirs });
		else {
			joined = withoutBuffers({ ...joined, proposal: withAnswer(joined.proposal, item, theirs) }, id);
			names.push(item.label);
			answers[id] = theirs;
		}
	}
	const decided = conflicts.filter(({ item, theirs }) => differs(joined, item, theirs));
	const others = state.conflicts.filter(({ item }) => !decided.some((conflict) => conflict.item === item));
	const waiting = [...others, ...decided];
	const news = [
		...(names.length > 0 ? [`Changed on disk; reloaded: ${names.join(", ")}`] : []),
		...(stage ? [`Someone else changed the stage to ${stage}`] : []),
		...(overruled
			? [`Someone else set the stage to ${overruled}; your choice, ${joined.proposal.stage}, is kept`]
			: []),
	];
	const seen = { ...(stage && { stage }), answers };
	const settled: Effect[] = stage || names.length > 0 ? [{ type: "settle", seen }] : [];
	const notified = news.length > 0 ? withNotice(joined, news.join(". ")) : joined;
	if (changes.taken !== undefined && !notified.readOnly) return [takenOver(notified, changes.taken), settled];
	if (waiting.length === 0 || notified.readOnly) return [notified, settled];
	return [{ ...notified, conflicts: waiting, overlay: { type: "conflict", selected: 0 } }, settled];
}

function differs(state: State, id: string, theirs: Conflict["theirs"]): boolean {
	const item = itemOf(state.proposal.outline, id);
	return item !== undefined && JSON.stringify(answerOf(state.proposal, item)) !== JSON.stringify(theirs);
}
