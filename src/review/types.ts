/**
 * A review: comments on items, and rounds that end with a verdict. Plain data, as kept in `NAME.review.yaml` beside the
 * proposal. Knows no proposal, no file and no clock.
 */
import type { Stage } from "../outline/types.ts";

/** `change`: the reviewer wants the answer changed; only these stand in the way of an approval. */
export const COMMENT_KINDS = ["comment", "question", "change"] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];

/** `open`: someone else has to answer; `answered`: its author has to look again; `resolved`: done. */
export const COMMENT_STATES = ["open", "answered", "resolved"] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

export const VERDICTS = ["approved", "changes-requested", "comments-only"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Keys that this version doesn't know; they stay in the file. */
type Unknown = Readonly<Record<string, unknown>>;

export interface Reply {
	/** Unique in its comment. */
	readonly id: string;
	/** As written: a handle, or a name. */
	readonly by: string;
	/** When, as `2026-01-13T10:00:00Z`; empty if unknown. */
	readonly at: string;
	/** Markdown. */
	readonly text: string;
	readonly other?: Unknown;
}

/** What someone said about an item. */
export interface Comment {
	/** Unique in the review. */
	readonly id: string;
	/** Id of the item, possibly one that it had in an earlier version of the template. */
	readonly item: string;
	readonly by: string;
	readonly at: string;
	readonly kind: CommentKind;
	readonly state: CommentState;
	/** The words of the answer that it is about. */
	readonly quote?: string;
	/** Digest of the answer that it is about. */
	readonly of?: string;
	/** Where it was sent, such as a pull request; it isn't sent again. */
	readonly sent?: string;
	/** Markdown. */
	readonly text: string;
	readonly replies: readonly Reply[];
	readonly other?: Unknown;
}

/** Item id → digest of its answer; items without an answer have none. */
export type Digests = Readonly<Record<string, string>>;

/** One reviewer's way through the proposal. Without a verdict, it has not ended yet. */
export interface Round {
	/** Unique in the review. */
	readonly id: string;
	readonly by: string;
	/** When it ended; as long as it hasn't, when it began. */
	readonly at: string;
	readonly stage: Stage;
	/** Id of the only section that it is about. */
	readonly only?: string;
	readonly verdict?: Verdict;
	/** Markdown. */
	readonly summary?: string;
	/** The commit that the text was read from, where it is in one: helps to find the text again. */
	readonly revision?: string;
	/** The items that the reviewer has looked at, each with its digest at that moment; empty for one without an answer. */
	readonly seen: Digests;
	/** The other items that the verdict covers, as they were when the round ended. */
	readonly unseen?: Digests;
	readonly other?: Unknown;
}

export interface Review {
	/** By item, in the order of the file. */
	readonly comments: readonly Comment[];
	/** Oldest first. */
	readonly rounds: readonly Round[];
	readonly other?: Unknown;
}

export const EMPTY_REVIEW: Review = { comments: [], rounds: [] };
