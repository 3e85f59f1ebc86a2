/**
 * Hands a comment, a reply or the round's summary over to the reviewer's own editor, and takes it back. Keys that were
 * typed in between are held back until then. Starts no program.
 */
import { type Buffer, bufferOf, replaceText, textOf } from "../../editor/buffer.ts";
import { withoutControls } from "../../proposal/input-text.ts";
import { ownValue } from "../../proposal/plain-data.ts";
import { reviewedText } from "../../review/digests.ts";
import { commentNotes } from "../review-notes.ts";
import { withNotice } from "../state.ts";
import type { Time } from "../types.ts";
import type { ReviewAction, ReviewResult, ReviewState, Writing } from "./types.ts";
import { doneWriting, withText } from "./writing.ts";

/** Opens what is being written in the editor. */
export function openReviewEditor(state: ReviewState): ReviewState | ReviewResult {
	const buffer = textShown(state);
	if (!buffer) return state;
	const { writing } = state;
	const about = writing
		? { name: writing.kind, notes: notesFor(state, writing) }
		: { name: "summary", notes: ["The summary of your round, for the author."] };
	const effect = { type: "openEditor", text: textOf(buffer), ...about } as const;
	return [{ ...state, handover: { typedAhead: [] } }, [effect]];
}

/** The text that is being written. */
function textShown({ overlay, writing }: ReviewState): Buffer | undefined {
	return overlay?.type === "verdict" ? overlay.summary : writing?.buffer;
}

/** What is written about: the question, and the answer or the comment. */
function notesFor({ proposal, review }: ReviewState, { item: id, comment, kind, quote }: Writing): readonly string[] {
	const item = proposal.outline.items.find((each) => each.id === id);
	const about = review.comments.find((each) => each.id === comment);
	const head = item ? [item.label, ""] : [];
	if (kind === "reply" && about) return [...head, ...commentNotes(about)];
	const answer = item ? reviewedText(item, ownValue(proposal.answers, id)) : "";
	return [...head, ...(quote === undefined ? answer.split("\n") : ["You quote:", "", ...quote.split("\n")])];
}

/** Takes the edited text over, as one step that can be undone; a comment that is blank now is none. */
export function reviewEditorClosed(state: ReviewState, edited: string, now: Time): ReviewState {
	const { overlay, writing } = state;
	const text = withoutControls(edited).trimEnd();
	const isSame = text === textOf(textShown(state) ?? bufferOf(""));
	if (isSame && (text !== "" || overlay)) return state;
	if (overlay?.type === "verdict")
		return { ...state, overlay: { ...overlay, field: "summary", summary: replaceText(overlay.summary, text, now) } };
	if (!writing) return withNotice(state, "The comment is gone, and the edited text was not applied", "error");
	const next = withText(state, { ...writing, buffer: replaceText(writing.buffer, text, now) }, now);
	return text === "" ? doneWriting(next, now) : next;
}

/** Holds a key or paste back while the editor has the terminal; undefined for other actions, or if it hasn't. */
export function keptForLater(state: ReviewState, action: ReviewAction): ReviewState | undefined {
	const { handover } = state;
	if (!handover || (action.type !== "keyPressed" && action.type !== "pasted")) return undefined;
	return { ...state, handover: { typedAhead: [...handover.typedAhead, action] } };
}
