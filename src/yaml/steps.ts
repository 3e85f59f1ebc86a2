/** Work in steps of some milliseconds, between which others may have their turn. Knows nothing of the work. */

/** What has to be done, step by step, and what comes of it. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** All of it at once. */
export function runSync<T>(steps: Steps<T>): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

/** With whatever waits (a key, a picture) between two steps. */
export async function runAsync<T>(steps: Steps<T>): Promise<T> {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		await new Promise((resolve) => setImmediate(resolve));
	}
}
