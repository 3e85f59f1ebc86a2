/**
 * Runs the pure state machine: keeps its state outside React so that no key waits for a paint, carries out effects
 * through handlers, and dispatches their outcomes. Decides nothing; knows neither components nor files. Time comes from
 * the given clock.
 */
import type { Proposal } from "../proposal/types.ts";
import type { EffectOf, Event, Session, SessionEnd, SessionOptions } from "./session-types.ts";
import { errorOf, StateLoop } from "./state-loop.ts";
import type { Action, Effect, KeyPress, State } from "./types.ts";

export type * from "./session-types.ts";

/** Starts a session, with its first timer set from the given state. */
export function startSession(options: SessionOptions): Session {
	return new RunningSession(options);
}

class RunningSession extends StateLoop<State> implements Session {
	readonly ended: Promise<SessionEnd>;
	private readonly options: SessionOptions;
	/** `failing`: after an unexpected error, while the answers are saved once more. */
	private phase: "running" | "failing" | "over" = "running";
	private finish: (end: SessionEnd) => void = () => {};
	/** The save under way, which `fail` waits for. */
	private saving: Promise<unknown> = Promise.resolve();

	constructor(options: SessionOptions) {
		super(options.state, options.clock);
		this.options = options;
		this.ended = new Promise((resolve) => {
			this.finish = resolve;
		});
		this.wakeWhenDue();
		options.handlers.review?.watch(
			() => this.state.proposal,
			(notes) => this.dispatch({ type: "reviewRead", notes }),
			(message) => this.dispatch({ type: "reviewFailed", message }),
		);
	}

	dispatch = (event: Event): void => {
		if (this.phase === "failing" && event.type === "interrupted") this.interruptedWhileFailing();
		if (this.phase !== "running") return;
		try {
			const { proposal, revision } = this.state;
			const action = { ...event, now: this.now() } as Action;
			const [state, effects] = this.options.machine.update(this.state, action);
			this.state = state;
			if (state.proposal !== proposal)
				this.options.handlers.record?.(proposal, state.proposal, state.revision !== revision);
			this.wakeWhenDue();
			this.notify();
			for (const effect of effects) this.carryOut(effect.type, effect);
		} catch (error) {
			this.fail(error);
		}
	};

	press = (keys: readonly KeyPress[]): void => {
		for (const key of keys) this.dispatch({ type: "keyPressed", key });
	};

	// A preview must not end the session: it shows the document as it was read.
	inDocument = (proposal: Proposal): Proposal | Promise<Proposal> =>
		this.options.handlers.inDocument?.(proposal).catch(() => proposal) ?? proposal;

	fail = (reason: unknown): void => {
		if (this.phase !== "running") return;
		this.phase = "failing";
		this.notify();
		const error = errorOf(reason);
		const { revision, proposal } = this.state;
		const { stage, answers } = proposal;
		void this.saving
			.then(() => this.options.handlers.saveDraft({ type: "saveDraft", revision, stage, answers }))
			.then(
				() => this.end({ reason: "failed", state: this.state, error }),
				() => this.end({ reason: "failed", state: this.state, error, unsaved: true }),
			);
	};

	private wakeWhenDue(): void {
		const due = this.phase === "over" ? undefined : this.options.machine.nextDue(this.state);
		this.setTimer(due, () => this.dispatch({ type: "timePassed" }));
	}

	private readonly outside: { readonly [T in Effect["type"]]: (effect: EffectOf<T>) => void } = {
		saveDraft: (effect) => this.save(effect),
		checkDraft: ({ written }) =>
			this.answer(this.options.handlers.checkDraft(written), "checkFailed", (changes) => ({
				type: "draftChecked",
				changes,
				written,
			})),
		writeMarkdown: (effect) =>
			this.answer(this.options.handlers.writeMarkdown(effect), "writeFailed", (path) => ({
				type: "markdownWritten",
				path,
			})),
		openEditor: (effect) => this.openEditor(effect),
		openDraft: () => this.handOver(this.openDraft),
		finish: () => this.handOver(async () => this.options.handlers.finish?.(true)),
		suspend: () => this.handOver(async () => this.options.stop?.()),
		// Only a convenience: a failure to write the state folder must not disturb the author.
		remember: (effect) => void this.options.handlers.remember(effect).catch(() => {}),
		settle: ({ seen }) => this.options.handlers.settle(seen),
		// Only a convenience: without suggestions the author types whole names.
		suggestPeople: () =>
			void this.options.handlers
				.suggestPeople?.()
				.catch(() => [])
				.then((people) => this.dispatch({ type: "peopleSuggested", people })),
		reply: (effect) => this.options.handlers.review?.reply(effect),
		setCommentState: (effect) => this.options.handlers.review?.setState(effect),
		checkSpelling: ({ words }) => this.checkSpelling(words),
		learnWord: ({ word }) => this.options.handlers.learnWord?.(word),
		suggestProposals: () =>
			void this.options.handlers
				.suggestProposals?.()
				.catch(() => [])
				.then((proposals) => this.dispatch({ type: "proposalsSuggested", proposals })),
		copy: ({ text }) => this.options.copy(text),
		leave: () => this.end({ reason: this.state.interrupted ? "interrupted" : "left", state: this.state }),
		abandon: () => this.endUnsaved(new Error("Ended before the draft was saved")),
	};

	private carryOut<T extends Effect["type"]>(type: T, effect: EffectOf<T>): void {
		this.outside[type](effect);
	}

	private save(effect: EffectOf<"saveDraft">): void {
		const { revision } = effect;
		const saving = this.options.handlers.saveDraft(effect);
		this.saving = saving.catch(() => {});
		saving.then(
			(changes) => this.dispatch({ type: "draftSaved", revision, changes }),
			(error) => {
				this.dispatch({ type: "saveFailed", message: messageOf(error) });
				// Nobody may be there to retry.
				if (this.state.interrupted === "from-outside") this.endUnsaved(errorOf(error));
			},
		);
	}

	private checkSpelling(words: readonly string[]): void {
		const checked = this.options.handlers.checkSpelling?.(words) ?? Promise.reject(new Error("there is no checker"));
		checked.then(
			(verdicts) => this.dispatch({ type: "spellingChecked", verdicts }),
			(error) => this.dispatch({ type: "spellingFailed", message: messageOf(error) }),
		);
	}

	private openEditor({ text, notes, type: _, ...about }: EffectOf<"openEditor">): void {
		let edited = text;
		this.handOver(
			async () => {
				edited = await this.options.handlers.openEditor(text, about.item, notes);
			},
			() => this.dispatch({ type: "editorClosed", ...about, text: edited }),
		);
	}

	private openDraft = async (): Promise<void> => {
		const message = await this.options.handlers.openDraft?.();
		if (message !== undefined) this.dispatch({ type: "draftUnusable", message });
	};

	/** Frees the terminal at once, and lets another program use it as soon as the state allows it. */
	private handOver(run: () => Promise<void>, done: () => void = () => {}): void {
		const handover = this.options.suspend(async () => {
			await this.until(({ handover }) => handover?.isReady !== false);
			if (this.phase === "running") await run();
		});
		void handover
			.then(done, (error) => this.dispatch({ type: "editorFailed", message: messageOf(error) }))
			.then(() => {
				this.dispatch({ type: "terminalReturned" });
				this.dispatch({ type: "answeringEnded" });
				this.dispatch({ type: "checkRequested" });
			});
	}

	/** Resolves when the state meets a condition, or the session no longer runs. */
	private until(isWanted: (state: State) => boolean): Promise<void> {
		return new Promise((resolve) => {
			const check = (): void => {
				if (!isWanted(this.state) && this.phase === "running") return;
				this.listeners.delete(check);
				resolve();
			};
			this.listeners.add(check);
			check();
		});
	}

	private answer<T>(done: Promise<T>, failed: "writeFailed" | "checkFailed", event: (result: T) => Event): void {
		done.then(
			(result) => this.dispatch(event(result)),
			(error) => this.dispatch({ type: failed, message: messageOf(error) }),
		);
	}

	/** A second signal doesn't wait for the last save. */
	private interruptedWhileFailing(): void {
		if (this.state.interrupted === "from-outside") this.endUnsaved(new Error("Ended before the draft was saved"));
		else this.state = { ...this.state, interrupted: "from-outside" };
	}

	private endUnsaved(error: Error): void {
		this.end({ reason: "failed", state: this.state, error, unsaved: true });
	}

	private end(end: SessionEnd): void {
		if (this.phase === "over") return;
		this.phase = "over";
		this.wakeWhenDue();
		this.notify();
		this.finish(end);
	}
}

function messageOf(reason: unknown): string {
	return errorOf(reason).message;
}
