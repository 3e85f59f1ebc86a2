/** Edits the focused text, whichever key or command asked for it. */
import { applyEdit, type Buffer } from "../editor/buffer.ts";
import type { EditCommand } from "../editor/types.ts";
import { onOneLine } from "../proposal/input-text.ts";
import { bufferAt, focusedControl, withBuffer } from "./form.ts";
import { focusedView } from "./item-layout.ts";
import type { State, Time } from "./types.ts";

/** Edits the focused text; does nothing if something else has the focus. */
export function editText(state: State, command: EditCommand, now: Time): State {
	const control = focusedControl(state);
	if (control?.type !== "text") return state;
	const buffer = bufferAt(state, control);
	const edited = applyEditTo(state, buffer, control.multiline, command, now);
	return edited === buffer ? state : withBuffer(state, control, edited);
}

/** A one-line text takes no line breaks, wherever they come from. */
function applyEditTo(state: State, buffer: Buffer, multiline: boolean, command: EditCommand, now: Time): Buffer {
	const flat =
		!multiline && (command.type === "paste" || command.type === "insert")
			? { ...command, text: onOneLine(command.text) }
			: command;
	return applyEdit(buffer, flat, { view: focusedView(state), now });
}
