/**
 * The author's side of a review, for a session: looks for the draft's review after the first frame, and every few seconds.
 * The code that finds and reads it is loaded with the first look.
 */
import type { World } from "../cli/world.ts";
import type { LoadedDraft } from "../documents/load-draft.ts";
import { visible } from "../terminal/sanitize.ts";
import type { AuthorReview } from "../wizard/session.ts";
import type { FoundReview } from "./found-review.ts";

/** Milliseconds after which the first frame is painted, and between two looks. */
const FIRST_LOOK = 300;
const BETWEEN_LOOKS = 2000;

export interface AuthorReviewHandlers extends AuthorReview {
	/** Resolves when no reply is waiting to be written. */
	finished(): Promise<void>;
}

/** The effects about the review of a draft: reading it, replying, marking comments, saving in the background. */
export function authorReview(draft: LoadedDraft, world: World): AuthorReviewHandlers {
	let found: Promise<FoundReview> | undefined;
	let timer: NodeJS.Timeout | undefined;
	let isOver = false;
	let find: (() => Promise<FoundReview>) | undefined;
	const look = async (): Promise<void> => {
		found ??= find?.();
		await (await found)?.look();
	};
	return {
		look,
		watch(proposal, tell, fail) {
			find = async () => new (await import("./found-review.ts")).FoundReview(draft, { proposal, tell, fail }, world);
			const later = (wait: number): void => {
				if (isOver) return;
				timer = setTimeout(() => void look().then(() => later(BETWEEN_LOOKS)), wait).unref();
			};
			later(FIRST_LOOK);
		},
		reply: (effect) => void found?.then(({ review }) => review?.then((each) => each?.reply(effect))),
		setState: ({ comment, state }) =>
			void found?.then(({ review }) => review?.then((each) => each?.setState(comment, state))),
		async finished() {
			isOver = true;
			clearTimeout(timer);
			const failure = await (await (await found)?.review)?.finished();
			if (failure !== undefined) world.err(visible(`Your replies are not saved: ${failure}\n`));
		},
	};
}
