/** What each stage asks of a proposal, in words, for whoever chooses one. Pure; draws nothing. */
import { itemOf, sectionOf } from "../outline/lookup.ts";
import { STAGES, type Stage } from "../outline/types.ts";
import { type Count, statusOf } from "../proposal/completeness.ts";
import type { Proposal } from "../proposal/types.ts";
import { joinWords, pluralize } from "../text/english.ts";
import { widthOf } from "../text/width.ts";

export interface StageAsks {
	readonly required: Count;
	/** How many questions are to be answered for it beyond those for the proposal's stage; negative for fewer. */
	readonly more: number;
	/** Where they are, most first: `Scalability (4)`, `Monitoring`. */
	readonly where: readonly string[];
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
		const section = sectionOf(proposal.outline, item.section);
		const name = section?.short ?? item.path.at(-1) ?? item.short ?? item.label;
		parts.set(name, (parts.get(name) ?? 0) + 1);
	}
	const most = [...parts].sort(([, a], [, b]) => b - a);
	const where = most.map(([name, count]) => (count > 1 ? `${name} (${count})` : name));
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

/** The same, and where they are, as much as fits: `7 more questions: Scalability (4) and more`. */
export function changeWords(asks: StageAsks, cells = Number.POSITIVE_INFINITY): string {
	const count = countWords(asks);
	const { where } = asks;
	for (let shown = asks.more > 0 ? where.length : 0; shown > 0; shown--) {
		const rest = where.length - shown;
		const words = rest === 0 ? where.join(", ") : joinWords([...where.slice(0, shown), "more"]);
		if (widthOf(`${count}: ${words}`) <= cells) return `${count}: ${words}`;
	}
	return count;
}

/** What a choice's value asks where the item holds the stage; undefined for any other choice. */
export function asksOfChoice(proposal: Proposal, item: string, value: string, cells?: number): string | undefined {
	if (!itemOf(proposal.outline, item)?.isStage || !STAGES.includes(value as Stage)) return undefined;
	const asks = stageAsks(proposal)[value as Stage];
	return changeWords(asks, cells) || progressWords(asks, cells !== undefined && progressWords(asks).length > cells);
}
