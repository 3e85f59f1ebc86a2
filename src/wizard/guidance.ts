/** How much guidance is shown; if all of it doesn't fit above the form, it gets a scrollable overlay. */
import { fullGuidance, type GuidanceRow, itemLayout, wrapText } from "./item-layout.ts";
import { commandFor } from "./key-map.ts";
import { browsed } from "./outline-rows.ts";
import { MARGIN } from "./overlay-layout.ts";
import { panesOf, TEXT_COLUMNS } from "./panes.ts";
import { scrolledBy } from "./scroll.ts";
import { itemAt, withNotice, withoutOverlay } from "./state.ts";
import { takeExample } from "./take-example.ts";
import { GUIDANCE, type KeyPress, type Overlay, type State } from "./types.ts";

type OpenGuidance = Extract<Overlay, { readonly type: "guidance" }>;

/** Cycles through brief, full and none, skipping steps that would change nothing on the screen. */
export function cycleGuidance(state: State): State {
	const seen = browsed(state);
	const shown = rowsAt(seen, "brief");
	if (fullGuidance(itemAt(seen), WIDE).length === 0 && hasRoomForAll(seen))
		return withNotice(state, "There is no guidance for this item");
	if (state.guidance === "folded" && shown.length > 0) return withGuidance(state, "brief");
	if (!hasRoomForAll(seen)) return { ...state, overlay: { type: "guidance", top: 0 } };
	const next = GUIDANCE[(GUIDANCE.indexOf(state.guidance) + 1) % GUIDANCE.length]!;
	const isSame = next === "full" && JSON.stringify(rowsAt(seen, "full")) === JSON.stringify(shown);
	return withGuidance(state, isSame ? "folded" : next);
}

/** In a narrow terminal, the outline hides the guidance. */
function withGuidance(state: State, guidance: State["guidance"]): State {
	const turned = { ...state, guidance };
	return state.pane === "outline" && !panesOf(state).item
		? withNotice(turned, `Guidance ${GUIDANCE_WORDS[guidance]}`)
		: turned;
}

const GUIDANCE_WORDS = { brief: "in brief", full: "in full", folded: "hidden" } as const;

/** Any width will do to check whether there is guidance at all. */
const WIDE = 80;

function rowsAt(state: State, guidance: State["guidance"]): readonly GuidanceRow[] {
	return itemLayout({ ...state, guidance }).guidance;
}

/** Room for the whole question and all of its guidance. */
function hasRoomForAll(state: State): boolean {
	const { question, guidance, width } = itemLayout({ ...state, guidance: "full" });
	const item = itemAt(state);
	return question.length >= wrapText(item.label, width).length && guidance.length === fullGuidance(item, width).length;
}

export interface GuidanceLayout {
	readonly question: readonly string[];
	/** The visible rows. */
	readonly rows: readonly GuidanceRow[];
	/** 0-based number of the first visible row. */
	readonly top: number;
	readonly total: number;
	/** Rows below the question. */
	readonly height: number;
	/** Cells for text; the scroll bar takes one more. */
	readonly width: number;
}

/** The guidance of an item as a whole screen: its rows, and how far it can be scrolled. */
export function guidanceLayout(state: State, { top }: OpenGuidance): GuidanceLayout {
	const item = itemAt(browsed(state));
	const width = Math.max(8, Math.min(TEXT_COLUMNS, state.size.columns - 2 * MARGIN - 1));
	const whole = wrapText(item.label, width);
	// A long question scrolls with the guidance, where there is room to read it.
	const isLong = whole.length > 2;
	const question = isLong ? [] : whole;
	const height = Math.max(1, panesOf(state).body.height - question.length);
	const asked: GuidanceRow[] = isLong ? whole.map((text) => ({ text, part: "question" })) : [];
	const all = [...asked, ...fullGuidance(item, width)];
	const from = Math.max(0, Math.min(top, all.length - height));
	return { question, rows: all.slice(from, from + height), top: from, total: all.length, height, width };
}

/** A key while it is open; the guidance key moves on to none. */
export function guidanceKey(state: State, overlay: OpenGuidance, _: KeyPress, chord: string): State {
	if (chord === "alt+g") return withGuidance(withoutOverlay(state), "folded");
	if (commandFor(chord, "item")?.id === "take-example") return takeExample(state);
	if (chord === "q") return withoutOverlay(state);
	const { height, total } = guidanceLayout(state, overlay);
	const by = scrolledBy(chord, height, total);
	return by === undefined ? state : scrollGuidance(state, overlay, by);
}

/** Scrolls some rows down, up to the end. */
export function scrollGuidance(state: State, overlay: OpenGuidance, by: number): State {
	const { top, total, height } = guidanceLayout(state, overlay);
	return { ...state, overlay: { ...overlay, top: Math.max(0, Math.min(total - height, top + by)) } };
}
