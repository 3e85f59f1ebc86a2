/** Scrolls the answer that is read. */
import { scrolledBy } from "../scroll.ts";
import type { LayoutOf, ReviewLayout, ReviewState } from "./types.ts";

/** Scrolls some rows down, up to the end. */
export function scrollAnswer(state: ReviewState, by: number, layoutOf: LayoutOf): ReviewState {
	return scrolledAnswer(state, by, layoutOf(state));
}

/** The same in a known layout. */
export function scrolledAnswer(
	state: ReviewState,
	by: number,
	{ top, total, height }: Pick<ReviewLayout, "top" | "total" | "height">,
): ReviewState {
	return { ...state, top: Math.max(0, Math.min(total - height, top + by)) };
}

/** After a key that scrolls; undefined for any other key. */
export function scrollKey(state: ReviewState, chord: string, layoutOf: LayoutOf): ReviewState | undefined {
	if (SCROLLS.has(chord)) {
		const { height, total } = layoutOf(state);
		const by = scrolledBy(chord, height, total);
		return by === undefined ? undefined : scrollAnswer(state, by, layoutOf);
	}
	return undefined;
}

/** Letters other than these run commands. */
const SCROLLS: ReadonlySet<string> = new Set([
	"up",
	"k",
	"down",
	"j",
	"pageup",
	"b",
	"pagedown",
	" ",
	"home",
	"end",
	"G",
	"enter",
]);
