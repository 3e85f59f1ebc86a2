/**
 * Lends the terminal to another program: an editor with an answer or the whole draft, or the shell. From the key that
 * requests it until the terminal is back, keys are held back for later.
 */
import { holdExternalChanges } from "./pending-external-changes.ts";
import type { Action, Effect, State } from "./types.ts";

type Lent = NonNullable<State["lent"]>;
type Typed = Lent["typedAhead"][number];

/** The effects that need the terminal, and what they lend it to. */
const LENDING: Partial<Record<Effect["type"], Lent["to"]>> = {
	openEditor: "answer-editor",
	openDraft: "draft-editor",
	suspend: "shell",
};

/** Marks the terminal as lent if one of the effects needs it. */
export function lendTerminal(state: State, effects: readonly Effect[]): State {
	const to = effects.map(({ type }) => LENDING[type]).find((each) => each !== undefined);
	if (to === undefined) return state;
	const lent: Lent = { to, isReady: to === "answer-editor" || isSaved(state), typedAhead: [] };
	return to === "answer-editor" ? { ...holdExternalChanges(state), lent } : { ...state, lent };
}

/** Whether another program may be writing the draft, so that the wizard neither saves nor checks it. */
export function isDraftLent({ lent }: State): boolean {
	return lent !== undefined && lent.to !== "answer-editor" && lent.isReady;
}

/** Whether the terminal is to be lent as soon as the draft is saved. */
export function isWaitingToLend({ lent }: State): boolean {
	return lent !== undefined && !lent.isReady;
}

/** Lets the other program start, once the draft is saved or saving has failed. */
export function withLendingReady(state: State): State {
	return state.lent && isSaved(state) ? { ...state, lent: { ...state.lent, isReady: true } } : state;
}

function isSaved({ save }: State): boolean {
	return save.state === "saved" || save.state === "failed";
}

/** Holds back keys and pastes while the terminal is lent; undefined for other actions, or if it isn't lent. */
export function keepTypedAhead(state: State, action: Action): State | undefined {
	if (!state.lent || (action.type !== "keyPressed" && action.type !== "pasted")) return undefined;
	return { ...state, lent: { ...state.lent, typedAhead: [...state.lent.typedAhead, action] } };
}

/** Ends lending; returns the keys and pastes held back. */
export function reclaimTerminal(state: State): readonly [State, readonly Typed[]] {
	const { lent, ...rest } = state;
	return [rest, lent?.typedAhead ?? []];
}
