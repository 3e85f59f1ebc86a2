/**
 * Writes a comment or a reply in the wizard's text editor. The review contains what is typed with every key, so that it
 * is saved like an answer; a blank text is no comment.
 */
import {
	applyEdit,
	type Buffer,
	bufferOf,
	isAfterListMarker,
	positionAt,
	selectedText,
	textOf,
	viewOf,
} from "../../editor/buffer.ts";
import type { EditCommand } from "../../editor/types.ts";
import { ownValue } from "../../proposal/plain-data.ts";
import { digestsOf } from "../../review/digests.ts";
import {
	addComment,
	editComment,
	editReply,
	idOf,
	removeComment,
	removeReply,
	reply,
} from "../../review/operations.ts";
import type { Comment, CommentKind, Review } from "../../review/types.ts";
import { commandFor } from "../key-map.ts";
import { withNotice } from "../state.ts";
import { textCommand } from "../text-input.ts";
import type { KeyPress, MousePress, Time } from "../types.ts";
import { peopleOf } from "./comments.ts";
import { withLook } from "./rounds.ts";
import { withReview } from "./saving.ts";
import { scrolledAnswer } from "./scrolling.ts";
import { shownItem, timeOf } from "./state.ts";
import type { ReviewLayout, ReviewResult, ReviewState, Writing } from "./types.ts";

/** Starts a comment about the shown item, with a passage as its quote. */
export function startComment(state: ReviewState, kind: CommentKind, quote: string | undefined, now: Time): ReviewState {
	const { passage: _, ...rest } = state;
	const item = shownItem(state).id;
	const at = timeOf(now);
	const comment = freeId(state.review, item, state.reviewer, String(now));
	return {
		...rest,
		selected: comment,
		writing: { kind, item, comment, at, buffer: bufferOf(""), ...(quote !== undefined && { quote }) },
	};
}

/** An id that no other comment has, also of the same person in the same moment. */
function freeId({ comments }: Review, ...said: readonly string[]): string {
	let id = idOf(...said);
	while (comments.some((each) => each.id === id)) id = idOf(id);
	return id;
}

/** Starts a reply to a comment. */
export function startReply(state: ReviewState, { id, item, state: before }: Comment, now: Time): ReviewState {
	const at = timeOf(now);
	const own = idOf(id, state.reviewer, String(now));
	return {
		...state,
		selected: id,
		writing: { kind: "reply", item, comment: id, reply: own, before, at, buffer: bufferOf("") },
	};
}

/** Opens a comment that is there for editing. */
export function reviseComment(state: ReviewState, { id, item, kind, text, at }: Comment): ReviewState {
	return { ...state, selected: id, writing: { kind, item, comment: id, at, buffer: bufferOf(text) } };
}

/** The comment is done; a blank one is gone. Who comments on an answer has looked at it. */
export function doneWriting(state: ReviewState, now: Time): ReviewState {
	const { writing, ...rest } = state;
	if (!writing) return state;
	if (textOf(writing.buffer).trim() !== "") return writing.kind === "reply" ? rest : withLook(rest, writing.item, now);
	const { selected: _, ...nothing } = rest;
	return withNotice(nothing, writing.kind === "reply" ? "No reply was written" : "No comment was written");
}

/** The review with the text as it is typed so far. */
export function withText(state: ReviewState, writing: Writing, now: Time): ReviewState {
	const text = textOf(writing.buffer).trim();
	const written =
		writing.kind === "reply" ? withReplyText(state, writing, text) : withCommentText(state, writing, text);
	return withReview({ ...state, writing }, written, now);
}

function withCommentText({ review, reviewer, proposal }: ReviewState, writing: Writing, text: string): Review {
	const { kind, item, comment, at, quote } = writing;
	if (kind === "reply") return review;
	if (text === "") return removeComment(review, comment);
	const there = review.comments.some(({ id }) => id === comment);
	if (there) return editComment(review, comment, { text });
	const of = ownValue(digestsOf(proposal), item);
	return addComment(review, { id: comment, item, by: reviewer, at, kind, text, quote, of });
}

function withReplyText({ review, reviewer, aliases }: ReviewState, writing: Writing, text: string): Review {
	const { comment, reply: id = "", at, before = "open" } = writing;
	if (text === "") return removeReply(review, comment, id, before);
	const there = review.comments.find((each) => each.id === comment)?.replies.some((each) => each.id === id);
	if (there) return editReply(review, comment, id, text);
	return reply(review, comment, { id, by: reviewer, at, text }, peopleOf(aliases).isSame);
}

/** A key while a comment is written: Esc and Ctrl+S are done, everything else edits. */
export function writingKey(
	state: ReviewState,
	writing: Writing,
	{ key, chord }: { readonly key: KeyPress; readonly chord: string },
	layout: ReviewLayout,
	now: Time,
): ReviewState | ReviewResult {
	if (chord === "escape" || chord === "ctrl+s") return doneWriting(state, now);
	const command = commandFor(chord, "item")?.id;
	if (command === "copy" || command === "cut") return copied(state, writing, command, layout, now);
	if (command === "paste") return pasteIntoComment(state, writing, state.clipboard, layout, now);
	const page = PAGES[chord];
	// A comment that is shown whole leaves them to the answer above it.
	if (
		page !== undefined &&
		viewOf(writing.buffer, { width: layout.editor.columns, height: 1 }).total <= layout.editor.rows
	)
		return scrolledAnswer(state, page * Math.max(1, layout.height - 1), layout);
	const edit = editOf(writing.buffer, key, chord);
	return edit ? edited(state, writing, edit, layout, now) : state;
}

const PAGES: Readonly<Record<string, number>> = { pageup: -1, pagedown: 1 };

function editOf(buffer: Buffer, key: KeyPress, chord: string): EditCommand | undefined {
	if (chord === "tab" || chord === "shift+tab")
		return isAfterListMarker(buffer) ? { type: chord === "tab" ? "indent" : "outdent" } : undefined;
	return textCommand(key);
}

function edited(
	state: ReviewState,
	writing: Writing,
	command: EditCommand,
	{ editor }: ReviewLayout,
	now: Time,
): ReviewState {
	const view = { width: editor.columns, height: editor.rows };
	const buffer = applyEdit(writing.buffer, command, { view, now });
	if (buffer === writing.buffer) return state;
	return withText(state, { ...writing, buffer }, now);
}

/** What is pasted becomes part of the comment. */
export function pasteIntoComment(
	state: ReviewState,
	writing: Writing,
	text: string,
	layout: ReviewLayout,
	now: Time,
): ReviewState {
	return edited(state, writing, { type: "paste", text }, layout, now);
}

function copied(
	state: ReviewState,
	writing: Writing,
	command: "copy" | "cut",
	layout: ReviewLayout,
	now: Time,
): ReviewState | ReviewResult {
	const text = selectedText(writing.buffer);
	if (text === "") return withNotice(state, "Nothing is selected; Shift+arrows selects");
	const kept = { ...state, clipboard: text };
	const after = command === "cut" ? edited(kept, writing, { type: "cut" }, layout, now) : kept;
	return [after, [{ type: "copy", text }]];
}

/** A click places the cursor, dragging selects. */
export function writingMouse(
	state: ReviewState,
	writing: Writing,
	mouse: MousePress,
	{ editor, editorAt }: ReviewLayout,
	now: Time,
): ReviewState {
	const view = { width: editor.columns, height: editor.rows };
	const [row, cell] = [mouse.row - editorAt.row, mouse.column - editorAt.column];
	if (mouse.kind === "press" && (row < 0 || row >= editor.rows)) return state;
	const at = positionAt(writing.buffer, view, Math.max(-1, Math.min(row, editor.rows)), cell);
	const buffer = applyEdit(writing.buffer, { type: "place-cursor", at, select: mouse.kind === "drag" }, { view, now });
	return buffer === writing.buffer ? state : { ...state, writing: { ...writing, buffer } };
}
