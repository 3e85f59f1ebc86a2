/**
 * Entries of a form: list entries and records. Adds, splits, joins, moves and removes them, each as one undo step, with
 * focus and cursor where the author continues. Knows no keys.
 */
import { type Buffer, endOfTextOf, textAround } from "../editor/buffer.ts";
import type { Position } from "../editor/types.ts";
import { isNotApplicable } from "../proposal/answers.ts";
import type { Control } from "../proposal/types.ts";
import { moveFocus } from "./focus.ts";
import {
	bufferAt,
	changeForm,
	controlsOf,
	focusable,
	focusedControl,
	focusOn,
	putBuffer,
	restructured,
	samePath,
	type TextControl,
	withChanged,
} from "./form.ts";
import { currentAnswer, withNotice } from "./state.ts";
import type { State } from "./types.ts";

export type Entry = TextControl & { readonly entry: true };
type Path = readonly string[];

const START: Position = { line: 0, column: 0 };

/** Whether the control is an entry of a list. */
export function isEntry(control: Control | undefined): control is Entry {
	return control?.type === "text" && control.entry === true;
}

/** The entries of the list at that path, in order; an empty list has a blank one. */
export function entriesAt(state: State, list: Path): readonly Entry[] {
	return controlsOf(state).filter((control): control is Entry => {
		return isEntry(control) && samePath(control.path.slice(0, -1), list);
	});
}

/** A replacement of some entries of a list, and the entry that gets the cursor. */
interface Replacement {
	readonly at: number;
	readonly count: number;
	readonly texts: readonly string[];
	readonly focus: number;
	readonly cursor?: Position;
}

/** Replaces entries of a list in one step. */
export function replaceEntries(state: State, list: Path, { focus, cursor, ...change }: Replacement): State {
	const changed = restructured(state, (each) => withChanged(each, { type: "replace", path: list, ...change }));
	return focusOn(changed, [...list, String(focus)], cursor);
}

const listOf = (entry: Entry): Path => entry.path.slice(0, -1);
const indexOf = (entry: Entry): number => Number(entry.path.at(-1));
const isBlank = (text: string): boolean => text.trim() === "";

/**
 * Enter: the text after the cursor becomes the next entry. In a blank entry, it removes the entry and ends the list.
 */
export function splitEntry(state: State, entry: Entry): State {
	const list = listOf(entry);
	const at = indexOf(entry);
	if (isBlank(entry.value)) {
		const isOnly = entriesAt(state, list).length === 1;
		if (isOnly) return moveFocus(state, 1);
		// What comes after it moves up to the focus.
		return restructured(state, (each) => withChanged(each, { type: "replace", path: list, at, count: 1, texts: [] }));
	}
	const { before, after } = textAround(bufferAt(state, entry));
	const next = entriesAt(state, list)[at + 1];
	if (after === "" && next && isBlank(next.value)) return focusOn(state, next.path);
	return replaceEntries(state, list, { at, count: 1, texts: [before, after], focus: at + 1, cursor: START });
}

/** Backspace at the start of an entry, or Delete at its end: joins it with its neighbour. */
export function joinEntry(state: State, entry: Entry, by: 1 | -1): State {
	const entries = entriesAt(state, listOf(entry));
	const at = by < 0 ? indexOf(entry) - 1 : indexOf(entry);
	const [first, second] = [entries[at], entries[at + 1]];
	if (!first || !second) return removeOnly(state, entry, by);
	const texts = [first.value + second.value];
	return replaceEntries(state, listOf(entry), {
		...{ at, count: 2, texts, focus: at },
		cursor: endOfTextOf(first.value),
	});
}

/** At the ends of the list there is nothing to join with; a blank entry is removed unless it is the only one. */
function removeOnly(state: State, entry: Entry, by: 1 | -1): State {
	const list = listOf(entry);
	const isOnly = entriesAt(state, list).length === 1;
	if (isOnly) return withNotice(state, by < 0 ? "Nothing before this entry" : "Nothing after this entry");
	if (!isBlank(entry.value)) return withNotice(state, by < 0 ? "This is the first entry" : "This is the last entry");
	const at = indexOf(entry);
	const focus = by < 0 ? 0 : at - 1;
	return replaceEntries(state, list, { at, count: 1, texts: [], focus, ...(by < 0 ? { cursor: START } : {}) });
}

/** Adds an entry at the end of a group, or uses the blank one that is there already, and focuses its first control. */
export function addRow(state: State, group: Path): State {
	const added = changeForm(state, { type: "add", path: group });
	const all = focusable(controlsOf(added));
	const rowOf = ({ path, type }: Control): number =>
		type !== "add" && isBelow(path, group) ? Number(path[group.length]) : -1;
	const last = Math.max(...all.map(rowOf));
	return last < 0 ? added : { ...added, focus: all.findIndex((control) => rowOf(control) === last) };
}

function isBelow(path: Path, above: Path): boolean {
	return path.length > above.length && samePath(path.slice(0, above.length), above);
}

/** Ticks the option and focuses its first field; undefined if it has none. */
export function enterOption(state: State, option: Extract<Control, { readonly type: "tick" }>): State | undefined {
	const { path } = option;
	const ticked = option.value ? state : changeForm(state, { type: "tick", path, value: true });
	const focus = focusable(controlsOf(ticked)).findIndex((control) => isBelow(control.path, path));
	return focus < 0 ? undefined : { ...ticked, focus };
}

/** The path of the entry or record that has the focus. */
function rowPath(state: State): Path | undefined {
	if (isNotApplicable(currentAnswer(state))) return undefined;
	const focus = focusedControl(state);
	if (!focus) return undefined;
	if (isEntry(focus)) return focus.path;
	const captions = controlsOf(state).filter(({ type }) => type === "caption");
	return captions.findLast(({ path }) => isBelow(focus.path, path))?.path;
}

/** Moves the focused entry up or down, together with focus, cursor and selection. */
export function moveRow(state: State, by: 1 | -1): State {
	const path = rowPath(state);
	const focus = focusedControl(state);
	if (!path || !focus) return state;
	const moved = changeForm(state, { type: "move", path, by });
	if (moved.proposal === state.proposal)
		return withNotice(state, by < 0 ? "This is the first entry" : "This is the last entry");
	const to = [...path.slice(0, -1), String(Number(path.at(-1)) + by), ...focus.path.slice(path.length)];
	const there = focusOn(moved, to);
	const control = focusedControl(there);
	return focus.type === "text" && control?.type === "text"
		? putBuffer(there, control, withSelectionOf(bufferAt(state, focus), bufferAt(there, control)))
		: there;
}

/** Copies the cursor and the selection of a buffer with the same text. */
function withSelectionOf({ cursor, anchor, top }: Buffer, fresh: Buffer): Buffer {
	return { ...fresh, cursor, top, ...(anchor ? { anchor } : {}) };
}

/** Removes the focused entry and focuses the one before it. */
export function removeRow(state: State): State {
	const path = rowPath(state);
	if (!path) return withNotice(state, "There is no entry to remove here");
	const removed = changeForm(state, { type: "remove", path });
	if (removed.proposal === state.proposal) return withNotice(state, "This entry is already blank");
	const all = focusable(controlsOf(removed));
	const above = [...path.slice(0, -1), String(Math.max(0, Number(path.at(-1)) - 1))];
	const at = all.findIndex((control) => samePath(control.path, above) || isBelow(control.path, above));
	return { ...removed, focus: at < 0 ? Math.min(removed.focus, all.length - 1) : at };
}
