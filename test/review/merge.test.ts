/** Two people's changes of one review, joined comment by comment. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeReviews } from "../../src/review/merge.ts";
import { addComment, editComment, removeComment, reply, resolve, setState } from "../../src/review/operations.ts";
import { closeRound, lookAt, startRound } from "../../src/review/rounds.ts";
import { EMPTY_REVIEW, type Review } from "../../src/review/types.ts";
import "../seed.ts";
import { anyReview, comment, minute, OUTLINE, reviewWith } from "./reviews.ts";

const base = reviewWith({ text: "first" }, { item: "risks", text: "second" });
const [{ id }] = base.comments as [Review["comments"][number]];
const says = (review: Review, by: string) => reply(review, id, { by, at: minute(1), text: `by ${by}` });
const merged = (mine: Review, theirs: Review, from = base) => mergeReviews(from, mine, theirs);
const first = (review: Review) => review.comments.find((each) => each.id === id)!;

describe("merging", () => {
	test("keeps what both sides added, at its item", () => {
		const mine = addComment(base, comment({ by: "@ann", text: "mine" }));
		const theirs = addComment(base, comment({ by: "@ben", text: "theirs" }));
		expect(merged(mine, theirs).comments.map(({ text }) => text)).toEqual(["first", "theirs", "mine", "second"]);
	});

	test("keeps both replies to one comment", () => {
		const { replies } = first(merged(says(base, "@ben"), says(base, "@eve")));
		expect(replies.map(({ by }) => by)).toEqual(["@eve", "@ben"]);
	});

	test("of two states takes the less settled one", () => {
		expect(first(merged(resolve(base, id), says(base, "@ben"))).state).toBe("answered");
		expect(first(merged(says(base, "@ben"), resolve(base, id))).state).toBe("answered");
		const closed = resolve(base, id);
		expect(first(merged(setState(closed, id, "open"), closed, closed)).state).toBe("open");
	});

	test("keeps both wordings of a comment, theirs as it is and mine as a reply", () => {
		const both = merged(editComment(base, id, { text: "mine" }), editComment(base, id, { text: "theirs" }));
		expect(first(both)).toMatchObject({ text: "theirs", replies: [{ by: "@ann", text: "mine" }] });
	});

	test("removes a comment only if the other side left it alone", () => {
		const gone = removeComment(base, id);
		expect(merged(gone, base)).toEqual(gone);
		expect(first(merged(gone, says(base, "@ben"))).replies).toHaveLength(1);
		expect(first(merged(says(base, "@ben"), gone)).replies).toHaveLength(1);
	});

	test("joins what one reviewer looked at on two machines", () => {
		const begun = startRound(EMPTY_REVIEW, { by: "@ann", at: minute(0), stage: "alpha" });
		const round = begun.rounds[0]!.id;
		const here = lookAt(lookAt(begun, round, "summary", "aa"), round, "goals", "aa");
		const there = closeRound(
			lookAt(begun, round, "risks", "bb"),
			round,
			{ at: minute(9), verdict: "approved" },
			{ goals: "cc" },
			OUTLINE,
		);
		expect(merged(here, there, begun).rounds).toEqual([
			{ ...there.rounds[0]!, seen: { risks: "bb", summary: "aa", goals: "aa" }, unseen: undefined },
		]);
	});
});

describe("for any three reviews", () => {
	test("a side without changes gets the other's", () => {
		fc.assert(
			fc.property(anyReview, anyReview, (before, after) => {
				expect(mergeReviews(before, before, after)).toEqual(after);
				expect(mergeReviews(before, after, before)).toEqual(after);
				expect(mergeReviews(before, after, after)).toEqual(after);
			}),
		);
	});

	test("nothing that a side added or changed is lost", () => {
		fc.assert(
			fc.property(anyReview, anyReview, anyReview, (before, mine, theirs) => {
				const all = mergeReviews(before, mine, theirs);
				for (const side of [mine, theirs]) {
					for (const round of side.rounds) {
						const was = before.rounds.find((each) => each.id === round.id);
						if (JSON.stringify(was) === JSON.stringify(round)) continue;
						expect(all.rounds.map((each) => each.id)).toContain(round.id);
					}
					for (const own of side.comments) {
						const was = before.comments.find((each) => each.id === own.id);
						if (JSON.stringify(was) === JSON.stringify(own)) continue;
						const now = all.comments.find((each) => each.id === own.id)!;
						const said = [now.text, ...now.replies.map(({ text }) => text)];
						if (own.text !== was?.text) expect(said).toContain(own.text);
						const news = own.replies.filter(({ id }) => !was?.replies.some((each) => each.id === id));
						expect(now.replies.map(({ id }) => id)).toEqual(expect.arrayContaining(news.map(({ id }) => id)));
					}
				}
			}),
			{ numRuns: 300 },
		);
	});

	test("each comment and round is there once, and those of one item are together", () => {
		fc.assert(
			fc.property(anyReview, anyReview, anyReview, (before, mine, theirs) => {
				const { comments, rounds } = mergeReviews(before, mine, theirs);
				for (const list of [comments, rounds]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
				const runs = comments.filter(({ item }, at) => comments[at - 1]?.item !== item);
				expect(runs.length).toBe(new Set(comments.map(({ item }) => item)).size);
			}),
		);
	});
});
