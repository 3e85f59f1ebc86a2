/** A session that may look but not write: someone else has the draft. Refuses changes without losing what was typed. */
import { textOf } from "../editor/buffer.ts";
import { withNotice, withoutOverlay } from "./state.ts";
import type { Action, Effect, State } from "./types.ts";

/** A session that only looks from the beginning; `who` has the draft. */
export function asReadOnly(state: State, who: string): State {
	return withNotice({ ...state, readOnly: { who } }, `Read-only: ${who} has this draft`);
}

/** Someone has taken the draft over. What waited for a decision is kept aside and offered the next time. */
export function takenOver(state: State, who: string): State {
	const quiet = state.overlay?.type === "conflict" ? withoutOverlay(state) : state;
	const words = `Read-only from now on: ${who} took over this draft. Everything you wrote is kept`;
	return withNotice({ ...quiet, conflicts: [], readOnly: { who, during: state.current } }, words, "error");
}

const WRITING: readonly Effect["type"][] = ["openEditor", "openDraft", "writeMarkdown"];

/** Whether an action would write although nothing may be written. `changes`: it changes answers or the stage. */
export function isRefused(state: State, action: Action, changes: boolean, effects: readonly Effect[]): boolean {
	if (!state.readOnly || !(changes || effects.some(({ type }) => WRITING.includes(type)))) return false;
	// Begun while the draft was still the author's: it is saved, joined with what the other one writes.
	const { during } = state.readOnly;
	const isLate = action.type === "editorClosed" || (action.type === "answerGiven" && action.item === during);
	return during === undefined || !isLate;
}

/** Whether something begins that would end in a change: a reason is asked for, or blanks are typed, which are no answer. */
export function beginsToWrite(before: State, after: State): boolean {
	if (after.overlay?.type === "not-applicable" && !before.overlay) return true;
	return Object.entries(after.buffers).some(([key, buffer]) => {
		const known = before.buffers[key];
		if (buffer === known || buffer.lines.join("").trim() !== "") return false;
		return textOf(buffer) !== (known ? textOf(known) : "");
	});
}

export function refused(state: State): State {
	return withNotice(state, `Read-only: ${state.readOnly?.who ?? "someone else"} has this draft`, "error");
}
