/** How much of the guidance is shown; all of it alone on the screen, to scroll, where it has no room above the form. */
import { fullGuidance, type GuidanceRow, itemLayout, panesOf, wrapText } from "./layout.ts";
import { MARGIN } from "./overlay-layout.ts";
import { scrolledBy } from "./scroll.ts";
import { itemAt, withoutOverlay } from "./state.ts";
import { GUIDANCE, type KeyPress, type Overlay, type State } from "./types.ts";

type Open = Extract<Overlay, { readonly type: "guidance" }>;

/** Brief, full, none, and again. */
export function turnGuidance(state: State): State {
	if (state.guidance !== "folded" && !hasRoomForAll(state)) return { ...state, overlay: { type: "guidance", top: 0 } };
	return { ...state, guidance: GUIDANCE[(GUIDANCE.indexOf(state.guidance) + 1) % GUIDANCE.length]! };
}

function hasRoomForAll(state: State): boolean {
	const { guidance, width } = itemLayout({ ...state, guidance: "full" });
	return guidance.length === fullGuidance(itemAt(state), width).length;
}

export interface GuidanceLayout {
	readonly question: readonly string[];
	/** Those that are seen. */
	readonly rows: readonly GuidanceRow[];
	/** The row of all that stands first. */
	readonly top: number;
	readonly total: number;
	/** Rows below the question. */
	readonly height: number;
	/** Cells for texts; one more is the scroll bar's. */
	readonly width: number;
}

export function guidanceLayout(state: State, { top }: Open): GuidanceLayout {
	const item = itemAt(state);
	const width = Math.max(8, state.size.columns - 2 * MARGIN - 1);
	const question = wrapText(item.label, width).slice(0, 2);
	const height = Math.max(1, panesOf(state).rows - question.length);
	const all = fullGuidance(item, width);
	const from = Math.max(0, Math.min(top, all.length - height));
	return { question, rows: all.slice(from, from + height), top: from, total: all.length, height, width };
}

/** A key while it is open: the guidance's own key goes on to none. */
export function guidanceKey(state: State, overlay: Open, _: KeyPress, chord: string): State {
	if (chord === "alt+g") return { ...withoutOverlay(state), guidance: "folded" };
	if (chord === "q") return withoutOverlay(state);
	const { height, total } = guidanceLayout(state, overlay);
	const by = scrolledBy(chord, height, total);
	return by === undefined ? state : scrollGuidance(state, overlay, by);
}

/** Some rows further down, as far as it goes. */
export function scrollGuidance(state: State, overlay: Open, by: number): State {
	const { top, total, height } = guidanceLayout(state, overlay);
	return { ...state, overlay: { ...overlay, top: Math.max(0, Math.min(total - height, top + by)) } };
}
