/** Types of a session: what it needs from its caller, and what it offers. Knows nothing about how it runs. */
import type { Acknowledged, Snapshot } from "../proposal/merge-answers.ts";
import type { Proposal } from "../proposal/types.ts";
import type { KnownProposal } from "./pick-types.ts";
import type { ReviewNotes } from "./review-notes.ts";
import type { Action, Effect, ExternalChanges, KeyPress, SpellingVerdicts, State, Time } from "./types.ts";

export type EffectOf<T extends Effect["type"]> = Extract<Effect, { readonly type: T }>;
/** An action without its time. */
export type WithoutTime<A> = A extends unknown ? Omit<A, "now"> : never;

/** An action without its time, which the session adds. */
export type Event = WithoutTime<Action>;

/**
 * What the caller does for the session. The message of a rejection is shown to the author; it never ends the session.
 */
export interface EffectHandlers {
	/** Saves the draft; resolves with changes by others since the last read or write, or undefined. */
	saveDraft(effect: EffectOf<"saveDraft">): Promise<ExternalChanges | undefined>;
	/**
	 * Checks the draft on disk, every few seconds; resolves with changes by others, or undefined. Rejects once if the
	 * file is gone or can no longer be read.
	 */
	checkDraft(written: Snapshot): Promise<ExternalChanges | undefined>;
	/** Called with each key that changes answers or stage, and for changes on disk (`isOwn` is false). */
	record?(before: Snapshot, after: Snapshot, isOwn: boolean): void;
	/** Called with the answers including a line that is still being typed; `before` is without it. */
	recordUnfinished?(before: Snapshot, after: Snapshot): void;
	/** Called when the author has seen these answers of others: later answers are meant to replace them. */
	settle(seen: Acknowledged): void;
	/** Resolves with people to suggest, most likely first. Without it, nobody is suggested. */
	suggestPeople?(): Promise<readonly string[]>;
	/** Resolves with what the spelling checker says about the words; rejects, with the reason, if there is none. */
	checkSpelling?(words: readonly string[]): Promise<SpellingVerdicts>;
	/** Adds a word to the author's dictionary. */
	learnWord?(word: string): void;
	/** Resolves with proposals that others can refer to. Without it, none are suggested. */
	suggestProposals?(): Promise<readonly KnownProposal[]>;
	/** The proposal as its document contains it, with its answers also in the front matter. Without it, as it is. */
	inDocument?(proposal: Proposal): Promise<Proposal>;
	/** Writes the Markdown; resolves with the path written. */
	writeMarkdown(effect: EffectOf<"writeMarkdown">): Promise<string>;
	/**
	 * Opens a text about an item in the author's editor while the terminal is free; resolves with the edited text. `notes`
	 * are shown beside it; by default, the item's guidance.
	 */
	openEditor(text: string, item: string, notes?: readonly string[]): Promise<string>;
	/**
	 * Opens the draft itself in the author's editor while the terminal is free. Resolves with why and where the edited
	 * draft can't be parsed, or undefined.
	 */
	openDraft?(): Promise<string | undefined>;
	/**
	 * Offers what follows the last answer, while the terminal is free. `isCovered`: the session's screen covers what was
	 * printed afterwards.
	 */
	finish?(isCovered: boolean): Promise<void>;
	remember(effect: EffectOf<"remember">): Promise<void>;
	/** What reviewers say about the draft. Without it, nobody reviews. */
	readonly review?: AuthorReview;
}

/** The author's side of a review. */
export interface AuthorReview {
	/**
	 * Calls `tell` with the review as soon as there is one, and after each change; `fail` if it can't be written or read.
	 * `proposal` is the one that the session has.
	 */
	watch(proposal: () => Proposal, tell: (notes: ReviewNotes) => void, fail: (message: string) => void): void;
	/** Looks at once; resolves when the review, if there is one, has been told. */
	look(): Promise<void>;
	reply(effect: EffectOf<"reply">): void;
	setState(effect: EffectOf<"setCommentState">): void;
}

/** The pure state machine that the wizard exports. */
export interface StateMachine {
	readonly update: (state: State, action: Action) => readonly [State, readonly Effect[]];
	/** When `timePassed` is due next; undefined for never. */
	readonly nextDue: (state: State) => Time | undefined;
}

export interface Clock {
	/** Milliseconds since 1970. */
	now(): Time;
	/** Calls `run` once after a delay; returns a function that cancels it. */
	after(milliseconds: number, run: () => void): () => void;
}

/** How the session ended. `left` and `interrupted`: everything is saved. `failed`: `error` says why. */
export interface SessionEnd {
	readonly reason: "left" | "interrupted" | "failed";
	readonly state: State;
	readonly error?: Error;
	/** After `failed`: the last changes could not be saved either. */
	readonly unsaved?: boolean;
}

export interface SessionOptions {
	readonly state: State;
	readonly machine: StateMachine;
	readonly handlers: EffectHandlers;
	readonly clock: Clock;
	/** Frees the terminal while `run` runs, and reclaims it afterwards. */
	readonly suspend: (run: () => Promise<void>) => Promise<void>;
	/** Suspends the program until it is continued; called while the terminal is free. */
	readonly stop?: () => Promise<void>;
	/** Copies text to the system's clipboard if possible. */
	readonly copy: (text: string) => void;
}

export interface Session {
	getState(): State;
	/** For `useSyncExternalStore`; the events of one read cause one notification. */
	subscribe(listener: () => void): () => void;
	dispatch(event: Event): void;
	/** Several keys, with one notification. */
	press(keys: readonly KeyPress[]): void;
	/** Notifies listeners now instead of at the end of the current task: for a resize, which Ink paints at once. */
	flush(): void;
	/** The proposal as its document contains it; as it is where that can't be told. */
	inDocument(proposal: Proposal): Proposal | Promise<Proposal>;
	/** Reports an unexpected error: saves once more and ends as `failed`. */
	fail(error: unknown): void;
	/** Resolves when the session is over; nothing happens afterwards. */
	readonly ended: Promise<SessionEnd>;
}
