/** The review as a conversation: what is said, and what a line does. */
import { describe, expect, test } from "vitest";
import { runPlainReview } from "../../src/plain/review/run.ts";
import { addComment } from "../../src/review/operations.ts";
import { EMPTY_REVIEW, type Review } from "../../src/review/types.ts";
import { initialReviewState } from "../../src/wizard/review/initial-state.ts";
import type { ReviewEnd, ReviewHandlers } from "../../src/wizard/review/session.ts";
import { ANSWERS, proposalWith, ReviewStory, textsOf } from "../wizard/review/reviewing.ts";
import { type Ears, type Keyboard, streams } from "./person.ts";

const NOW = Date.UTC(2026, 0, 13, 10);

class Reviewer {
	readonly keyboard: Keyboard;
	readonly ears: Ears;
	readonly end: Promise<ReviewEnd>;
	file: Review;

	constructor(review = EMPTY_REVIEW, answers = ANSWERS, handlers: Partial<ReviewHandlers> = {}) {
		const { keyboard, ears, stdin, stdout } = streams();
		this.keyboard = keyboard;
		this.ears = ears;
		this.file = review;
		this.end = runPlainReview({
			state: initialReviewState({
				file: "small.pep.yaml",
				reviewFile: "small.review.yaml",
				proposal: proposalWith(answers),
				review,
				reviewer: "@ann",
				aliases: {},
				stage: "alpha",
				earlier: textsOf(proposalWith(ANSWERS)),
				findings: { title: [{ severity: "warning", rule: "a/b", message: "is short" }] },
				size: { columns: 80, rows: 24 },
				now: NOW,
			}),
			handlers: {
				save: async (_, mine) => {
					this.file = mine;
					return mine;
				},
				check: async () => ({}),
				...handlers,
			},
			stdin,
			stdout,
			env: {},
			capabilities: { unicode: true },
			clock: { now: () => NOW, after: () => () => {} },
		});
	}

	/** Waits for words, then types a line and Enter. */
	async says(line: string, after = "next answer) "): Promise<void> {
		await this.ears.hear(after);
		this.keyboard.write(`${line}\r`);
	}
}

const open = { item: "summary", by: "@eve", at: "2026-01-12T09:00:00Z", kind: "change", text: "Say how." } as const;

describe("the conversation", () => {
	test("reads an answer with its findings and comments, and goes on when it is fine", async () => {
		const reviewer = new Reviewer(addComment(EMPTY_REVIEW, open));
		await reviewer.says("f");
		await reviewer.says("q", "1. Change wanted by @eve, 2026-01-12, open: Say how.");
		expect((await reviewer.end).reason).toBe("left");
		expect(reviewer.ears.all).toContain(
			"Answer 1 of 7: Title\nNot looked at yet.\nThe answer is: Resize pools\nwarning: is short\n",
		);
		expect(Object.keys(reviewer.file.rounds[0]?.seen ?? {})).toEqual(["title"]);
	});

	test("takes a comment and the summary from the reviewer's editor", async () => {
		const asked: unknown[] = [];
		const openEditor = async (text: string, name: string): Promise<string> => {
			asked.push([text, name]);
			return `${text}\n${name}, edited.`;
		};
		const reviewer = new Reviewer(EMPTY_REVIEW, ANSWERS, { openEditor });
		await reviewer.says("c");
		await reviewer.says("First.\r/edit", "only a dot:");
		await reviewer.says("v");
		await reviewer.says("3", "Number, such as");
		await reviewer.says("/edit", "only a dot:");
		expect((await reviewer.end).reason).toBe("left");
		expect(asked).toEqual([
			["First.", "comment"],
			["", "summary"],
		]);
		expect(reviewer.file.comments).toMatchObject([{ text: "First.\ncomment, edited." }]);
		expect(reviewer.file.rounds).toMatchObject([{ summary: "summary, edited." }]);
	});

	test("goes on if the editor can't be opened, and says why", async () => {
		const openEditor = () => Promise.reject(new Error("the editor vi is not found"));
		const reviewer = new Reviewer(EMPTY_REVIEW, ANSWERS, { openEditor });
		await reviewer.says("c");
		await reviewer.says("First.\r/edit", "only a dot:");
		await reviewer.says("q", "the editor vi is not found.");
		await reviewer.end;
		expect(reviewer.file.comments).toMatchObject([{ text: "First." }]);
	});

	test("takes a comment on one line, or lines up to a dot", async () => {
		const reviewer = new Reviewer();
		await reviewer.says("/comment Good title");
		await reviewer.says("w");
		await reviewer.says("one\r..two\r.", "only a dot:");
		await reviewer.says("q", "2. Change wanted by @ann");
		await reviewer.end;
		expect(reviewer.file.comments).toMatchObject([
			{ kind: "comment", text: "Good title" },
			{ kind: "change", text: "one\n.two" },
		]);
	});

	test("replies to a comment by its number, resolves it, and edits one's own", async () => {
		const reviewer = new Reviewer(addComment(EMPTY_REVIEW, open));
		await reviewer.says("o");
		await reviewer.says("r 1 In place");
		await reviewer.says("x 1");
		await reviewer.says("c Mine");
		await reviewer.says("e 2 Ours");
		await reviewer.says("r 7 x");
		await reviewer.says("q", "There is no comment 7 here.");
		await reviewer.end;
		expect(reviewer.file.comments).toMatchObject([
			{ state: "resolved", replies: [{ by: "@ann", text: "In place" }] },
			{ text: "Ours" },
		]);
	});

	test("quotes the passage with some words in the next comment", async () => {
		const reviewer = new Reviewer();
		await reviewer.says("go summary");
		await reviewer.says("quote nothing RESTARTS");
		await reviewer.says("a How long?", "The next comment quotes: Nothing restarts.");
		await reviewer.says("s gone");
		await reviewer.says("q", "The answer has no “gone”.");
		await reviewer.end;
		expect(reviewer.file.comments).toMatchObject([{ quote: "Nothing restarts.", text: "How long?" }]);
	});

	test("marks the words that changed since the last round", async () => {
		const first = new ReviewStory();
		for (let key = 0; key < 10; key++) first.press("f");
		const { file } = first.press("v", "1", "ctrl+s").write();
		const reviewer = new Reviewer(file, { ...ANSWERS, summary: "Pools change size at once.\n\nNothing restarts." });
		await reviewer.says("left", "Pools change size [-in place-]{+at once+}.");
		await reviewer.says("t", "1 left to look at:\nSummary");
		await reviewer.says("q", "Pools change size at once.");
		await reviewer.end;
		expect(reviewer.ears.all).toContain("@ann, 2026-01-13, alpha: approved");
	});

	test("ends the round with a verdict and a summary", async () => {
		const reviewer = new Reviewer();
		await reviewer.says("v");
		await reviewer.says("2", "Number, such as 3");
		await reviewer.says("Please name the pools.\r.", "only a dot:");
		expect(await reviewer.end).toMatchObject({ reason: "left", state: { ended: "changes-requested" } });
		expect(reviewer.file.rounds).toMatchObject([{ verdict: "changes-requested", summary: "Please name the pools." }]);
	});

	test("keeps what was typed when the input ends or Ctrl+C is pressed", async () => {
		const reviewer = new Reviewer();
		await reviewer.says("c");
		await reviewer.ears.hear("only a dot:");
		reviewer.keyboard.write("half a sent\x03");
		expect((await reviewer.end).reason).toBe("interrupted");
		expect(reviewer.file.comments).toMatchObject([{ text: "half a sent" }]);
	});

	test("explains a word that is no command", async () => {
		const reviewer = new Reviewer();
		await reviewer.says("coment");
		await reviewer.ears.hear("Unknown command coment. Did you mean comment?");
		reviewer.keyboard.end();
		await reviewer.end;
	});

	test("goes on if saving fails, and leaves the second time", async () => {
		const reviewer = new Reviewer(EMPTY_REVIEW, ANSWERS, { save: () => Promise.reject(new Error("the disk is full")) });
		await reviewer.says("f");
		await reviewer.says("q");
		await reviewer.says("q", "Leave again to exit without saving.");
		expect(await reviewer.end).toMatchObject({ unsaved: true });
	});
});
