/** What a session needs from its caller, and what it offers to it. Knows nothing of how it runs. */
import type { Acknowledged, Snapshot } from "../proposal/merge-answers.ts";
import type { Action, Effect, ExternalChanges, KeyPress, State, Time } from "./types.ts";

export type EffectOf<T extends Effect["type"]> = Extract<Effect, { readonly type: T }>;
type WithoutTime<A> = A extends unknown ? Omit<A, "now"> : never;

/** An action as it happens; the session adds the time. */
export type Event = WithoutTime<Action>;

/** What the caller does for the session. A rejection is shown to the author by its message and never ends the session. */
export interface EffectHandlers {
	/** Gives what someone else did to the file meanwhile; undefined for nothing. */
	saveDraft(effect: EffectOf<"saveDraft">): Promise<ExternalChanges | undefined>;
	/**
	 * Gives what someone else did to the file since the last look; undefined for nothing. Asked every few seconds.
	 * Rejects once when the file is gone or can't be read any more.
	 */
	checkDraft(written: Snapshot): Promise<ExternalChanges | undefined>;
	/** The answers or the stage have changed, by the author or (`isOwn` false) on the disk. Called with each key. */
	record?(before: Snapshot, after: Snapshot, isOwn: boolean): void;
	/** The answers as they would be with a line that is being typed, and isn't the session's yet; `before` without it. */
	recordUnfinished?(before: Snapshot, after: Snapshot): void;
	/** The author knows these answers of someone else's: what is given for them from now on is meant to replace them. */
	settle(seen: Acknowledged): void;
	/** Gives people who may be meant where some are named, most likely first. Without it nobody is suggested. */
	suggestPeople?(): Promise<readonly string[]>;
	/** Gives the path that was written. */
	writeMarkdown(effect: EffectOf<"writeMarkdown">): Promise<string>;
	/** Called while the terminal is free for another program; gives the text, of this item, as it was left. */
	openEditor(text: string, item: string): Promise<string>;
	/**
	 * The draft itself in the author's editor, called while the terminal is free for it. Gives why the draft can't be read
	 * as it was left, with the place; undefined where it can.
	 */
	openDraft?(): Promise<string | undefined>;
	remember(effect: EffectOf<"remember">): Promise<void>;
}

/** The pure part: what the wizard room exports. */
export interface StateMachine {
	readonly update: (state: State, action: Action) => readonly [State, readonly Effect[]];
	/** When `timePassed` is due next, in milliseconds since 1970; undefined for never. */
	readonly nextDue: (state: State) => Time | undefined;
}

export interface Clock {
	/** Milliseconds since 1970. */
	now(): Time;
	/** Runs once after some milliseconds; gives what cancels it. */
	after(milliseconds: number, run: () => void): () => void;
}

/** How the session ended. `left` and `interrupted`: all is saved. `failed`: `error` says why. */
export interface SessionEnd {
	readonly reason: "left" | "interrupted" | "failed";
	readonly state: State;
	readonly error?: Error;
	/** After `failed`: what was typed last could not be saved either. */
	readonly unsaved?: boolean;
}

export interface SessionOptions {
	readonly state: State;
	readonly machine: StateMachine;
	readonly handlers: EffectHandlers;
	readonly clock: Clock;
	/** Frees the terminal while `run` runs, and takes it back. */
	readonly suspend: (run: () => Promise<void>) => Promise<void>;
	/** Stops the program until it is continued; called while the terminal is free. */
	readonly stop?: () => Promise<void>;
	/** Puts text on the system's clipboard, where that can be done. */
	readonly copy: (text: string) => void;
}

export interface Session {
	getState(): State;
	/** For `useSyncExternalStore`: several events of one read are one notification. */
	subscribe(listener: () => void): () => void;
	dispatch(event: Event): void;
	/** Several keys or a paste, as one notification. */
	press(keys: readonly KeyPress[]): void;
	/** Tells the listeners now and not at the end of the current task: for a resize, which Ink paints at once. */
	flush(): void;
	/** Something broke: saves once more and ends as `failed`. */
	fail(error: unknown): void;
	/** Resolves when the session is over; nothing happens behind it. */
	readonly ended: Promise<SessionEnd>;
}
