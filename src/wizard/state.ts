/** The session's initial state, and small state helpers that all parts of the wizard use. */
import { itemOf } from "../outline/lookup.ts";
import type { Item } from "../outline/types.ts";
import { type Status, statusOf } from "../proposal/completeness.ts";
import { effectiveAnswer } from "../proposal/scopes.ts";
import type { Answer, Proposal } from "../proposal/types.ts";
import type { CheckState, Effect, Size, Spelling, State, Time } from "./types.ts";

/** A state, and the effects to carry out. */
export type Result = readonly [State, readonly Effect[]];

/** Where the author was, as stored in the state folder. */
export interface LastPosition {
	readonly item: string;
	readonly focus: number;
	readonly cursor?: { readonly line: number; readonly column: number } | undefined;
	readonly folded?: readonly string[] | undefined;
	readonly previewBeside?: boolean | undefined;
	readonly spelling?: boolean | undefined;
}

export interface InitialStateOptions {
	/** Path for display. */
	readonly file: string;
	readonly markdownFile: string;
	readonly proposal: Proposal;
	readonly size: Size;
	/** Without it, the wizard opens at the first item that is still required; a new proposal opens at its scope. */
	readonly lastPosition?: LastPosition;
	/** Whether there may be somebody to check the spelling; false by default. */
	readonly spelling?: boolean;
	/** Whether to capture the mouse; true by default. */
	readonly mouse?: boolean;
	/** Whether the terminal shows characters beyond ASCII; true by default. */
	readonly unicode?: boolean;
	readonly now: Time;
}

/** The initial state: everything is saved, and no overlay is open. */
export function initialState(beginning: InitialStateOptions): State {
	const {
		file,
		markdownFile,
		proposal,
		size,
		lastPosition,
		now,
		spelling = false,
		mouse = true,
		unicode = true,
	} = beginning;
	const known = lastPosition && itemOf(proposal.outline, lastPosition.item) ? lastPosition : undefined;
	const first = scopeOf(proposal) ?? statusOfProposal(proposal).missing[0] ?? proposal.outline.items[0]?.id ?? "";
	const current = known?.item ?? first;
	const isIncomplete = statusOfProposal(proposal).missing.length > 0;
	return {
		file,
		markdownFile,
		proposal,
		revision: 0,
		current,
		pane: "item",
		outlineAt: current,
		focus: known?.focus ?? 0,
		...(known?.cursor ? { cursorAt: known.cursor } : {}),
		buffers: {},
		histories: {},
		folded: lastPosition?.folded ?? [],
		onlyMissing: false,
		conflicts: [],
		guidance: "brief",
		...(isIncomplete && { incomplete: true }),
		...(lastPosition?.previewBeside === undefined ? {} : { previewBeside: lastPosition.previewBeside }),
		...(spelling && { spelling: initialSpelling(lastPosition?.spelling !== false, now) }),
		mouse,
		unicode,
		size,
		save: { state: "saved", at: now },
		check: nextCheck(now),
		clipboard: "",
		leaving: false,
	};
}

/** Milliseconds after the last change, so that no word is asked about while it is typed. */
export const SPELLING_DELAY = 500;

/** The first look follows the first picture. */
function initialSpelling(isOn: boolean, now: Time): Spelling {
	return isOn ? { mode: "on", known: {}, due: now + SPELLING_DELAY } : { mode: "off", known: {} };
}

/** Milliseconds between two looks at the files on disk, for changes by others. */
const BETWEEN_LOOKS = 2000;

/** When to look next at the files on disk. */
export function nextLook(now: Time): Time {
	return now + BETWEEN_LOOKS;
}

/** The next look at the draft on disk. */
export function nextCheck(now: Time): CheckState {
	return { state: "waiting", due: nextLook(now) };
}

/** The scope item, which comes first as long as only title and number are given. */
function scopeOf({ outline, answers }: Proposal): string | undefined {
	const begun = Object.keys(answers).some((id) => id !== "title" && id !== "number");
	return begun ? undefined : outline.scopes?.[0]?.item;
}

const statuses = new WeakMap<Proposal, Status>();

/** The proposal's completeness at its stage; cached per proposal. */
export function statusOfProposal(proposal: Proposal): Status {
	let status = statuses.get(proposal);
	if (!status) {
		status = statusOf(proposal);
		statuses.set(proposal, status);
	}
	return status;
}

/** The item with that id, or the first one if it no longer exists. */
export function itemAt(state: State, id: string = state.current): Item {
	const item = itemOf(state.proposal.outline, id) ?? state.proposal.outline.items[0];
	if (!item) throw new Error("an outline without items has no session");
	return item;
}

/** The effective answer: the author's, or the one implied by a scope. */
export function currentAnswer(state: State, item: Item = itemAt(state)): Answer | undefined {
	return effectiveAnswer(state.proposal, item);
}

/** Shows the author one line until the next key. */
export function withNotice<S extends Pick<State, "notice">>(
	state: S,
	text: string,
	tone: "info" | "error" = "info",
): S {
	return { ...state, notice: { tone, text } };
}

/** Goes to an item: focuses its first control and closes overlays. */
export function goTo(state: State, id: string, focus = 0): State {
	if (!itemOf(state.proposal.outline, id)) return state;
	const { overlay: _overlay, cursorAt: _cursor, scrolled: _scrolled, ...rest } = state;
	return { ...rest, current: id, outlineAt: id, pane: "item", focus };
}

/** Closes the open overlay. */
export function withoutOverlay(state: State): State {
	const { overlay: _, ...rest } = state;
	return rest;
}
