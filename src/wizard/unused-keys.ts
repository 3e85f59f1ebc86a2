/** Feedback for keys that have no effect, so that no key is ignored silently. Decides nothing else. */
import type { EditCommand, Motion } from "../editor/types.ts";
import { focusedControl } from "./form.ts";
import { commandFor, editFor } from "./key-map.ts";
import { chordOf, keyText } from "./key-press.ts";
import type { Result } from "./state.ts";
import { withNotice } from "./state.ts";
import type { KeyPress, State } from "./types.ts";

/** The result of a key, with a notice if it had no visible effect. */
export function withKeyFeedback(before: State, result: State | Result, key: KeyPress): State | Result {
	const [after, effects] = "proposal" in result ? [result, []] : result;
	if (effects.length > 0 || after.notice !== undefined || after.leaving) return result;
	return isSame(withoutNotice(before), after) ? withNotice(after, reason(after, chordOf(key))) : result;
}

function withoutNotice({ notice: _, ...state }: State): Omit<State, "notice"> {
	return state;
}

/** Compares by value; shared objects, such as unchanged answers, are not traversed. */
function isSame(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
	const keys = Object.keys(a);
	const others = b as Readonly<Record<string, unknown>>;
	if (keys.length !== Object.keys(b).length) return false;
	return Object.entries(a).every(([key, value]) => key in others && isSame(value, others[key]));
}

function reason(state: State, chord: string): string {
	const name = chord === " " ? "Space" : keyText(chord);
	if (state.overlay || state.find?.open) return `${name} does nothing here; ${wayOut(state)}`;
	if (state.pane === "outline") return END_OF_LIST[chord] ?? `${name} does nothing in the outline; F1 lists all keys`;
	const control = focusedControl(state);
	const edit = control?.type === "text" && !commandFor(chord, "item") ? editFor(chord) : undefined;
	return (edit && reasonOfEdit(edit)) ?? END_OF_FORM[chord] ?? `${name} does nothing here; F1 lists all keys`;
}

function wayOut({ overlay }: State): string {
	return overlay?.type === "conflict" || overlay?.type === "unusable" ? "type 1 or 2" : "Esc closes this";
}

const FIRST_ROW = "This is the first row";
const LAST_ROW = "This is the last row";

const END_OF_LIST: Readonly<Record<string, string>> = {
	...{ up: FIRST_ROW, k: FIRST_ROW, pageup: FIRST_ROW, home: FIRST_ROW },
	...{ down: LAST_ROW, j: LAST_ROW, pagedown: LAST_ROW, end: LAST_ROW },
};

const END_OF_FORM: Readonly<Record<string, string>> = {
	up: "This is the first field; Shift+Tab goes to the previous item",
	down: "This is the last field; Tab goes to the next item",
};

const BACKWARDS: readonly Motion[] = ["left", "up", "word-left", "line-start", "paragraph-up", "page-up", "start"];

function reasonOfEdit(edit: EditCommand): string | undefined {
	if (edit.type !== "move" && edit.type !== "delete") return undefined;
	const isBack = BACKWARDS.includes(edit.to);
	if (edit.type === "delete") return `Nothing to delete ${isBack ? "before" : "after"} the cursor`;
	const isLine = edit.to === "line-start" || edit.to === "line-end";
	return `The cursor is at the ${isBack ? "start" : "end"} of the ${isLine ? "line" : "text"}`;
}
