/**
 * Hands the terminal over to another program: an editor with an answer or the whole draft, or the shell. From the key that
 * requests it until the terminal is back, keys are held back for later.
 */
import { holdExternalChanges } from "./pending-external-changes.ts";
import type { Action, Effect, State } from "./types.ts";

type Handover = NonNullable<State["handover"]>;
type Typed = Handover["typedAhead"][number];

/** The effects that need the terminal, and who gets it. */
const RECIPIENTS: Partial<Record<Effect["type"], Handover["to"]>> = {
	openEditor: "answer-editor",
	openDraft: "draft-editor",
	suspend: "shell",
	finish: "shell",
};

/** Marks the terminal as handed over if one of the effects needs it. */
export function handOverTerminal(state: State, effects: readonly Effect[]): State {
	const to = effects.map(({ type }) => RECIPIENTS[type]).find((each) => each !== undefined);
	if (to === undefined) return state;
	const handover: Handover = { to, isReady: to === "answer-editor" || isSaved(state), typedAhead: [] };
	return to === "answer-editor" ? { ...holdExternalChanges(state), handover } : { ...state, handover };
}

/** Whether another program may be writing the draft, so that the wizard neither saves nor checks it. */
export function isDraftHandedOver({ handover }: State): boolean {
	return handover !== undefined && handover.to !== "answer-editor" && handover.isReady;
}

/** Whether the terminal will be handed over as soon as the draft is saved. */
export function isHandoverPending({ handover }: State): boolean {
	return handover !== undefined && !handover.isReady;
}

/** Lets the other program start, once the draft is saved or saving has failed. */
export function withHandoverReady(state: State): State {
	return state.handover && isSaved(state) ? { ...state, handover: { ...state.handover, isReady: true } } : state;
}

function isSaved({ save }: State): boolean {
	return save.state === "saved" || save.state === "failed";
}

/** Holds back keys and pastes while the terminal is handed over; undefined for other actions, or if it isn't. */
export function keepTypedAhead(state: State, action: Action): State | undefined {
	if (!state.handover || (action.type !== "keyPressed" && action.type !== "pasted")) return undefined;
	return { ...state, handover: { ...state.handover, typedAhead: [...state.handover.typedAhead, action] } };
}

/** Ends the handover; returns the keys and pastes held back. */
export function reclaimTerminal(state: State): readonly [State, readonly Typed[]] {
	const { handover, ...rest } = state;
	return [rest, handover?.typedAhead ?? []];
}
