/** Saving the review, on the schedule of everything typed, and what to do when a save ends. */
import type { Review } from "../../review/types.ts";
import { saved } from "../../review/working-copy.ts";
import { retryAt, unsavedAt } from "../save-schedule.ts";
import { withNotice } from "../state.ts";
import type { Time } from "../types.ts";
import type { ReviewResult, ReviewSave, ReviewState } from "./types.ts";

/** The state after a change of the review, with a save scheduled. */
export function withReview(state: ReviewState, review: Review, now: Time): ReviewState {
	return review === state.review ? state : { ...state, review, save: afterChange(state.save, now) };
}

function afterChange(save: ReviewSave, now: Time): ReviewSave {
	switch (save.state) {
		case "saved":
			return { state: "changed", ...unsavedAt(now) };
		case "changed":
			return { ...save, ...unsavedAt(now, save) };
		case "failed":
			return save;
		case "saving":
			return { ...save, next: unsavedAt(now, save.next) };
	}
}

/** Starts a save, unless one is under way or there is nothing to save. */
export function saveReview(state: ReviewState): ReviewResult {
	if (state.save.state === "saving" || state.save.state === "saved") return [state, []];
	const { review, onDisk: base } = state;
	return [{ ...state, save: { state: "saving", written: review } }, [{ type: "saveReview", base, review }]];
}

/** When `timePassed` is due next; undefined for never. */
export function nextReviewDue({ save, checkDue }: ReviewState): Time | undefined {
	const saving = save.state === "changed" || save.state === "failed" ? save.due : undefined;
	const due = [saving, checkDue].filter((time) => time !== undefined);
	return due.length > 0 ? Math.min(...due) : undefined;
}

/** Saves, and looks at the files on disk, if either is due. */
export function timePassed(state: ReviewState, now: Time): ReviewResult {
	const { save } = state;
	const isDue = (save.state === "changed" || save.state === "failed") && save.due <= now;
	const [saving, saves] = isDue ? saveReview(state) : [state, []];
	if (saving.checkDue === undefined || saving.checkDue > now) return [saving, saves];
	const { checkDue: _, ...looking } = saving;
	return [looking, [...saves, { type: "check" }]];
}

/** The review is on disk, with what others wrote. */
export function reviewSaved(state: ReviewState, there: Review, now: Time): ReviewResult {
	const { save, review: mine, onDisk } = state;
	const saving = save.state === "saving" ? save.written : mine;
	const { review, base } = saved({ review: mine, base: onDisk, saving }, there);
	const next = save.state === "saving" ? save.next : undefined;
	const done: ReviewSave =
		mine === saving ? { state: "saved", at: now } : { state: "changed", ...(next ?? unsavedAt(now)) };
	return finishLeaving({ ...state, review, onDisk: base, save: done });
}

/** Keeps what is unsaved, says why, and tries again later. */
export function reviewFailed(state: ReviewState, message: string, now: Time): ReviewResult {
	const save: ReviewSave = { state: "failed", message, due: retryAt(now) };
	const text = state.leaving ? `Not saved, so not leaving: ${message}` : `Not saved: ${message}`;
	const { ended: _, ...rest } = state;
	return [{ ...withNotice(rest, text, "error"), leaving: false, save }, []];
}

/** Leaves as soon as everything is saved. If saving has failed, leaving again exits without saving. */
export function leaveReview(state: ReviewState): ReviewResult {
	if (state.save.state === "failed" && state.leaveAsked) return [{ ...state, leaving: true }, [{ type: "leave" }]];
	const isFailing = state.save.state === "failed";
	return finishLeaving({ ...state, leaving: true, ...(isFailing && { leaveAsked: true }) });
}

/** Leaves as soon as everything is saved, if that was asked for. */
export function finishLeaving(state: ReviewState): ReviewResult {
	if (!state.leaving) return [state, []];
	return state.save.state === "saved" ? [state, [{ type: "leave" }]] : saveReview(state);
}
