/**
 * Divides the item pane into question, guidance and form, in rows. Shared by drawing and keys, because Page Down and Up
 * depend on the drawn size. Draws nothing.
 */
import { bufferOf, viewOf } from "../editor/buffer.ts";
import type { ViewSize } from "../editor/types.ts";
import { unwrapParagraphs } from "../markdown/unwrap.ts";
import type { Item } from "../outline/types.ts";
import { requestBeyond } from "../proposal/kinds/asks-more.ts";
import { kindOf } from "../proposal/kinds/table.ts";
import type { Control } from "../proposal/types.ts";
import { canBecome, validateText } from "../proposal/validate-text.ts";
import { bufferKey, controlsOf, focusable, focusedControl, type TextControl } from "./form.ts";
import { commandOf } from "./key-map.ts";
import { keyText } from "./key-press.ts";
import { panesOf, textColumns } from "./panes.ts";
import { meaningOf, PICKER_ROWS, pickerLayout } from "./picker-layout.ts";
import { isAwaited, KIND_WORDS, type NotedComment, notedAt } from "./review-notes.ts";
import { itemAt } from "./state.ts";
import type { State } from "./types.ts";

export interface GuidanceRow {
	readonly text: string;
	readonly part: "question" | "text" | "why" | "example" | "reviewers" | "title" | "more" | "comment" | "comments";
}

export interface ItemLayout {
	/** Cells for text. */
	readonly width: number;
	/** The question, or the heading, in rows. */
	readonly question: readonly string[];
	readonly guidance: readonly GuidanceRow[];
	/** Free rows between guidance and form. */
	readonly gap: number;
	/** Rows of the form. */
	readonly form: number;
}

/** Wraps a text at words to a width in cells. */
export function wrapText(text: string, width: number): string[] {
	if (text === "") return [];
	const { rows } = viewOf(bufferOf(text), { width: Math.max(1, width), height: Number.MAX_SAFE_INTEGER });
	return rows.map(({ indent = 0, text }) => (" ".repeat(indent) + text).trimEnd());
}

/** The first rows of a text, ending with an ellipsis if there is more. */
export function firstRows(text: string, width: number, most: number, unicode: boolean): string[] {
	const rows = wrapText(text, width);
	if (rows.length <= most) return rows;
	const mark = unicode ? "…" : "...";
	const [last = ""] = wrapText(rows[most - 1] ?? "", width - mark.length);
	return [...rows.slice(0, most - 1), `${last}${mark}`];
}

/** Rows of the item pane above the form. */
export function rowsAboveForm({ question, guidance, gap }: ItemLayout): number {
	return 1 + question.length + guidance.length + gap;
}

/** Minimum rows that the question and full guidance leave for the form. */
const LEFT_TO_FORM = 3;

/** How the item pane is divided: breadcrumb (one row), question, guidance, form. */
export function itemLayout(state: State): ItemLayout {
	const panes = panesOf(state);
	const { height } = panes.body;
	const item = itemAt(state);
	const width = textColumns(panes.item?.width ?? state.size.columns, state.size);
	// Whole, unless nothing would be left for the form.
	const question = firstRows(item.label, width, Math.max(2, height - 1 - LEFT_TO_FORM), state.unicode);
	const left = height - 1 - question.length;
	const gap = height > 14 ? 1 : 0;
	const comments = commentRows(state, item, width, Math.max(1, Math.floor((left - gap) / 4)));
	const wanted = [...guidanceRows(item, state.guidance, width, left - gap - comments.length), ...comments];
	// Guidance gives way to an open picker.
	const isCramped = state.picker !== undefined && left - gap - wanted.length < PICKER_ROWS + LEFT_TO_FORM;
	const guidance = isCramped ? [] : wanted;
	return { width, question, guidance, gap, form: Math.max(1, left - guidance.length - gap) };
}

/** Most rows of a comment above the form; all of them are in the overlay. */
const MOST_COMMENT_ROWS = 3;

/** The first comment that the author has to answer, and how to answer: in one row if there is no room for more. */
function commentRows({ comments, unicode }: State, { id }: Item, width: number, room: number): readonly GuidanceRow[] {
	const all = notedAt(comments, id);
	if (all.length === 0) return [];
	const last = commentsShown.get(all);
	if (last?.width === width && last.room === room && last.unicode === unicode) return last.rows;
	const rows = rowsOfComments(all, width, room, unicode);
	commentsShown.set(all, { width, room, unicode, rows });
	return rows;
}

interface ShownComments {
	readonly width: number;
	readonly room: number;
	readonly unicode: boolean;
	readonly rows: readonly GuidanceRow[];
}

/** Wrapped once, because every key draws them. */
const commentsShown = new WeakMap<readonly NotedComment[], ShownComments>();

function rowsOfComments(
	all: readonly NotedComment[],
	width: number,
	room: number,
	unicode: boolean,
): readonly GuidanceRow[] {
	const open = all.filter(isAwaited);
	const [first] = open;
	const others = first ? open.length - 1 : all.length;
	const count = first ? (others > 0 ? `answers; ${others} more open` : "answers") : `${others} answered or resolved`;
	const key: GuidanceRow = { text: count, part: "comments" };
	if (!first || room < 2) return [first ? { ...key, text: `${open.length} open, by ${first.by}` } : key];
	const words = `${first.by}, ${KIND_WORDS[first.kind]}: ${first.text.slice(0, MOST_COMMENT_ROWS * 2 * width).replace(/\s+/g, " ")}`;
	const rows = firstRows(words, width, Math.min(MOST_COMMENT_ROWS, room - 1), unicode);
	return [...rows.map((text): GuidanceRow => ({ text, part: "comment" })), key];
}

const TITLES = {
	why: "Why it is asked",
	example: `For example (${keyText(commandOf("take-example").keys[0] ?? "")} starts with it)`,
	reviewers: "Reviewers look for",
} as const;

/** The guidance in as many rows as the form can spare: full if all of it fits, otherwise brief. */
function guidanceRows(item: Item, shown: State["guidance"], width: number, left: number): GuidanceRow[] {
	if (shown === "folded") return [];
	if (shown === "full") {
		const all = fullGuidance(item, width);
		if (all.length <= left - LEFT_TO_FORM) return all;
	}
	const most = briefRoom(item, left);
	if (most < 1) return [];
	const { text, why } = item.guidance;
	const rows = [...partRows("text", text, width), ...partRows("why", why && `Why: ${why}`, width)];
	if (rows.length <= most) return rows;
	return [...wholeSentences(rows, most - 1), { text: "", part: "more" }];
}

/** A sentence, and the key that shows more. */
const LEAST_GUIDANCE = 2;

/** Rows for brief guidance. Independent of the text being typed, so that nothing jumps. */
function briefRoom(item: Item, left: number): number {
	const share = left < 10 ? Math.floor(left * 0.3) : Math.min(6, Math.floor(left / 2));
	const form = kindOf(item).formRows?.(item);
	if (form === undefined) return share;
	// Exactly the rows that the form never fills, unless it has to scroll anyway.
	return left - form >= LEAST_GUIDANCE ? left - form : share;
}

const SENTENCE = /^.*[.!?:][)”"’]?(?=\s|$)/;

/** The first rows, cut after the last complete sentence; empty if even the first doesn't fit. */
function wholeSentences(rows: readonly GuidanceRow[], count: number): readonly GuidanceRow[] {
	for (let at = Math.min(count, rows.length) - 1; at >= 0; at--) {
		const [row, next] = [rows[at]!, rows[at + 1]];
		if (!next || next.part !== row.part || /^\s*(?:$|[-*•] |\d+[.)] )/.test(next.text)) return rows.slice(0, at + 1);
		const [whole] = SENTENCE.exec(row.text) ?? [];
		if (whole !== undefined && !/\b(?:e\.g|i\.e|etc|vs)\.$|^Why:$/.test(whole))
			return [...rows.slice(0, at), { ...row, text: whole }];
	}
	return [];
}

/** An item's complete guidance in rows, with a title above each part. */
export function fullGuidance({ guidance }: Item, width: number): GuidanceRow[] {
	const { text, why, reviewers, example } = guidance;
	const parts = Object.entries({ why, reviewers, example }).flatMap(([part, words]): GuidanceRow[] => {
		const known = part as keyof typeof TITLES;
		return words ? [{ text: TITLES[known], part: "title" }, ...partRows(known, words, width)] : [];
	});
	return [...partRows("text", text, width), ...parts];
}

function partRows(part: GuidanceRow["part"], words: string | undefined, width: number): GuidanceRow[] {
	return wrapText(unwrapParagraphs(words?.trim() ?? ""), width).map((text) => ({ text, part }));
}

/** Indentation of a control in cells. */
export function indentOf(control: Control): number {
	return control.level * 2;
}

/** Whether the item is a single text, which fills the form. */
export function isSoleText(controls: readonly Control[]): boolean {
	return controls.length === 1 && controls[0]?.type === "text";
}

/** The problem with a text, in rows to show below it; none while it is typed and can still become valid. */
export function problemRows(state: State, control: TextControl, width: number): readonly string[] {
	const fault = validateText(control, control.value);
	const isTyped = state.typed === bufferKey(state.current, control.path);
	if (fault) return isTyped && canBecome(control, control.value) ? [] : wrapText(`! ${fault.fix}`, width);
	const isWhole = control.path.length === 0 && !isTyped;
	const request = isWhole ? requestBeyond(itemAt(state), control.value) : undefined;
	return request ? wrapText(`! “${request.word}” is only part of the answer: ${request.sentence}`, width) : [];
}

/** The drawn size of a text control: an item's only text fills the form. */
export function viewOfControl(state: State, control: TextControl, layout: ItemLayout, sole: boolean): ViewSize {
	const width = Math.max(4, layout.width - (sole ? 0 : indentOf(control) + 2));
	if (sole) return { width, height: Math.max(1, layout.form - rowsBelow(state, control, layout, width)) };
	return { width, height: Math.max(1, Math.min(12, layout.form - 2)) };
}

/** Rows for a picker: what the form has beside a label, the value and a problem. */
export function pickerRoom({ form }: ItemLayout): number {
	return Math.max(1, form - 3);
}

/** Rows below an item's only text: the picker, what it means, what is wrong. */
function rowsBelow(state: State, control: TextControl, layout: ItemLayout, width: number): number {
	const picker = pickerLayout(state, control, pickerRoom(layout))?.height ?? 0;
	const meaning = meaningOf(state, control) === undefined ? 0 : 1;
	return picker + meaning + problemRows(state, control, width).length;
}

/** The size of the focused text, or of the whole form if no text has the focus. */
export function focusedView(state: State): ViewSize {
	const layout = itemLayout(state);
	const controls = controlsOf(state);
	const control = focusedControl(state);
	if (control?.type !== "text") return { width: layout.width, height: layout.form };
	return viewOfControl(state, control, layout, isSoleText(focusable(controls)));
}
