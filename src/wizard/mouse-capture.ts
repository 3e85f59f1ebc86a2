/** Who gets the mouse: the program, or the terminal with its own selection. */
import { withNotice } from "./state.ts";
import type { State } from "./types.ts";

/** Captures the mouse, or leaves it to the terminal, and says so. */
export function withMouseToggled<S extends Pick<State, "mouse" | "notice">>(state: S): S {
	const notice = state.mouse ? "Mouse capture off: your terminal selects text" : "Mouse capture on";
	return withNotice({ ...state, mouse: !state.mouse }, notice);
}
