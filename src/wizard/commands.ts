/** What each command of the key map does to the session. One line in the table for each. */
import { applyEdit, type Buffer, selectedText, textOf } from "../editor/buffer.ts";
import type { EditCommand } from "../editor/types.ts";
import { STAGES } from "../outline/types.ts";
import { isNotApplicable } from "../proposal/answers.ts";
import { onOneLine } from "../proposal/one-line.ts";
import { bufferAt, changeForm, controlsOf, focusable, focusedControl, withBuffer } from "./form.ts";
import { turnGuidance } from "./guidance.ts";
import { travel } from "./history.ts";
import type { CommandId } from "./key-map.ts";
import { focusedView } from "./layout.ts";
import { markOrTakeBack } from "./not-applicable.ts";
import { foldRow, itemOfRow } from "./outline-rows.ts";
import { leave, type Result, saveNow } from "./saving.ts";
import { currentAnswer, goTo, itemAt, say, statusOfProposal, withoutOverlay } from "./state.ts";
import type { Effect, Overlay, State, Time } from "./types.ts";

type Run = (state: State, now: Time) => State | Result;

const open =
	(overlay: Overlay): Run =>
	(state) =>
		state.overlay?.type === overlay.type ? withoutOverlay(state) : { ...state, overlay };

/** What to run, for every command. */
export const RUN = {
	next: (state) => moveFocus(state, 1),
	back: (state) => moveFocus(state, -1),
	outline: (state) =>
		state.pane === "outline" ? openRow(state) : { ...state, pane: "outline", outlineAt: state.current },
	goto: open({ type: "goto", query: "", selected: 0 }),
	"next-required": (state) => nextRequired(state),
	preview: open({ type: "preview", lines: 0 }),
	"preview-beside": (state) =>
		state.size.columns < 140
			? say(state, "There is room for that from 140 columns on; Ctrl+P shows it alone")
			: { ...state, previewBeside: !state.previewBeside },
	guidance: (state) => turnGuidance(state),
	"only-missing": (state) => ({ ...state, onlyMissing: !state.onlyMissing }),
	fold: (state) => foldRow(state, true),
	unfold: (state) => foldRow(state, false),
	"not-applicable": (state) => markOrTakeBack(state),
	stage: (state, now) => open({ type: "stage", selected: STAGES.indexOf(state.proposal.stage) })(state, now),
	save: (state, now) => write(state, now),
	editor: (state) => openEditor(state),
	"editor-draft": (state, now) => onceSaved(state, now, { type: "openDraft" }),
	undo: (state, now) => travel(state, "undo", now),
	redo: (state, now) => travel(state, "redo", now),
	cut: (state, now) => copy(state, now, true),
	copy: (state, now) => copy(state, now, false),
	paste: (state, now) => editText(state, { type: "paste", text: state.clipboard }, now),
	"select-all": (state, now) => editText(state, { type: "select-all" }, now),
	bold: (state, now) => editText(state, { type: "mark", mark: "bold" }, now),
	code: (state, now) => editText(state, { type: "mark", mark: "code" }, now),
	link: (state, now) => editText(state, { type: "mark", mark: "link" }, now),
	"row-up": (state) => moveRow(state, -1),
	"row-down": (state) => moveRow(state, 1),
	"row-remove": (state) => removeRow(state),
	mouse: (state) =>
		say({ ...state, mouse: !state.mouse }, state.mouse ? "Mouse off: the terminal selects by itself" : "Mouse on"),
	suspend: (state, now) => onceSaved(state, now, { type: "suspend" }),
	help: open({ type: "help", query: "", selected: 0 }),
	leave: (state, now) => leave(state, now),
} satisfies Record<CommandId, Run> as Record<CommandId, Run>;

/** An edit of the text that has the focus; nothing where the focus is on something else. */
export function editText(state: State, command: EditCommand, now: Time): State {
	const control = focusedControl(state);
	if (control?.type !== "text") return state;
	const buffer = bufferAt(state, control);
	const edited = applyEditTo(state, buffer, control.multiline, command, now);
	return edited === buffer ? state : withBuffer(state, control, edited);
}

/** Tab: the next control, then the next item. A run of boxes is one field: arrows go from box to box. */
export function moveFocus(state: State, by: 1 | -1): State {
	const controls = focusable(controlsOf(state));
	let at = state.focus + by;
	while (controls[at]?.type === "tick" && controls[at - by]?.type === "tick") at += by;
	if (at >= 0 && at < controls.length) return { ...state, focus: at, pane: "item" };
	const items = state.proposal.outline.items;
	const index = items.findIndex((item) => item.id === state.current) + by;
	const item = items[index];
	if (!item)
		return say(state, by > 0 ? "That was the last item; Ctrl+S writes the Markdown" : "This is the first item");
	const moved = goTo(state, item.id);
	return by > 0 ? moved : { ...moved, focus: lastStop(moved) };
}

/** Where Shift+Tab arrives: the last control, or the first box of a run of boxes at the end. */
function lastStop(state: State): number {
	const controls = focusable(controlsOf(state));
	let at = controls.length - 1;
	while (at > 0 && controls[at]?.type === "tick" && controls[at - 1]?.type === "tick") at--;
	return Math.max(0, at);
}

/** One control up or down, within the item. */
export function stepFocus(state: State, by: 1 | -1): State {
	const last = focusable(controlsOf(state)).length - 1;
	return { ...state, focus: Math.max(0, Math.min(last, state.focus + by)) };
}

/** Opens what is selected in the outline. */
export function openRow(state: State): State {
	const item = itemOfRow(state.proposal.outline, state.outlineAt);
	if (item === undefined) return state;
	return item === state.current ? { ...state, pane: "item" } : goTo(state, item);
}

function nextRequired(state: State): State {
	const { missing } = statusOfProposal(state.proposal);
	const order = state.proposal.outline.items.map(({ id }) => id);
	const here = order.indexOf(state.current);
	const next = missing.find((id) => order.indexOf(id) > here) ?? missing.find((id) => id !== state.current);
	if (next) return goTo(state, next);
	const { stage } = state.proposal;
	const all = missing.length === 0;
	return say(state, all ? `Nothing that ${stage} requires is missing` : `Only this item is still missing for ${stage}`);
}

function copy(state: State, now: Time, cut: boolean): State | Result {
	const control = focusedControl(state);
	const text = control?.type === "text" && state.pane === "item" ? selectedText(bufferAt(state, control)) : "";
	if (text === "") return cut ? state : leave(state, now);
	const kept = { ...state, clipboard: text };
	return [cut ? editText(kept, { type: "cut" }, now) : kept, [{ type: "copy", text }]];
}

/** Saves at once and writes the Markdown. */
export function write(state: State, now: Time): Result {
	return onceSaved(state, now, { type: "writeMarkdown", proposal: state.proposal });
}

/** Begins a save, where there is something to save, and asks for something else behind it. */
function onceSaved(state: State, now: Time, effect: Effect): Result {
	const [saving, effects] = saveNow(state, now);
	return [saving, [...effects, effect]];
}

/** The text that has the focus, else the first one of the item. */
function openEditor(state: State): State | Result {
	const item = itemAt(state);
	const focus = focusedControl(state);
	const control = focus?.type === "text" ? focus : controlsOf(state).find(({ type }) => type === "text");
	if (control?.type !== "text") return say(state, "There is no text to write here");
	const text = textOf(bufferAt(state, control));
	return [state, [{ type: "openEditor", item: item.id, path: control.path, text }]];
}

/** The path of the row (an entry, or a record) that the focus stands in. */
function rowPath(state: State): readonly string[] | undefined {
	if (isNotApplicable(currentAnswer(state))) return undefined;
	const focus = focusedControl(state);
	if (!focus) return undefined;
	if (focus.type === "text" && focus.entry) return focus.path;
	const captions = controlsOf(state).filter(({ type }) => type === "caption");
	return captions.findLast(({ path }) => path.every((part, at) => part === focus.path[at]))?.path;
}

function moveRow(state: State, by: 1 | -1): State {
	const path = rowPath(state);
	const focus = focusedControl(state);
	const last = path?.at(-1);
	if (!path || !focus || last === undefined) return state;
	const moved = changeForm(state, { type: "move", path, by });
	if (moved.proposal === state.proposal) return state;
	const to = [...path.slice(0, -1), String(Number(last) + by), ...focus.path.slice(path.length)];
	const all = focusable(controlsOf(moved));
	const at = all.findIndex((control) => control.path.join("\0") === to.join("\0"));
	return at < 0 ? moved : { ...moved, focus: at };
}

/** Takes the row with the focus away; the one before it gets the focus. */
export function removeRow(state: State): State {
	const path = rowPath(state);
	if (!path) return say(state, "There is no entry to remove here");
	const removed = changeForm(state, { type: "remove", path });
	const all = focusable(controlsOf(removed));
	const above = String(Math.max(0, Number(path.at(-1)) - 1));
	const wanted = [...path.slice(0, -1), above].join("\0");
	const at = all.findIndex((control) => `${control.path.join("\0")}\0`.startsWith(`${wanted}\0`));
	return { ...removed, focus: at < 0 ? Math.min(removed.focus, all.length - 1) : at };
}

/** A line's text takes no line breaks, however they come. */
function applyEditTo(state: State, buffer: Buffer, multiline: boolean, command: EditCommand, now: Time): Buffer {
	const flat =
		!multiline && (command.type === "paste" || command.type === "insert")
			? { ...command, text: onOneLine(command.text) }
			: command;
	return applyEdit(buffer, flat, { view: focusedView(state), now });
}
