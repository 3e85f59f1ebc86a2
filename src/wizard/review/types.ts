/**
 * State, actions and effects of a review session, as plain data. `updateReview(state, action, view)` is total and pure;
 * time comes with the action.
 */
import type { Buffer } from "../../editor/buffer.ts";
import type { Severity } from "../../outline/problem.ts";
import type { Stage } from "../../outline/types.ts";
import type { Proposal } from "../../proposal/types.ts";
import type { Aliases } from "../../review/people.ts";
import type { CommentKind, CommentState, Review, Verdict } from "../../review/types.ts";
import type { OutlineState } from "../outline-rows.ts";
import type { Action, Guidance, Size, Time } from "../types.ts";

/** What `check` reports about an item. */
export interface ItemFinding {
	readonly severity: Severity;
	readonly rule: string;
	readonly message: string;
}

export type ReviewSave =
	| { readonly state: "saved"; readonly at: Time }
	/** Changed since the last save; the next one is due at `due`. */
	| { readonly state: "changed"; readonly since: Time; readonly due: Time }
	/** A save of `written` is under way; `next`: when changes made meanwhile started, and when they have to be saved. */
	| {
			readonly state: "saving";
			readonly written: Review;
			readonly next?: { readonly since: Time; readonly due: Time };
	  }
	| { readonly state: "failed"; readonly message: string; readonly due: Time };

/** A comment or a reply that is being written; the review contains it as soon as it isn't blank. */
export interface Writing {
	readonly kind: CommentKind | "reply";
	readonly item: string;
	/** The comment's id; of a reply, that of the comment it belongs to. */
	readonly comment: string;
	/** Of a reply, its own id, and the comment's state before it. */
	readonly reply?: string;
	readonly before?: CommentState;
	/** When it began, as the review's file has it. */
	readonly at: string;
	readonly quote?: string;
	readonly buffer: Buffer;
}

export type ReviewOverlay =
	| { readonly type: "goto"; readonly query: Buffer; readonly selected: number }
	| { readonly type: "help"; readonly query: Buffer; readonly selected: number }
	/** The end of the round. `field`: whether the keys go to the verdicts or to the summary. */
	| {
			readonly type: "verdict";
			readonly selected: number;
			readonly summary: Buffer;
			readonly field: "verdict" | "summary";
	  };

export interface ReviewState extends OutlineState {
	/** The proposal's file, for display. */
	readonly file: string;
	/** The review's file, for display. */
	readonly reviewFile: string;
	readonly review: Review;
	/** The review as it was last read or written. */
	readonly onDisk: Review;
	/** The reviewer's name, as the settings know it. */
	readonly reviewer: string;
	/** Other names of the same people. */
	readonly aliases: Aliases;
	/** The commit that the proposal was read from, if it is in one. */
	readonly revision?: string;
	/** The stage that this round is for. */
	readonly stage: Stage;
	/** Digest → answer as Markdown, of answers as they were, as far as that is known. */
	readonly earlier: Readonly<Record<string, string>>;
	/** What `check` reports, by item. */
	readonly findings: Readonly<Record<string, readonly ItemFinding[]>>;
	/** First visible row of the answer; undefined: at its start, or at its first change. */
	readonly top?: number;
	/** Whether changes are marked where an answer has changed. */
	readonly marksChanges: boolean;
	readonly guidance: Guidance;
	/** Id of the comment that replies and answers are about; undefined for the first open one. */
	readonly selected?: string;
	/** Number of the passage of the answer that a comment will quote. */
	readonly passage?: number;
	readonly writing?: Writing;
	/** The reviewer's own editor has the terminal, or is about to: what was typed after the key that opened it. */
	readonly handover?: { readonly typedAhead: readonly Of<"keyPressed" | "pasted">[] };
	readonly overlay?: ReviewOverlay;
	readonly clipboard: string;
	readonly size: Size;
	readonly unicode: boolean;
	readonly mouse: boolean;
	readonly save: ReviewSave;
	/** When to look for changes by others; undefined while that is under way. */
	readonly checkDue?: Time;
	readonly leaveAsked?: true;
	readonly leaving: boolean;
	readonly interrupted?: "by-key" | "from-outside";
	/** The verdict that ended the round. */
	readonly ended?: Verdict;
}

/** What others changed: the review, merged with what is here, and the proposal. */
export interface ReviewChanges {
	readonly review?: Review;
	readonly proposal?: Proposal;
	readonly findings?: ReviewState["findings"];
}

type Of<T extends Action["type"]> = Extract<Action, { readonly type: T }>;

export type ReviewAction =
	| Of<
			| "keyPressed"
			| "mousePressed"
			| "pasted"
			| "resized"
			| "timePassed"
			| "interrupted"
			| "checkRequested"
			| "leaveRequested"
			| "itemChosen"
			| "editorFailed"
			| "terminalReturned"
	  >
	/** The passage that the next comment quotes; undefined for none. */
	| { readonly type: "passageChosen"; readonly passage: number | undefined; readonly now: Time }
	/** The editor has exited with the edited text. */
	| { readonly type: "editorClosed"; readonly text: string; readonly now: Time }
	| { readonly type: "commentChosen"; readonly comment: string; readonly now: Time }
	/** The review is on disk; `review` is what is there, with what others wrote. */
	| { readonly type: "reviewSaved"; readonly review: Review; readonly now: Time }
	| { readonly type: "reviewFailed"; readonly message: string; readonly now: Time }
	| { readonly type: "checked"; readonly changes: ReviewChanges; readonly now: Time }
	| { readonly type: "checkFailed"; readonly message: string; readonly now: Time };

export type ReviewEffect =
	/** Write the changes since `base`; respond with `reviewSaved` or `reviewFailed`. */
	| { readonly type: "saveReview"; readonly base: Review; readonly review: Review }
	/** Look for changes on disk; respond with `checked` or `checkFailed`. */
	| { readonly type: "check" }
	| { readonly type: "copy"; readonly text: string }
	/** Open a text in the reviewer's editor; respond with `editorClosed` or `editorFailed`, and `terminalReturned`. */
	| { readonly type: "openEditor"; readonly text: string; readonly name: string; readonly notes: readonly string[] }
	| { readonly type: "leave" }
	/** End although the last changes may not be saved. */
	| { readonly type: "abandon" };

export type ReviewResult = readonly [ReviewState, readonly ReviewEffect[]];

/** The rows of each comment, by id: the first one, and the one after the last. */
export type CommentRows = ReadonlyMap<string, readonly [from: number, to: number]>;

/** Where things are on the drawn screen. The machine asks for it to scroll, to edit, and for the mouse. */
export interface ReviewLayout {
	/** Rows of the scrolled part: all of them, and the visible ones. */
	readonly total: number;
	readonly height: number;
	/** First visible row, and the row of the screen where it is. Of the verdict: the row of the first choice. */
	readonly top: number;
	readonly firstRow: number;
	readonly comments: CommentRows;
	/** The notes beside the answer, where there is room for them: their first visible row. */
	readonly notes?: { readonly top: number; readonly total: number; readonly comments: CommentRows };
	/** Passages of the answer: their rows, and their source. */
	readonly passages: readonly { readonly rows: readonly [from: number, to: number]; readonly text: string }[];
	/** The size of the text that is being written, and its first cell on the screen. */
	readonly editor: Size;
	readonly editorAt: { readonly row: number; readonly column: number };
}

export type LayoutOf = (state: ReviewState) => ReviewLayout;
