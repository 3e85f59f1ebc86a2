/** The system clock, for everything that takes a clock as a parameter so that tests can replace it. */

/** Compatible with the session's `Clock`. */
interface Clock {
	now(): number;
	/** Calls `run` once after a delay; returns a function that cancels it. */
	after(milliseconds: number, run: () => void): () => void;
}

export const systemClock: Clock = {
	now: () => Date.now(),
	after: (milliseconds, run) => {
		const timer = setTimeout(run, milliseconds);
		return () => clearTimeout(timer);
	},
};
