/** When the draft on disk is checked for changes by others: every few seconds, and when the author comes back. */
import type { Snapshot } from "../proposal/merge-answers.ts";
import { joinExternalChanges } from "./external-changes.ts";
import { keepPending, releasePending, takeOverOnly } from "./pending-external-changes.ts";
import { nextCheck, type Result, withNotice } from "./state.ts";
import { isDraftHandedOver } from "./terminal-handover.ts";
import type { ExternalChanges, State, Time } from "./types.ts";

/** When the next check is due; undefined while one is under way. */
export function checkDue({ check }: State): Time | undefined {
	return check.state === "waiting" ? check.due : undefined;
}

/** Checks at once, unless a check or a save is under way (a save checks as well) or another program has the draft. */
export function checkNow(state: State, now: Time): Result {
	if (state.check.state === "running") return [state, []];
	if (state.save.state === "saving" || isDraftHandedOver(state)) return [{ ...state, check: nextCheck(now) }, []];
	const { stage, answers } = state.proposal;
	return [
		{ ...state, check: { state: "running", superseded: false } },
		[{ type: "checkDraft", written: { stage, answers } }],
	];
}

/** Looks at the draft on disk if it is time to. */
export function checkIfDue(state: State, now: Time): Result {
	const due = checkDue(state);
	return due !== undefined && due <= now ? checkNow(state, now) : [state, []];
}

/** A save that begins now reports all changes, so a check under way has nothing to add. */
export function withCheckSuperseded(state: State): State {
	return state.check.state === "running" ? { ...state, check: { state: "running", superseded: true } } : state;
}

/** The draft on disk was compared with `written`, what this session last read or wrote; takes over what others changed. */
export function draftChecked(state: State, found: ExternalChanges | undefined, written: Snapshot, now: Time): Result {
	const isSuperseded = state.check.state === "running" && state.check.superseded;
	const checked = { ...state, check: nextCheck(now) };
	const [kept, changes] = keepPending(checked, isSuperseded ? takeOverOnly(found) : found, written);
	return changes ? joinExternalChanges(kept, changes, written) : [kept, []];
}

/** The file is gone or can't be read any more; nothing was lost yet. */
export function checkFailed(state: State, message: string, now: Time): State {
	return withNotice({ ...state, check: nextCheck(now) }, message, "error");
}

/**
 * The author sees the session's state again: pending changes are applied, unless a save under way will report them
 * anyway.
 */
export function answeringEnded(state: State): Result {
	const [released, { changes, written }] = releasePending(state);
	if (!changes || !written || state.save.state === "saving") return [released, []];
	return joinExternalChanges(released, changes, written);
}
