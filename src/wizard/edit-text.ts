/** An edit of the text that has the focus, whatever key or command asked for it. */
import { applyEdit, type Buffer } from "../editor/buffer.ts";
import type { EditCommand } from "../editor/types.ts";
import { onOneLine } from "../proposal/input-text.ts";
import { bufferAt, focusedControl, withBuffer } from "./form.ts";
import { focusedView } from "./item-layout.ts";
import type { State, Time } from "./types.ts";

/** An edit of the text that has the focus; nothing where the focus is on something else. */
export function editText(state: State, command: EditCommand, now: Time): State {
	const control = focusedControl(state);
	if (control?.type !== "text") return state;
	const buffer = bufferAt(state, control);
	const edited = applyEditTo(state, buffer, control.multiline, command, now);
	return edited === buffer ? state : withBuffer(state, control, edited);
}

/** A line's text takes no line breaks, however they come. */
function applyEditTo(state: State, buffer: Buffer, multiline: boolean, command: EditCommand, now: Time): Buffer {
	const flat =
		!multiline && (command.type === "paste" || command.type === "insert")
			? { ...command, text: onOneLine(command.text) }
			: command;
	return applyEdit(buffer, flat, { view: focusedView(state), now });
}
