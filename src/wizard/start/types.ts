/**
 * The screens before the wizard as plain data: `updateStart(state, event): [state, effects]` is total and pure, and time
 * comes with the event. Knows no files and no terminal.
 */
import type { Buffer } from "../../editor/buffer.ts";
import type { KeyPress, Size, Time } from "../types.ts";
import type { Draft } from "./drafts.ts";
import type { LockedOutcome, NewDraftOutcome, PickOutcome, StartChoice } from "./outcomes.ts";
import type { NewDraft, Refusal, Step, Template } from "./steps.ts";

/** What the program is, and the ways to begin; for someone who has no draft yet. */
export interface GreetingScreen {
	readonly type: "greeting";
	readonly choices: readonly StartChoice[];
	readonly selected: number;
}

/** The drafts that can be resumed; one at least. */
export interface PickerScreen {
	readonly type: "picker";
	readonly drafts: readonly Draft[];
	/** Index in the list of `pickerChoices`. */
	readonly selected: number;
	readonly filter: Buffer;
	/** The keyboard belongs to the filter. */
	readonly isFiltering: boolean;
}

/** A new draft's title, number, template, stage and file, one after the other. */
export interface NewScreen {
	readonly type: "new";
	readonly steps: readonly Step[];
	readonly templates: readonly Template[];
	/** As answered so far; `file` is the one that would be made now. */
	readonly answers: NewDraft;
	/** The author has named the file; it no longer follows title and number. */
	readonly isFileGiven: boolean;
	/** Index of the step that is asked. */
	readonly at: number;
	/** What answers it: a line of text, or the choice selected. */
	readonly field: Buffer | number;
	/** What is wrong with the answer. */
	readonly problem?: string;
	/** Something was typed that leaving would lose. */
	readonly hasAnswers: boolean;
	/** The draft is being made; keys that were read already wait here for the case that it can't be. */
	readonly typedAhead?: readonly KeyPress[];
}

/** A draft that someone else has open. */
export interface LockedScreen {
	readonly type: "locked";
	readonly file: string;
	/** Who has it, and since when. */
	readonly who: string;
	readonly selected: number;
	readonly isWaiting: boolean;
}

export type StartScreen = GreetingScreen | PickerScreen | NewScreen | LockedScreen;

export interface StartState {
	readonly screen: StartScreen;
	readonly size: Size;
	readonly unicode: boolean;
	/** The key that was asked for once more, because leaving loses answers. */
	readonly leaveAsked?: "Esc" | "Ctrl+C";
}

export type StartEvent =
	| { readonly type: "keyPressed"; readonly key: KeyPress; readonly now: Time }
	| { readonly type: "pasted"; readonly text: string; readonly now: Time }
	| { readonly type: "resized"; readonly size: Size; readonly now: Time }
	/** The draft can't be made. */
	| { readonly type: "refused"; readonly refusal: Refusal; readonly now: Time }
	| { readonly type: "made"; readonly now: Time }
	/** The other session has left the draft. */
	| { readonly type: "unlocked"; readonly now: Time };

export type StartOutcome = PickOutcome | NewDraftOutcome | LockedOutcome;

export type StartEffect =
	/** Answer with `made` or `refused`. */
	| { readonly type: "make"; readonly draft: NewDraft }
	/** Answer with `unlocked`, should the other session leave. */
	| { readonly type: "awaitUnlock" }
	| { readonly type: "end"; readonly outcome: StartOutcome };

/** A screen after an event, and what is to be done outside of it. */
export type ScreenResult<S extends StartScreen = StartScreen> = readonly [S, readonly StartEffect[]];

/** What a screen needs to know of its surroundings while it reacts to a key. */
export interface StartContext {
	readonly size: Size;
	readonly now: Time;
	/** The file in which a draft of that title and number would be kept. */
	readonly fileFor: (title: string, number: string) => string;
}
