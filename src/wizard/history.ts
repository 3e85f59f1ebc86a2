/** Undo and redo: first in the text that has the focus, then by item. */
import { applyEdit, textOf } from "../editor/buffer.ts";
import { withAnswer } from "../proposal/answers.ts";
import { bufferAt, focusedControl, snapshot, withBuffer, withoutBuffers } from "./form.ts";
import { focusedView } from "./layout.ts";
import { itemAt, say } from "./state.ts";
import type { History, State, Time } from "./types.ts";

const NONE: History = { past: [], future: [] };

/** The state before the last edit of the current item, or after it again. */
export function travel(state: State, direction: "undo" | "redo", now: Time): State {
	const control = focusedControl(state);
	if (control?.type === "text") {
		const buffer = bufferAt(state, control);
		const moved = applyEdit(buffer, { type: direction }, { view: focusedView(state), now });
		if (textOf(moved) !== textOf(buffer)) return withBuffer(state, control, moved);
	}
	const { past, future } = state.histories[state.current] ?? NONE;
	const step = direction === "undo" ? past.at(-1) : future.at(-1);
	if (!step) return say(state, direction === "undo" ? "Nothing to undo here" : "Nothing to redo here");
	const here = snapshot(state);
	const history: History =
		direction === "undo"
			? { past: past.slice(0, -1), future: [...future, here] }
			: { past: [...past, here], future: future.slice(0, -1) };
	const answered = withAnswer(state.proposal, itemAt(state), step.answer);
	const bare = withoutBuffers({ ...state, proposal: answered, focus: step.focus });
	return {
		...bare,
		buffers: { ...bare.buffers, ...step.buffers },
		histories: { ...state.histories, [state.current]: history },
	};
}
