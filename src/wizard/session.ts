/**
 * The running session: holds the state outside of React so that no key waits for a paint, carries out effects through
 * handlers, and sends their outcome back. Knows neither components nor files; time comes from a clock that is given.
 */
import { isInterrupt } from "./key.ts";
import { takenOverIn, WaitingNews } from "./news.ts";
import type { EffectOf, Event, Session, SessionEnd, SessionOptions } from "./session-types.ts";
import type { Action, Effect, KeyPress, State } from "./types.ts";

export type * from "./session-types.ts";

/** Milliseconds between two looks at the draft on the disk. */
const LOOK = 2000;

/** Starts the session; the first timer is set from the state given. */
export function startSession(options: SessionOptions): Session {
	return new RunningSession(options);
}

class RunningSession implements Session {
	readonly ended: Promise<SessionEnd>;
	private readonly options: SessionOptions;
	private readonly listeners = new Set<() => void>();
	private state: State;
	/** Ended by Ctrl+C or from outside. */
	private interrupted = false;
	/** Ended from outside: maybe nobody is there any more. */
	private gone = false;
	private failing = false;
	private over = false;
	private notifying = false;
	private finish: (end: SessionEnd) => void = () => {};
	private cancelTimer: () => void = () => {};
	private cancelLook: () => void = () => {};
	private looking = false;
	/** How many were begun. */
	private saves = 0;
	/** Another program may write the draft. */
	private isAway = false;
	/** Another program has the terminal. */
	private isLent = false;
	/** Keys and pastes that were read before the terminal was lent, behind the key that lent it. */
	private early: Event[] = [];
	private readonly news = new WaitingNews();
	private saving: Promise<unknown> = Promise.resolve();

	constructor(options: SessionOptions) {
		this.options = options;
		this.state = options.state;
		this.ended = new Promise((resolve) => {
			this.finish = resolve;
		});
		this.setTimer();
		this.lookLater();
	}

	getState = (): State => this.state;

	subscribe = (listener: () => void): (() => void) => {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	};

	dispatch = (event: Event): void => {
		if (this.isLent && (event.type === "keyPressed" || event.type === "pasted")) {
			this.early.push(event);
			return;
		}
		this.act({ ...event, now: this.options.clock.now() } as Action);
	};

	private act(action: Action): void {
		if (this.over || this.failing) return;
		try {
			const { proposal, revision } = this.state;
			const [state, effects] = this.options.machine.update(this.state, action);
			if (action.type === "keyPressed" && isInterrupt(action.key) && state.leaving) this.interrupted = true;
			this.state = state;
			if (state.proposal !== proposal)
				this.options.handlers.record?.(proposal, state.proposal, state.revision !== revision);
			this.setTimer();
			this.notify();
			for (const effect of effects) this.carryOut(effect);
		} catch (error) {
			this.fail(error);
		}
	}

	press = (keys: readonly KeyPress[]): void => {
		for (const key of keys) this.dispatch({ type: "keyPressed", key });
	};

	flush = (): void => {
		this.notifying = false;
		for (const listener of [...this.listeners]) listener();
	};

	look = (): void => {
		this.cancelLook();
		if (this.over || this.failing) return;
		const { stage, answers } = this.state.proposal;
		// A save looks itself.
		if (this.looking || this.isAway || this.state.save.state === "saving") {
			this.lookLater();
			return;
		}
		this.looking = true;
		const written = { stage, answers };
		const { saves } = this;
		this.options.handlers
			.checkDraft(written)
			.then(
				(found) => {
					// A save that was begun meanwhile tells all changes, and what came later.
					const news = saves === this.saves ? found : takenOverIn(found);
					const interference = this.news.heard(news, written);
					if (interference) this.dispatch({ type: "draftChanged", interference, written });
				},
				(error) => this.dispatch({ type: "checkFailed", message: messageOf(error) }),
			)
			.finally(() => {
				this.looking = false;
				this.lookLater();
			});
	};

	hold = (): void => this.news.hold();

	letIn = (): void => {
		const waiting = this.news.letIn();
		// A save that is under way tells all changes itself.
		if (waiting && this.state.save.state !== "saving") this.dispatch({ type: "draftChanged", ...waiting });
	};

	interrupt = (): void => {
		if (this.gone) {
			this.end({
				reason: "failed",
				state: this.state,
				error: new Error("Ended before the draft was saved"),
				unsaved: true,
			});
			return;
		}
		this.gone = true;
		this.interrupted = true;
		this.dispatch({ type: "leaveRequested" });
	};

	fail = (reason: unknown): void => {
		if (this.over || this.failing) return;
		this.failing = true;
		const error = errorOf(reason);
		const { revision, proposal } = this.state;
		const save = () =>
			this.options.handlers.saveDraft({
				type: "saveDraft",
				revision,
				stage: proposal.stage,
				answers: proposal.answers,
			});
		void this.saving.then(save).then(
			() => this.end({ reason: "failed", state: this.state, error }),
			() => this.end({ reason: "failed", state: this.state, error, unsaved: true }),
		);
	};

	private notify(): void {
		if (this.notifying) return;
		this.notifying = true;
		queueMicrotask(() => {
			if (this.notifying) this.flush();
		});
	}

	private setTimer(): void {
		this.cancelTimer();
		const due = this.options.machine.nextDue(this.state);
		if (due === undefined || this.over || this.isAway) return;
		const wait = Math.max(0, due - this.options.clock.now());
		this.cancelTimer = this.options.clock.after(wait, () => this.dispatch({ type: "timePassed" }));
	}

	private lookLater(): void {
		this.cancelLook();
		if (!this.over) this.cancelLook = this.options.clock.after(LOOK, this.look);
	}

	private carryOut(effect: Effect): void {
		const { handlers } = this.options;
		switch (effect.type) {
			case "saveDraft":
				this.save(effect);
				return;
			case "writeMarkdown":
				this.answer(handlers.writeMarkdown(effect), "writeFailed", (path) => ({ type: "markdownWritten", path }));
				return;
			case "openEditor":
				this.openEditor(effect);
				return;
			case "openDraft":
				this.away(this.openDraft);
				return;
			case "suspend":
				this.away(async () => this.options.stop?.());
				return;
			case "remember":
				// Only a convenience: a state folder that can't be written must not disturb the author.
				handlers.remember(effect).catch(() => {});
				return;
			case "settle":
				handlers.settle(effect.seen);
				return;
			case "suggestPeople":
				// Only a convenience: without anybody to suggest the author types whole names.
				handlers.suggestPeople?.().then(
					(people) => this.dispatch({ type: "peopleSuggested", people }),
					() => {},
				);
				return;
			case "copy":
				this.options.copy(effect.text);
				return;
			case "leave":
				this.end({ reason: this.interrupted ? "interrupted" : "left", state: this.state });
		}
	}

	private save(effect: EffectOf<"saveDraft">): void {
		this.saves++;
		const { revision, stage, answers } = effect;
		const saving = this.options.handlers.saveDraft(effect);
		this.saving = saving.catch(() => {});
		saving.then(
			(news) => {
				this.news.forget();
				const interference = this.news.heard(news, { stage, answers });
				this.dispatch({ type: "draftSaved", revision, interference });
			},
			(error) => {
				this.dispatch({ type: "saveFailed", message: messageOf(error) });
				if (this.gone) this.end({ reason: "failed", state: this.state, error: errorOf(error), unsaved: true });
			},
		);
	}

	private openEditor({ item, path, text }: EffectOf<"openEditor">): void {
		let edited = text;
		this.hold();
		const opened = this.lend(async () => {
			edited = await this.options.handlers.openEditor(text, item);
		});
		this.answer(opened, "editorFailed", () => ({ type: "editorClosed", item, path, text: edited }));
		const back = (): void => {
			this.takeBack();
			this.letIn();
			this.look();
		};
		void opened.then(back, back);
	}

	private openDraft = async (): Promise<void> => {
		const message = await this.options.handlers.openDraft?.();
		if (message !== undefined) this.dispatch({ type: "draftUnusable", message });
	};

	/** What is written goes to the disk first; meanwhile nobody looks there or writes, and afterwards at once. */
	private away(run: () => Promise<void>): void {
		// The terminal is free from the key on that asked for it: what is typed while this is saved is not for the wizard.
		this.lend(async () => {
			await this.allSaved();
			this.isAway = true;
			this.cancelTimer();
			await run();
		})
			.catch((error) => this.dispatch({ type: "editorFailed", message: messageOf(error) }))
			.finally(() => {
				this.isAway = false;
				this.takeBack();
				this.setTimer();
				this.look();
			});
	}

	/** From this call on no key is taken, until `takeBack`. */
	private lend(run: () => Promise<void>): Promise<void> {
		this.isLent = true;
		return this.options.suspend(run);
	}

	/** Keys that came early are told now, behind what the other program has done. */
	private takeBack(): void {
		this.isLent = false;
		for (const event of this.early.splice(0)) this.dispatch(event);
	}

	/** Resolves when nothing is left to be saved, or that fails. */
	private async allSaved(): Promise<void> {
		for (;;) {
			await this.saving;
			const { state } = this;
			const due = this.options.machine.nextDue(state);
			if (state.save.state !== "changed" || due === undefined || this.over || this.failing) return;
			this.act({ type: "timePassed", now: due });
		}
	}

	private answer<T>(done: Promise<T>, failed: "writeFailed" | "editorFailed", event: (result: T) => Event): void {
		done.then(
			(result) => this.dispatch(event(result)),
			(error) => this.dispatch({ type: failed, message: messageOf(error) }),
		);
	}

	private end(end: SessionEnd): void {
		if (this.over) return;
		this.over = true;
		this.cancelTimer();
		this.cancelLook();
		this.finish(end);
	}
}

function errorOf(reason: unknown): Error {
	return reason instanceof Error ? reason : new Error(String(reason));
}

function messageOf(reason: unknown): string {
	return errorOf(reason).message;
}
