/** Saving the draft, on the schedule of everything typed, and what to do when a save ends. */
import { answerOf, withAnswer } from "../proposal/answers.ts";
import { isoDay, resolveDateWords } from "../proposal/date-words.ts";
import { checkDue, checkIfDue, withCheckSuperseded } from "./draft-check.ts";
import { joinExternalChanges } from "./external-changes.ts";
import { forgetPending, keepPending } from "./pending-external-changes.ts";
import { retryAt, unsavedAt } from "./save-schedule.ts";
import { spellingDue, spellingIfDue } from "./spelling.ts";
import { type Result, withNotice } from "./state.ts";
import { isDraftHandedOver, isHandoverPending, withHandoverReady } from "./terminal-handover.ts";
import type { Effect, ExternalChanges, SaveState, State, Time } from "./types.ts";

/** Records a change of answers or stage and schedules a save. */
export function changed(state: State, now: Time): State {
	return { ...state, revision: state.revision + 1, save: afterChange(state.save, now) };
}

function afterChange(save: SaveState, now: Time): SaveState {
	switch (save.state) {
		case "saved":
			return { state: "changed", ...unsavedAt(now) };
		case "changed":
			return { ...save, ...unsavedAt(now, save) };
		case "failed":
			return { ...save, held: false };
		case "saving":
			return { ...save, next: unsavedAt(now, save.next) };
	}
}

/** Starts a save, unless one is under way or there is nothing to save. */
export function saveNow(before: State, now: Time): Result {
	if (before.save.state === "saving" || before.save.state === "saved") return [before, []];
	const state = withToday(before, now);
	const { stage, answers } = state.proposal;
	const held = state.save.state === "failed" && state.save.held;
	const save: SaveState = { state: "saving", since: now, revision: state.revision, written: { stage, answers }, held };
	return [{ ...withCheckSuperseded(state), save }, [{ type: "saveDraft", revision: state.revision, stage, answers }]];
}

/** When the next save is due; undefined for never. */
export function saveDue({ save }: State): Time | undefined {
	return save.state === "changed" || save.state === "failed" ? save.due : undefined;
}

/** Replaces `today` in dates typed in this session by the date itself before saving. */
function withToday(state: State, now: Time): State {
	const ids = new Set(Object.keys(state.buffers).map((key) => key.slice(0, key.indexOf("#"))));
	const today = isoDay(new Date(now));
	const items = state.proposal.outline.items.filter(({ id }) => ids.has(id));
	const proposal = items.reduce((all, item) => {
		const answer = answerOf(all, item);
		const meant = resolveDateWords(item, answer, today);
		return meant === answer ? all : withAnswer(all, item, meant);
	}, state.proposal);
	return proposal === state.proposal ? state : { ...state, proposal };
}

/** When `timePassed` is due next; undefined for never. */
export function nextDue(state: State): Time | undefined {
	if (isDraftHandedOver(state)) return undefined;
	const due = [saveDue(state), checkDue(state), spellingDue(state)].filter((time) => time !== undefined);
	return due.length > 0 ? Math.min(...due) : undefined;
}

/** Saves, looks at the draft on disk and checks the spelling, as far as it is due. */
export function timePassed(state: State, now: Time): Result {
	const due = saveDue(state);
	const [saving, saves] = due !== undefined && due <= now ? saveNow(state, now) : [state, []];
	const [checking, checks] = checkIfDue(saving, now);
	const [spelled, asked] = spellingIfDue(checking, now);
	return [spelled, [...saves, ...checks, ...asked]];
}

/** A save succeeded; `changes` are what others had written to the draft. */
export function draftSaved(state: State, revision: number, changes: ExternalChanges | undefined, now: Time): Result {
	const written = state.save.state === "saving" ? state.save.written : state.proposal;
	const [kept, urgent] = keepPending(forgetPending(state), changes, written);
	const [joined, settled]: Result = urgent ? joinExternalChanges(kept, urgent, written) : [kept, []];
	// Keys pressed during the save have been unsaved since they were pressed.
	const typed = state.save.state === "saving" ? state.save.next : undefined;
	const unsaved = typed ?? unsavedAt(now);
	const save: SaveState = revision < state.revision ? { state: "changed", ...unsaved } : { state: "saved", at: now };
	const [next, effects] = afterSave({ ...joined, save }, now);
	return [next, [...settled, ...effects]];
}

/** Continues what was waiting for the save: handing the terminal over, or leaving. */
function afterSave(state: State, now: Time): Result {
	if (!isHandoverPending(state)) return finishLeaving(state, now);
	return state.save.state === "changed" ? saveNow(state, now) : finishLeaving(withHandoverReady(state), now);
}

/** Leaves as soon as everything is saved, if the author asked to. */
export function finishLeaving(state: State, now: Time): Result {
	if (!state.leaving) return [state, []];
	if (state.save.state === "saved") return [state, [remember(state), { type: "leave" }]];
	return saveNow(state, now);
}

/** Keeps what is unsaved, tries again later, and cancels leaving. */
export function saveFailed(state: State, message: string, now: Time): Result {
	const held = state.leaving || (state.save.state === "saving" && state.save.held === true);
	const save: SaveState = { state: "failed", at: now, message, due: retryAt(now), held };
	const text = state.leaving ? `Not saved, so not leaving: ${message}` : `Not saved: ${message}`;
	return [withHandoverReady({ ...withNotice(state, text, "error"), leaving: false, save }), []];
}

/** The author leaves. If saving has failed, leaving a second time exits without saving. */
export function leave(state: State, now: Time): Result {
	if ((state.save.state === "failed" || state.save.state === "saving") && state.save.held)
		return [{ ...state, leaving: true }, [remember(state), { type: "leave" }]];
	return finishLeaving({ ...state, leaving: true }, now);
}

/** Remembers for the next session where the author is and what is folded. */
export function remember(state: State): Effect {
	const { current, focus, folded, previewBeside, spelling } = state;
	return {
		type: "remember",
		item: current,
		focus,
		...(folded.length > 0 && { folded }),
		...(previewBeside !== undefined && { previewBeside }),
		...(spelling?.mode === "off" && { spelling: false }),
	};
}

/** A signal, or a closed terminal: saves and leaves. The second one doesn't wait for the save. */
export function interrupted(state: State, now: Time): Result {
	if (state.interrupted === "from-outside") return [state, [{ type: "abandon" }]];
	return finishLeaving({ ...state, leaving: true, interrupted: "from-outside" }, now);
}
