/** Says once that all required answers are given, when the author leaves the last one, so that it disturbs no typing. */
import { commandOf } from "./key-map.ts";
import { keyText } from "./key-press.ts";
import { statusOfProposal, withNotice } from "./state.ts";
import type { State } from "./types.ts";

/** What to do then. */
export function finishOffer(): string {
	return `${keyText(commandOf("finish").keys[0] ?? "")} offers to write, check, commit and propose it`;
}

/** What to do after that. */
export function leaveOffer(): string {
	return `Back in the wizard; ${keyText(commandOf("leave").keys[0] ?? "")} leaves it`;
}

/** The state after a key or a click, with the line about completion if it is time for it. */
export function withCompletionSaid(before: State, after: State): State {
	const hasMoved = before.current !== after.current || before.pane !== after.pane;
	// While the last answer is typed, nothing has to be counted.
	if (after.incomplete && !hasMoved) return after;
	const { missing, required } = statusOfProposal(after.proposal);
	if (missing.length > 0) return after.incomplete ? after : { ...after, incomplete: true };
	if (!after.incomplete || required.of === 0) return after;
	const { incomplete: _, ...rest } = after;
	const { stage } = after.proposal;
	return withNotice(rest, `All answers required for ${stage} are given. ${finishOffer()}`);
}
