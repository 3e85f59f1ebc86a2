/** Undo and redo: in the focused text first, then in the item's other texts, then for its rows and boxes. */
import { applyEdit, nextStepTime, textOf } from "../editor/buffer.ts";
import { withAnswer } from "../proposal/answers.ts";
import {
	bufferAt,
	controlsOf,
	focusedControl,
	focusOn,
	putBuffer,
	snapshot,
	type TextControl,
	withoutBuffers,
} from "./form.ts";
import { focusedView } from "./item-layout.ts";
import { undoOrRedoEverywhere } from "./replace.ts";
import { itemAt, withNotice } from "./state.ts";
import type { History, State, Time } from "./types.ts";

type Direction = "undo" | "redo";

const NONE: History = { past: [], future: [] };

/** Undoes the last edit of the current item, or redoes it. */
export function undoOrRedo(state: State, direction: Direction, now: Time): State {
	const everywhere = undoOrRedoEverywhere(state, direction);
	if (everywhere) return everywhere;
	for (const control of textsWithHistory(state, direction)) {
		const focused = focusOn(state, control.path);
		const buffer = bufferAt(focused, control);
		const moved = applyEdit(buffer, { type: direction }, { view: focusedView(focused), now });
		if (textOf(moved) !== textOf(buffer)) return putBuffer(focused, control, moved);
	}
	return undoOrRedoStep(state, direction);
}

/**
 * Texts with something to undo or redo: the focused one first, then by time. Everything in them
 * is newer than the item's last step, which starts with fresh buffers.
 */
function textsWithHistory(state: State, direction: Direction): readonly TextControl[] {
	const focus = focusedControl(state);
	const order = direction === "undo" ? -1 : 1;
	return controlsOf(state)
		.filter((control) => control.type === "text")
		.map((control) => ({ control, time: nextStepTime(bufferAt(state, control), direction) }))
		.filter(({ time }) => time !== undefined)
		.sort((a, b) => rank(b.control) - rank(a.control) || order * ((a.time ?? 0) - (b.time ?? 0)))
		.map(({ control }) => control);

	function rank(control: TextControl): number {
		return control.path.join("\0") === focus?.path.join("\0") ? 1 : 0;
	}
}

function undoOrRedoStep(state: State, direction: Direction): State {
	const { past, future } = state.histories[state.current] ?? NONE;
	const step = direction === "undo" ? past.at(-1) : future.at(-1);
	if (!step) return withNotice(state, direction === "undo" ? "Nothing to undo here" : "Nothing to redo here");
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
