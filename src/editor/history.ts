/**
 * The undo history: which edits form one step. Typing and erasing are grouped by words and pauses. A step stores what
 * was replaced, never a copy of the text. Knows no lines.
 */
import { endOfText, isSame } from "./positions.ts";
import type { Change, History, Step } from "./state.ts";
import type { Position } from "./types.ts";

/**
 * The longest pause within one step, in milliseconds. A paste that the terminal doesn't mark arrives in several reads.
 */
const MAX_PAUSE: Readonly<Record<Step["kind"], number>> = { typing: 1000, erasing: 1000, pasting: 50, other: 0 };
/** The most UTF-16 units of replaced text to keep. The oldest steps are dropped first; the last one is always kept. */
const MAX_UNITS = 1 << 26;

export const NO_HISTORY: History = { past: [], future: [], open: false, size: 0 };

function sizeOf({ change }: Step): number {
	return change.removed.length + change.inserted.length;
}

function isSpace(text: string): boolean {
	return text !== "" && text.trim() === "";
}

/** Whether `after` starts a new word when it follows `before`. */
function beginsWord(before: string, after: string): boolean {
	return isSpace(before.slice(-1)) && !isSpace(after.slice(0, 1));
}

function joinedTyping(last: Change, next: Change): Change | undefined {
	const goesOn = next.removed === "" && isSame(endOfText(last.at, last.inserted), next.at);
	if (!goesOn || beginsWord(last.inserted, next.inserted)) return undefined;
	return { ...last, inserted: last.inserted + next.inserted };
}

function joinedErasing(last: Change, next: Change): Change | undefined {
	if (last.inserted !== "" || next.inserted !== "") return undefined;
	if (isSame(endOfText(next.at, next.removed), last.at)) {
		// Backspace: a word is grouped with the white space before it, because typing grouped it with the white space
		// after it.
		if (isSpace(next.removed) && !isSpace(last.removed.slice(0, 1))) return undefined;
		return { ...next, removed: next.removed + last.removed };
	}
	if (!isSame(last.at, next.at) || beginsWord(last.removed, next.removed)) return undefined;
	return { ...last, removed: last.removed + next.removed };
}

/** `end` is where the last paste ended, so that a long paste is not scanned again for each part of it. */
function joinedPasting(last: Change, next: Change, end: Position): Change | undefined {
	return next.removed === "" && isSame(end, next.at) ? { ...last, inserted: last.inserted + next.inserted } : undefined;
}

const JOIN = {
	typing: joinedTyping,
	erasing: joinedErasing,
	pasting: joinedPasting,
	other: () => undefined,
} satisfies Record<Step["kind"], (last: Change, next: Change, end: Position) => Change | undefined>;

function joinedWithLast(history: History, step: Step): Step | undefined {
	const last = history.past.at(-1);
	if (!history.open || last === undefined || last.kind !== step.kind) return undefined;
	const pause = step.time - last.time;
	if (pause > MAX_PAUSE[step.kind] || pause < 0) return undefined;
	const change = JOIN[step.kind](last.change, step.change, last.after.cursor);
	return change && { ...step, change, before: last.before };
}

/** Adds an edit to the history, joining it with the last step if they belong together. Clears what could be redone. */
export function recorded(history: History, step: Step): History {
	const last = history.past.at(-1);
	const joined = joinedWithLast(history, step);
	const past = joined === undefined ? [...history.past, step] : history.past.with(-1, joined);
	let size = history.size + sizeOf(joined ?? step) - (joined && last ? sizeOf(last) : 0);
	let dropped = 0;
	while (size > MAX_UNITS && dropped < past.length - 1) {
		const oldest = past[dropped++];
		if (oldest) size -= sizeOf(oldest);
	}
	return { past: dropped > 0 ? past.slice(dropped) : past, future: [], open: true, size };
}

/** Closes the last step, so that the next edit starts a new one. */
export function closed(history: History): History {
	return history.open ? { ...history, open: false } : history;
}

/** The step to undo, and the history without it; undefined if there is none. */
export function undone(history: History): { step: Step; history: History } | undefined {
	const step = history.past.at(-1);
	if (step === undefined) return undefined;
	const rest = { past: history.past.slice(0, -1), future: [...history.future, step] };
	return { step, history: { ...rest, open: false, size: history.size - sizeOf(step) } };
}

/** The step to redo, and the history with it; undefined if there is none. */
export function redone(history: History): { step: Step; history: History } | undefined {
	const step = history.future.at(-1);
	if (step === undefined) return undefined;
	const rest = { past: [...history.past, step], future: history.future.slice(0, -1) };
	return { step, history: { ...rest, open: false, size: history.size + sizeOf(step) } };
}
