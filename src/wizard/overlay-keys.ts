/** What keys do in overlays: preview, go to, help, stage, the not-applicable reason, a conflict. */
import { applyEdit, textOf } from "../editor/buffer.ts";
import { itemOf } from "../outline/lookup.ts";
import { STAGES } from "../outline/types.ts";
import { withAnswer, withStage } from "../proposal/answers.ts";
import { askToLeave, runCommand } from "./commands.ts";
import { commentsKey, escapeComments, replyPaste } from "./comments.ts";
import { openFind } from "./find.ts";
import { restructured, withoutBuffers } from "./form.ts";
import { guidanceKey } from "./guidance.ts";
import { editFor } from "./key-map.ts";
import { chordOf, isTyped } from "./key-press.ts";
import { lineCommand, pastedLine } from "./line-input.ts";
import { confirmReason } from "./not-applicable.ts";
import { reasonSize } from "./overlay-layout.ts";
import { previewKey, previewPaste } from "./preview.ts";
import { queryAfterKey, queryAfterPaste, selectedAfterKey, withQuery } from "./query-keys.ts";
import { findHelp, findItems } from "./search.ts";
import { spellingKey } from "./spelling.ts";
import type { Result } from "./state.ts";
import { goTo, withNotice, withoutOverlay } from "./state.ts";
import type { Effect, KeyPress, Overlay, State, Time } from "./types.ts";

type Of<T extends Overlay["type"]> = Extract<Overlay, { readonly type: T }>;
type Keys<T extends Overlay["type"]> = (
	state: State,
	overlay: Of<T>,
	key: KeyPress,
	chord: string,
	now: Time,
) => State | Result;

const OVERLAYS: { readonly [T in Overlay["type"]]: Keys<T> } = {
	preview: previewKey,
	goto: gotoKey,
	help: helpKey,
	guidance: guidanceKey,
	comments: commentsKey,
	stage: stageKey,
	spelling: spellingKey,
	"not-applicable": reasonKey,
	conflict: conflictKey,
	unusable: unusableKey,
};

/** A key in the overlay that is open; Esc closes it. */
export function overlayKey(state: State, overlay: Overlay, key: KeyPress, now: Time): State | Result {
	const chord = chordOf(key);
	if (chord === "escape" && overlay.type === "comments") return escapeComments(state, overlay);
	if (chord === "escape" && overlay.type !== "conflict" && overlay.type !== "preview") return withoutOverlay(state);
	if (chord === "ctrl+c") return askToLeave(state);
	if (chord === "ctrl+q") return runCommand(withoutOverlay(state), "leave", now);
	return (OVERLAYS[overlay.type] as Keys<typeof overlay.type>)(state, overlay as never, key, chord, now);
}

/** What is pasted while an overlay with a text is open. */
export function overlayPaste(state: State, overlay: Overlay, text: string, now: Time): State | Result {
	if (overlay.type === "goto" || overlay.type === "help")
		return { ...state, overlay: withQuery(overlay, queryAfterPaste(overlay.query, text, now)) };
	if (overlay.type === "preview") return previewPaste(state, overlay, text, now);
	if (overlay.type === "comments") return replyPaste(state, overlay, text, now);
	return overlay.type === "not-applicable" ? reasonPaste(state, overlay, text, now) : state;
}

function reasonPaste(state: State, overlay: Of<"not-applicable">, text: string, now: Time): State {
	const view = reasonSize(state);
	const paste = { type: "paste", text: pastedLine(text) } as const;
	return { ...state, overlay: { ...overlay, reason: applyEdit(overlay.reason, paste, { view, now }) } };
}

function gotoKey(state: State, overlay: Of<"goto">, key: KeyPress, chord: string, now: Time): State | Result {
	const found = findItems(state.proposal, textOf(overlay.query));
	if (chord === "ctrl+g") return withoutOverlay(state);
	if (chord === "ctrl+f" || chord === "ctrl+r")
		return openFind(state, { replacing: chord === "ctrl+r", everywhere: true, query: overlay.query }, now);
	return filteredKey(state, overlay, key, now, found, (item) => goTo(state, item.id));
}

function helpKey(state: State, overlay: Of<"help">, key: KeyPress, chord: string, now: Time): State | Result {
	const found = findHelp(textOf(overlay.query), state.unicode);
	if (chord === "f1") return withoutOverlay(state);
	return filteredKey(state, overlay, key, now, found, (entry) =>
		entry.type === "command"
			? runCommand(withoutOverlay(state), entry.command.id, now)
			: withNotice(state, `${entry.mark.glyph} in the outline: ${entry.mark.means}`),
	);
}

/** A list that is filtered by typing: arrows select, Enter accepts. */
function filteredKey<T>(
	state: State,
	overlay: Of<"goto"> | Of<"help">,
	key: KeyPress,
	now: Time,
	found: readonly T[],
	take: (one: T) => State | Result,
): State | Result {
	const chord = chordOf(key);
	const one = found[overlay.selected];
	if (chord === "enter") return one === undefined ? state : take(one);
	const selected = selectedAfterKey(overlay.selected, chord, found.length);
	if (selected !== undefined) return { ...state, overlay: { ...overlay, selected } };
	if (chord === "ctrl+v") return overlayPaste(state, overlay, state.clipboard, now);
	const query = queryAfterKey(overlay.query, key, now);
	return query === undefined ? state : { ...state, overlay: withQuery(overlay, query) };
}

function stageKey(state: State, overlay: Of<"stage">, key: KeyPress, chord: string): State {
	if (chord === "ctrl+t") return withoutOverlay(state);
	const named = STAGES.findIndex(
		(stage, at) => stage.startsWith(key.text.toLowerCase()) || key.text === String(at + 1),
	);
	const chosen = chord === "enter" ? overlay.selected : isTyped(key) ? named : -1;
	const stage = STAGES[chosen];
	if (stage) return withoutOverlay({ ...state, proposal: withStage(state.proposal, stage) });
	const selected = selectedAfterKey(overlay.selected, chord, STAGES.length);
	return selected === undefined ? state : { ...state, overlay: { ...overlay, selected } };
}

function reasonKey(state: State, overlay: Of<"not-applicable">, key: KeyPress, chord: string, now: Time): State {
	if (chord === "enter") return confirmReason(state);
	if (chord === "f4") return withoutOverlay(state);
	if (chord === "ctrl+v") return reasonPaste(state, overlay, state.clipboard, now);
	// A long reason takes several rows.
	const command = lineCommand(key) ?? editFor(chord);
	if (!command) return state;
	const view = reasonSize(state);
	return { ...state, overlay: { ...overlay, reason: applyEdit(overlay.reason, command, { view, now }) } };
}

/** 1 opens the draft again, 2 continues with what is here. */
function unusableKey(state: State, overlay: Of<"unusable">, _: KeyPress, chord: string, now: Time): State | Result {
	return eitherKey(state, overlay, chord, [
		() => runCommand(withoutOverlay(state), "editor-draft", now),
		() => withoutOverlay(state),
	]);
}

/** Both versions are kept until the author chooses: 1 for mine, 2 for theirs. Letters may be meant for the text. */
function conflictKey(state: State, overlay: Of<"conflict">, _: KeyPress, chord: string): State | Result {
	return eitherKey(state, overlay, chord, [() => decide(state, "mine"), () => decide(state, "theirs")]);
}

/** One of two, by its number, or by selecting it and Enter. */
function eitherKey(
	state: State,
	overlay: Of<"unusable"> | Of<"conflict">,
	chord: string,
	take: readonly [() => State | Result, () => State | Result],
): State | Result {
	const selected = selectedAfterKey(overlay.selected, chord, take.length);
	if (selected !== undefined) return { ...state, overlay: { ...overlay, selected } };
	const picked = chord === "enter" ? overlay.selected : ["1", "2"].indexOf(chord);
	return take[picked]?.() ?? state;
}

function decide(state: State, side: "mine" | "theirs"): Result {
	const [conflict, ...waiting] = state.conflicts;
	if (!conflict) return [withoutOverlay(state), []];
	const item = itemOf(state.proposal.outline, conflict.item);
	const settled: Effect[] = [{ type: "settle", seen: { answers: { [conflict.item]: conflict.theirs } } }];
	const atItem = goTo({ ...state, conflicts: waiting }, conflict.item);
	const next: Overlay | undefined = waiting.length > 0 ? { type: "conflict", selected: 0 } : undefined;
	const chosen =
		side === "mine" || !item
			? // Counts as a change, so that mine is saved now that theirs has been seen.
				{ ...atItem, revision: atItem.revision + 1, proposal: { ...atItem.proposal } }
			: withoutBuffers(
					restructured(atItem, (each) => ({ ...each, proposal: withAnswer(each.proposal, item, conflict.theirs) })),
				);
	return [next ? { ...chosen, overlay: next } : withoutOverlay(chosen), settled];
}
