/**
 * Runs the review's state machine: keeps its state outside any view, carries out effects through handlers, and dispatches
 * their outcomes. Decides nothing; knows neither components nor files. Time comes from the given clock.
 */
import type { Review } from "../../review/types.ts";
import type { Clock, WithoutTime } from "../session.ts";
import { errorOf, StateLoop } from "../state-loop.ts";
import type { KeyPress } from "../types.ts";
import type { LayoutOf, ReviewAction, ReviewChanges, ReviewEffect, ReviewState } from "./types.ts";
import { nextReviewDue, updateReview } from "./update.ts";

/** An action without its time, which the session adds. */
export type ReviewEvent = WithoutTime<ReviewAction>;

/** What the caller does for the session. The message of a rejection is shown to the reviewer. */
export interface ReviewHandlers {
	/** Writes the changes since `base`, joined with what others wrote; resolves with what is in the file then. */
	save(base: Review, review: Review): Promise<Review>;
	/** Looks for changes on disk, every few seconds. */
	check(): Promise<ReviewChanges>;
	/** Opens a text in the reviewer's editor while the terminal is free; resolves with the edited text. */
	openEditor?(text: string, name: string, notes: readonly string[]): Promise<string>;
}

/** How the session ended. `left` and `interrupted`: everything is saved. `failed`: `error` says why. */
export interface ReviewEnd {
	readonly reason: "left" | "interrupted" | "failed";
	readonly state: ReviewState;
	readonly error?: Error;
	/** The last changes could not be saved. */
	readonly unsaved?: boolean;
}

export interface ReviewSessionOptions {
	readonly state: ReviewState;
	readonly handlers: ReviewHandlers;
	readonly clock: Clock;
	/** Where things are on the screen; a conversation has none. */
	readonly layoutOf: LayoutOf;
	/** Copies text to the system's clipboard if possible. */
	readonly copy?: (text: string) => void;
	/** Frees the terminal while `run` runs; without it, nothing else uses the terminal. */
	readonly suspend?: (run: () => Promise<void>) => Promise<void>;
}

export class ReviewSession extends StateLoop<ReviewState> {
	readonly ended: Promise<ReviewEnd>;
	private readonly options: ReviewSessionOptions;
	private isOver = false;
	private finish: (end: ReviewEnd) => void = () => {};
	private saving: Promise<unknown> = Promise.resolve();

	constructor(options: ReviewSessionOptions) {
		super(options.state, options.clock);
		this.options = options;
		this.ended = new Promise((resolve) => {
			this.finish = resolve;
		});
		this.wakeWhenDue();
	}

	dispatch = (event: ReviewEvent): void => {
		if (this.isOver) return;
		try {
			const action = { ...event, now: this.now() } as ReviewAction;
			const [state, effects] = updateReview(this.state, action, this.options.layoutOf);
			this.state = state;
			this.wakeWhenDue();
			this.notify();
			for (const effect of effects) this.carryOut(effect);
		} catch (error) {
			this.fail(error);
		}
	};

	press = (keys: readonly KeyPress[]): void => {
		for (const key of keys) this.dispatch({ type: "keyPressed", key });
	};

	/** Reports an unexpected error: saves once more and ends as `failed`. */
	fail = (reason: unknown): void => {
		if (this.isOver) return;
		this.isOver = true;
		const error = errorOf(reason);
		void this.saving
			.then(() => this.options.handlers.save(this.state.onDisk, this.state.review))
			.then(
				() => this.end({ reason: "failed", state: this.state, error }),
				() => this.end({ reason: "failed", state: this.state, error, unsaved: true }),
			);
	};

	private wakeWhenDue(): void {
		this.setTimer(this.isOver ? undefined : nextReviewDue(this.state), () => this.dispatch({ type: "timePassed" }));
	}

	private carryOut(effect: ReviewEffect): void {
		switch (effect.type) {
			case "saveReview":
				this.save(effect.base, effect.review);
				return;
			case "check":
				this.options.handlers.check().then(
					(changes) => this.dispatch({ type: "checked", changes }),
					(error) => this.dispatch({ type: "checkFailed", message: errorOf(error).message }),
				);
				return;
			case "copy":
				this.options.copy?.(effect.text);
				return;
			case "openEditor":
				this.openEditor(effect);
				return;
			case "leave": {
				const unsaved = this.state.save.state !== "saved" && { unsaved: true };
				this.end({ reason: this.state.interrupted ? "interrupted" : "left", state: this.state, ...unsaved });
				return;
			}
			case "abandon":
				this.end({ reason: "failed", state: this.state, error: new Error(ABANDONED), unsaved: true });
		}
	}

	private openEditor({ text, name, notes }: Extract<ReviewEffect, { readonly type: "openEditor" }>): void {
		const { handlers, suspend = (run) => run() } = this.options;
		let edited = text;
		const edit = async (): Promise<void> => {
			edited = (await handlers.openEditor?.(text, name, notes)) ?? text;
		};
		void suspend(edit)
			.then(
				() => this.dispatch({ type: "editorClosed", text: edited }),
				(error) => this.dispatch({ type: "editorFailed", message: errorOf(error).message }),
			)
			.then(() => {
				this.dispatch({ type: "terminalReturned" });
				this.dispatch({ type: "checkRequested" });
			});
	}

	private save(base: Review, review: Review): void {
		const saving = this.options.handlers.save(base, review);
		this.saving = saving.catch(() => {});
		saving.then(
			(there) => this.dispatch({ type: "reviewSaved", review: there }),
			(error) => {
				this.dispatch({ type: "reviewFailed", message: errorOf(error).message });
				// Nobody may be there to retry.
				if (this.state.interrupted === "from-outside")
					this.end({ reason: "failed", state: this.state, error: errorOf(error), unsaved: true });
			},
		);
	}

	private end(end: ReviewEnd): void {
		this.isOver = true;
		this.wakeWhenDue();
		this.notify();
		this.finish(end);
	}
}

const ABANDONED = "Ended before the review was saved";
