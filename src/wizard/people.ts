/**
 * Completion for people, from what the repository knows: a short list below the field while typing.
 * A suggestion is taken only after Down selected it; all other keys work as usual.
 */
import fuzzysort from "fuzzysort";
import { applyEdit } from "../editor/buffer.ts";
import type { Item } from "../outline/types.ts";
import { expectedOf } from "../proposal/kinds/table.ts";
import type { Control } from "../proposal/types.ts";
import { bufferAt, controlsOf, focusedControl, type TextControl, withBuffer } from "./form.ts";
import { itemAt } from "./state.ts";
import type { Effect, State, Time } from "./types.ts";

/** Maximum number of suggestions. */
const MAX_SUGGESTIONS = 5;

/** Requests the people once, when the author first reaches an item that names some. */
export function requestPeople(state: State): readonly [State, readonly Effect[]] {
	if (state.people || !namesPeople(itemAt(state))) return [state, []];
	return [{ ...state, people: [] }, [{ type: "suggestPeople" }]];
}

function namesPeople(item: Item): boolean {
	const fields = [...(item.fields ?? []), ...(item.options ?? []).flatMap((option) => option.fields)];
	return [item, ...fields].some((asked) => expectedOf(asked).expects?.namesPeople);
}

/** Matches for the typed text, best first; none if it is blank or already names a person. */
export function suggestionsFor(state: State, control: Control): readonly string[] {
	if (control.type !== "text" || !control.expects?.namesPeople || !state.people) return [];
	const typed = control.value.trim();
	if (typed === "" || state.people.includes(typed)) return [];
	const named = new Set(controlsOf(state).map((each) => (each.type === "text" ? each.value.trim() : "")));
	const found = fuzzysort.go(typed, state.people, { limit: MAX_SUGGESTIONS + named.size, threshold: 0.3 });
	return found
		.map(({ target }) => target)
		.filter((person) => !named.has(person))
		.slice(0, MAX_SUGGESTIONS);
}

/** What a key does in the suggestion list; undefined if it has another use. */
export function suggestionKey(state: State, chord: string, now: Time): State | undefined {
	const control = focusedControl(state);
	if (control?.type !== "text") return undefined;
	const people = suggestionsFor(state, control);
	if (people.length === 0) return undefined;
	const { suggestion = -1 } = state;
	if (chord === "down") return { ...state, suggestion: Math.min(people.length - 1, suggestion + 1) };
	if (suggestion < 0) return undefined;
	if (chord === "up") return suggestion === 0 ? withoutSuggestion(state) : { ...state, suggestion: suggestion - 1 };
	const person = people[suggestion];
	return person !== undefined && (chord === "enter" || chord === "tab")
		? acceptSuggestion(state, control, person, now)
		: undefined;
}

/** Fills the field with that person, as one undo step. */
export function acceptSuggestion(state: State, control: TextControl, person: string, now: Time): State {
	const context = { view: { width: 80, height: 1 }, now };
	const all = applyEdit(bufferAt(state, control), { type: "select-all" }, context);
	return withBuffer(withoutSuggestion(state), control, applyEdit(all, { type: "paste", text: person }, context));
}

/** No row of the list is selected. */
export function withoutSuggestion(state: State): State {
	if (state.suggestion === undefined) return state;
	const { suggestion: _, ...rest } = state;
	return rest;
}
