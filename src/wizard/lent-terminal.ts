/**
 * The terminal while another program has it: an editor with one answer or the whole draft, or the shell. From the key
 * that asks for it, what is typed is not for the wizard yet; keys that were read already come after the other program.
 */
import { holdExternalChanges } from "./pending-external-changes.ts";
import type { Action, Effect, State } from "./types.ts";

type Lent = NonNullable<State["lent"]>;
type Typed = Lent["typedAhead"][number];

/** What the terminal is lent for, by the effect that asks for it. */
const LENDING: Partial<Record<Effect["type"], Lent["to"]>> = {
	openEditor: "answer-editor",
	openDraft: "draft-editor",
	suspend: "shell",
};

/** The state with which an effect of these that needs the terminal is carried out. */
export function lendTerminal(state: State, effects: readonly Effect[]): State {
	const to = effects.map(({ type }) => LENDING[type]).find((each) => each !== undefined);
	if (to === undefined) return state;
	const lent: Lent = { to, isReady: to === "answer-editor" || isSaved(state), typedAhead: [] };
	return to === "answer-editor" ? { ...holdExternalChanges(state), lent } : { ...state, lent };
}

/** Another program may write the draft: the wizard neither saves nor checks it. */
export function isDraftLent({ lent }: State): boolean {
	return lent !== undefined && lent.to !== "answer-editor" && lent.isReady;
}

/** The draft is to be lent as soon as it is saved. */
export function isWaitingToLend({ lent }: State): boolean {
	return lent !== undefined && !lent.isReady;
}

/** The draft is saved, or can't be: the other program may begin. */
export function withLendingReady(state: State): State {
	return state.lent && isSaved(state) ? { ...state, lent: { ...state.lent, isReady: true } } : state;
}

function isSaved({ save }: State): boolean {
	return save.state === "saved" || save.state === "failed";
}

/** Keeps what was typed for when the terminal is back; undefined where it isn't lent, and for other actions. */
export function keepTypedAhead(state: State, action: Action): State | undefined {
	if (!state.lent || (action.type !== "keyPressed" && action.type !== "pasted")) return undefined;
	return { ...state, lent: { ...state.lent, typedAhead: [...state.lent.typedAhead, action] } };
}

/** The wizard has the terminal again; gives what was typed ahead. */
export function reclaimTerminal(state: State): readonly [State, readonly Typed[]] {
	const { lent, ...rest } = state;
	return [rest, lent?.typedAhead ?? []];
}
