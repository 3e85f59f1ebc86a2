/** Runs work in steps of some milliseconds, so that other tasks can run in between. Knows nothing of the work. */

/** Work in steps, and its result. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Runs all steps at once. */
export function runSync<T>(steps: Steps<T>): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

/** Runs the steps, and lets waiting tasks (input, drawing) run in between. */
export async function runAsync<T>(steps: Steps<T>): Promise<T> {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		await new Promise((resolve) => setImmediate(resolve));
	}
}
