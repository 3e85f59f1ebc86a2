/** Read-only sessions: someone else has the draft. Refuses changes without losing what was typed. */
import { textOf } from "../editor/buffer.ts";
import { withNotice, withoutOverlay } from "./state.ts";
import type { Action, Effect, State } from "./types.ts";

/** Starts a session read-only because `who` has the draft. */
export function asReadOnly(state: State, who: string): State {
	return withNotice({ ...state, readOnly: { who } }, `Read-only: ${who} has this draft`);
}

/**
 * Makes the session read-only because someone has taken over the draft. Unresolved conflicts are saved separately and
 * offered next time.
 */
export function takenOver(state: State, who: string): State {
	const quiet = state.overlay?.type === "conflict" ? withoutOverlay(state) : state;
	const words = `Read-only from now on: ${who} took over this draft. Everything you wrote is kept`;
	return withNotice({ ...quiet, conflicts: [], readOnly: { who, during: state.current } }, words, "error");
}

const WRITING: readonly Effect["type"][] = ["openEditor", "openDraft", "writeMarkdown"];

/**
 * Whether to refuse an action because it would write in a read-only session. `changes`: it changes answers or the
 * stage.
 */
export function isRefused(state: State, action: Action, changes: boolean, effects: readonly Effect[]): boolean {
	const writes = effects.some((effect) => WRITING.includes(effect.type) && !isReply(effect));
	if (!state.readOnly || !(changes || writes)) return false;
	// Started before the takeover: the answer is still saved, merged with what the other session writes.
	const { during } = state.readOnly;
	const isLate = action.type === "editorClosed" || (action.type === "answerGiven" && action.item === during);
	return during === undefined || !isLate;
}

/** Replies are not in the draft. */
function isReply(effect: Effect): boolean {
	return effect.type === "openEditor" && effect.comment !== undefined;
}

/**
 * Whether something starts that would end in a change: asking for a reason, or typing blanks, which are no answer yet.
 */
export function beginsToWrite(before: State, after: State): boolean {
	if (after.overlay?.type === "not-applicable" && !before.overlay) return true;
	return Object.entries(after.buffers).some(([key, buffer]) => {
		const known = before.buffers[key];
		if (buffer === known || buffer.lines.join("").trim() !== "") return false;
		return textOf(buffer) !== (known ? textOf(known) : "");
	});
}

/** Nothing changes, and the author sees who has the draft. */
export function refused(state: State): State {
	return withNotice(state, `Read-only: ${state.readOnly?.who ?? "someone else"} has this draft`, "error");
}
