/**
 * When to save what is typed. Law: a change is saved within a second of the last key, and at most two seconds after the
 * first. Times are milliseconds.
 */
import type { Time } from "./types.ts";

/** After the last key; the rest of the second is for writing to the disk. */
const AFTER_KEY = 600;
/** After the first unsaved key, even if the author keeps typing. */
const AT_LATEST = 1500;
/** Before a failed save is retried. */
const RETRY = 2000;

/** A change that isn't saved: since when, and when it has to be. */
export interface Unsaved {
	readonly since: Time;
	readonly due: Time;
}

/** The change of now, and of the earlier ones if there are any. */
export function unsavedAt(now: Time, earlier: Pick<Unsaved, "since"> = { since: now }): Unsaved {
	return { since: earlier.since, due: Math.min(now + AFTER_KEY, earlier.since + AT_LATEST) };
}

/** When to try again after a save that failed. */
export function retryAt(now: Time): Time {
	return now + RETRY;
}
