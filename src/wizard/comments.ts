/**
 * The author's side of a review: going to the next open comment, reading an item's comments, replying, and marking them as
 * addressed. The session's handlers write the review.
 */
import { applyEdit, type Buffer, bufferOf, positionAt, replaceText, textOf } from "../editor/buffer.ts";
import type { EditCommand } from "../editor/types.ts";
import { withoutControls } from "../proposal/input-text.ts";
import { commentsLayout } from "./comments-layout.ts";
import { commandFor } from "./key-map.ts";
import { browsed } from "./outline-rows.ts";
import { MARGIN } from "./overlay-layout.ts";
import { panesOf } from "./panes.ts";
import { commentNotes, isAwaited, type NotedComment, notedAt, type ReviewNotes } from "./review-notes.ts";
import { goTo, type Result, withNotice, withoutOverlay } from "./state.ts";
import { textCommand } from "./text-input.ts";
import type { Effect, KeyPress, MousePress, Overlay, State, Time } from "./types.ts";

type OpenComments = Extract<Overlay, { readonly type: "comments" }>;

/** Takes in the review, as it was read or as it is after a reply. Says who has something new to say. */
export function reviewRead(state: State, notes: ReviewNotes): State {
	const next = withSameSelected({ ...state, comments: notes }, state);
	const known = new Set(Object.values(state.comments?.byItem ?? {}).flatMap((all) => all.map(({ id }) => id)));
	const fresh = Object.values(notes.byItem).flatMap((all) =>
		all.filter((each) => isAwaited(each) && !known.has(each.id)),
	);
	if (fresh.length === 0 || state.notice || state.overlay) return next;
	const count = fresh.length === 1 ? "1 open comment" : `${fresh.length} open comments`;
	return withNotice(next, `${count} by reviewers`);
}

/** Keeps the selected comment selected, wherever it is now. */
function withSameSelected(state: State, before: State): State {
	const { overlay } = before;
	if (overlay?.type !== "comments") return state;
	const id = overlay.reply?.comment ?? notedAt(before.comments, overlay.item)[overlay.selected]?.id;
	const selected = notedAt(state.comments, overlay.item).findIndex((each) => each.id === id);
	return selected < 0 ? state : { ...state, overlay: { ...overlay, selected } };
}

/** Goes to the next item with a comment that the author has to answer. */
export function nextCommented(state: State): State {
	const open = state.comments?.open ?? [];
	if (open.length === 0) return withNotice(state, state.comments ? "No comment is open" : "There is no review yet");
	const order = state.proposal.outline.items.map(({ id }) => id);
	const here = order.indexOf(state.current);
	const next = open.find((id) => order.indexOf(id) > here) ?? open.find((id) => id !== state.current);
	return next === undefined ? withNotice(state, "Only this item has open comments") : goTo(state, next);
}

/** Opens the comments of the item, at the first one that the author has to answer. */
export function openComments(state: State): State {
	if (state.overlay?.type === "comments") return withoutOverlay(state);
	const item = browsed(state).current;
	const all = notedAt(state.comments, item);
	if (all.length === 0)
		return withNotice(state, state.comments ? "Nobody has commented on this item" : "There is no review yet");
	const selected = Math.max(0, all.findIndex(isAwaited));
	return { ...state, overlay: { type: "comments", item, selected } };
}

function selectedIn(state: State, { item, selected }: OpenComments): NotedComment | undefined {
	return notedAt(state.comments, item)[selected];
}

/** A key while the comments are open. */
export function commentsKey(
	state: State,
	overlay: OpenComments,
	key: KeyPress,
	chord: string,
	now: Time,
): State | Result {
	if (overlay.reply) return replyKey(state, overlay, key, chord, now);
	const comment = selectedIn(state, overlay);
	if (chord === "alt+r" || chord === "q") return withoutOverlay(state);
	if (commandFor(chord, "outline")?.id === "next-comment") return nextCommented(withoutOverlay(state));
	if ((chord === "r" || chord === "enter") && comment)
		return { ...state, overlay: { ...overlay, reply: { comment: comment.id, began: now, buffer: bufferOf("") } } };
	if (chord === "x" && comment) return addressed(state, comment);
	return moved(state, overlay, chord);
}

const STEPS: Readonly<Record<string, number>> = { up: -1, k: -1, "shift+tab": -1, down: 1, j: 1, tab: 1 };

/** Up and Down go from comment to comment, PageUp and PageDown scroll. */
function moved(state: State, overlay: OpenComments, chord: string): State {
	const by = STEPS[chord];
	const { height } = commentsLayout(state, overlay);
	const page = { pageup: 1 - height, pagedown: height - 1, " ": height - 1 }[chord];
	if (page !== undefined) return scrollComments(state, overlay, page);
	if (by === undefined) return state;
	const last = notedAt(state.comments, overlay.item).length - 1;
	const { top: _, ...rest } = overlay;
	return { ...state, overlay: { ...rest, selected: Math.max(0, Math.min(last, overlay.selected + by)) } };
}

/** Scrolls some rows down, up to the end. */
export function scrollComments(state: State, overlay: OpenComments, by: number): State {
	const { total, height, top } = commentsLayout(state, overlay);
	return { ...state, overlay: { ...overlay, top: Math.max(0, Math.min(total - height, top + by)) } };
}

/** Says that the point is addressed, or takes that back. A comment that is resolved stays so. */
function addressed(state: State, { id, state: before }: NotedComment): Result {
	if (before === "resolved") return [withNotice(state, "This comment is resolved already; r replies"), []];
	const next = before === "open" ? "answered" : "open";
	const words = next === "answered" ? "Marked as addressed; the reviewer looks again" : "Open again";
	return [withNotice(state, words), [{ type: "setCommentState", comment: id, state: next }]];
}

/** A key in the reply. Esc and Ctrl+S are done: what is typed is saved like an answer. */
function replyKey(state: State, overlay: OpenComments, key: KeyPress, chord: string, now: Time): State | Result {
	if (chord === "ctrl+s") return doneReplying(state, overlay);
	if (chord === "ctrl+v") return replyPaste(state, overlay, state.clipboard, now);
	if (commandFor(chord, "item")?.id === "editor") return editReply(state, overlay);
	const command = textCommand(key);
	return command ? withReply(state, overlay, command, now) : state;
}

/** Opens the reply in the author's editor, with the comment beside it. */
function editReply(state: State, { item, reply }: OpenComments): State | Result {
	if (!reply) return state;
	const { comment, buffer } = reply;
	const about = notedAt(state.comments, item).find(({ id }) => id === comment);
	const notes = about ? commentNotes(about) : [];
	return [state, [{ type: "openEditor", item, path: [], text: textOf(buffer), comment, notes }]];
}

/** Takes over the reply from the author's editor, as one step that can be undone. */
export function replyEdited(state: State, comment: string, edited: string, now: Time): State | Result {
	const text = withoutControls(edited).trimEnd();
	const { overlay } = state;
	if (overlay?.type !== "comments" || overlay.reply?.comment !== comment)
		return text === "" ? state : [state, [{ type: "reply", comment, began: now, text }]];
	return withReplyBuffer(state, overlay, replaceText(overlay.reply.buffer, text, now));
}

/** Leaves the reply, and then the comments. */
export function escapeComments(state: State, overlay: OpenComments): State {
	return overlay.reply ? doneReplying(state, overlay) : withoutOverlay(state);
}

function doneReplying(state: State, { reply, ...overlay }: OpenComments): State {
	const isBlank = !reply || textOf(reply.buffer).trim() === "";
	return withNotice({ ...state, overlay }, isBlank ? "No reply was written" : "Replied");
}

/** What is pasted becomes part of the reply. */
export function replyPaste(state: State, overlay: OpenComments, text: string, now: Time): State | Result {
	return overlay.reply ? withReply(state, overlay, { type: "paste", text }, now) : state;
}

/** A click in the reply places the cursor, dragging selects. */
export function replyMouse(state: State, overlay: OpenComments, mouse: MousePress, now: Time): State | Result {
	const { reply } = overlay;
	if (!reply || mouse.button !== "left" || (mouse.kind !== "press" && mouse.kind !== "drag")) return state;
	const { editor, replyRow } = commentsLayout(state, overlay);
	const row = mouse.row - panesOf(state).body.top - replyRow;
	if (mouse.kind === "press" && (row < 0 || row >= editor.height)) return state;
	const at = positionAt(reply.buffer, editor, Math.max(-1, Math.min(row, editor.height)), mouse.column - MARGIN);
	return withReply(state, overlay, { type: "place-cursor", at, select: mouse.kind === "drag" }, now);
}

function withReply(state: State, overlay: OpenComments, command: EditCommand, now: Time): State | Result {
	const { reply } = overlay;
	if (!reply) return state;
	const view = commentsLayout(state, overlay).editor;
	return withReplyBuffer(state, overlay, applyEdit(reply.buffer, command, { view, now }));
}

function withReplyBuffer(state: State, overlay: OpenComments, buffer: Buffer): State | Result {
	const { reply } = overlay;
	if (!reply || buffer === reply.buffer) return state;
	const next: State = { ...state, overlay: { ...overlay, reply: { ...reply, buffer } } };
	if (textOf(buffer) === textOf(reply.buffer)) return next;
	const effect: Effect = { type: "reply", comment: reply.comment, began: reply.began, text: textOf(buffer).trim() };
	return [next, [effect]];
}
