/**
 * What others changed in the draft while the author writes an answer elsewhere and can't see it. It waits, so that an
 * answer to what they saw is told from one to what someone else wrote since. A take-over of the draft never waits.
 */
import type { Snapshot } from "../proposal/merge-answers.ts";
import type { ExternalChanges, State } from "./types.ts";

/** From now on, external changes wait. */
export function holdExternalChanges(state: State): State {
	return state.pendingExternalChanges ? state : { ...state, pendingExternalChanges: {} };
}

/** Gives the changes that have to be shown at once, and keeps the others while they are held. */
export function keepPending(
	state: State,
	changes: ExternalChanges | undefined,
	written: Snapshot,
): readonly [State, ExternalChanges | undefined] {
	if (!state.pendingExternalChanges || !changes) return [state, changes];
	const { taken: _, ...others } = changes;
	return [{ ...state, pendingExternalChanges: { changes: others, written } }, takeOverOnly(changes)];
}

/** A save reports all changes anew, also those that wait already. */
export function forgetPending(state: State): State {
	return state.pendingExternalChanges ? { ...state, pendingExternalChanges: {} } : state;
}

/** Nothing waits any more; gives what has waited. */
export function releasePending(state: State): readonly [State, NonNullable<State["pendingExternalChanges"]>] {
	const { pendingExternalChanges = {}, ...rest } = state;
	return [rest, pendingExternalChanges];
}

/** Of the changes, only that someone has taken the draft over; undefined where nobody has. */
export function takeOverOnly(changes: ExternalChanges | undefined): ExternalChanges | undefined {
	return changes?.taken === undefined ? undefined : { theirs: {}, conflicts: [], taken: changes.taken };
}
