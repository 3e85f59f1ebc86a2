/** The boxes of checklists that others tick, such as approvers: shown apart, and never missing from the author's part. */
import { lineTexts } from "../markdown/lines.ts";
import { normalForm } from "../markdown/plain-text.ts";
import { type ChecklistEntry, isDue, type Stage } from "../outline/types.ts";
import { answerOf, isNotApplicable } from "./answers.ts";
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
		const ticked = tickedIn(answer);
		return others.filter((entry) => !ticked(entry)).map((entry) => ({ item: item.id, entry }));
	});
}

/** Which boxes an answer ticks, be it structured or Markdown. */
function tickedIn(answer: Answer | undefined): (entry: ChecklistEntry) => boolean {
	if (Array.isArray(answer)) return ({ id }) => (answer as readonly string[]).includes(id);
	if (typeof answer !== "string") return () => false;
	const forms = lineTexts(answer).flatMap((line) => {
		const words = /^[ \t]*(?:[-*+][ \t]+)?\[[xX]\][ \t]+(\S.*)$/.exec(line)?.[1];
		return words === undefined ? [] : [normalForm(words)];
	});
	// An entry's text may go on over several lines, of which the box has the first.
	return ({ text }) => forms.some((form) => startsAlike(form, normalForm(text)));
}

function startsAlike(a: string, b: string): boolean {
	return a !== "" && b !== "" && (a.startsWith(b) || b.startsWith(a));
}
