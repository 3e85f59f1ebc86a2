/**
 * The screens before the wizard as plain data: `updateStart(state, event): [state, effects]` is total and pure, and time
 * comes with the event. Knows no files and no terminal.
 */
import type { Buffer } from "../../editor/buffer.ts";
import type { KeyPress, Size, Time } from "../types.ts";
import type { Draft } from "./drafts.ts";
import type { LockedOutcome, NewDraftOutcome, PickOutcome, StartChoice } from "./outcomes.ts";
import type { NewAnswers, Refusal, Step, Template } from "./steps.ts";

/** For someone who has no draft yet: what the program is, and ways to start. */
export interface GreetingScreen {
	readonly type: "greeting";
	readonly choices: readonly StartChoice[];
	readonly selected: number;
}

/** At least one draft that can be resumed. */
export interface PickerScreen {
	readonly type: "picker";
	readonly drafts: readonly Draft[];
	/** Index in the list of `pickerChoices`. */
	readonly selected: number;
	/** What was typed. */
	readonly filter: Buffer;
}

/** Asks for a new draft on one screen: a field for each step, then the button that creates it. */
export interface NewScreen {
	readonly type: "new";
	readonly steps: readonly Step[];
	readonly templates: readonly Template[];
	/** The answers so far; `file` is the file that would be created now. */
	readonly answers: NewAnswers;
	/** The number is the next free one, until it is changed. */
	readonly suggested?: string;
	/** Whether the author has named the file, so that it no longer follows title and number. */
	readonly isFileGiven: boolean;
	/** Index of the current step; after the last one, the button. */
	readonly at: number;
	/** The current step's line of text; undefined for choices and the button. */
	readonly field?: Buffer;
	/** The problem with each answer that has one. */
	readonly problems: Readonly<Partial<Record<Step, string>>>;
	/** Whether leaving would lose something that was typed. */
	readonly hasAnswers: boolean;
	/** Set while the draft is being created: keys to handle if creation fails. */
	readonly typedAhead?: readonly KeyPress[];
}

/** A draft that another session has open. */
export interface LockedScreen {
	readonly type: "locked";
	readonly file: string;
	/** Who has it open, and since when. */
	readonly who: string;
	readonly selected: number;
	readonly isWaiting: boolean;
}

export type StartScreen = GreetingScreen | PickerScreen | NewScreen | LockedScreen;

export interface StartState {
	readonly screen: StartScreen;
	readonly size: Size;
	readonly unicode: boolean;
	/** The key to press again to leave, because leaving loses answers. */
	readonly leaveAsked?: "Esc" | "Ctrl+C";
}

export type StartEvent =
	| { readonly type: "keyPressed"; readonly key: KeyPress; readonly now: Time }
	| { readonly type: "pasted"; readonly text: string; readonly now: Time }
	| { readonly type: "resized"; readonly size: Size; readonly now: Time }
	/** The draft can't be created. */
	| { readonly type: "refused"; readonly refusal: Refusal; readonly now: Time }
	| { readonly type: "made"; readonly now: Time }
	/** The other session has left the draft. */
	| { readonly type: "unlocked"; readonly now: Time };

export type StartOutcome = PickOutcome | NewDraftOutcome | LockedOutcome;

export type StartEffect =
	/** Respond with `made` or `refused`. */
	| { readonly type: "make"; readonly draft: NewAnswers }
	/** Respond with `unlocked` when the other session leaves. */
	| { readonly type: "awaitUnlock" }
	| { readonly type: "end"; readonly outcome: StartOutcome };

/** A screen after an event, and the effects to carry out. */
export type ScreenResult<S extends StartScreen = StartScreen> = readonly [S, readonly StartEffect[]];

/** The context in which a screen handles a key. */
export interface StartContext {
	readonly size: Size;
	readonly now: Time;
	/** The file for a draft with that title and number. */
	readonly fileFor: (title: string, number: string) => string;
}
