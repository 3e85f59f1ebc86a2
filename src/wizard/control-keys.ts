/** What keys do in a control of the form, by its type. Chords of the key map never get here. */
import { isBehindListMarker, textOf } from "../editor/buffer.ts";
import type { Control } from "../proposal/types.ts";
import { editText, moveFocus, removeRow, stepFocus } from "./commands.ts";
import { bufferAt, changeForm, focusedControl, type TextControl } from "./form.ts";
import { isTyped } from "./key.ts";
import { editFor } from "./key-map.ts";
import { itemAt } from "./state.ts";
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
			return tickKey(state, control, chord);
		case "add":
			if (chord === "enter" || chord === " ") return changeForm(state, { type: "add", path: control.path });
			return stepKey(state, chord);
		default:
			return state;
	}
}

/** Up and down lead from control to control where they have no other use. */
function stepKey(state: State, chord: string): State {
	if (chord === "up") return stepFocus(state, -1);
	if (chord === "down") return stepFocus(state, 1);
	return state;
}

function textKey(state: State, control: TextControl, key: KeyPress, chord: string, now: Time): State {
	if (chord === "enter") return enter(state, control, now);
	if (chord === "alt+enter" || chord === "shift+enter" || chord === "ctrl+enter")
		return control.multiline ? editText(state, { type: "newline" }, now) : moveFocus(state, 1);
	if (chord === "backspace" && control.entry && control.value === "") return leaveEmptyEntry(state);
	if (isTyped(key)) return editText(state, { type: "insert", text: key.text }, now);
	const edit = editFor(chord);
	if (!edit) return state;
	const edited = editText(state, edit, now);
	// At the first and the last row, up and down go on to the neighbour.
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

/** Enter: another entry in a list, a new line in a text, the next control behind a line. */
function enter(state: State, control: TextControl, now: Time): State {
	if (control.entry) {
		// An entry that stays empty is none.
		if (control.value.trim() === "") return moveFocus(leaveEmptyEntry(state), 1);
		const path = control.path.slice(0, -1);
		return changeForm(state, { type: "add", path, after: Number(control.path.at(-1)) });
	}
	return control.multiline ? editText(state, { type: "newline" }, now) : moveFocus(state, 1);
}

/** Backspace in an empty entry takes it away; in the only one there is nothing to take. */
function leaveEmptyEntry(state: State): State {
	const removed = removeRow(state);
	return removed.proposal === state.proposal ? state : removed;
}

type Choice = Extract<Control, { readonly type: "choice" }>;

/** Arrows and Space go through the values, a number or a first letter picks one, Backspace picks none. */
function choiceKey(state: State, control: Choice, key: KeyPress, chord: string): State {
	const pick = (id: string): State => changeForm(state, { type: "choice", path: control.path, value: id });
	const { choices } = control;
	const at = choices.findIndex(({ id }) => id === control.value);
	if (chord === "enter") return moveFocus(state, 1);
	if (chord === "right" || chord === " ") return pick(choices[(at + 1) % choices.length]?.id ?? "");
	if (chord === "left") return pick(choices[(Math.max(at, 0) + choices.length - 1) % choices.length]?.id ?? "");
	if (chord === "backspace" || chord === "delete") return itemAt(state).isStage ? state : pick("");
	if (isTyped(key)) {
		const byNumber = choices[Number(key.text) - 1];
		const letter = key.text.toLowerCase();
		const named = choices.filter(({ label }) => label.toLowerCase().startsWith(letter));
		// The same letter again goes to the next one that begins with it.
		const next = named[(named.findIndex(({ id }) => id === control.value) + 1) % Math.max(1, named.length)];
		const picked = byNumber ?? next;
		return picked ? pick(picked.id) : state;
	}
	return stepKey(state, chord);
}

function tickKey(state: State, control: Extract<Control, { readonly type: "tick" }>, chord: string): State {
	if (chord === " " || chord === "enter" || chord === "x")
		return changeForm(state, { type: "tick", path: control.path, value: !control.value });
	return stepKey(state, chord);
}

/** Tab behind a list marker indents; everywhere else it goes on. */
export function tabKey(state: State, chord: "tab" | "shift+tab", now: Time): State {
	const control = focusedControl(state);
	if (control?.type === "text" && control.multiline && isBehindListMarker(bufferAt(state, control))) {
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
