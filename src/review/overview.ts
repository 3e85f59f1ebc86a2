/**
 * A review next to the proposal as it is now: what every report of it needs. Knows no file and no format.
 */
import { itemOf } from "../outline/lookup.ts";
import type { Item, Outline, Stage } from "../outline/types.ts";
import { markdownOfAnswer } from "../proposal/answers.ts";
import { ownValue } from "../proposal/plain-data.ts";
import type { Answers } from "../proposal/types.ts";
import { isOutdated, placeComments, unresolved } from "./matching.ts";
import type { People } from "./people.ts";
import { type ClosedRound, changeSince, isInScope, type Standing, staleItems, standingVerdicts } from "./rounds.ts";
import type { Comment, Digests, Review } from "./types.ts";

/** What a report is about. */
export interface ReviewedProposal {
	readonly outline: Outline;
	readonly answers: Answers;
	readonly digests: Digests;
	readonly stage: Stage;
	readonly people: People;
	/** Id of the only section to report on. */
	readonly only?: string | undefined;
}

/** A comment with what has become of what it is about. */
export interface PlacedComment {
	readonly comment: Comment;
	/** The words that it quotes are gone, or its item is. */
	readonly isOutdated: boolean;
}

/** An item with what reviewers say about it. */
export interface ItemReview {
	/** Undefined for comments whose item is gone; `id` is then the one that they name. */
	readonly item: Item | undefined;
	readonly id: string;
	readonly comments: readonly PlacedComment[];
	/** Reviewers at this stage, each with what their verdict means for the item. */
	readonly verdicts: readonly ItemVerdict[];
}

export interface ItemVerdict {
	readonly by: string;
	readonly round: ClosedRound;
	/** The reviewer looked at the item, and didn't only approve the whole. */
	readonly isSeen: boolean;
	/** The answer has changed since. */
	readonly isStale: boolean;
}

export interface ReviewOverview {
	readonly stage: Stage;
	/** Items with comments or verdicts, in the outline's order; then comments whose item is gone. */
	readonly items: readonly ItemReview[];
	readonly standings: readonly (Standing & { readonly stale: readonly string[] })[];
	readonly counts: Readonly<Record<"open" | "answered" | "resolved" | "changes", number>>;
}

/** The review as it stands at a stage. Takes linear time. */
export function overviewOf(review: Review, proposal: ReviewedProposal): ReviewOverview {
	const { outline, answers, digests, stage, people, only } = proposal;
	const placed = placeComments(review, outline, digests);
	const standings = standingVerdicts(review, stage, (name) => people.nameOf(name)).map((standing) => ({
		...standing,
		stale: staleItems(standing.round, digests, outline),
	}));
	const items = outline.items.flatMap((item): ItemReview[] => {
		if (item.aside || item.isStage || !isInScope(item, only)) return [];
		const answer = ownValue(answers, item.id);
		const text = answer === undefined ? "" : markdownOfAnswer(item, answer);
		const comments = (placed.byItem.get(item.id) ?? []).map((comment) => ({
			comment,
			isOutdated: isOutdated(comment, text),
		}));
		const verdicts = standings.flatMap(({ by, round }) => verdictOn(item, by, round, proposal));
		return [{ item, id: item.id, comments, verdicts }];
	});
	const gone = new Map<string, PlacedComment[]>();
	for (const comment of only === undefined ? placed.orphans : []) {
		const group = gone.get(comment.item) ?? [];
		group.push({ comment, isOutdated: true });
		gone.set(comment.item, group);
	}
	const lost = [...gone].map(([id, comments]): ItemReview => ({ item: undefined, id, comments, verdicts: [] }));
	return { stage, items: [...items, ...lost], standings, counts: countsOf([...items, ...lost]) };
}

function verdictOn(item: Item, by: string, round: ClosedRound, { digests, outline }: ReviewedProposal): ItemVerdict[] {
	if (!isInScope(item, round.only) || round.verdict === "comments-only") return [];
	const digest = ownValue(digests, item.id) ?? "";
	if (digest === "" && ownValue(round.seen, item.id) === undefined) return [];
	const isStale = changeSince(round, item.id, digest, outline) !== "same";
	return [{ by, round, isSeen: ownValue(round.seen, item.id) !== undefined, isStale }];
}

function countsOf(items: readonly ItemReview[]): ReviewOverview["counts"] {
	const all = items.flatMap(({ comments }) => comments.map(({ comment }) => comment));
	const count = (state: Comment["state"]): number => all.filter((comment) => comment.state === state).length;
	const changes = unresolved(all).filter(({ kind }) => kind === "change").length;
	return { open: count("open"), answered: count("answered"), resolved: count("resolved"), changes };
}

/** The label of an item with those of its sections: `Motivation › Goals`. */
export function placeOf(outline: Outline, { id, item }: Pick<ItemReview, "id" | "item">): string {
	const known = item ?? itemOf(outline, id);
	return known ? [...known.path, known.label].join(" › ") : id;
}

/** How a kind of comment is called. */
export const KIND_WORDS = { comment: "comment", question: "question", change: "change wanted" } as const;
