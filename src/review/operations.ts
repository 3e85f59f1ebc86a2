/**
 * What reviewers and authors do to comments. Pure: a review in, a review out. The caller gives the time and the names; ids
 * are made from what is said, so that the same words at the same moment are said once. Each operation takes linear time.
 */
import { digest } from "../text/digest.ts";
import { type SamePerson, sameName } from "./people.ts";
import type { Comment, CommentKind, CommentState, Reply, Review } from "./types.ts";

export interface NewComment {
	/** Id of the item. */
	readonly item: string;
	readonly by: string;
	/** Now, as `2026-01-13T10:00:00Z`. */
	readonly at: string;
	readonly kind: CommentKind;
	readonly text: string;
	/** The words of the answer that it is about. */
	readonly quote?: string | undefined;
	/** Digest of the answer that it is about. */
	readonly of?: string | undefined;
	/** Of a comment from elsewhere that may be brought in again; otherwise made from the rest. */
	readonly id?: string | undefined;
}

/** With another open comment, as the last of its item; the same review if it is there already. */
export function addComment(review: Review, added: NewComment): Review {
	const { item, by, at, kind, text, quote, of, id = idOf(item, by, at, text) } = added;
	if (review.comments.some((each) => each.id === id)) return review;
	const about = { ...(quote && { quote }), ...(of && { of }) };
	const comment: Comment = { id, item, by, at, kind, state: "open", ...about, text, replies: [] };
	const last = review.comments.findLastIndex((each) => each.item === item);
	const comments = [...review.comments];
	comments.splice(last < 0 ? comments.length : last + 1, 0, comment);
	return { ...review, comments };
}

export interface NewReply {
	readonly by: string;
	readonly at: string;
	readonly text: string;
	/** The comment's state afterwards, where it isn't the usual one. */
	readonly state?: CommentState | undefined;
	readonly id?: string | undefined;
}

/**
 * With a reply to a comment. An open comment is answered when someone else replies, and open again when the one who made it
 * does; a resolved one stays resolved. The same review without such a comment, and if the reply is there already.
 */
export function reply(review: Review, comment: string, added: NewReply, isSame: SamePerson = sameName): Review {
	const { by, at, text, state, id = idOf(by, at, text) } = added;
	return withComment(review, comment, (before) => {
		if (before.replies.some((each) => each.id === id)) return before;
		const usual = before.state === "resolved" ? "resolved" : isSame(by, before.by) ? "open" : "answered";
		const replies: readonly Reply[] = [...before.replies, { id, by, at, text }];
		return { ...before, state: state ?? usual, replies };
	});
}

/** The comment's state as given: `answered` says that its point was addressed, without words. */
export function setState(review: Review, comment: string, state: CommentState): Review {
	return withComment(review, comment, (before) => (before.state === state ? before : { ...before, state }));
}

/** The point is dealt with; `setState` with `open` takes that back. */
export function resolve(review: Review, comment: string): Review {
	return setState(review, comment, "resolved");
}

/** With other words of a comment, another kind, or where it was sent. */
export function editComment(
	review: Review,
	comment: string,
	change: Partial<Pick<Comment, "text" | "kind" | "sent">>,
): Review {
	return withComment(review, comment, (before) => ({ ...before, ...change }));
}

/** With other words of a reply. */
export function editReply(review: Review, comment: string, reply: string, text: string): Review {
	return withComment(review, comment, (before) => {
		const at = before.replies.findIndex(({ id }) => id === reply);
		const there = before.replies[at];
		return !there || there.text === text ? before : { ...before, replies: before.replies.with(at, { ...there, text }) };
	});
}

/** Without a reply, and the comment in the state that it had before it. */
export function removeReply(review: Review, comment: string, reply: string, state: CommentState): Review {
	return withComment(review, comment, (before) => {
		const replies = before.replies.filter(({ id }) => id !== reply);
		return replies.length === before.replies.length ? before : { ...before, state, replies };
	});
}

/** Without a comment and its replies. */
export function removeComment(review: Review, comment: string): Review {
	const comments = review.comments.filter(({ id }) => id !== comment);
	return comments.length === review.comments.length ? review : { ...review, comments };
}

function withComment(review: Review, id: string, change: (comment: Comment) => Comment): Review {
	const at = review.comments.findIndex((comment) => comment.id === id);
	const before = review.comments[at];
	const after = before && change(before);
	return !after || after === before ? review : { ...review, comments: review.comments.with(at, after) };
}

/** An id for what someone said: short, and the same for the same words. */
export function idOf(...said: readonly string[]): string {
	return digest(said.join("\n")).slice(0, 8);
}
