/** What keys do in a form control, by its type. Keys bound in the key map never get here. */
import { isAfterListMarker, textAround, textOf } from "../editor/buffer.ts";
import type { Control } from "../proposal/types.ts";
import { editText } from "./edit-text.ts";
import { addRow, enterOption, isEntry, joinEntry, splitEntry } from "./entries.ts";
import { moveFocus, stepFocus } from "./focus.ts";
import { bufferAt, changeForm, controlsOf, focusable, focusedControl, type TextControl } from "./form.ts";
import { editFor } from "./key-map.ts";
import { isTyped } from "./key-press.ts";
import { itemAt, withNotice } from "./state.ts";
import type { KeyPress, State, Time } from "./types.ts";

/** A key in the control that has the focus. */
export function controlKey(state: State, key: KeyPress, chord: string, now: Time): State {
	const control = focusedControl(state);
	switch (control?.type) {
		case "text":
			return textKey(state, control, key, chord, now);
		case "choice":
			return choiceKey(state, control, key, chord);
		case "tick":
			return tickKey(state, control, key, chord, now);
		case "add":
			return addKey(state, control, key, chord, now);
		default:
			return state;
	}
}

/** Up and down move between controls where they have no other use. */
function stepKey(state: State, chord: string): State {
	if (chord === "up") return stepFocus(state, -1);
	if (chord === "down") return stepFocus(state, 1);
	return state;
}

function textKey(state: State, control: TextControl, key: KeyPress, chord: string, now: Time): State {
	if (chord === "enter") return enter(state, control, now);
	if (chord === "alt+enter" || chord === "shift+enter" || chord === "ctrl+enter")
		return control.multiline ? editText(state, { type: "newline" }, now) : moveFocus(state, 1);
	const joins = isEntry(control) ? joinBy(state, control, chord) : undefined;
	if (joins && isEntry(control)) return joinEntry(state, control, joins);
	if (isTyped(key)) return editText(state, { type: "insert", text: key.text }, now);
	const edit = editFor(chord);
	if (!edit) return state;
	const edited = editText(state, edit, now);
	// At the first and last row, up and down move to the neighbouring control.
	const stuck = edited === state || sameCursor(edited, state);
	return stuck && edit.type === "move" && !edit.select ? stepKey(state, chord) : edited;
}

function sameCursor(a: State, b: State): boolean {
	const one = focusedControl(a);
	const other = focusedControl(b);
	if (one?.type !== "text" || other?.type !== "text") return false;
	const left = bufferAt(a, one).cursor;
	const right = bufferAt(b, other).cursor;
	return left.line === right.line && left.column === right.column;
}

/** Enter adds a list entry, breaks the line in a text, or moves on from a one-line field. */
function enter(state: State, control: TextControl, now: Time): State {
	if (isEntry(control)) return splitEntry(state, control);
	return control.multiline ? editText(state, { type: "newline" }, now) : moveFocus(state, 1);
}

/** The entry that Backspace or Delete moves to at the edge of an entry; undefined where the key deletes text. */
function joinBy(state: State, control: TextControl, chord: string): 1 | -1 | undefined {
	const edit = editFor(chord);
	const buffer = bufferAt(state, control);
	if (edit?.type !== "delete" || buffer.anchor !== undefined) return undefined;
	const { before, after } = textAround(buffer);
	if (edit.to === "left") return before === "" ? -1 : undefined;
	return edit.to === "right" && after === "" ? 1 : undefined;
}

type Of<T extends Control["type"]> = Extract<Control, { readonly type: T }>;

/** Enter adds a row; typing starts one. Leading blanks are dropped. */
function addKey(state: State, control: Of<"add">, key: KeyPress, chord: string, now: Time): State {
	if (chord !== "enter" && !isTyped(key)) return stepKey(state, chord);
	const added = addRow(state, control.path);
	return chord === "enter" ? added : typedInto(added, key, now);
}

/** Inserts what was typed into the control that was just opened for it. */
function typedInto(state: State, key: KeyPress, now: Time): State {
	const text = key.text.trimStart();
	const control = focusedControl(state);
	if (text === "" || control === undefined || control.type === "add" || control.type === "tick") return state;
	return controlKey(state, { ...key, text }, text, now);
}

type Choice = Of<"choice">;

/** Arrows and Space cycle through the values, a digit or first letter picks one, Backspace clears the choice. */
function choiceKey(state: State, control: Choice, key: KeyPress, chord: string): State {
	const pick = (id: string): State => changeForm(state, { type: "choice", path: control.path, value: id });
	const { choices, value } = control;
	const at = choices.findIndex(({ id }) => id === value);
	if (chord === "enter") return moveFocus(state, 1);
	if (chord === "right" || chord === " ") return pick(choices[(at + 1) % choices.length]?.id ?? "");
	if (chord === "left") return pick(choices[(Math.max(at, 0) + choices.length - 1) % choices.length]?.id ?? "");
	if (chord === "backspace" || chord === "delete") return clearChoice(state, control, pick);
	if (!isTyped(key)) return stepKey(state, chord);
	const picked = choices[Number(key.text) - 1] ?? namedBy(control, key.text);
	if (!picked) return withNotice(state, `No choice starts with “${key.text.trim()}”${HOW_TO_CHOOSE}`);
	return picked.id === value ? withNotice(state, `${picked.label} is already chosen`) : pick(picked.id);
}

const HOW_TO_CHOOSE = "; choose by number or first letter";

function clearChoice(state: State, { value }: Choice, pick: (id: string) => State): State {
	if (itemAt(state).isStage) return withNotice(state, "A proposal always has a stage");
	return value === "" ? withNotice(state, "Nothing is chosen yet") : pick("");
}

/** The choice that starts with a letter; pressing it again moves to the next match. */
function namedBy({ choices, value }: Choice, letter: string): Choice["choices"][number] | undefined {
	const named = choices.filter(({ label }) => label.toLowerCase().startsWith(letter.toLowerCase()));
	return named[(named.findIndex(({ id }) => id === value) + 1) % Math.max(1, named.length)];
}

/**
 * Space toggles a box, and so does x where nothing can be typed. Enter ticks and moves on; it never unticks.
 * Text typed on an option goes into its first field.
 */
function tickKey(state: State, control: Of<"tick">, key: KeyPress, chord: string, now: Time): State {
	const { path, value } = control;
	const turned = (): State => changeForm(state, { type: "tick", path, value: !value });
	if (chord === " ") return turned();
	if (chord === "enter") return value ? moveOn(state) : turned();
	if (!isTyped(key)) return stepKey(state, chord);
	const entered = enterOption(state, control);
	if (entered) return typedInto(entered, key, now);
	return chord === "x" ? turned() : withNotice(state, `Space ticks the box; “${key.text.trim()}” does nothing here`);
}

/** The next control, also among boxes; the next item at the end. */
function moveOn(state: State): State {
	const last = focusable(controlsOf(state)).length - 1;
	return state.focus < last ? stepFocus(state, 1) : moveFocus(state, 1);
}

/** Tab right after a list marker indents; everywhere else it moves on. */
export function tabKey(state: State, chord: "tab" | "shift+tab", now: Time): State {
	const control = focusedControl(state);
	if (control?.type === "text" && control.multiline && isAfterListMarker(bufferAt(state, control))) {
		const edited = editText(state, { type: chord === "tab" ? "indent" : "outdent" }, now);
		if (focusedControl(edited)?.type === "text" && !sameText(edited, state)) return edited;
	}
	return moveFocus(state, chord === "tab" ? 1 : -1);
}

function sameText(a: State, b: State): boolean {
	const one = focusedControl(a);
	const other = focusedControl(b);
	if (one?.type !== "text" || other?.type !== "text") return one?.type === other?.type;
	return textOf(bufferAt(a, one)) === textOf(bufferAt(b, other));
}
