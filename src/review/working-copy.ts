/**
 * A session's copy of a review while others may write the same file: which changes are still to be saved, and how others'
 * changes come in. Pure and serialisable; the session saves with `ReviewStore`, one save at a time.
 */
import { isEqual } from "../proposal/plain-data.ts";
import { mergeReviews } from "./merge.ts";
import type { Review } from "./types.ts";

export interface WorkingCopy {
	/** With everything that was done here. */
	readonly review: Review;
	/** What is in the file as far as this session knows. */
	readonly base: Review;
	/** What is being saved. */
	readonly saving?: Review;
}

/** A copy of what is in the file. */
export function workingCopy(review: Review): WorkingCopy {
	return { review, base: review };
}

/** After an operation on its review. */
export function withReview(copy: WorkingCopy, review: Review): WorkingCopy {
	return review === copy.review ? copy : { ...copy, review };
}

/** Whether there is something to save, and no save is in progress. */
export function needsSaving({ review, base, saving }: WorkingCopy): boolean {
	return saving === undefined && !isEqual(review, base);
}

/** Begins a save: `store.save(copy.base, copy.review)`. */
export function startSaving(copy: WorkingCopy): WorkingCopy {
	return { ...copy, saving: copy.review };
}

/** After a save: `onDisk` is what the store gave back. Changes made meanwhile are kept for the next one. */
export function saved({ review, base, saving = base }: WorkingCopy, onDisk: Review): WorkingCopy {
	return { review: mergeReviews(saving, review, onDisk), base: onDisk };
}

/** After a failed save: everything is still to be saved. */
export function notSaved({ review, base }: WorkingCopy): WorkingCopy {
	return { review, base };
}

/** With others' changes, as `store.check()` gave them; during a save, the save brings them in. */
export function withOthers(copy: WorkingCopy, onDisk: Review): WorkingCopy {
	if (copy.saving !== undefined) return copy;
	return { review: mergeReviews(copy.base, copy.review, onDisk), base: onDisk };
}
