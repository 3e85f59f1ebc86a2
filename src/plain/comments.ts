/** Reviewers' comments in the conversation: reading them aloud, replying, marking as addressed, finding the next one. */
import type { Item } from "../outline/types.ts";
import { nextCommented } from "../wizard/comments.ts";
import { commentNotes, isAwaited, KIND_WORDS, type NotedComment, notedAt } from "../wizard/review-notes.ts";
import type { State } from "../wizard/types.ts";
import type { Conversation, Navigation } from "./conversation.ts";

/** The comments that wait for the author, with their numbers among all of the item's. */
export function openComments({ comments }: State, { id }: Item): string[] {
	const all = notedAt(comments, id);
	const open = all.flatMap((comment, at) => (isAwaited(comment) ? commentLines(comment, at) : []));
	const others = all.length - all.filter(isAwaited).length;
	const more = others > 0 ? [`${others} answered or resolved; /comments reads all.`] : [];
	return open.length === 0 ? [] : [...open, ...more, "/reply and /addressed answer them."];
}

/** All comments on the current item. */
export function allComments({ comments, current }: State): string[] {
	const all = notedAt(comments, current);
	if (all.length === 0) return [comments ? "Nobody has commented on this item." : "There is no review yet."];
	return all.flatMap(commentLines);
}

function commentLines(comment: NotedComment, at: number): string[] {
	const { kind, by, state, text, quote, replies, isOutdated } = comment;
	const outdated = isOutdated ? ", outdated" : "";
	return [
		`Comment ${at + 1}, ${KIND_WORDS[kind]} by ${by}, ${state}${outdated}: ${text}`,
		...(quote === undefined ? [] : [`It is about: ${quote.replace(/\s+/g, " ")}`]),
		...replies.map((reply) => `Reply by ${reply.by}: ${reply.text}`),
	];
}

/** Goes to the next item with an open comment. */
export async function toNextCommented(conversation: Conversation): Promise<Navigation | undefined> {
	const { state } = conversation;
	const { current, notice } = nextCommented(state);
	if (current !== state.current) return { type: "item", item: current };
	conversation.print(`${notice?.text ?? "No comment is open"}.`);
	return undefined;
}

const REPLY = "Your reply (empty cancels, /edit opens your editor): ";

/** `/reply 2 TEXT`; the number may be left out for an item's only comment, and the text to be asked for it. */
export async function replyToComment(conversation: Conversation, rest: string): Promise<Navigation | undefined> {
	const found = commentIn(conversation, rest);
	if (!found) return undefined;
	const given = found.rest === "" ? await conversation.askPlain(REPLY) : found.rest;
	if (typeof given !== "string") return given;
	const isEdited = given.trim() === "/edit";
	const text = isEdited ? ((await conversation.edit("", commentNotes(found.comment))) ?? "") : given;
	if (text.trim() === "") return undefined;
	conversation.session.dispatch({ type: "replyGiven", comment: found.comment.id, text: text.trim() });
	conversation.print(`Replied to comment ${found.number}.`);
	return undefined;
}

/** `/addressed 2`; again takes it back. */
export async function markAddressed(conversation: Conversation, rest: string): Promise<undefined> {
	const found = commentIn(conversation, rest);
	if (!found) return;
	const { comment, number } = found;
	if (comment.state === "resolved") {
		conversation.print("This comment is resolved already.");
		return;
	}
	const state = comment.state === "open" ? "answered" : "open";
	conversation.session.dispatch({ type: "commentMarked", comment: comment.id, state });
	conversation.print(
		state === "answered" ? `Comment ${number} is marked as addressed.` : `Comment ${number} is open again.`,
	);
}

interface Found {
	readonly comment: NotedComment;
	readonly number: number;
	readonly rest: string;
}

function commentIn(conversation: Conversation, words: string): Found | undefined {
	const { comments, current } = conversation.state;
	const all = notedAt(comments, current);
	const [, given, after = ""] = /^(\d+)(?:\s+(.*))?$/su.exec(words) ?? [];
	const number = given === undefined && all.length === 1 ? 1 : Number(given);
	const comment = all[number - 1];
	if (comment) return { comment, number, rest: given === undefined ? words : after };
	const none = all.length === 0 ? "There are no comments on this item." : `Give a number from 1 to ${all.length}.`;
	conversation.print(none);
	return undefined;
}
