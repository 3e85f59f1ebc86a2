/**
 * The session: all that the wizard knows while an author writes, as plain data, and all that can happen to it.
 * `update(state, action): [State, Effect[]]` is total and pure; time comes with the action.
 */
import type { Buffer } from "../editor/buffer.ts";
import type { Stage } from "../outline/types.ts";
import type { Acknowledged, Snapshot } from "../proposal/merge-answers.ts";
import type { Answer, Answers, Proposal } from "../proposal/types.ts";
import type { PreviewRow } from "./preview-search.ts";

export interface Size {
	readonly columns: number;
	readonly rows: number;
}

/** Milliseconds since 1970, as given with the action. */
export type Time = number;

export type SaveState =
	| { readonly state: "saved"; readonly at: Time }
	/** Changed since; a save is due at `due`. */
	| { readonly state: "changed"; readonly since: Time; readonly due: Time }
	/**
	 * A save of revision `revision` is under way; `written` is what it was given. `next`: what was changed meanwhile, when
	 * first, and when it has to be saved.
	 */
	| {
			readonly state: "saving";
			readonly since: Time;
			readonly revision: number;
			readonly written: Snapshot;
			readonly held?: boolean;
			readonly next?: { readonly since: Time; readonly due: Time };
	  }
	/** `held`: the author wanted to leave, and was told; leaving once more goes without the save. */
	| {
			readonly state: "failed";
			readonly at: Time;
			readonly message: string;
			readonly due: Time;
			readonly held: boolean;
	  };

/** `brief`: what to write and why, a few rows; `full`: with the example and what reviewers look for. */
export const GUIDANCE = ["brief", "full", "folded"] as const;
export type Guidance = (typeof GUIDANCE)[number];

/** When the draft on disk is checked for changes by others. */
export type CheckState =
	| { readonly state: "waiting"; readonly due: Time }
	/** `superseded`: a save that was begun meanwhile reports the same changes, and later ones. */
	| { readonly state: "running"; readonly superseded: boolean };

/** What others did to the draft's file meanwhile. */
export interface ExternalChanges {
	/** Items that are different now: the answer as it is on disk. */
	readonly theirs: Readonly<Record<string, Answer | undefined>>;
	readonly stage?: Stage;
	/** The stage that someone else set, where the author set another one, which stays. */
	readonly overruled?: Stage;
	/** Items that were changed on both sides; on disk stands theirs. */
	readonly conflicts: readonly Conflict[];
	/** Who has taken the draft over. */
	readonly taken?: string;
}

export interface Conflict {
	readonly item: string;
	readonly theirs: Answer | undefined;
	/**
	 * Where the other one comes from that the draft doesn't hold: a session that could not save it, or the Markdown.
	 * Undefined where it is what the author typed just now.
	 */
	readonly from?: "session" | "markdown";
}

/** An answer as it was before an edit that no buffer can undo (a row added, a box ticked), with the buffers of then. */
export interface Step {
	readonly answer: Answer | undefined;
	readonly buffers: Readonly<Record<string, Buffer>>;
	readonly focus: number;
}

export interface History {
	readonly past: readonly Step[];
	readonly future: readonly Step[];
}

export type Overlay =
	| {
			readonly type: "preview";
			/** The row that stands first; undefined until the view has laid it out and found the item. */
			readonly top?: number;
			/** All rows, and what they show. */
			readonly lines: number;
			readonly rows?: readonly PreviewRow[];
			/** Searched for; `from`: the row that stood first when that began, `at`: index of the match, -1 for none. */
			readonly search?: {
				readonly query: Buffer;
				readonly typing: boolean;
				readonly from: number;
				readonly at: number;
			};
			/** The list of headings is open. */
			readonly headings?: { readonly query: Buffer; readonly selected: number };
			/** The numbers of the Markdown's lines stand before them. */
			readonly numbers?: boolean;
	  }
	/** Go to an item: a filter over headings, questions and answers. */
	| { readonly type: "goto"; readonly query: Buffer; readonly selected: number }
	/** All commands with their keys; typing filters, Enter runs. */
	| { readonly type: "help"; readonly query: Buffer; readonly selected: number }
	/** All of the item's guidance, where it has no room above the form; `top` is the row that stands first. */
	| { readonly type: "guidance"; readonly top: number }
	| { readonly type: "stage"; readonly selected: number }
	/** An item was changed here and on disk: which one stays? 0 mine, 1 theirs. */
	| { readonly type: "conflict"; readonly selected: number }
	| { readonly type: "not-applicable"; readonly item: string; readonly reason: Buffer }
	/** The draft came back from the author's editor as none. 0 opens it again, 1 goes on here. */
	| { readonly type: "unusable"; readonly message: string; readonly selected: number };

export interface State {
	/** Shown to the author; effects that save or write name no path, the root knows it. */
	readonly file: string;
	readonly markdownFile: string;
	readonly proposal: Proposal;
	/** Counts changes of answers and stage; a save names the revision that it holds. */
	readonly revision: number;
	/** The item being written. */
	readonly current: string;
	readonly pane: "item" | "outline";
	/** Row selected in the outline: an item's or section's id. */
	readonly outlineAt: string;
	/** Index of the focused control in the current item's form. */
	readonly focus: number;
	/** Where the cursor was when the author left, for the first text that gets the focus. */
	readonly cursorAt?: { readonly line: number; readonly column: number };
	/** Text controls that were touched in this session keep their buffer, and with it their undo: `item#path/…` → buffer. */
	readonly buffers: Readonly<Record<string, Buffer>>;
	/** The text (its buffer's key) that was changed since it has the focus: it need not be right yet. */
	readonly typed?: string;
	/** What is undone by item, beyond its buffers. */
	readonly histories: Readonly<Record<string, History>>;
	/** Sections whose items are hidden in the outline. */
	readonly folded: readonly string[];
	/** The outline shows only what is still required. */
	readonly onlyMissing: boolean;
	/** To be decided by the author, the first one now. */
	readonly conflicts: readonly Conflict[];
	/** How much of the guidance is shown. */
	readonly guidance: Guidance;
	/** Preview beside the item on wide screens. */
	readonly previewBeside: boolean;
	readonly overlay?: Overlay;
	/**
	 * Scrolled by the wheel, until the next key: the first row of `outline`, `form`, `preview` (beside the item), or of a
	 * text by its buffer's key.
	 */
	readonly scrolled?: Readonly<Record<string, number>>;
	/** Who may be meant where people are named; undefined until they are asked for. */
	readonly people?: readonly string[];
	/** Row selected in the list of people below a field. */
	readonly suggestion?: number;
	/** The preview beside the item as it was laid out last: its rows, and the one that stands first. */
	readonly beside?: { readonly lines: number; readonly top: number };
	/** The last press of the button, and in which text (its buffer's key): for dragging and for a second press there. */
	readonly pressed?: { readonly text?: string; readonly row: number; readonly column: number; readonly at: Time };
	/** The terminal tells clicks and the wheel to the wizard, and doesn't select by itself. */
	readonly mouse: boolean;
	/** The terminal shows signs beyond ASCII; marks take more cells without. */
	readonly unicode: boolean;
	readonly size: Size;
	readonly save: SaveState;
	readonly check: CheckState;
	/**
	 * There while the author writes an answer where the session's state isn't shown, with what others changed since then
	 * and what that was compared with.
	 */
	readonly pendingExternalChanges?: { readonly changes?: ExternalChanges; readonly written?: Snapshot };
	/** Another program has the terminal, or gets it once the draft is saved (`isReady`). */
	readonly lent?: {
		readonly to: "answer-editor" | "draft-editor" | "shell";
		readonly isReady: boolean;
		/** Keys and pastes that were read after the key that lent the terminal. */
		readonly typedAhead: readonly Extract<Action, { readonly type: "keyPressed" | "pasted" }>[];
	};
	/** One line for the author, until the next key. */
	readonly notice?: { readonly tone: "info" | "error"; readonly text: string };
	/** What was cut or copied last, for Ctrl+V. */
	readonly clipboard: string;
	/** Ctrl+C had nothing to copy and asked whether to leave: pressed again at once, it does. */
	readonly leaveAsked?: true;
	readonly leaving: boolean;
	/** The session ends by Ctrl+C, or from outside: a signal, a closed terminal. */
	readonly interrupted?: "by-key" | "from-outside";
	/**
	 * Someone else has the draft, and nothing may be changed. `during`: the item that was being answered when they took it
	 * over; an answer to it that comes late is still saved.
	 */
	readonly readOnly?: { readonly who: string; readonly during?: string };
}

/** A key as the terminal gave it, free of any terminal library's shape. `name` for keys without text. */
export interface KeyPress {
	readonly name:
		| "text"
		| "enter"
		| "tab"
		| "escape"
		| "backspace"
		| "delete"
		| "up"
		| "down"
		| "left"
		| "right"
		| "home"
		| "end"
		| "pageup"
		| "pagedown"
		| "f1"
		| "f4";
	/** For `text`: what was typed; with ctrl or alt the key's letter in lower case. */
	readonly text: string;
	readonly ctrl: boolean;
	readonly alt: boolean;
	readonly shift: boolean;
}

/** What the mouse did, at a cell of the screen (0-based). */
export interface MousePress {
	readonly kind: "press" | "drag" | "release" | "wheel-up" | "wheel-down";
	readonly button: "left" | "middle" | "right";
	readonly row: number;
	readonly column: number;
}

export type Action =
	| { readonly type: "keyPressed"; readonly key: KeyPress; readonly now: Time }
	| { readonly type: "mousePressed"; readonly mouse: MousePress; readonly now: Time }
	| { readonly type: "pasted"; readonly text: string; readonly now: Time }
	| { readonly type: "resized"; readonly size: Size; readonly now: Time }
	/** Sent by the root when a due time has come. */
	| { readonly type: "timePassed"; readonly now: Time }
	| {
			readonly type: "draftSaved";
			readonly revision: number;
			readonly changes?: ExternalChanges | undefined;
			readonly now: Time;
	  }
	/** The author comes back from elsewhere: look at once whether someone else changed the draft. */
	| { readonly type: "checkRequested"; readonly now: Time }
	| {
			readonly type: "draftChecked";
			/** What someone else did to the file since it was last read or written. */
			readonly changes?: ExternalChanges | undefined;
			/** What the file was compared with. */
			readonly written: Snapshot;
			readonly now: Time;
	  }
	/** The file isn't there any more, or is no draft; nothing was lost yet. */
	| { readonly type: "checkFailed"; readonly message: string; readonly now: Time }
	| { readonly type: "saveFailed"; readonly message: string; readonly now: Time }
	| { readonly type: "markdownWritten"; readonly path: string; readonly now: Time }
	| { readonly type: "writeFailed"; readonly message: string; readonly now: Time }
	/** $EDITOR came back with the text. */
	| {
			readonly type: "editorClosed";
			readonly item: string;
			readonly path: readonly string[];
			readonly text: string;
			readonly now: Time;
	  }
	| { readonly type: "editorFailed"; readonly message: string; readonly now: Time }
	/** $EDITOR has left the draft so that it can't be read; `message` says where and why, in lines. */
	| { readonly type: "draftUnusable"; readonly message: string; readonly now: Time }
	/** The view has laid out the preview: its rows, and where the current item begins. */
	| {
			readonly type: "previewLaidOut";
			readonly rows: readonly PreviewRow[];
			readonly itemLine: number;
			/** Beside the item, not alone. */
			readonly beside: boolean;
			readonly now: Time;
	  }
	/** Who the repository knows, most likely first. */
	| { readonly type: "peopleSuggested"; readonly people: readonly string[]; readonly now: Time }
	/** A whole answer at once, as the plain conversation gives it; undefined takes it away. */
	| { readonly type: "answerGiven"; readonly item: string; readonly answer: Answer | undefined; readonly now: Time }
	| { readonly type: "itemChosen"; readonly item: string; readonly now: Time }
	| { readonly type: "stageChosen"; readonly stage: Stage; readonly now: Time }
	/** Save and write the Markdown, as Ctrl+S does. */
	| { readonly type: "writingRequested"; readonly now: Time }
	/** Save and leave. */
	| { readonly type: "leaveRequested"; readonly now: Time }
	/** A signal, or the terminal was closed: save and leave; the second time without waiting for the save. */
	| { readonly type: "interrupted"; readonly now: Time }
	/** The author begins an answer where the session's state isn't shown; external changes wait until `answeringEnded`. */
	| { readonly type: "answeringBegan"; readonly now: Time }
	| { readonly type: "answeringEnded"; readonly now: Time }
	/** The other program is done with the terminal. */
	| { readonly type: "terminalReturned"; readonly now: Time };

export type Effect =
	/** Write the draft; answer with draftSaved or saveFailed. */
	| { readonly type: "saveDraft"; readonly revision: number; readonly stage: Stage; readonly answers: Answers }
	/** Compare the draft on disk; answer with draftChecked or checkFailed. */
	| { readonly type: "checkDraft"; readonly written: Snapshot }
	/** Render and write the Markdown; answer with markdownWritten or writeFailed. */
	| { readonly type: "writeMarkdown"; readonly proposal: Proposal }
	| { readonly type: "openEditor"; readonly item: string; readonly path: readonly string[]; readonly text: string }
	/** Open the draft itself in $EDITOR, once `lent` is ready; answer with draftUnusable or editorFailed, and terminalReturned. */
	| { readonly type: "openDraft" }
	/** Stop the program, once `lent` is ready, until the shell continues it; answer with editorFailed and terminalReturned. */
	| { readonly type: "suspend" }
	/** The author knows what someone else wrote, and has it or has decided: the next save may replace it. */
	| { readonly type: "settle"; readonly seen: Acknowledged }
	/** To the system clipboard, where the terminal has it. */
	| { readonly type: "copy"; readonly text: string }
	/** Remember where the author is. */
	| {
			readonly type: "remember";
			readonly item: string;
			readonly focus: number;
			readonly cursor?: { readonly line: number; readonly column: number };
	  }
	/** Answer with peopleSuggested, if anybody is known. */
	| { readonly type: "suggestPeople" }
	/** Everything is saved: end the program. */
	| { readonly type: "leave" }
	/** End the program although the last changes may not be saved. */
	| { readonly type: "abandon" };
