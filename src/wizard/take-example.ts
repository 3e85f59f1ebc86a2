/** Takes an item's example over as a start for the answer. Replaces an answer only when asked twice. */
import { withAnswer } from "../proposal/answers.ts";
import { exampleAnswer } from "../proposal/example.ts";
import { askAnyway, isSetAside } from "../proposal/scopes.ts";
import { restructured } from "./form.ts";
import { commandOf } from "./key-map.ts";
import { keyText } from "./key-press.ts";
import { itemOfRow } from "./outline-rows.ts";
import { goTo, itemAt, statusOfProposal, withNotice, withoutOverlay } from "./state.ts";
import type { State } from "./types.ts";

/** Whether nothing would be lost by taking the example: the answer is blank, or only the template's words. */
export function canStartWithExample(state: State): boolean {
	const item = itemAt(state);
	const completeness = statusOfProposal(state.proposal).items[item.id] ?? "blank";
	return item.guidance.example !== undefined && (completeness === "blank" || completeness === "placeholder");
}

/** Puts the example in place of the answer as one undo step. In the outline, for the selected row. */
export function takeExample(state: State, isConfirmed = false): State {
	const id = state.pane === "outline" ? itemOfRow(state.proposal.outline, state.outlineAt) : state.current;
	if (id === undefined) return state;
	const there = id === state.current ? { ...state, pane: "item" as const } : goTo(state, id);
	const item = itemAt(there);
	const example = exampleAnswer(item, there.proposal.stage);
	if (example === undefined) return withNotice(state, "There is no example for this item");
	if (!isConfirmed && !canStartWithExample(there)) {
		const key = keyText(commandOf("take-example").keys[0] ?? "");
		return withNotice(
			{ ...there, exampleAsked: true },
			`This item has an answer; press ${key} again to replace it with the example`,
		);
	}
	const taken = restructured(withoutOverlay(there), (each) => {
		const asked = isSetAside(each.proposal, item) ? askAnyway(each.proposal, item) : each.proposal;
		return { ...each, proposal: withAnswer(asked, item, example) };
	});
	return withNotice({ ...taken, focus: 0 }, "The example is your start; change what differs. Ctrl+Z takes it back");
}
