/** A review session driven by keys, with a file that others can write to as well. */

import { itemOf } from "../../../src/outline/lookup.ts";
import type { Proposal } from "../../../src/proposal/types.ts";
import { digestsOf, reviewedText } from "../../../src/review/digests.ts";
import { mergeReviews } from "../../../src/review/merge.ts";
import { EMPTY_REVIEW, type Review } from "../../../src/review/types.ts";
import { reviewScreen } from "../../../src/ui/review/screen.ts";
import { appearanceOf } from "../../../src/ui/rows/appearance.ts";
import { initialReviewState } from "../../../src/wizard/review/initial-state.ts";
import type { ReviewEvent } from "../../../src/wizard/review/session.ts";
import type { ReviewAction, ReviewEffect, ReviewState } from "../../../src/wizard/review/types.ts";
import { updateReview } from "../../../src/wizard/review/update.ts";
import { CAPABILITIES } from "../../ui/wizard.ts";
import { keyOf, OUTLINE } from "../outline.ts";

export const ANSWERS: Proposal["answers"] = {
	title: "Resize pools",
	summary: "Pools change size in place.\n\nNothing restarts.",
	goals: ["No restart", "No downtime"],
};

export interface Beginning {
	readonly answers?: Proposal["answers"];
	readonly review?: Review;
	readonly reviewer?: string;
	readonly size?: readonly [columns: number, rows: number];
	readonly within?: string;
	readonly findings?: ReviewState["findings"];
	/** Answers that the reviewer has seen, as they were. */
	readonly before?: Proposal["answers"];
	readonly now?: number;
}

const APPEARANCE = appearanceOf(CAPABILITIES);

export class ReviewStory {
	state: ReviewState;
	effects: ReviewEffect[] = [];
	/** What is in the file. */
	file: Review;
	now: number;

	constructor(beginning: Beginning = {}) {
		const {
			answers = ANSWERS,
			review = EMPTY_REVIEW,
			reviewer = "@ann",
			within,
			findings = {},
			before = {},
		} = beginning;
		const [columns, rows] = beginning.size ?? [100, 30];
		this.now = beginning.now ?? Date.UTC(2026, 0, 13, 10);
		this.file = review;
		this.state = initialReviewState({
			file: "small.pep.yaml",
			reviewFile: "small.review.yaml",
			proposal: proposalWith(answers),
			review,
			reviewer,
			aliases: {},
			stage: "alpha",
			earlier: textsOf(proposalWith(before)),
			findings,
			within,
			size: { columns, rows },
			now: this.now,
		});
	}

	send(event: ReviewEvent): this {
		const action = { ...event, now: this.now } as ReviewAction;
		const [state, effects] = updateReview(this.state, action, (each) => reviewScreen(each, APPEARANCE).layout);
		this.state = state;
		this.effects.push(...effects);
		return this;
	}

	press(...chords: readonly string[]): this {
		for (const chord of chords) this.send({ type: "keyPressed", key: keyOf(chord) });
		return this;
	}

	type(text: string): this {
		for (const letter of text) this.press(letter === "\n" ? "enter" : letter);
		return this;
	}

	/** Time passes, and what is due is written: joined with what is in the file. */
	wait(milliseconds = 2000): this {
		this.now += milliseconds;
		this.send({ type: "timePassed" });
		return this.write();
	}

	/** Carries out pending saves. */
	write(): this {
		for (const effect of this.took()) {
			if (effect.type !== "saveReview") continue;
			this.file = mergeReviews(effect.base, effect.review, this.file);
			this.send({ type: "reviewSaved", review: this.file });
		}
		return this;
	}

	/** Someone else writes to the review's file, and the session looks. */
	others(change: (review: Review) => Review): this {
		this.file = change(this.file);
		return this.send({ type: "checked", changes: { review: this.file } });
	}

	/** The author changes answers. */
	author(answers: Proposal["answers"]): this {
		const proposal = { ...this.state.proposal, answers: { ...this.state.proposal.answers, ...answers } };
		return this.send({ type: "checked", changes: { proposal } });
	}

	took(): ReviewEffect[] {
		const effects = this.effects;
		this.effects = [];
		return effects;
	}

	/** The screen's rows. */
	get lines() {
		return reviewScreen(this.state, APPEARANCE).lines;
	}

	/** The screen's rows as text. */
	get rows(): string[] {
		return reviewScreen(this.state, APPEARANCE).lines.map((line) =>
			line
				.map(({ text }) => text)
				.join("")
				.trimEnd(),
		);
	}

	get screen(): string {
		return this.rows.join("\n");
	}

	get mark(): (item: string) => string | undefined {
		return (item) => this.rows.find((row) => row.includes(item));
	}
}

export function proposalWith(answers: Proposal["answers"]): Proposal {
	return { outline: OUTLINE, stage: "alpha", answers };
}

/** Digest → text of all answers. */
export function textsOf(proposal: Proposal): Record<string, string> {
	return Object.fromEntries(
		Object.entries(digestsOf(proposal)).map(([id, digest]) => [
			digest,
			reviewedText(itemOf(proposal.outline, id)!, proposal.answers[id]),
		]),
	);
}
