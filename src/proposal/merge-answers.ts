/** Three-way merge of two people's changes to a draft, item by item. Knows no outline and no files. */
import type { Stage } from "../outline/types.ts";
import { asNotApplicable, isNotApplicable, keptAnswer } from "./not-applicable.ts";
import { isEqual, ownValue } from "./plain-data.ts";
import type { Answer, Answers } from "./types.ts";

/** The contents of a draft at one moment. */
export interface Snapshot {
	readonly stage: Stage;
	readonly answers: Answers;
}

/** An item that both sides changed in different ways. */
export interface Conflict {
	readonly item: string;
	/** Undefined if they removed the answer. */
	readonly theirs: Answer | undefined;
}

/** The other side's changes that are settled: merged, or decided on by the author. */
export interface Acknowledged {
	/** The other side's stage, if it differed. */
	readonly stage?: Stage;
	/** Item id → the answer; undefined for a removed one. */
	readonly answers: Readonly<Record<string, Answer | undefined>>;
}

export interface MergeResult {
	readonly merged: Snapshot;
	/** Ids of the items whose change was taken from the other side. */
	readonly fromTheirs: readonly string[];
	readonly conflicts: readonly Conflict[];
}

/**
 * Merges both sides' changes of a common base. If both changed an item differently, theirs wins and the conflict is
 * reported. If both marked it as not applicable, the reason and the kept answer are merged separately. If both changed the
 * stage, mine wins.
 */
export function mergeAnswers(base: Snapshot, mine: Snapshot, theirs: Snapshot): MergeResult {
	const merged: [string, Answer][] = [];
	const fromTheirs: string[] = [];
	const conflicts: Conflict[] = [];
	for (const item of new Set([
		...Object.keys(mine.answers),
		...Object.keys(theirs.answers),
		...Object.keys(base.answers),
	])) {
		const [b, m, t] = [base, mine, theirs].map(({ answers }) => ownValue(answers, item));
		const result = mergeAnswer(b, m, t);
		if (!result) conflicts.push({ item, theirs: t });
		else if (!isEqual(result.answer, m)) fromTheirs.push(item);
		const answer = result ? result.answer : t;
		if (answer !== undefined) merged.push([item, answer]);
	}
	const stage = mine.stage === base.stage ? theirs.stage : mine.stage;
	return { merged: { stage, answers: Object.fromEntries(merged) }, fromTheirs, conflicts };
}

/** Merges one answer; undefined if the sides changed it differently. */
function mergeAnswer<T extends Answer>(
	base: T | undefined,
	mine: T | undefined,
	theirs: T | undefined,
): { readonly answer: Answer | undefined } | undefined {
	if (isEqual(theirs, base) || isEqual(mine, theirs)) return { answer: mine };
	if (isEqual(mine, base)) return { answer: theirs };
	if (!isNotApplicable(mine) || !isNotApplicable(theirs)) return undefined;
	const [was, my, their] = [base, mine, theirs].map((side) =>
		isNotApplicable(side) ? side["not-applicable"] : undefined,
	);
	const reason = mergeAnswer(was, my, their)?.answer;
	const kept = mergeAnswer(keptAnswer(base), keptAnswer(mine), keptAnswer(theirs));
	return typeof reason === "string" && kept ? { answer: asNotApplicable(reason, kept.answer) } : undefined;
}
