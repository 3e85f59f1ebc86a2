/** The comments on an item as rows, and the reply below them. Shared by drawing and keys. Draws nothing. */
import { viewOf } from "../editor/buffer.ts";
import type { View, ViewSize } from "../editor/types.ts";
import { itemOf } from "../outline/lookup.ts";
import { firstRows, wrapText } from "./item-layout.ts";
import { MARGIN } from "./overlay-layout.ts";
import { panesOf, TEXT_COLUMNS } from "./panes.ts";
import { KIND_WORDS, type NotedComment, notedAt } from "./review-notes.ts";
import type { Overlay, State } from "./types.ts";

export interface CommentRow {
	readonly text: string;
	readonly part: "head" | "quote" | "text" | "reply-head" | "reply" | "gap";
	/** Number of the comment that it belongs to. */
	readonly comment: number;
}

export interface CommentsLayout {
	readonly question: readonly string[];
	/** The visible rows. */
	readonly rows: readonly CommentRow[];
	/** 0-based number of the first visible row. */
	readonly top: number;
	readonly total: number;
	readonly height: number;
	readonly width: number;
	/** The size of the reply, and how it is seen. */
	readonly editor: ViewSize;
	readonly reply?: View;
	/** The row of the overlay at which the reply starts, after its title. */
	readonly replyRow: number;
}

/** Where comments, replies and the text being written are, in rows of the body. */
export function commentsLayout(state: State, overlay: Extract<Overlay, { readonly type: "comments" }>): CommentsLayout {
	const { body } = panesOf(state);
	const width = Math.max(8, Math.min(TEXT_COLUMNS, state.size.columns - 2 * MARGIN - 1));
	const label = itemOf(state.proposal.outline, overlay.item)?.label ?? overlay.item;
	const question = firstRows(label, width, body.height > 12 ? 2 : 1, state.unicode);
	const left = Math.max(2, body.height - question.length);
	const all = notedAt(state.comments, overlay.item).flatMap((comment, at) => rowsOf(comment, at, width, state.unicode));
	const { reply } = overlay;
	const rows = reply ? viewOf(reply.buffer, { width, height: 1 }).total + 1 : 0;
	const editor = { width, height: reply ? Math.max(1, Math.min(Math.max(3, rows), Math.ceil(left / 2) - 1)) : 1 };
	const height = Math.max(1, left - (reply ? editor.height + 1 : 0));
	const top = firstVisible(all, overlay, height);
	return {
		question,
		rows: all.slice(top, top + height),
		top,
		total: all.length,
		height,
		width,
		editor,
		...(reply && { reply: viewOf(reply.buffer, editor) }),
		replyRow: question.length + height + 1,
	};
}

/** As scrolled, or so that the whole selected comment is seen if it fits. */
function firstVisible(
	all: readonly CommentRow[],
	{ top, selected }: Extract<Overlay, { readonly type: "comments" }>,
	height: number,
): number {
	const last = Math.max(0, all.length - height);
	if (top !== undefined) return Math.min(top, last);
	const from = all.findIndex(({ comment }) => comment === selected);
	const to = all.findLastIndex(({ comment }) => comment === selected) + 1;
	return Math.max(0, Math.min(last, from, to - height));
}

const INDENT = "  ";

function rowsOf(comment: NotedComment, at: number, width: number, unicode: boolean): CommentRow[] {
	const dot = unicode ? " · " : " - ";
	const { kind, by, at: when, state, quote, text, replies, isOutdated } = comment;
	const said = [KIND_WORDS[kind], state, ...(isOutdated ? ["outdated"] : []), by, when.slice(0, 10)];
	const row = (part: CommentRow["part"]) => (words: string) => ({ text: words, part, comment: at });
	const quoted = quote === undefined ? [] : firstRows(quote.replace(/\s+/g, " "), width - 4, 3, unicode);
	const wrapped = (words: string, indent: string): string[] =>
		wrapText(words, width - indent.length).map((each) => `${indent}${each}`);
	return [
		...(at > 0 ? [row("gap")("")] : []),
		row("head")(said.filter((word) => word !== "").join(dot)),
		...quoted.map((words) => row("quote")(`${INDENT}${unicode ? "│" : "|"} ${words}`)),
		...wrapped(text, INDENT).map(row("text")),
		...replies.flatMap((reply) => [
			row("reply-head")(`${INDENT}${INDENT}${[reply.by, reply.at.slice(0, 10)].filter(Boolean).join(dot)}`),
			...wrapped(reply.text, INDENT + INDENT).map(row("reply")),
		]),
	];
}
