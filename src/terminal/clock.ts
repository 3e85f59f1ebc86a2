/** The real time. Knows nothing of who waits for it. */

/** Milliseconds since 1970, and a timer; the same shape as the session's clock. */
interface Clock {
	now(): number;
	/** Runs once after some milliseconds; gives what cancels it. */
	after(milliseconds: number, run: () => void): () => void;
}

export const systemClock: Clock = {
	now: () => Date.now(),
	after: (milliseconds, run) => {
		const timer = setTimeout(run, milliseconds);
		return () => clearTimeout(timer);
	},
};
