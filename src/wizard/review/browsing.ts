/** What is shown while the reviewer moves in the outline. */
import { selectedItem } from "../outline-rows.ts";
import { atStart } from "./state.ts";
import type { ReviewState } from "./types.ts";

/** The state as it is drawn: with the selected row's answer in place of the current one, which stays until Enter. */
export function browsedAnswer(state: ReviewState): ReviewState {
	if (state.pane !== "outline") return state;
	const item = selectedItem(state);
	return item === undefined || item === state.current ? state : { ...atStart(state), current: item };
}
