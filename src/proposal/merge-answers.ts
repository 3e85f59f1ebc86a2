/**
 * Joins two people's changes of one draft, item by item. Knows no outline and no files; whose side is whose is the
 * caller's business.
 */
import type { Stage } from "../outline/types.ts";
import { asNotApplicable, isNotApplicable, keptAnswer } from "./not-applicable.ts";
import { isEqual, ownValue } from "./plain-data.ts";
import type { Answer, Answers } from "./types.ts";

/** One state of a draft. */
export interface Snapshot {
	readonly stage: Stage;
	readonly answers: Answers;
}

/** An item that both changed, in different ways. */
export interface Conflict {
	readonly item: string;
	/** Undefined when they took their answer away. */
	readonly theirs: Answer | undefined;
}

/** The part of the other side's changes that is acknowledged: merged, or shown and decided on. */
export interface Acknowledged {
	/** Where it differed. */
	readonly stage?: Stage;
	/** Item id → the answer; undefined for one that was taken away. */
	readonly answers: Readonly<Record<string, Answer | undefined>>;
}

export interface MergeResult {
	readonly merged: Snapshot;
	/** Ids of the items in which their change came to mine. */
	readonly fromTheirs: readonly string[];
	readonly conflicts: readonly Conflict[];
}

/**
 * What both made of a common base. What one of them changed is taken over; what both changed alike is taken once;
 * where they differ, theirs wins and the conflict is reported. Of what both set aside as not applicable, the reason and the
 * kept answer are joined each on its own. A stage that I changed is mine.
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

/** What came of one answer on both sides; undefined where they changed it in different ways. */
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
