/**
 * The session's state, actions and effects, as plain data. `update(state, action): [State, Effect[]]` is total and
 * pure; time comes with the action.
 */
import type { Buffer } from "../editor/buffer.ts";
import type { Position } from "../editor/types.ts";
import type { Stage } from "../outline/types.ts";
import type { Acknowledged, Snapshot } from "../proposal/merge-answers.ts";
import type { Answer, Answers, Proposal } from "../proposal/types.ts";
import type { CommentState } from "../review/types.ts";
import type { KeyPress, MousePress } from "./input-types.ts";
import type { Overlay } from "./overlay.ts";
import type { KnownProposal, Picker } from "./pick-types.ts";
import type { PreviewRow } from "./preview-search.ts";
import type { ReviewNotes } from "./review-notes.ts";

export type { KeyPress, MousePress, Overlay };

export interface Size {
	readonly columns: number;
	readonly rows: number;
}

/** Milliseconds since 1970, as given with the action. */
export type Time = number;

export type SaveState =
	| { readonly state: "saved"; readonly at: Time }
	/** Changed since the last save; the next one is due at `due`. */
	| { readonly state: "changed"; readonly since: Time; readonly due: Time }
	/**
	 * A save of `revision` is under way; `written` is its content. `next`: when changes made meanwhile started, and
	 * when they have to be saved.
	 */
	| {
			readonly state: "saving";
			readonly since: Time;
			readonly revision: number;
			readonly written: Snapshot;
			readonly held?: boolean;
			readonly next?: { readonly since: Time; readonly due: Time };
	  }
	/** `held`: the author tried to leave and was warned; leaving again exits without saving. */
	| {
			readonly state: "failed";
			readonly at: Time;
			readonly message: string;
			readonly due: Time;
			readonly held: boolean;
	  };

/** `brief`: what to write and why, in a few rows; `full`: also the example and what reviewers look for. */
export const GUIDANCE = ["brief", "full", "folded"] as const;
export type Guidance = (typeof GUIDANCE)[number];

/** When to check the draft on disk for changes by others. */
export type CheckState =
	| { readonly state: "waiting"; readonly due: Time }
	/** `superseded`: a save started meanwhile reports the same changes and later ones. */
	| { readonly state: "running"; readonly superseded: boolean };

/** Changes that others made to the draft's file. */
export interface ExternalChanges {
	/** Answers on disk of the items that changed, by item id. */
	readonly theirs: Readonly<Record<string, Answer | undefined>>;
	readonly stage?: Stage;
	/** The stage that someone else set although the author set another one, which is kept. */
	readonly overruled?: Stage;
	/** Items changed on both sides; the file has the other side's answer. */
	readonly conflicts: readonly Conflict[];
	/** Who has taken the draft over. */
	readonly taken?: string;
}

export interface Conflict {
	readonly item: string;
	readonly theirs: Answer | undefined;
	/**
	 * Source of the version that is not in the draft: an earlier session that could not save it, or the Markdown.
	 * Undefined if the author typed it just now.
	 */
	readonly from?: "session" | "markdown";
}

/** An answer before an edit that no buffer can undo (an entry added, a box ticked), with its buffers at that time. */
export interface Step {
	readonly answer: Answer | undefined;
	readonly buffers: Readonly<Record<string, Buffer>>;
	readonly focus: number;
}

export interface History {
	readonly past: readonly Step[];
	readonly future: readonly Step[];
}

/** The search in the current answer, or in all answers. */
export interface Find {
	readonly query: Buffer;
	readonly replacement: Buffer;
	/** The line that keys go to. */
	readonly field: "query" | "replacement";
	readonly replacing: boolean;
	readonly everywhere: boolean;
	/** Closed, it only remembers the words. */
	readonly open: boolean;
	/** Where it began: the number of the searched item, that of its text, and the position. */
	readonly from?: { readonly item: number; readonly text: number; readonly at: Position };
}

/** `absent`: there is no checker, or it was given up; `message` says why. */
export interface Spelling {
	readonly mode: "on" | "off" | "absent";
	readonly message?: string;
	/** By word: what may be meant instead; `true` if the word is right. */
	readonly known: Readonly<Record<string, readonly string[] | true>>;
	/** When to look at the answer for words that aren't known. */
	readonly due?: Time;
	readonly isAsking?: true;
	/** Misspelled words in the current answer when it was looked at last. */
	readonly wrong?: number;
}

/** What the checker says about words: suggestions for the wrong ones. */
export type SpellingVerdicts = Readonly<Record<string, readonly string[] | true>>;

export interface State {
	/** Path for display; effects that save or write carry no path, because the caller knows it. */
	readonly file: string;
	readonly markdownFile: string;
	readonly proposal: Proposal;
	/** Counts changes of answers and stage; a save carries the revision that it contains. */
	readonly revision: number;
	/** The current item's id. */
	readonly current: string;
	readonly pane: "item" | "outline";
	/** Selected row of the outline: an item's or section's id. */
	readonly outlineAt: string;
	/** Index of the focused control in the current item's form. */
	readonly focus: number;
	/** Restored cursor position, for the first text that gets the focus. */
	readonly cursorAt?: { readonly line: number; readonly column: number };
	/** Buffers of the texts edited in this session, which hold their undo history, by key `item#path/…`. */
	readonly buffers: Readonly<Record<string, Buffer>>;
	/** Buffer key of the focused text if it has been edited: its problems are not shown yet. */
	readonly typed?: string;
	/** Undo histories by item, for what buffers can't undo. */
	readonly histories: Readonly<Record<string, History>>;
	/** Sections whose items are hidden in the outline. */
	readonly folded: readonly string[];
	/** Whether the outline shows only what is still required. */
	readonly onlyMissing: boolean;
	/** Conflicts for the author to resolve; the first one is current. */
	readonly conflicts: readonly Conflict[];
	/** How much of the guidance is shown. */
	readonly guidance: Guidance;
	/** Whether the author wants the preview beside the item; undefined until they say so: then wide screens have it. */
	readonly previewBeside?: boolean;
	readonly overlay?: Overlay;
	/**
	 * First visible rows set by the wheel, until the next key: of `outline`, `form`, `preview` (beside the item), or of
	 * a text by its buffer key.
	 */
	readonly scrolled?: Readonly<Record<string, number>>;
	/** What reviewers said; undefined until it is read, and without a review. */
	readonly comments?: ReviewNotes;
	/** People to suggest; undefined until they are requested. */
	readonly people?: readonly string[];
	/** Proposals to refer to; undefined until they are requested. */
	readonly proposals?: readonly KnownProposal[];
	/** What has been requested and not yet arrived. */
	readonly lookingFor?: readonly ("people" | "proposals")[];
	/** Selected row of the suggestions below a field. */
	readonly suggestion?: number;
	readonly picker?: Picker;
	/** The day on which the author typed last, for dates in words. */
	readonly today?: string;
	/** The last layout of the preview beside the item, and its first visible row. */
	readonly beside?: { readonly rows: readonly PreviewRow[]; readonly top: number };
	/** The last mouse press and the buffer key of the text there, for dragging and double clicks. */
	readonly pressed?: { readonly text?: string; readonly row: number; readonly column: number; readonly at: Time };
	/** Whether the mouse is captured: the terminal reports clicks and the wheel instead of selecting text itself. */
	readonly mouse: boolean;
	/** In a first session, until the outline has been opened: its marks have still to be explained. */
	readonly marksUnexplained?: true;
	/** Whether the terminal shows characters beyond ASCII; without them, glyphs take more cells. */
	readonly unicode: boolean;
	readonly size: Size;
	readonly save: SaveState;
	readonly check: CheckState;
	/**
	 * Set while the author writes an answer where the session's state isn't visible: changes by others since then, and
	 * what they were compared with.
	 */
	readonly pendingExternalChanges?: { readonly changes?: ExternalChanges; readonly written?: Snapshot };
	/** Another program has the terminal (`isReady`), or gets it once the draft is saved. */
	readonly handover?: {
		readonly to: "answer-editor" | "draft-editor" | "shell";
		readonly isReady: boolean;
		/** Keys and pastes read after the key that handed the terminal over. */
		readonly typedAhead: readonly Extract<Action, { readonly type: "keyPressed" | "pasted" }>[];
	};
	/** One line for the author, until the next key. */
	readonly notice?: { readonly tone: "info" | "error"; readonly text: string };
	readonly find?: Find;
	/** Undefined where nobody checks spelling, as in the plain conversation. */
	readonly spelling?: Spelling;
	/** What the last replacement in all answers changed, to undo and redo it as one step until something else changes. */
	readonly replacedEverywhere?: {
		readonly before: Pick<State, "proposal" | "buffers" | "histories">;
		readonly after: Pick<State, "proposal" | "buffers" | "histories">;
	};
	/** The text cut or copied last, for Ctrl+V. */
	readonly clipboard: string;
	/** Ctrl+C had nothing to copy; if it is the next key again, it leaves. */
	readonly leaveAsked?: true;
	/** Something required is missing, or was until now: the author doesn't know yet that all of it is given. */
	readonly incomplete?: true;
	/** The example would replace an answer; if the same key comes next, it does. */
	readonly exampleAsked?: true;
	readonly leaving: boolean;
	/** Why the session ends: Ctrl+C, or from outside (a signal, a closed terminal). */
	readonly interrupted?: "by-key" | "from-outside";
	/**
	 * Set if someone else has the draft and nothing may be changed. `during`: the item that was being answered at the
	 * takeover; a late answer to it is still saved.
	 */
	readonly readOnly?: { readonly who: string; readonly during?: string };
}

export type Action =
	| { readonly type: "keyPressed"; readonly key: KeyPress; readonly now: Time }
	| { readonly type: "mousePressed"; readonly mouse: MousePress; readonly now: Time }
	| { readonly type: "pasted"; readonly text: string; readonly now: Time }
	| { readonly type: "resized"; readonly size: Size; readonly now: Time }
	/** Sent by the session when a due time has come. */
	| { readonly type: "timePassed"; readonly now: Time }
	| {
			readonly type: "draftSaved";
			readonly revision: number;
			readonly changes?: ExternalChanges | undefined;
			readonly now: Time;
	  }
	/** The author has come back from another program: check the draft for changes by others at once. */
	| { readonly type: "checkRequested"; readonly now: Time }
	| {
			readonly type: "draftChecked";
			/** Changes by others since the file was last read or written. */
			readonly changes?: ExternalChanges | undefined;
			/** What the file was compared with. */
			readonly written: Snapshot;
			readonly now: Time;
	  }
	/** The file is gone, or no longer a draft; nothing is lost yet. */
	| { readonly type: "checkFailed"; readonly message: string; readonly now: Time }
	| { readonly type: "saveFailed"; readonly message: string; readonly now: Time }
	| { readonly type: "markdownWritten"; readonly path: string; readonly now: Time }
	| { readonly type: "writeFailed"; readonly message: string; readonly now: Time }
	/** $EDITOR has exited with the edited text. */
	| {
			readonly type: "editorClosed";
			readonly item: string;
			readonly path: readonly string[];
			readonly text: string;
			/** The comment that the text replies to. */
			readonly comment?: string;
			readonly now: Time;
	  }
	| { readonly type: "editorFailed"; readonly message: string; readonly now: Time }
	/** The draft edited in $EDITOR can't be parsed; `message` says where and why, in lines. */
	| { readonly type: "draftUnusable"; readonly message: string; readonly now: Time }
	/** The preview was laid out: its rows, and the row at which the current item starts. */
	| {
			readonly type: "previewLaidOut";
			readonly rows: readonly PreviewRow[];
			readonly itemLine: number;
			/** Whether it is shown beside the item. */
			readonly beside: boolean;
			readonly now: Time;
	  }
	/** People known from the repository, most likely first. */
	| { readonly type: "peopleSuggested"; readonly people: readonly string[]; readonly now: Time }
	/** The review was read, or written. */
	| { readonly type: "reviewRead"; readonly notes: ReviewNotes; readonly now: Time }
	| { readonly type: "reviewFailed"; readonly message: string; readonly now: Time }
	/** A whole reply to a comment, or its new state, from the plain conversation. */
	| { readonly type: "replyGiven"; readonly comment: string; readonly text: string; readonly now: Time }
	| { readonly type: "commentMarked"; readonly comment: string; readonly state: CommentState; readonly now: Time }
	/** What the checker says about words. */
	| { readonly type: "spellingChecked"; readonly verdicts: SpellingVerdicts; readonly now: Time }
	/** There is no checker, or it was given up. */
	| { readonly type: "spellingFailed"; readonly message: string; readonly now: Time }
	| { readonly type: "proposalsSuggested"; readonly proposals: readonly KnownProposal[]; readonly now: Time }
	/** A whole answer at once, from the plain conversation; undefined removes it. */
	| { readonly type: "answerGiven"; readonly item: string; readonly answer: Answer | undefined; readonly now: Time }
	| { readonly type: "itemChosen"; readonly item: string; readonly now: Time }
	| { readonly type: "stageChosen"; readonly stage: Stage; readonly now: Time }
	/** Save and write the Markdown, like Ctrl+S. */
	| { readonly type: "writingRequested"; readonly now: Time }
	/** Save and leave. */
	| { readonly type: "leaveRequested"; readonly now: Time }
	/** A signal or a closed terminal: save and leave; the second one doesn't wait for the save. */
	| { readonly type: "interrupted"; readonly now: Time }
	/**
	 * The author starts an answer where the session's state isn't visible; external changes are held back until
	 * `answeringEnded`.
	 */
	| { readonly type: "answeringBegan"; readonly now: Time }
	| { readonly type: "answeringEnded"; readonly now: Time }
	/** The other program has returned the terminal. */
	| { readonly type: "terminalReturned"; readonly now: Time };

export type Effect =
	/** Write the draft; respond with draftSaved or saveFailed. */
	| { readonly type: "saveDraft"; readonly revision: number; readonly stage: Stage; readonly answers: Answers }
	/** Compare the draft on disk; respond with draftChecked or checkFailed. */
	| { readonly type: "checkDraft"; readonly written: Snapshot }
	/** Render and write the Markdown; respond with markdownWritten or writeFailed. */
	| { readonly type: "writeMarkdown"; readonly proposal: Proposal }
	/** Open an item's text, or the reply to a comment; respond with editorClosed or editorFailed, and terminalReturned. */
	| {
			readonly type: "openEditor";
			readonly item: string;
			readonly path: readonly string[];
			readonly text: string;
			readonly comment?: string;
			/** What to read beside it; by default, the item's guidance. */
			readonly notes?: readonly string[];
	  }
	/**
	 * Open the draft itself in $EDITOR once `handover` is ready; respond with draftUnusable or editorFailed, and
	 * terminalReturned.
	 */
	| { readonly type: "openDraft" }
	/**
	 * Suspend the program once `handover` is ready, until the shell continues it; respond with editorFailed and
	 * terminalReturned.
	 */
	| { readonly type: "suspend" }
	/**
	 * Offer what follows the last answer once `handover` is ready; respond with editorFailed and terminalReturned.
	 */
	| { readonly type: "finish" }
	/** The author has seen what someone else wrote: the next save may replace it. */
	| { readonly type: "settle"; readonly seen: Acknowledged }
	/** Write a reply to a comment; each one that began at the same time replaces the last one. */
	| { readonly type: "reply"; readonly comment: string; readonly began: Time; readonly text: string }
	| { readonly type: "setCommentState"; readonly comment: string; readonly state: CommentState }
	/** Copy to the system clipboard, if the terminal supports it. */
	| { readonly type: "copy"; readonly text: string }
	/** Remember where the author is, and what they chose to see. */
	| {
			readonly type: "remember";
			readonly item: string;
			readonly focus: number;
			readonly cursor?: { readonly line: number; readonly column: number };
			readonly folded?: readonly string[];
			readonly previewBeside?: boolean;
			/** False if the author turned spelling off. */
			readonly spelling?: boolean;
	  }
	/** Ask the spelling checker about words; respond with spellingChecked or spellingFailed. */
	| { readonly type: "checkSpelling"; readonly words: readonly string[] }
	/** Add a word to the author's dictionary. */
	| { readonly type: "learnWord"; readonly word: string }
	/** Respond with peopleSuggested if anybody is known. */
	| { readonly type: "suggestPeople" }
	/** Respond with proposalsSuggested if any are known. */
	| { readonly type: "suggestProposals" }
	/** Everything is saved: end the program. */
	| { readonly type: "leave" }
	/** End the program although the last changes may not be saved. */
	| { readonly type: "abandon" };
