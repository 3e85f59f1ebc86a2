/** What is shown below the focused field: the list or the calendar, and what a date means. In rows; draws nothing. */
import { CALENDAR_HEAD, type Week, weeksOf } from "./calendar.ts";
import { focusedControl, samePath, type TextControl } from "./form.ts";
import type { Picker, Suggestion } from "./pick-types.ts";
import { centred } from "./scroll.ts";
import { isAwaited, pickableFor, suggestionsFor } from "./suggestions.ts";
import type { State } from "./types.ts";

export type PickerLayout =
	| {
			readonly type: "list";
			readonly rows: readonly Suggestion[];
			/** Index of the first row. */
			readonly from: number;
			/** What is still being looked for, if there is nothing yet. */
			readonly awaited?: string;
			readonly height: number;
	  }
	| {
			readonly type: "calendar";
			readonly picker: Extract<Picker, { readonly type: "calendar" }>;
			readonly weeks: readonly Week[];
			readonly height: number;
	  };

/** Rows that a picker takes if there is room. */
export const PICKER_ROWS = 8;
/** The most rows of suggestions while typing. */
const WHILE_TYPING = 5;
/** Cells of a day in the calendar. */
export const DAY_CELLS = 4;

/** Whether keys go to that field. */
function isFocused(state: State, control: TextControl): boolean {
	const focus = state.pane === "item" ? focusedControl(state) : undefined;
	return focus?.type === "text" && samePath(focus.path, control.path);
}

/** The picker below a field, in at most `room` rows and at least one; undefined if there is none. */
export function pickerLayout(state: State, control: TextControl, room: number): PickerLayout | undefined {
	if (!isFocused(state, control)) return undefined;
	const { picker, suggestion = 0 } = state;
	if (picker?.type === "calendar") {
		const weeks = weeksOf(picker, Math.min(room, PICKER_ROWS));
		return { type: "calendar", picker, weeks, height: weeks.length === 0 ? 1 : weeks.length + CALENDAR_HEAD };
	}
	const all = suggestionsFor(state, control);
	const what = pickableFor(state, control);
	if (all.length === 0)
		return picker && what && isAwaited(state, what)
			? { type: "list", rows: [], from: 0, height: 1, awaited: what }
			: undefined;
	const height = Math.min(all.length, Math.max(1, Math.min(room, picker ? PICKER_ROWS : WHILE_TYPING)));
	const from = centred(all.length, suggestion, height);
	return { type: "list", rows: all.slice(from, from + height), from, height };
}

/** What the focused text means, in words; undefined if it says so itself or means nothing. */
export function meaningOf(state: State, control: TextControl): string | undefined {
	if (!control.expects?.meaning || state.picker || !isFocused(state, control)) return undefined;
	const text = control.value.trim();
	const meaning = control.expects.meaning(text, state.today ?? "");
	if (!meaning) return undefined;
	return meaning.value === text ? meaning.words : `${meaning.value}: ${meaning.words}`;
}

/** The value at a row and a cell of the picker; undefined where there is none. */
export function valueAt(layout: PickerLayout | undefined, row: number, cell: number): string | undefined {
	if (layout?.type === "list") return layout.rows[row]?.value;
	return cell < 0 ? undefined : layout?.weeks[row - CALENDAR_HEAD]?.[Math.floor(cell / DAY_CELLS)];
}
