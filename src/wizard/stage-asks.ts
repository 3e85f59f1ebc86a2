/** What each stage asks of a proposal, in words, for whoever chooses one. Pure; draws nothing. */
import { itemOf } from "../outline/lookup.ts";
import { STAGES, type Stage } from "../outline/types.ts";
import { type Count, statusOf } from "../proposal/completeness.ts";
import type { Proposal } from "../proposal/types.ts";
import { pluralize } from "../text/english.ts";

export interface StageAsks {
	readonly required: Count;
	/** How many questions are to be answered for it beyond those for the proposal's stage; negative for fewer. */
	readonly more: number;
	/** Where they are: `Scalability (4), Monitoring`. */
	readonly where: string;
}

const asked = new WeakMap<Proposal, Readonly<Record<Stage, StageAsks>>>();

/** What each stage asks; found out once for each proposal. */
export function stageAsks(proposal: Proposal): Readonly<Record<Stage, StageAsks>> {
	const known =
		asked.get(proposal) ??
		(Object.fromEntries(STAGES.map((stage) => [stage, asksOf(proposal, stage)])) as Record<Stage, StageAsks>);
	asked.set(proposal, known);
	return known;
}

function asksOf(proposal: Proposal, stage: Stage): StageAsks {
	const { required, missing } = statusOf(proposal, stage);
	const now = statusOf(proposal).missing;
	const added = missing.filter((id) => !now.includes(id));
	const fewer = now.filter((id) => !missing.includes(id)).length;
	const parts = new Map<string, number>();
	for (const id of added) {
		const item = itemOf(proposal.outline, id);
		if (!item) continue;
		const name = item.path.at(-1) ?? item.short ?? item.label;
		parts.set(name, (parts.get(name) ?? 0) + 1);
	}
	const most = [...parts].sort(([, a], [, b]) => b - a);
	const where = most.map(([name, count]) => (count > 1 ? `${name} (${count})` : name)).join(", ");
	return { required, more: added.length - fewer, where };
}

/** How much is answered: `12 of 36 required answered`, or `12 of 36`. */
export function progressWords({ required: { done, of } }: StageAsks, isShort = false): string {
	return `${done} of ${of}${isShort ? "" : " required answered"}`;
}

/** The difference from the proposal's stage: `7 more questions`, or `+7`; empty for none. */
export function countWords({ more }: StageAsks, isShort = false): string {
	if (more === 0) return "";
	if (isShort) return more > 0 ? `+${more}` : `${more}`;
	return more > 0 ? pluralize(more, "more question") : pluralize(-more, "fewer question");
}

/** The same, and where they are: `7 more questions: Scalability (4), Monitoring`. */
export function changeWords(asks: StageAsks): string {
	return asks.more > 0 ? `${countWords(asks)}: ${asks.where}` : countWords(asks);
}

/** What a choice's value asks where the item holds the stage; undefined for any other choice. */
export function asksOfChoice(proposal: Proposal, item: string, value: string): string | undefined {
	if (!itemOf(proposal.outline, item)?.isStage || !STAGES.includes(value as Stage)) return undefined;
	const asks = stageAsks(proposal)[value as Stage];
	return changeWords(asks) || progressWords(asks);
}
