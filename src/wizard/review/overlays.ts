/** What keys do while go-to, the help or the verdict is open. */
import { applyEdit, textOf } from "../../editor/buffer.ts";
import { VERDICTS } from "../../review/types.ts";
import { editFor } from "../key-map.ts";
import { isTyped } from "../key-press.ts";
import { queryAfterKey, queryAfterPaste, selectedAfterKey, withQuery } from "../query-keys.ts";
import { findItems } from "../search.ts";
import { withNotice } from "../state.ts";
import type { KeyPress, Time } from "../types.ts";
import { runReviewCommand } from "./commands.ts";
import { findReviewHelp } from "./help.ts";
import { countsOf, withVerdict } from "./rounds.ts";
import { leaveReview } from "./saving.ts";
import { goToAnswer, withoutReviewOverlay } from "./state.ts";
import type { LayoutOf, ReviewOverlay, ReviewResult, ReviewState } from "./types.ts";

type Of<T extends ReviewOverlay["type"]> = Extract<ReviewOverlay, { readonly type: T }>;

export interface Pressed {
	readonly key: KeyPress;
	readonly chord: string;
	readonly now: Time;
	readonly layoutOf: LayoutOf;
}

/** A key in the overlay that is open; Esc closes it. */
export function reviewOverlayKey(
	state: ReviewState,
	overlay: ReviewOverlay,
	pressed: Pressed,
): ReviewState | ReviewResult {
	if (pressed.chord === "escape") return withoutReviewOverlay(state);
	switch (overlay.type) {
		case "goto": {
			if (pressed.chord === "ctrl+g") return withoutReviewOverlay(state);
			const found = findItems(state.proposal, textOf(overlay.query));
			return filteredKey(state, overlay, pressed, found, ({ id }) => goToAnswer(state, id));
		}
		case "help": {
			if (pressed.chord === "f1") return withoutReviewOverlay(state);
			const found = findReviewHelp(textOf(overlay.query), state.unicode);
			return filteredKey(state, overlay, pressed, found, (entry) =>
				entry.type === "command"
					? runReviewCommand(withoutReviewOverlay(state), entry.command.id, pressed.now, pressed.layoutOf)
					: withNotice(state, `${entry.mark.glyph} in the outline: ${entry.mark.means}`),
			);
		}
		case "verdict":
			return verdictKey(state, overlay, pressed);
	}
}

/** A list that is filtered by typing: arrows select, Enter accepts. */
function filteredKey<T>(
	state: ReviewState,
	overlay: Of<"goto"> | Of<"help">,
	{ key, chord, now }: Pressed,
	found: readonly T[],
	take: (one: T) => ReviewState | ReviewResult,
): ReviewState | ReviewResult {
	const one = found[overlay.selected];
	if (chord === "enter") return one === undefined ? state : take(one);
	const selected = selectedAfterKey(overlay.selected, chord, found.length);
	if (selected !== undefined) return { ...state, overlay: { ...overlay, selected } };
	if (chord === "ctrl+v") return reviewOverlayPaste(state, overlay, state.clipboard, { now, layoutOf: noLayout });
	const query = queryAfterKey(overlay.query, key, now);
	return query === undefined ? state : { ...state, overlay: withQuery(overlay, query) };
}

const noLayout: LayoutOf = () => {
	throw new Error("a filter needs no layout");
};

/** What is pasted while an overlay is open. */
export function reviewOverlayPaste(
	state: ReviewState,
	overlay: ReviewOverlay,
	text: string,
	{ now, layoutOf }: Pick<Pressed, "now" | "layoutOf">,
): ReviewState {
	if (overlay.type !== "verdict")
		return { ...state, overlay: withQuery(overlay, queryAfterPaste(overlay.query, text, now)) };
	const { columns, rows } = layoutOf(state).editor;
	const summary = applyEdit(overlay.summary, { type: "paste", text }, { view: { width: columns, height: rows }, now });
	return { ...state, overlay: { ...overlay, field: "summary", summary } };
}

/** Up, Down or a number choose the verdict, Tab goes to the summary, Ctrl+S ends the round. */
function verdictKey(state: ReviewState, overlay: Of<"verdict">, pressed: Pressed): ReviewState | ReviewResult {
	const { chord, key } = pressed;
	if (chord === "ctrl+s") return endRound(state, overlay, pressed.now);
	if (chord === "tab" || chord === "shift+tab")
		return { ...state, overlay: { ...overlay, field: overlay.field === "verdict" ? "summary" : "verdict" } };
	if (overlay.field === "summary") return summaryKey(state, overlay, pressed);
	if (chord === "enter") return { ...state, overlay: { ...overlay, field: "summary" } };
	const selected = selectedAfterKey(overlay.selected, chord, VERDICTS.length);
	const named = VERDICTS.findIndex((_, at) => key.text === String(at + 1));
	const chosen = selected ?? (isTyped(key) && named >= 0 ? named : undefined);
	return chosen === undefined ? state : { ...state, overlay: { ...overlay, selected: chosen } };
}

function summaryKey(state: ReviewState, overlay: Of<"verdict">, { key, chord, now, layoutOf }: Pressed): ReviewState {
	const command = isTyped(key)
		? ({ type: "insert", text: key.text } as const)
		: chord === "enter"
			? ({ type: "newline" } as const)
			: (SUMMARY_EDITS[chord] ?? editFor(chord));
	if (!command) return state;
	const { columns, rows } = layoutOf(state).editor;
	const view = { width: columns, height: rows };
	return { ...state, overlay: { ...overlay, summary: applyEdit(overlay.summary, command, { view, now }) } };
}

const SUMMARY_EDITS: Readonly<Record<string, { readonly type: "undo" | "redo" | "select-all" }>> = {
	"ctrl+z": { type: "undo" },
	"ctrl+y": { type: "redo" },
	"ctrl+a": { type: "select-all" },
};

/** An approval by someone who still wants a change would contradict itself. */
function endRound(state: ReviewState, overlay: Of<"verdict">, now: Time): ReviewState | ReviewResult {
	const verdict = VERDICTS[overlay.selected]!;
	const { own } = countsOf(state);
	if (verdict === "approved" && own > 0)
		return withNotice(state, "You still want a change; resolve it (x) or request changes", "error");
	const ended = withVerdict(withoutReviewOverlay(state), verdict, textOf(overlay.summary).trim(), now);
	return leaveReview(ended);
}
