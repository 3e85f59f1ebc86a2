/**
 * The author's side of a review, for a session: looks for the review beside the draft after the first frame, and every few
 * seconds. Without a review, only asks whether there is one; the code that reads it is loaded with the first.
 */
import { existsSync } from "node:fs";
import type { World } from "../cli/world.ts";
import type { LoadedDraft } from "../documents/load-draft.ts";
import { reviewName } from "../project/draft-name.ts";
import { visible } from "../terminal/sanitize.ts";
import type { AuthorReview } from "../wizard/session.ts";
import type { ReviewedDraft } from "./reviewed-draft.ts";

/** Milliseconds after which the first frame is painted, and between two looks. */
const FIRST_LOOK = 300;
const BETWEEN_LOOKS = 2000;

export interface AuthorReviewHandlers extends AuthorReview {
	/** Resolves when no reply is waiting to be written. */
	finished(): Promise<void>;
}

/** The effects about the review of a draft: reading it, replying, marking comments, saving in the background. */
export function authorReview({ path, file }: LoadedDraft, world: World): AuthorReviewHandlers {
	const reviewPath = reviewName(path);
	let reviewed: Promise<ReviewedDraft | undefined> | undefined;
	let timer: NodeJS.Timeout | undefined;
	let isOver = false;
	let open: (() => Promise<ReviewedDraft | undefined>) | undefined;
	const look = async (): Promise<void> => {
		if (reviewed) return (await reviewed)?.look();
		if (!open || !existsSync(reviewPath)) return;
		reviewed = open();
		await reviewed;
	};
	return {
		look,
		watch(proposal, tell, fail) {
			open = async () => {
				const { ReviewedDraft: Opened } = await import("./reviewed-draft.ts");
				return Opened.open({ path: reviewPath, file: reviewName(file), proposal, tell, fail }, world);
			};
			const later = (wait: number): void => {
				if (isOver) return;
				timer = setTimeout(() => void look().then(() => later(BETWEEN_LOOKS)), wait).unref();
			};
			later(FIRST_LOOK);
		},
		reply: (effect) => void reviewed?.then((each) => each?.reply(effect)),
		setState: ({ comment, state }) => void reviewed?.then((each) => each?.setState(comment, state)),
		async finished() {
			isOver = true;
			clearTimeout(timer);
			const failure = await (await reviewed)?.finished();
			if (failure !== undefined) world.err(visible(`Your replies are not saved: ${failure}\n`));
		},
	};
}
