/** Pastes into the focused control of the form. */
import { endOfTextOf, textAround } from "../editor/buffer.ts";
import { editText } from "./edit-text.ts";
import { addRow, type Entry, enterOption, isEntry, replaceEntries } from "./entries.ts";
import { bufferAt, focusedControl, restructured } from "./form.ts";
import { pastedEntries } from "./pasted-entries.ts";
import { withNotice } from "./state.ts";
import type { State, Time } from "./types.ts";

const NO_TEXT = "There is no text to paste into here";

/** Pastes a text into the focused control, as one undo step. */
export function pasteText(state: State, text: string, now: Time): State {
	const control = focusedControl(state);
	switch (control?.type) {
		case "text":
			return isEntry(control)
				? pasteIntoEntry(state, control, text, now)
				: editText(state, { type: "paste", text }, now);
		case "add":
			return pasteInto(state, (each) => addRow(each, control.path), text, now);
		case "tick":
			return pasteInto(state, (each) => enterOption(each, control), text, now);
		default:
			return withNotice(state, NO_TEXT);
	}
}

/** A list becomes entries around the cursor; anything else becomes text of the entry. */
function pasteIntoEntry(state: State, entry: Entry, text: string, now: Time): State {
	const { multiline } = entry;
	const { before, after } = textAround(bufferAt(state, entry));
	const entries = pastedEntries(text, { multiline, blank: (before + after).trim() === "" });
	if (!entries) return editText(state, { type: "paste", text }, now);
	const lead = before.trim() === "" ? [] : [before];
	const tail = after.trim() === "" ? [] : [after];
	const at = Number(entry.path.at(-1));
	const pasted = replaceEntries(state, entry.path.slice(0, -1), {
		at,
		count: 1,
		texts: [...lead, ...entries, ...tail],
		focus: at + lead.length + entries.length - 1,
		cursor: endOfTextOf(entries.at(-1) ?? ""),
	});
	return entries.length === 1 ? pasted : withNotice(pasted, `Pasted as ${entries.length} entries; Ctrl+Z undoes it`);
}

/** Starts a row, or fills an option's first field. Together with the text this is one undo step. */
function pasteInto(state: State, open: (state: State) => State | undefined, text: string, now: Time): State {
	if (text.trim() === "") return withNotice(state, "There is only blank text to paste");
	const opened = open(state);
	if (opened && focusedControl(opened)?.type !== "text") return withNotice(opened, NO_TEXT);
	return opened ? restructured(state, () => pasteText(opened, text.trim(), now)) : withNotice(state, NO_TEXT);
}
