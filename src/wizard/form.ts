/**
 * The current item as a form: its controls, which of them has the focus, and the buffers that texts are edited in.
 * Knows no keys.
 */
import { type Buffer, bufferOf, textOf, withCursor, withoutRedo } from "../editor/buffer.ts";
import type { Position } from "../editor/types.ts";
import type { Item } from "../outline/types.ts";
import { answerOf, changeAnswer, formOf, isNotApplicable, withAnswer } from "../proposal/answers.ts";
import { asNotApplicable } from "../proposal/not-applicable.ts";
import type { Answer, Change, Control, NotApplicable } from "../proposal/types.ts";
import { currentAnswer, itemAt } from "./state.ts";
import type { State, Step } from "./types.ts";

export type TextControl = Extract<Control, { readonly type: "text" }>;

/** The path of the not-applicable reason, which is edited in place of the form. */
export const REASON = "not-applicable";

/** Whether both are the path of the same control. */
export const samePath = (a: readonly string[], b: readonly string[]): boolean => a.join("\0") === b.join("\0");

/** The controls of an item's form; for an item marked as not applicable, its reason. */
export function controlsOf(state: State, item: Item = itemAt(state)): readonly Control[] {
	const answer = currentAnswer(state, item);
	if (!isNotApplicable(answer)) return formOf(item, answer, state.proposal.stage);
	const label = "Not applicable, because";
	return [{ type: "text", path: [REASON], label, multiline: true, value: answer[REASON], level: 0 }];
}

/** Controls that can have the focus, in order; `State.focus` is an index into them. */
export function focusable(controls: readonly Control[]): readonly Control[] {
	return controls.filter((control) => control.type !== "caption");
}

/** The control that keys go to. */
export function focusedControl(state: State): Control | undefined {
	const all = focusable(controlsOf(state));
	return all[Math.min(state.focus, all.length - 1)];
}

/** Whether keys go to a text in which Enter starts a new line. */
export function takesLines(state: State): boolean {
	if (state.overlay || state.find?.open || state.pane !== "item") return false;
	const control = focusedControl(state);
	return control?.type === "text" && control.multiline;
}

/** The key of a control's buffer in `State.buffers`. */
export function bufferKey(item: string, path: readonly string[]): string {
	return `${item}#${path.join("/")}`;
}

/** The buffer of a text: the one in use, or a new one if there is none or the text has changed since. */
export function bufferAt(state: State, control: TextControl): Buffer {
	const kept = state.buffers[bufferKey(state.current, control.path)];
	if (kept && isTextOf(kept, control.value)) return kept;
	const fresh = bufferOf(control.value);
	const focus = state.cursorAt && focusedControl(state);
	if (state.cursorAt && focus && samePath(focus.path, control.path)) return withCursor(fresh, state.cursorAt);
	return behindText(fresh);
}

/** Blanks alone are no answer, but stay in the buffer: more may follow. */
function isTextOf(buffer: Buffer, value: string): boolean {
	const text = textOf(buffer);
	return text === value || (value === "" && text.trim() === "");
}

/** Puts the cursor where the author would continue: before the final line break. */
function behindText(buffer: Buffer): Buffer {
	const line = buffer.lines.findLastIndex((text) => text !== "");
	const below = line >= 0 && line < buffer.lines.length - 1;
	return below ? withCursor(buffer, { line, column: buffer.lines[line]?.length ?? 0 }) : buffer;
}

/** The state after editing a text: new buffer, updated answer, empty redo history. */
export function withBuffer(state: State, control: TextControl, buffer: Buffer): State {
	const put = putBuffer(state, control, buffer);
	if (put.proposal === state.proposal) return put;
	// Emptying the last text of a list collapses it to one blank entry, which no buffer's own undo can reverse.
	const isReshaped = controlsOf(put).length !== controlsOf(state).length;
	return isReshaped ? asStep(state, put) : withoutFuture(put);
}

/** The state with a new buffer for a text, and the answer updated from it. */
export function putBuffer(state: State, control: TextControl, buffer: Buffer): State {
	const { cursorAt: _, ...rest } = state;
	const kept: State = { ...rest, buffers: { ...state.buffers, [bufferKey(state.current, control.path)]: buffer } };
	const value = textOf(buffer);
	if (value === control.value) return kept;
	const changed = withChanged(
		{ ...kept, typed: bufferKey(state.current, control.path) },
		{ type: "text", path: control.path, value },
	);
	return keepFocus(changed, control.path, control.type);
}

/** Forgets which text is being typed once it has lost the focus; from then on its problems are shown. */
export function withoutTyped(state: State): State {
	if (state.typed === undefined) return state;
	const control = state.pane === "item" ? focusedControl(state) : undefined;
	if (control && bufferKey(state.current, control.path) === state.typed) return state;
	const { typed: _, ...rest } = state;
	return rest;
}

function withoutFuture(state: State): State {
	const { current, histories } = state;
	const history = histories[current];
	const past = history && { ...histories, [current]: { past: history.past, future: [] } };
	return { ...state, histories: past ?? histories, buffers: { ...state.buffers, ...buffersOf(state, withoutRedo) } };
}

/** The buffers of the current item, each changed. */
function buffersOf(state: State, change: (buffer: Buffer) => Buffer = (buffer) => buffer): State["buffers"] {
	const prefix = `${state.current}#`;
	const own = Object.entries(state.buffers).filter(([key]) => key.startsWith(prefix));
	return Object.fromEntries(own.map(([key, buffer]) => [key, change(buffer)]));
}

/** Ties the restored cursor to its text from the first key on, wherever the focus goes. */
export function withCursorSettled(state: State): State {
	const control = state.cursorAt && focusedControl(state);
	return control?.type === "text" ? putBuffer(state, control, bufferAt(state, control)) : state;
}

/** The state with the answer changed through the current item's form. */
export function withChanged(state: State, change: Change): State {
	const item = itemAt(state);
	const answer = currentAnswer(state, item);
	const changed = isNotApplicable(answer) ? changeReason(answer, change) : changeAnswer(item, answer, change);
	return changed === answer ? state : { ...state, proposal: withAnswer(state.proposal, item, changed) };
}

function changeReason(answer: NotApplicable, change: Change): Answer {
	return change.type === "text" ? asNotApplicable(change.value, answer) : answer;
}

/** Keeps the focus on the control with that path, wherever it is now. */
export function keepFocus(state: State, path: readonly string[], type: Control["type"]): State {
	const all = focusable(controlsOf(state));
	const at = all.findIndex((control) => control.type === type && samePath(control.path, path));
	const focus = at >= 0 ? at : Math.max(0, Math.min(state.focus, all.length - 1));
	return focus === state.focus ? state : { ...state, focus };
}

/** Moves the focus to the control with that path, and its cursor to `cursor` if given. */
export function focusOn(state: State, path: readonly string[], cursor?: Position): State {
	const all = focusable(controlsOf(state));
	const focus = all.findIndex((control) => control.type !== "add" && samePath(control.path, path));
	const control = all[focus];
	if (!control) return state;
	const there = { ...state, focus };
	if (control.type !== "text" || !cursor) return there;
	return putBuffer(there, control, withCursor(bufferAt(there, control), cursor));
}

/** What undo needs to restore the current item. */
export function snapshot(state: State): Step {
	return { answer: answerOf(state.proposal, itemAt(state)), buffers: buffersOf(state), focus: state.focus };
}

/** Drops the current item's buffers: its rows moved or its text was replaced. */
export function withoutBuffers(state: State, id: string = state.current): State {
	const prefix = `${id}#`;
	const buffers = Object.fromEntries(Object.entries(state.buffers).filter(([key]) => !key.startsWith(prefix)));
	return { ...state, buffers };
}

/** An edit that moves rows or replaces the answer: undone per item, and drops the item's buffers. */
export function restructured(state: State, edit: (state: State) => State): State {
	const changed = edit(state);
	if (changed.proposal === state.proposal) return changed;
	return asStep(state, changed);
}

/** The changed state, with an undo step back to the previous one. */
function asStep(before: State, { current, histories, ...changed }: State): State {
	const here = { ...snapshot(before), buffers: buffersOf(before, withoutRedo) };
	const past = [...(before.histories[current]?.past ?? []), here];
	return withoutBuffers({ ...changed, current, histories: { ...histories, [current]: { past, future: [] } } });
}

/**
 * Restores what a box held before it was unticked, if the answer has not changed since, so that a key pressed by
 * mistake loses nothing. Undefined if there is nothing to restore.
 */
function tickedBefore(state: State, { path }: Change): State | undefined {
	const now = JSON.stringify(currentAnswer(state));
	const before = (answer: Answer): State => ({
		...state,
		proposal: withAnswer(state.proposal, itemAt(state), answer),
	});
	const step = state.histories[state.current]?.past.findLast(({ answer }) => {
		if (answer === undefined || isNotApplicable(answer) || JSON.stringify(answer) === now) return false;
		const cleared = withChanged(before(answer), { type: "tick", path, value: false });
		return JSON.stringify(currentAnswer(cleared)) === now;
	});
	return step?.answer === undefined ? undefined : before(step.answer);
}

/** The state after a change of the form's structure. */
function reshaped(state: State, change: Change): State {
	const before = change.type === "tick" && change.value ? tickedBefore(state, change) : undefined;
	return before ?? withChanged(state, change);
}

/** Applies a change of the form's structure; the focus stays on its control. */
export function changeForm(state: State, change: Change): State {
	const focus = focusedControl(state);
	const changed = restructured(state, (each) => reshaped(each, change));
	return changed === state || !focus ? changed : keepFocus(changed, focus.path, focus.type);
}
