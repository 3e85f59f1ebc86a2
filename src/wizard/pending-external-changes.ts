/**
 * Holds back changes that others make to the draft while the author writes an answer where they aren't visible, so that
 * the answer is compared with what the author saw. A takeover of the draft is never held back.
 */
import type { Snapshot } from "../proposal/merge-answers.ts";
import type { ExternalChanges, State } from "./types.ts";

/** Starts holding back external changes. */
export function holdExternalChanges(state: State): State {
	return state.pendingExternalChanges ? state : { ...state, pendingExternalChanges: {} };
}

/** Returns the changes to apply at once, and holds back the others. */
export function keepPending(
	state: State,
	changes: ExternalChanges | undefined,
	written: Snapshot,
): readonly [State, ExternalChanges | undefined] {
	if (!state.pendingExternalChanges || !changes) return [state, changes];
	const { taken: _, ...others } = changes;
	return [{ ...state, pendingExternalChanges: { changes: others, written } }, takeOverOnly(changes)];
}

/** Drops pending changes, because a save reports all changes again. */
export function forgetPending(state: State): State {
	return state.pendingExternalChanges ? { ...state, pendingExternalChanges: {} } : state;
}

/** Stops holding back changes; returns the pending ones. */
export function releasePending(state: State): readonly [State, NonNullable<State["pendingExternalChanges"]>] {
	const { pendingExternalChanges = {}, ...rest } = state;
	return [rest, pendingExternalChanges];
}

/** Reduces changes to a takeover of the draft; undefined if there was none. */
export function takeOverOnly(changes: ExternalChanges | undefined): ExternalChanges | undefined {
	return changes?.taken === undefined ? undefined : { theirs: {}, conflicts: [], taken: changes.taken };
}
