/**
 * Layout of the overlays that are not lists: the reason, the two sides of a conflict, the choices
 * about a draft that can't be read. In rows and cells from the overlay's first, for drawing and for the mouse. Draws
 * nothing.
 */
import { viewOf } from "../editor/buffer.ts";
import type { View, ViewSize } from "../editor/types.ts";
import { itemOf } from "../outline/lookup.ts";
import type { Item } from "../outline/types.ts";
import { answerOf, markdownOfAnswer } from "../proposal/answers.ts";
import { firstRows, wrapText } from "./item-layout.ts";
import { panesOf, TEXT_COLUMNS } from "./panes.ts";
import { itemAt } from "./state.ts";
import type { Conflict, Overlay, State } from "./types.ts";

type Of<T extends Overlay["type"]> = Extract<Overlay, { readonly type: T }>;

/** Cells left free at each side. */
export const MARGIN = 2;

const REASON_ROWS = 4;
const LEAST_REASON_ROWS = 2;

export interface ReasonLayout {
	readonly question: readonly string[];
	readonly why: readonly string[];
	/** First row of the text. */
	readonly row: number;
	readonly size: ViewSize;
	readonly view: View;
}

/** Where the question, why it matters and the reason are while an item is set aside as not applicable. */
export function reasonLayout(state: State, { reason }: Of<"not-applicable">): ReasonLayout {
	const { question, why, row } = aboveReason(state);
	const size = reasonSize(state);
	return { question, why, row, size, view: viewOf(reason, size) };
}

/** The question and why it matters, leaving some rows for the reason; with a blank row below if there is room. */
function aboveReason(state: State): Pick<ReasonLayout, "question" | "why" | "row"> {
	const { height } = panesOf(state).body;
	const width = reasonColumns(state);
	const why = wrapText("Why is it not applicable? Reviewers will read it.", width);
	const gap = height >= AIRY ? 1 : 0;
	const most = Math.max(1, Math.min(3, height - why.length - gap - LEAST_REASON_ROWS));
	const question = firstRows(itemAt(state).label, width, most, state.unicode);
	return { question, why, row: question.length + why.length + gap };
}

function reasonColumns({ size }: State): number {
	return Math.min(TEXT_COLUMNS, size.columns - 2 * MARGIN);
}

/** The drawn size of the reason. */
export function reasonSize(state: State): ViewSize {
	const height = Math.max(1, Math.min(REASON_ROWS, panesOf(state).body.height - aboveReason(state).row));
	return { width: reasonColumns(state), height };
}

/** Wording of a conflict, by the source of the version that is not in the draft. */
const WORDS = {
	typed: {
		said: "was changed here, and in the file by someone else.",
		mine: "Mine",
		theirs: "Theirs, on disk",
	},
	session: {
		said: "was written last time and could not be saved.",
		mine: "Written last time",
		theirs: "On disk",
	},
	markdown: {
		said: "was changed in the Markdown file and in the draft.",
		mine: "In the Markdown",
		theirs: "In the draft",
	},
} as const;

/** One text of a conflict, its title above it. */
export interface ConflictSide {
	readonly text: readonly string[];
	/** Whether the text is cut off. */
	readonly cut: boolean;
	readonly row: number;
	readonly cell: number;
	/** All rows, with the title. */
	readonly height: number;
}

export interface ConflictLayout {
	readonly item: Item;
	readonly words: (typeof WORDS)[keyof typeof WORDS];
	/** What happened, and the question. */
	readonly said: readonly string[];
	/** Whether a row is left free below it. */
	readonly gap: boolean;
	/** Whether the texts are side by side; otherwise they are stacked. */
	readonly beside: boolean;
	/** Cells of a side. */
	readonly cells: number;
	/** Mine, then theirs. */
	readonly sides: readonly [ConflictSide, ConflictSide];
}

/** Cells between two sides. */
export const CONFLICT_GAP = 2;
const WIDE = 80;
/** From this many rows on, one row may be left free. */
const AIRY = 12;

/** The layout of the first conflict; undefined if there is none. */
export function conflictLayout(state: State): ConflictLayout | undefined {
	const conflict = state.conflicts[0];
	const item = conflict && itemOf(state.proposal.outline, conflict.item);
	if (!conflict || !item) return undefined;
	const width = state.size.columns;
	const words = WORDS[conflict.from ?? "typed"];
	const said = wrapText(`${words.said} Which version should be kept?`, width - 2 * MARGIN);
	const rows = panesOf(state).body.height;
	const gap = rows >= AIRY;
	const head = 1 + said.length + (gap ? 1 : 0);
	const beside = width >= WIDE;
	const cells = beside ? Math.floor(width / 2) - MARGIN - CONFLICT_GAP / 2 : width - 2 * MARGIN;
	const room = Math.max(2, beside ? rows - head : Math.floor((rows - head) / 2));
	const side = (answer: Conflict["theirs"], row: number, cell: number): ConflictSide => {
		const markdown = markdownOfAnswer(item, answer);
		// Each row starts with a bar and a blank.
		const all = wrapText(markdown === "" ? "(blank)" : markdown, cells - 2);
		const text = all.slice(0, room - 1);
		return { text, cut: text.length < all.length, row, cell, height: 1 + text.length };
	};
	const mine = side(answerOf(state.proposal, item), head, MARGIN);
	const theirs = beside
		? side(conflict.theirs, head, MARGIN + cells + CONFLICT_GAP)
		: side(conflict.theirs, mine.row + mine.height, MARGIN);
	return { item, words, said, gap, beside, cells, sides: [mine, theirs] };
}

/** Choices for a draft that can't be read, one per row. */
export const UNUSABLE_CHOICES = ["Open it again", "Continue here"] as const;

export interface UnusableLayout {
	readonly why: readonly string[];
	readonly kept: readonly string[];
	/** Row of the first choice; the others follow. */
	readonly choices: number;
}

/** Where the message and the choices are while the draft on disk can’t be read. */
export function unusableLayout(state: State, { message }: Of<"unusable">): UnusableLayout {
	const wrap = (text: string): string[] => wrapText(text, state.size.columns - 2 * MARGIN);
	const kept = wrap("Everything you wrote here is kept. The draft file is left unchanged until it can be read again.");
	// The title, and the free rows around `kept`.
	const others = 3 + kept.length;
	const room = Math.max(1, panesOf(state).body.height - others - UNUSABLE_CHOICES.length);
	const why = message.split("\n").flatMap(wrap).slice(0, room);
	return { why, kept, choices: others + why.length };
}
