/** Marks an item as not applicable, with a reason, and undoes that. What was written is kept throughout. */
import { bufferOf, textOf } from "../editor/buffer.ts";
import { answerOf, isNotApplicable, withAnswer } from "../proposal/answers.ts";
import { asNotApplicable, keptAnswer } from "../proposal/not-applicable.ts";
import { askAnyway, isSetAside } from "../proposal/scopes.ts";
import { restructured, withoutBuffers } from "./form.ts";
import { currentAnswer, itemAt, withNotice, withoutOverlay } from "./state.ts";
import type { State } from "./types.ts";

/** Asks for the reason, or removes the mark if there is one. */
export function toggleNotApplicable(state: State): State {
	const item = itemAt(state);
	if (item.isStage) return withNotice(state, "A proposal always has a stage; Ctrl+T changes it");
	if (!isNotApplicable(currentAnswer(state))) {
		return { ...state, overlay: { type: "not-applicable", item: item.id, reason: bufferOf("") } };
	}
	return unmark(state);
}

/** The answer kept beside the reason counts again, and scopes no longer set it aside. */
function unmark(state: State): State {
	if (isSetAside(state.proposal, itemAt(state))) return want(state);
	const item = itemAt(state);
	const kept = keptAnswer(currentAnswer(state));
	const before = state.histories[state.current]?.past.findLast((step) => !isNotApplicable(step.answer));
	const restored = restructured(state, (each) => {
		const answered = withAnswer(each.proposal, item, kept);
		return { ...each, proposal: kept === undefined ? askAnyway(answered, item) : answered };
	});
	const notice = kept === undefined ? "Applies again" : "Applies again; the previous answer is restored";
	return withNotice({ ...restored, focus: before?.focus ?? 0 }, notice);
}

/** Asks the item although a scope sets it aside. */
function want(state: State): State {
	const proposal = askAnyway(state.proposal, itemAt(state));
	return withNotice(withoutBuffers({ ...state, proposal, focus: 0 }), "Asked anyway; the scope is unchanged");
}

/** Marks the item with the reason given; without one, keeps asking. */
export function confirmReason(state: State): State {
	if (state.overlay?.type !== "not-applicable") return state;
	const reason = textOf(state.overlay.reason).trim();
	if (reason === "") return withNotice(state, "Say why in a few words; reviewers will read it", "error");
	const marked = restructured(state, (each) => ({
		...each,
		proposal: withAnswer(each.proposal, itemAt(each), asNotApplicable(reason, answerOf(each.proposal, itemAt(each)))),
	}));
	return withoutOverlay({ ...marked, focus: 0 });
}
