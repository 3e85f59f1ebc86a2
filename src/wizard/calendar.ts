/** The calendar below a date: its keys, and its rows as days. Knows no screen and has no clock. */
import { addDays, addMonths, dayOfWords, isDay, weekdayOf } from "../proposal/day-words.ts";
import { focusedControl, type TextControl } from "./form.ts";
import type { Picker } from "./pick-types.ts";
import { acceptValue, withoutSuggestion } from "./suggestions.ts";
import type { State, Time } from "./types.ts";

type Calendar = Extract<Picker, { readonly type: "calendar" }>;

/** The calendar at the day that the text says, or at today. */
export function calendarFor({ value }: TextControl, today: string): Calendar {
	const text = value.trim();
	return { type: "calendar", today, day: isDay(text) ? text : (dayOfWords(text, today) ?? today) };
}

const STEPS: Readonly<Record<string, (calendar: Calendar) => string>> = {
	left: ({ day }) => addDays(day, -1),
	right: ({ day }) => addDays(day, 1),
	up: ({ day }) => addDays(day, -7),
	down: ({ day }) => addDays(day, 7),
	home: ({ day }) => addDays(day, -weekdayOf(day)),
	end: ({ day }) => addDays(day, 6 - weekdayOf(day)),
	pageup: ({ day }) => addMonths(day, -1),
	pagedown: ({ day }) => addMonths(day, 1),
	t: ({ today }) => today,
};

/** What a key does while the calendar is open; undefined if it closes it and has its usual use. */
export function calendarKey(state: State, chord: string, now: Time): State | undefined {
	const { picker } = state;
	const control = focusedControl(state);
	if (picker?.type !== "calendar" || control?.type !== "text") return undefined;
	if (chord === "escape") return withoutSuggestion(state);
	if (chord === "enter" || chord === "tab") return acceptValue(state, control, picker.day, now);
	const step = STEPS[chord];
	return step && { ...state, picker: { ...picker, day: step(picker) } };
}

/** A week of the calendar, Monday first. */
export type Week = readonly string[];

const DAYS = 7;
/** Rows above the weeks: the month, and the days' names. */
export const CALENDAR_HEAD = 2;

/** The weeks of the day's month that fit into some rows, the day's own among them; none if not even one fits. */
export function weeksOf({ day }: Calendar, rows: number): readonly Week[] {
	const first = `${day.slice(0, 8)}01`;
	const start = addDays(first, -weekdayOf(first));
	const all: Week[] = [];
	for (let at = start; at.slice(0, 7) <= day.slice(0, 7); at = addDays(at, DAYS)) {
		all.push(Array.from({ length: DAYS }, (_, index) => addDays(at, index)));
		if (addDays(at, DAYS) === at) break;
	}
	const room = Math.max(0, Math.min(all.length, rows - CALENDAR_HEAD));
	const own = all.findIndex((week) => week.includes(day));
	const from = Math.max(0, Math.min(all.length - room, own - Math.floor(room / 2)));
	return all.slice(from, from + room);
}
