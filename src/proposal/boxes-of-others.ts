/** The boxes of checklists that others tick, such as approvers: shown apart, and never missing from the author's part. */
import { type ChecklistEntry, isDue, type Stage } from "../outline/types.ts";
import { answerOf, isNotApplicable } from "./answers.ts";
import { doneEntries } from "./kinds/checklist-without-boxes.ts";
import type { Answer, Proposal } from "./types.ts";

/** A box that is not ticked yet. */
export interface OpenBox {
	/** The checklist, by id. */
	readonly item: string;
	readonly entry: ChecklistEntry;
}

/** Those that are due at a stage, in outline order. */
export function boxesOfOthers(proposal: Proposal, stage: Stage): OpenBox[] {
	return proposal.outline.items.flatMap((item): OpenBox[] => {
		const others = (item.entries ?? []).filter(({ byOthers, required }) => byOthers && isDue(required, stage));
		if (others.length === 0) return [];
		const answer = answerOf(proposal, item);
		if (isNotApplicable(answer)) return [];
		const ticked = tickedIn(item.entries!, answer);
		return others.filter((entry) => !ticked(entry)).map((entry) => ({ item: item.id, entry }));
	});
}

/** Which boxes an answer ticks, be it structured or Markdown. */
function tickedIn(entries: readonly ChecklistEntry[], answer: Answer | undefined): (entry: ChecklistEntry) => boolean {
	if (Array.isArray(answer)) return ({ id }) => (answer as readonly string[]).includes(id);
	const done = typeof answer === "string" ? doneEntries(entries, answer) : new Set();
	return (entry) => done.has(entry);
}
