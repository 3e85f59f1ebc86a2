/**
 * A draft's review as its author reads and answers it: replies are written shortly after they are typed, merged with what
 * reviewers write meanwhile. Loaded only where there is a review.
 */
import { dirname } from "node:path";
import type { World } from "../cli/world.ts";
import { loadReview, ReviewStore } from "../draft/review-store.ts";
import { itemOf } from "../outline/lookup.ts";
import { reviewerName, reviewersFor } from "../project/reviewers.ts";
import { ownValue } from "../proposal/plain-data.ts";
import type { Proposal } from "../proposal/types.ts";
import { reviewedText } from "../review/digests.ts";
import { isOutdated } from "../review/matching.ts";
import { editReply, idOf, removeReply, reply, setState } from "../review/operations.ts";
import type { People } from "../review/people.ts";
import type { Comment, CommentState, Review, Verdict } from "../review/types.ts";
import {
	needsSaving,
	notSaved,
	saved,
	startSaving,
	type WorkingCopy,
	withOthers,
	withReview,
	workingCopy,
} from "../review/working-copy.ts";
import { systemClock } from "../terminal/clock.ts";
import { lostItem, placedComments } from "../wizard/review/comments.ts";
import { isAwaited, type NotedComment, type ReviewNotes } from "../wizard/review-notes.ts";
import { type Unsaved, unsavedAt } from "../wizard/save-schedule.ts";
import type { Clock, EffectOf } from "../wizard/session.ts";

export interface ReviewedDraftOptions {
	/** The review's file, absolute, and its name in messages. */
	readonly path: string;
	readonly file: string;
	readonly proposal: () => Proposal;
	readonly tell: (notes: ReviewNotes) => void;
	readonly fail: (message: string) => void;
	/** For tests; defaults to the system's clock. */
	readonly clock?: Clock;
}

export class ReviewedDraft {
	readonly #options: ReviewedDraftOptions;
	readonly #store: ReviewStore;
	readonly #author: string;
	readonly #people: People;
	#copy: WorkingCopy;
	/** States of comments before the reply that is being written. */
	readonly #before = new Map<string, CommentState>();
	readonly #clock: Clock;
	/** What is typed and not being saved yet. */
	#unsaved: Unsaved | undefined;
	#cancelTimer: () => void = () => {};
	/** Why the last save failed. */
	#failure: string | undefined;
	#saving: Promise<void> = Promise.resolve();

	private constructor(
		options: ReviewedDraftOptions,
		loaded: ReturnType<typeof loadReview>,
		author: string,
		people: People,
	) {
		this.#options = options;
		this.#clock = options.clock ?? systemClock;
		this.#store = new ReviewStore(loaded, { order: options.proposal().outline.items.map(({ id }) => id) });
		this.#author = author;
		this.#people = people;
		this.#copy = workingCopy(loaded.review);
		this.#tell();
	}

	/** Reads the review; undefined, after reporting why, if it can't be used. */
	static async open(options: ReviewedDraftOptions, { cwd, env }: World): Promise<ReviewedDraft | undefined> {
		try {
			const { path, file } = options;
			const reviewers = await reviewersFor(path, cwd);
			const author = (await reviewerName(undefined, reviewers, dirname(path), env)) ?? "author";
			return new ReviewedDraft(options, loadReview(path, file), author, reviewers.people);
		} catch (error) {
			options.fail(messageOf(error));
			return undefined;
		}
	}

	/** Takes in what reviewers wrote, and tries again to write what could not be written. */
	async look(): Promise<void> {
		if (this.#failure !== undefined) await this.#save();
		try {
			const there = await this.#store.check();
			if (!there) return;
			this.#copy = withOthers(this.#copy, there);
			this.#tell();
		} catch (error) {
			this.#options.fail(messageOf(error));
		}
	}

	/** Replaces the reply that began at the same time; a blank one is none. */
	reply({ comment, began, text }: EffectOf<"reply">): void {
		const { review } = this.#copy;
		const there = review.comments.find(({ id }) => id === comment);
		if (!there) return;
		const at = new Date(began).toISOString().replace(/\.\d+Z$/, "Z");
		const id = idOf(comment, this.#author, String(began));
		if (!this.#before.has(id)) this.#before.set(id, there.state);
		const isThere = there.replies.some((each) => each.id === id);
		if (text === "") this.#change(removeReply(review, comment, id, this.#before.get(id) ?? "open"));
		else if (isThere) this.#change(editReply(review, comment, id, text));
		else
			this.#change(
				reply(review, comment, { id, by: this.#author, at, text, ...this.#stateAfter(there) }, this.#people.isSame),
			);
	}

	/** An author who answers a comment of their own has answered it all the same. */
	#stateAfter({ state }: Comment): { readonly state?: CommentState } {
		return state === "resolved" ? {} : { state: "answered" };
	}

	setState(comment: string, state: CommentState): void {
		this.#change(setState(this.#copy.review, comment, state));
	}

	/** Resolves when everything is written; with the reason if it can't be. */
	async finished(): Promise<string | undefined> {
		this.#cancelTimer();
		await this.#saving;
		if (needsSaving(this.#copy)) await this.#save();
		return this.#failure;
	}

	#change(review: Review): void {
		if (review === this.#copy.review) return;
		this.#copy = withReview(this.#copy, review);
		this.#tell();
		const now = this.#clock.now();
		this.#unsaved = unsavedAt(now, this.#unsaved);
		this.#cancelTimer();
		this.#cancelTimer = this.#clock.after(this.#unsaved.due - now, () => void this.#save());
	}

	#save(): Promise<void> {
		this.#saving = this.#saving.then(async () => {
			if (!needsSaving(this.#copy)) return;
			const { base, review } = this.#copy;
			this.#copy = startSaving(this.#copy);
			this.#unsaved = undefined;
			try {
				const there = await this.#store.save(base, review);
				// The copy as it is now: more may have been typed meanwhile.
				this.#copy = saved(this.#copy, there);
				this.#failure = undefined;
				this.#tell();
			} catch (error) {
				this.#copy = notSaved(this.#copy);
				this.#failure = messageOf(error);
				this.#options.fail(this.#failure);
			}
		});
		return this.#saving;
	}

	#tell(): void {
		this.#options.tell(notesOf(this.#copy.review, this.#options.proposal(), this.#options.file));
	}
}

/** What an author's session shows of a review. */
export function notesOf(review: Review, proposal: Proposal, file: string): ReviewNotes {
	const { outline, answers } = proposal;
	const byItem = placedComments({ review, proposal });
	const noted = [...byItem].map(([id, comments]): [string, readonly NotedComment[]] => {
		const item = itemOf(outline, id);
		const text = item ? reviewedText(item, ownValue(answers, id)) : "";
		return [
			id,
			comments.map((comment) => ({
				...comment,
				isOutdated: lostItem({ review, proposal }, comment) !== undefined || isOutdated(comment, text),
			})),
		];
	});
	const open = outline.items.map(({ id }) => id).filter((id) => byItem.get(id)?.some(isAwaited));
	const counts = Object.fromEntries(open.map((id) => [id, (byItem.get(id) ?? []).filter(isAwaited).length]));
	const verdicts = new Map<string, Verdict>();
	for (const { by, verdict } of review.rounds) if (verdict) verdicts.set(by, verdict);
	return {
		file,
		byItem: Object.fromEntries(noted),
		open,
		counts,
		verdicts: [...verdicts].map(([by, verdict]) => ({ by, verdict })),
	};
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
