/**
 * Keeps the state of a pure machine outside any view, so that no key waits for a paint: who listens, and when time has to
 * pass next. Knows neither actions nor effects; sessions are built on it.
 */
import type { Clock } from "./session-types.ts";

export abstract class StateLoop<State> {
	protected state: State;
	protected readonly listeners = new Set<() => void>();
	private readonly clock: Clock;
	private notifying = false;
	private cancelTimer: () => void = () => {};

	constructor(state: State, clock: Clock) {
		this.state = state;
		this.clock = clock;
	}

	getState = (): State => this.state;

	/** For `useSyncExternalStore`; the events of one read cause one notification. */
	subscribe = (listener: () => void): (() => void) => {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	};

	/** Notifies listeners now instead of at the end of the current task: for a resize, which Ink paints at once. */
	flush = (): void => {
		this.notifying = false;
		for (const listener of [...this.listeners]) listener();
	};

	protected now(): number {
		return this.clock.now();
	}

	protected notify(): void {
		if (this.notifying) return;
		this.notifying = true;
		queueMicrotask(() => {
			if (this.notifying) this.flush();
		});
	}

	/** Calls `pass` once it is `due`, instead of what was set before; never for undefined. */
	protected setTimer(due: number | undefined, pass: () => void): void {
		this.cancelTimer();
		this.cancelTimer = due === undefined ? () => {} : this.clock.after(Math.max(0, due - this.now()), pass);
	}
}

/** What was thrown, as an error. */
export function errorOf(reason: unknown): Error {
	return reason instanceof Error ? reason : new Error(String(reason));
}
