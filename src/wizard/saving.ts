/** When the draft is saved, and what follows from how it went. Law: within a second of the last key, two at the latest. */
import { itemOf } from "../outline/lookup.ts";
import { answerOf, withAnswer, withStage } from "../proposal/answers.ts";
import type { Sides } from "../proposal/merge-answers.ts";
import type { Answer } from "../proposal/types.ts";
import { withoutBuffers } from "./form.ts";
import { takenOver } from "./read-only.ts";
import { say } from "./state.ts";
import type { Conflict, Effect, Interference, SaveState, State, Time } from "./types.ts";

/** Milliseconds after the last key; what is left of the second is for writing to the disk. */
const AFTER_KEY = 600;
/** Milliseconds after the first unsaved key, however the author types on. */
const AT_LATEST = 1500;
/** Milliseconds until a failed save is tried again. */
const RETRY = 2000;

export type Result = readonly [State, readonly Effect[]];

/** The answers or the stage were changed just now. */
export function changed(state: State, now: Time): State {
	return { ...state, revision: state.revision + 1, save: afterChange(state.save, now) };
}

function afterChange(save: SaveState, now: Time): SaveState {
	switch (save.state) {
		case "saved":
			return { state: "changed", since: now, due: dueAfter(now, now) };
		case "changed":
			return { ...save, due: dueAfter(save.since, now) };
		case "failed":
			return { ...save, held: false };
		case "saving":
			return { ...save, next: { since: save.next?.since ?? now, due: dueAfter(save.next?.since ?? now, now) } };
	}
}

/** When the next save begins, where the first unsaved key was pressed at `since` and the last one now. */
function dueAfter(since: Time, now: Time): Time {
	return Math.min(now + AFTER_KEY, since + AT_LATEST);
}

/** Begins a save, unless one is under way or there is nothing to save. */
export function saveNow(state: State, now: Time): Result {
	if (state.save.state === "saving" || state.save.state === "saved") return [state, []];
	const { stage, answers } = state.proposal;
	const held = state.save.state === "failed" && state.save.held;
	const save: SaveState = { state: "saving", since: now, revision: state.revision, written: { stage, answers }, held };
	return [{ ...state, save }, [{ type: "saveDraft", revision: state.revision, stage, answers }]];
}

/** When `timePassed` is due next; undefined for never. */
export function nextDue(state: State): Time | undefined {
	const { save } = state;
	return save.state === "changed" || save.state === "failed" ? save.due : undefined;
}

export function timePassed(state: State, now: Time): Result {
	const due = nextDue(state);
	return due !== undefined && due <= now ? saveNow(state, now) : [state, []];
}

/** The draft is on disk, with what someone else had written there joined to it. */
export function draftSaved(state: State, revision: number, interference: Interference | undefined, now: Time): Result {
	const written = state.save.state === "saving" ? state.save.written : state.proposal;
	const [joined, settled] = interference ? join(state, interference, written) : ([state, []] as Result);
	// However long it took: the keys pressed meanwhile have waited since then.
	const typed = state.save.state === "saving" ? state.save.next : undefined;
	const unsaved = typed ?? { since: now, due: dueAfter(now, now) };
	const save: SaveState = revision < state.revision ? { state: "changed", ...unsaved } : { state: "saved", at: now };
	const [next, effects] = finishLeaving({ ...joined, save }, now);
	return [next, [...settled, ...effects]];
}

/** The author asked to leave: goes as soon as all is saved. */
export function finishLeaving(state: State, now: Time): Result {
	if (!state.leaving) return [state, []];
	if (state.save.state === "saved") return [state, [remember(state), { type: "leave" }]];
	return saveNow(state, now);
}

export function saveFailed(state: State, message: string, now: Time): Result {
	const held = state.leaving || (state.save.state === "saving" && state.save.held === true);
	const save: SaveState = { state: "failed", at: now, message, due: now + RETRY, held };
	const text = state.leaving ? `Not saved, so still here: ${message}` : `Not saved: ${message}`;
	return [{ ...say(state, text, "error"), leaving: false, save }, []];
}

/** The author leaves. Where saving has failed, leaving again goes without it: nobody is held here. */
export function leave(state: State, now: Time): Result {
	if ((state.save.state === "failed" || state.save.state === "saving") && state.save.held)
		return [{ ...state, leaving: true }, [remember(state), { type: "leave" }]];
	return finishLeaving({ ...state, leaving: true }, now);
}

export function remember(state: State): Effect {
	const { current, focus } = state;
	return { type: "remember", item: current, focus };
}

/** Someone else's changes as far as they don't meet the author's; the others wait for the author's decision. */
export function join(state: State, interference: Interference, written: Sides): Result {
	// A stage that the author set meanwhile is the author's.
	const stage = state.proposal.stage === written.stage ? interference.stage : undefined;
	const { overruled } = interference;
	let joined = stage ? { ...state, proposal: withStage(state.proposal, stage) } : state;
	const conflicts: Conflict[] = [...interference.conflicts];
	const names: string[] = [];
	const answers: Record<string, Answer | undefined> = {};
	for (const [id, theirs] of Object.entries(interference.theirs)) {
		const item = itemOf(state.proposal.outline, id);
		if (!item) continue;
		const asked = state.conflicts.find((conflict) => conflict.item === id);
		// Typed while the draft was being saved, or not decided yet: now both sides have changed it.
		if (asked || (!item.isStage && state.proposal.answers[id] !== written.answers[id]))
			conflicts.push({ ...asked, item: id, theirs });
		else {
			joined = withoutBuffers({ ...joined, proposal: withAnswer(joined.proposal, item, theirs) }, id);
			names.push(item.label);
			answers[id] = theirs;
		}
	}
	const decided = conflicts.filter(({ item, theirs }) => differs(joined, item, theirs));
	const others = state.conflicts.filter(({ item }) => !decided.some((conflict) => conflict.item === item));
	const waiting = [...others, ...decided];
	const news = [
		...(names.length > 0 ? [`Changed on disk and taken over: ${names.join(", ")}`] : []),
		...(stage ? [`The stage is ${stage} now, by someone else`] : []),
		...(overruled
			? [`Someone else had set the stage to ${overruled}; it is ${joined.proposal.stage}, as you have set it`]
			: []),
	];
	const seen = { ...(stage && { stage }), answers };
	const settled: Effect[] = stage || names.length > 0 ? [{ type: "settle", seen }] : [];
	const told = news.length > 0 ? say(joined, news.join(". ")) : joined;
	if (interference.taken !== undefined && !told.readOnly) return [takenOver(told, interference.taken), settled];
	if (waiting.length === 0 || told.readOnly) return [told, settled];
	return [{ ...told, conflicts: waiting, overlay: { type: "conflict", selected: 0 } }, settled];
}

function differs(state: State, id: string, theirs: Conflict["theirs"]): boolean {
	const item = itemOf(state.proposal.outline, id);
	return item !== undefined && JSON.stringify(answerOf(state.proposal, item)) !== JSON.stringify(theirs);
}
