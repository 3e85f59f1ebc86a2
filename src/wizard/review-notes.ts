/**
 * What reviewers said, as far as an author's session needs it: placed and judged already, so that no key has to. Knows
 * neither sessions nor files.
 */
import type { Comment, Verdict } from "../review/types.ts";

export interface NotedComment extends Comment {
	/** The words that it quotes are gone from the answer. */
	readonly isOutdated: boolean;
}

export interface ReviewNotes {
	/** The review's file, for display. */
	readonly file: string;
	/** Item id → its comments, oldest first. */
	readonly byItem: Readonly<Record<string, readonly NotedComment[]>>;
	/** Items with comments that the author has to answer, in document order. */
	readonly open: readonly string[];
	/** Item id → how many of them the author has to answer; absent for none. Counted once, because every key draws it. */
	readonly counts: Readonly<Record<string, number>>;
	/** The last verdict of each reviewer. */
	readonly verdicts: readonly { readonly by: string; readonly verdict: Verdict }[];
}

/** An item's comments, oldest first. */
export function notedAt(notes: ReviewNotes | undefined, item: string): readonly NotedComment[] {
	return notes?.byItem[item] ?? [];
}

/** Whether the author has to answer it. */
export function isAwaited({ state }: Comment): boolean {
	return state === "open";
}

/** How many comments on an item the author has to answer. */
export function awaitedCount(notes: ReviewNotes | undefined, item: string): number {
	return notes?.counts[item] ?? 0;
}

/** A comment's kind in a word or two. */
export const KIND_WORDS = {
	comment: "comment",
	question: "question",
	change: "change wanted",
} as const satisfies Record<Comment["kind"], string>;

/** A comment with its replies, to be read beside a reply. */
export function commentNotes({ by, kind, quote, text, replies }: Comment): readonly string[] {
	return [
		`${by}, ${KIND_WORDS[kind]}:`,
		...(quote === undefined ? [] : quote.split("\n").map((line) => `> ${line}`)),
		...text.trimEnd().split("\n"),
		...replies.flatMap((reply) => ["", `${reply.by}:`, ...reply.text.trimEnd().split("\n")]),
	];
}
