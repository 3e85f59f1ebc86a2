/** The text of a review file: read, and changed so that nothing else changes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newReviewText, parseReview, reviewUpdate, updateReview } from "../../src/draft/review-yaml.ts";
import { formatProblem, type InputError } from "../../src/outline/problem.ts";
import { addComment, reply, resolve } from "../../src/review/operations.ts";
import { closeRound, lookAt, startRound } from "../../src/review/rounds.ts";
import { type Comment, EMPTY_REVIEW, type Review } from "../../src/review/types.ts";
import { anyReview, comment, minute, OUTLINE, reviewWith } from "../review/reviews.ts";
import "../seed.ts";

const FILE = "a.review.yaml";
const ORDER = ["summary", "goals", "risks"];
const read = (text: string) => parseReview(text, FILE).review;
const update = (text: string, review: Review) => updateReview(text, review, ORDER, FILE);

/** The text with the only comment changed, and the number of steps in which it was read, changed and verified. */
function updateReviewInTurns(text: string, change: Partial<Comment>): { text: string; count: number } {
	const { comments, rounds } = read(text);
	read(newReviewText());
	const steps = reviewUpdate(text, { rounds, comments: comments.map((each) => ({ ...each, ...change })) }, ORDER, FILE);
	for (let count = 0; ; count++) {
		const { done, value } = steps.next();
		if (done) return { text: value, count };
	}
}

/** Independent of where the file has an item. */
function byItem({ comments, ...rest }: Review): Review {
	return { ...rest, comments: [...comments].sort((a, b) => (a.item < b.item ? -1 : a.item > b.item ? 1 : 0)) };
}

function mistakeIn(text: string): string {
	try {
		parseReview(text, FILE);
	} catch (error) {
		return (error as InputError).problems.map(formatProblem).join("\n");
	}
	return "";
}

const WRITTEN = `# pep-wizard review; edit freely, \`pep-wizard review\` shows it beside the proposal
pep-wizard-review: 1
comments:
  goals:
    - id: 8a7d0c43
      by: "@ann"
      at: "2026-01-13T10:00:00Z"
      kind: change
      state: answered
      quote: No restart
      of: 7cfc3fb324df946f
      text: |
        Which pools?

        All of them?
      replies:
        - id: b1
          by: "@ben"
          at: "2026-01-13T10:01:00Z"
          text: All of them.
rounds:
  - id: r1
    by: "@ann"
    at: "2026-01-13T10:02:00Z"
    stage: alpha
    verdict: changes-requested
    summary: Nearly there.
    seen:
      goals: 7cfc3fb324df946f
    unseen:
      summary: 1f2d3c4b5a697887
`;

describe("a review is written", () => {
	test("for people: one key per line, long texts as blocks", () => {
		const said = comment({
			id: "8a7d0c43",
			kind: "change",
			text: "Which pools?\n\nAll of them?\n",
			quote: "No restart",
			of: "7cfc3fb324df946f",
		});
		const asked = reply(addComment(EMPTY_REVIEW, said), "8a7d0c43", {
			id: "b1",
			by: "@ben",
			at: minute(1),
			text: "All of them.",
		});
		const begun = startRound(asked, { by: "@ann", at: minute(1), stage: "alpha" });
		const id = begun.rounds[0]!.id;
		const closing = { at: minute(2), verdict: "changes-requested", summary: "Nearly there." } as const;
		const seen = lookAt(begun, id, "goals", "7cfc3fb324df946f");
		const ended = closeRound(seen, id, closing, { summary: "1f2d3c4b5a697887" }, OUTLINE);
		const review = { ...ended, rounds: [{ ...ended.rounds[0]!, id: "r1" }] };
		expect(update(newReviewText(), review)).toBe(WRITTEN);
		expect(read(WRITTEN)).toEqual(review);
	});

	test("with what is new in its place, in the template's order", () => {
		const review = addComment(read(WRITTEN), comment({ id: "n1", item: "summary", text: "new" }));
		const lines =
			'  summary:\n    - id: n1\n      by: "@ann"\n      at: "2026-01-13T10:00:00Z"\n      kind: comment\n      state: open\n      text: new\n';
		expect(update(WRITTEN, review)).toBe(WRITTEN.replace("comments:\n", `comments:\n${lines}`));
	});

	test("by changing one line for one state", () => {
		expect(update(WRITTEN, resolve(read(WRITTEN), "8a7d0c43"))).toBe(
			WRITTEN.replace("state: answered", "state: resolved"),
		);
	});

	test("with everything else in the file kept: comments, unknown keys, line endings", () => {
		const text = WRITTEN.replace("comments:\n", "for-pools: yes\ncomments:\n")
			.replace("      kind: change\n", "      kind: change # really\n      severity: 3\n")
			.replaceAll("\n", "\r\n");
		const { review, unknown } = parseReview(text, FILE);
		expect(unknown.map(formatProblem)).toEqual([
			"a.review.yaml:3:1: “for-pools” is not a key of a review\n  Remove it, or keep it if another tool needs it.",
			"a.review.yaml:10:7: “severity” is not a key of a review\n  Remove it, or keep it if another tool needs it.",
		]);
		expect(update(text, resolve(review, "8a7d0c43"))).toBe(text.replace("state: answered", "state: resolved"));
	});

	test("not at all if nothing changed", () => {
		expect(update(WRITTEN, read(WRITTEN))).toBe(WRITTEN);
	});

	test("by hand, as little as a name and a text is enough", () => {
		const text =
			"pep-wizard-review: 1\ncomments:\n  goals:\n    - by: ann\n      text: Why?\n    - by: ann\n      text: Why?\n";
		const { comments } = read(text);
		expect(comments).toMatchObject([
			{ by: "ann", kind: "comment", state: "open", at: "", text: "Why?" },
			{ text: "Why?" },
		]);
		expect(new Set(comments.map(({ id }) => id)).size).toBe(2);
		expect(read(text)).toEqual({ comments, rounds: [] });
	});

	test("a text that looks like something else is the text", () => {
		const text = "pep-wizard-review: 1\ncomments:\n  goals:\n    - by: true\n      at: 2026-01-13\n      text: 1.0\n";
		expect(read(text).comments[0]).toMatchObject({ by: "true", at: "2026-01-13", text: "1.0" });
	});

	test("any review comes back from its file, and from one that held another", () => {
		fc.assert(
			fc.property(anyReview, anyReview, (before, after) => {
				const text = update(newReviewText(), before);
				expect(byItem(read(text))).toEqual(before);
				expect(byItem(read(update(text, after)))).toEqual(after);
			}),
			{ numRuns: 60 },
		);
	});
});

describe("a file that is no review", () => {
	test.each([
		["nothing", "", "a.review.yaml:1:1: the file is empty\n  A review starts with “pep-wizard-review: 1”."],
		[
			"a draft",
			"pep-wizard: 1\n",
			"a.review.yaml:1:1: not a review: the key “pep-wizard-review” is missing\n  A review starts with “pep-wizard-review: 1”.",
		],
		[
			"one of the future",
			"pep-wizard-review: 2\n",
			"a.review.yaml:1:20: made by a newer pep-wizard, with format 2; this one supports format 1\n  Update pep-wizard.",
		],
		[
			"one with a wrong word",
			WRITTEN.replace("state: answered", "state: answerd"),
			"a.review.yaml:9:14: expected open, answered or resolved, found “answerd”\n  Did you mean “answered”?",
		],
		[
			"a comment of nobody",
			WRITTEN.replace('      by: "@ann"\n      at', "      at"),
			"a.review.yaml:5:7: expected the key “by” here\n  Add “by: …”.",
		],
		[
			"one with an id twice",
			WRITTEN.replace("rounds:\n", "  risks:\n    - id: 8a7d0c43\n      by: b\n      text: t\nrounds:\n"),
			"a.review.yaml:22:11: the id “8a7d0c43” is given twice\n  Remove one of the two, or the id of the newer one.",
		],
		[
			"one in the middle of a merge",
			WRITTEN.replace("rounds:\n", "<<<<<<< HEAD\nrounds:\n"),
			"a.review.yaml:21:1: the file is in the middle of a merge\n  Decide between the two sides and remove the lines with <<<<<<<, ======= and >>>>>>>.",
		],
		[
			"one with an alias",
			"pep-wizard-review: 1\nx: &a [b]\ny: [*a, *a]\n",
			"a.review.yaml:2:4: “&” begins an anchor, which this file can't have\n  Put quotes around the text, or write it as a block below “|”.",
		],
		[
			"one with a key twice",
			"pep-wizard-review: 1\nrounds: []\nrounds: []\n",
			"a.review.yaml:3:1: “rounds” is given twice, first on line 2\n  Remove one of the two.",
		],
	])("is refused with line and column: %s", (_, text, message) => {
		expect(mistakeIn(text)).toBe(message);
	});
});

describe("a long review", () => {
	test("of more than a draft may have, as of 5,000 comments, is changed in steps that let keys be handled", () => {
		const many = `[${"a,".repeat(70_000)}]`;
		const text = `pep-wizard-review: 1\ncomments:\n  goals:\n    - { id: i1, by: b, text: t, x: ${many} }\n`;
		const steps = updateReviewInTurns(text, { state: "resolved" });
		expect(steps.text).toContain("state: resolved");
		expect(steps.count).toBeGreaterThan(100);
	});

	test("is refused where it would take seconds, with what to do", () => {
		const entries = "a,".repeat(500_000);
		expect(mistakeIn(`pep-wizard-review: 1\nx: [${entries}]\n`)).toMatch(
			/^a.review.yaml:2:\d+: the file has too many keys, entries and marks\n {2}Remove resolved comments of earlier rounds/,
		);
	});
});

test("500 comments are read and changed", () => {
	const review = reviewWith(...Array.from({ length: 500 }, (_, at) => ({ text: `${at}`, item: `i${at % 60}` })));
	const text = update(newReviewText(), review);
	expect(read(update(text, resolve(review, review.comments[250]!.id))).comments[250]!.state).toBe("resolved");
});
