/**
 * What can be picked for a field instead of typing it: people and proposals of the repository, and the words that a list
 * accepts. A short list appears below the field while typing, and a suggestion is taken only after Down selected it; the
 * key that opens the whole list selects the first one. All other keys work as usual.
 */
import fuzzysort from "fuzzysort";
import { applyEdit } from "../editor/buffer.ts";
import { refersToProposals } from "../outline/attributes.ts";
import type { Item } from "../outline/types.ts";
import { expectedOf } from "../proposal/kinds/table.ts";
import type { Control } from "../proposal/types.ts";
import { bufferAt, controlsOf, focusedControl, type TextControl, withBuffer } from "./form.ts";
import type { KnownProposal, Suggestion } from "./pick-types.ts";
import { selectedAfterKey } from "./query-keys.ts";
import { itemAt, withNotice } from "./state.ts";
import type { Effect, State, Time } from "./types.ts";

/** Maximum number of suggestions while typing, and in the list that was opened. */
const MAX_SUGGESTIONS = 5;
const MAX_LISTED = 200;

/** Requests what the repository knows once, when the author first reaches an item that can use it. */
export function requestSuggestions(state: State): readonly [State, readonly Effect[]] {
	const item = itemAt(state);
	const people = !state.people && namesPeople(item);
	const proposals = !state.proposals && refersToProposals(state.proposal.outline, item.id);
	if (!people && !proposals) return [state, []];
	const lookingFor = [
		...(state.lookingFor ?? []),
		...(people ? (["people"] as const) : []),
		...(proposals ? (["proposals"] as const) : []),
	];
	return [
		{ ...state, lookingFor, ...(people && { people: [] }), ...(proposals && { proposals: [] }) },
		[
			...(people ? [{ type: "suggestPeople" } as const] : []),
			...(proposals ? [{ type: "suggestProposals" } as const] : []),
		],
	];
}

/** The state once people or proposals have arrived. A list that waits for them closes if there are none. */
export function suggestionsArrived(state: State, known: Pick<State, "people" | "proposals">): State {
	const lookingFor = (state.lookingFor ?? []).filter((what) => !known[what]);
	const arrived = { ...state, ...known, lookingFor };
	const control = focusedControl(arrived);
	const isEmpty = arrived.picker?.type === "list" && control && allFor(arrived, control)?.length === 0;
	const what = pickableFor(arrived, control);
	return isEmpty && what && !isAwaited(arrived, what) ? nothingKnown(withoutSuggestion(arrived), what) : arrived;
}

/** Whether what can be picked is still being looked for. */
export function isAwaited({ lookingFor = [] }: State, what: string): boolean {
	return lookingFor.some((each) => each === what);
}

/** Tells the author that the repository has nothing to pick. */
export function nothingKnown(state: State, what: string): State {
	return withNotice(state, `No ${what} are known in this repository`);
}

function namesPeople(item: Item): boolean {
	const fields = [...(item.fields ?? []), ...(item.options ?? []).flatMap((option) => option.fields)];
	return [item, ...fields].some((asked) => expectedOf(asked).expects?.pick === "person");
}

/** What can be picked for a control, as the key line calls it; undefined if nothing can. */
export function pickableFor(state: State, control: Control | undefined): string | undefined {
	if (control?.type !== "text") return undefined;
	const { expects, choices } = control;
	if (expects?.pick === "day") return "calendar";
	if (choices) return "list";
	if (expects?.pick === "person") return "people";
	return isReference(state, control) ? "proposals" : undefined;
}

function isReference(state: State, control: TextControl): boolean {
	return control.entry === true && refersToProposals(state.proposal.outline, state.current);
}

/** Everything that can be picked for the control, best first; undefined if it has no list. */
export function allFor(state: State, control: Control): readonly Suggestion[] | undefined {
	if (control.type !== "text") return undefined;
	if (control.choices) return control.choices.map(({ id, label }) => ({ value: id, words: wordsOf(id, label) }));
	if (control.expects?.pick === "person") return (state.people ?? []).map((value) => ({ value, words: value }));
	if (!isReference(state, control)) return undefined;
	const item = itemAt(state);
	return (state.proposals ?? []).map((known) => ({ value: referenceTo(item, known), words: titleOf(known) }));
}

const wordsOf = (id: string, label: string): string => (label === id ? id : `${id}  ${label}`);

const titleOf = ({ number, title }: KnownProposal): string => (number === undefined ? title : `${number} ${title}`);

/** How the item's proposals are named: by folder where its example is one, by number and title, or as a link. */
function referenceTo({ guidance }: Item, { number, title, path, place }: KnownProposal): string {
	if (guidance.example?.startsWith("/")) return place;
	return number === undefined ? `[${title.replace(/[[\]]/g, "\\$&")}](<${path}>)` : `${number} (${title})`;
}

/** Matches for the typed text, best first; none if it is blank or already one of them. An open list shows all. */
export function suggestionsFor(state: State, control: Control): readonly Suggestion[] {
	const open = state.picker?.type === "list" ? state.picker : undefined;
	const all = allFor(state, control);
	if (!all || control.type !== "text") return [];
	const text = control.value.trim();
	const typed = open && text === open.chosen ? "" : text;
	if (!open && (typed === "" || all.some(({ value }) => value === typed))) return [];
	const others = controlsOf(state).filter((each) => each.path.join("\0") !== control.path.join("\0"));
	const named = new Set(others.map((each) => (each.type === "text" ? each.value.trim() : "")));
	const limit = open ? MAX_LISTED : MAX_SUGGESTIONS;
	const free = all.filter(({ value }) => !named.has(value));
	return matching(free, typed, limit);
}

/** The suggestions that a text matches, best first; all for a blank one. */
export function matching(all: readonly Suggestion[], typed: string, limit: number): readonly Suggestion[] {
	if (typed === "") return all.slice(0, limit);
	const found = fuzzysort.go(typed, all, { keys: ["words", "value"], limit, threshold: 0.3 });
	return found.map(({ obj }) => obj);
}

/** What a key does in the suggestion list; undefined if it has another use. */
export function suggestionKey(state: State, chord: string, now: Time): State | undefined {
	const control = focusedControl(state);
	if (control?.type !== "text") return undefined;
	const found = suggestionsFor(state, control);
	const { suggestion = -1, picker } = state;
	if (picker && chord === "escape") return withoutSuggestion(state);
	if (found.length === 0) return undefined;
	if (chord === "down") return { ...state, suggestion: Math.min(found.length - 1, suggestion + 1) };
	if (suggestion < 0) return undefined;
	const selected = picker ? selectedAfterKey(suggestion, chord, found.length) : undefined;
	if (selected !== undefined) return { ...state, suggestion: selected };
	if (chord === "up") return suggestion === 0 ? withoutSuggestion(state) : { ...state, suggestion: suggestion - 1 };
	const taken = found[suggestion];
	return taken !== undefined && (chord === "enter" || chord === "tab")
		? acceptValue(state, control, taken.value, now)
		: undefined;
}

/** Fills the field with that value, as one undo step. */
export function acceptValue(state: State, control: TextControl, value: string, now: Time): State {
	const context = { view: { width: 80, height: 1 }, now };
	const all = applyEdit(bufferAt(state, control), { type: "select-all" }, context);
	return withBuffer(withoutSuggestion(state), control, applyEdit(all, { type: "paste", text: value }, context));
}

/** No row of the list is selected, and no picker is open. */
export function withoutSuggestion(state: State): State {
	if (state.suggestion === undefined && !state.picker) return state;
	const { suggestion: _, picker: _picker, ...rest } = state;
	return rest;
}
