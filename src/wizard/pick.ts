/** Opens and closes what can be picked for the focused field, and passes keys to it. */
import { applyEdit } from "../editor/buffer.ts";
import { isoDay } from "../proposal/date-words.ts";
import { calendarFor, calendarKey } from "./calendar.ts";
import { addRow } from "./entries.ts";
import { bufferAt, focusedControl, putBuffer, type TextControl } from "./form.ts";
import type { Suggestion } from "./pick-types.ts";
import { withNotice } from "./state.ts";
import {
	allFor,
	isAwaited,
	matching,
	nothingKnown,
	pickableFor,
	suggestionKey,
	suggestionsFor,
	withoutSuggestion,
} from "./suggestions.ts";
import type { State, Time } from "./types.ts";

/** Opens the calendar or the list below the focused field; closes it if it is open. */
export function togglePicker(state: State, now: Time): State {
	if (state.picker) return withoutSuggestion(state);
	const focused = state.pane === "item" ? focusedControl(state) : undefined;
	const started = focused?.type === "add" ? addRow(state, focused.path) : state;
	const control = focused && focusedControl(started);
	const what = pickableFor(started, control);
	if (control?.type !== "text" || what === undefined)
		return withNotice(state, "There is nothing to pick here; dates, people and related proposals can be picked");
	if (control.expects?.pick === "day") return { ...started, picker: calendarFor(control, isoDay(new Date(now))) };
	const all = allFor(state, control) ?? [];
	if (all.length === 0 && !isAwaited(state, what)) return nothingKnown(state, what);
	const opened = withList(started, control, all, now);
	return suggestionsFor(opened, control).length > 0 || isAwaited(state, what)
		? opened
		: withNotice(state, "Everything that can be picked is listed already");
}

/** Opens the list: filtered by the field's value as long as it is only the start of something in it. */
function withList(state: State, control: TextControl, all: readonly Suggestion[], now: Time): State {
	const chosen = control.value.trim();
	const open: State = { ...state, picker: { type: "list" }, suggestion: 0 };
	const isPart = all.every(({ value }) => value !== chosen) && matching(all, chosen, 1).length > 0;
	if (chosen === "" || isPart) return open;
	// What is typed next replaces the value.
	const selected = applyEdit(bufferAt(state, control), { type: "select-all" }, { view: { width: 80, height: 1 }, now });
	return putBuffer({ ...open, picker: { type: "list", chosen } }, control, selected);
}

/** What a key does in the picker; undefined if it has its usual use. */
export function pickerKey(state: State, chord: string, now: Time): State | undefined {
	return calendarKey(state, chord, now) ?? suggestionKey(state, chord, now);
}

/** The picker belongs to a field: it closes when the focus leaves that. */
export function withPickerClosed(before: State, after: State): State {
	if (!after.picker) return after;
	const isThere = after.current === before.current && after.focus === before.focus;
	return isThere && after.pane === "item" && !after.overlay ? after : withoutSuggestion(after);
}

/** An open list stays open, with its first match selected, while its field is typed in. */
export function stillPicking(before: State, after: State): State {
	const isSame = before.picker?.type === "list" && before.current === after.current && before.focus === after.focus;
	const isTyped = isSame && after.proposal !== before.proposal && !after.picker && !after.overlay;
	return isTyped ? { ...after, picker: { type: "list" }, suggestion: 0 } : after;
}
