/** A reviewer's rounds: what was looked at, what the verdict covers, and what has changed since. */
import { describe, expect, test } from "vitest";
import { digestOf, digestsOf } from "../../src/review/digests.ts";
import { isChangedSince, isOutdated, placeComments } from "../../src/review/matching.ts";
import {
	changeSince,
	changesSince,
	closeRound,
	lastRoundOf,
	lookAt,
	lookAway,
	openRoundOf,
	removeRound,
	staleItems,
	standingVerdicts,
	startRound,
} from "../../src/review/rounds.ts";
import { EMPTY_REVIEW, type Review, type Verdict } from "../../src/review/types.ts";
import { minute, OUTLINE, outlineOf, proposalWith, reviewWith } from "./reviews.ts";

const FIRST = proposalWith({ summary: "Pools grow.", goals: "No restart." });
const begun = startRound(EMPTY_REVIEW, { by: "@ann", at: minute(0), stage: "alpha" });
const idOf = (review: Review, by = "@ann") => openRoundOf(review, by)!.id;

/** A round by someone, closed at a minute, on a proposal. */
function round(review: Review, by: string, at: number, verdict: Verdict, proposal = FIRST, only?: string): Review {
	const open = startRound(review, { by, at: minute(at), stage: "alpha", only });
	const closing = { at: minute(at), verdict };
	return closeRound(open, idOf(open, by), closing, digestsOf(proposal), proposal.outline);
}

describe("a round", () => {
	test("begins once for each reviewer, whatever name they use", () => {
		expect(startRound(begun, { by: "ann", at: minute(5), stage: "alpha" })).toBe(begun);
		expect(startRound(begun, { by: "@ben", at: minute(5), stage: "alpha" }).rounds).toHaveLength(2);
	});

	test("keeps the one that the same reviewer ended in the same second", () => {
		const twice = round(round(EMPTY_REVIEW, "@ann", 1, "changes-requested"), "@ann", 1, "approved");
		expect(twice.rounds.map(({ verdict }) => verdict)).toEqual(["changes-requested", "approved"]);
	});

	test("records what was looked at, and forgets it on demand", () => {
		const seen = lookAt(begun, idOf(begun), "goals", "aa");
		expect(seen.rounds[0]!.seen).toEqual({ goals: "aa" });
		expect(lookAt(seen, idOf(seen), "goals", "aa")).toBe(seen);
		expect(lookAway(seen, idOf(seen), "goals")).toEqual(begun);
	});

	test("that was begun by mistake can be removed", () => {
		expect(removeRound(begun, idOf(begun))).toEqual(EMPTY_REVIEW);
		expect(removeRound(begun, "none")).toBe(begun);
	});

	test("ends with a verdict on everything, as it was when it was looked at", () => {
		const seen = lookAt(begun, idOf(begun), "goals", "aa");
		const ended = closeRound(
			seen,
			idOf(seen),
			{ at: minute(9), verdict: "approved", summary: "Fine." },
			digestsOf(FIRST),
			OUTLINE,
		);
		expect(ended.rounds).toEqual([
			{
				id: begun.rounds[0]!.id,
				by: "@ann",
				at: minute(9),
				stage: "alpha",
				verdict: "approved",
				summary: "Fine.",
				seen: { goals: "aa" },
				unseen: { summary: digestsOf(FIRST).summary },
			},
		]);
		expect(openRoundOf(ended, "@ann")).toBeUndefined();
		expect(lastRoundOf(ended, "Ann")?.verdict).toBe("approved");
	});

	test("on one section covers that section alone", () => {
		const ended = round(EMPTY_REVIEW, "@ann", 1, "approved", FIRST, "goals");
		expect(Object.keys(ended.rounds[0]!.unseen!)).toEqual(["goals"]);
		const later = proposalWith({ summary: "Else.", goals: "No restart." });
		expect(changesSince(ended.rounds[0]!, digestsOf(later), OUTLINE)).toEqual([]);
	});
});

describe("since a round", () => {
	const ended = round(EMPTY_REVIEW, "@ann", 1, "approved").rounds[0]!;

	test("answers have changed, come and gone", () => {
		const now = digestsOf(proposalWith({ goals: "No drain.", risks: "None." }));
		expect(changesSince(ended, now, OUTLINE)).toEqual(["summary", "goals", "risks"]);
		const change = (item: string) => changeSince(ended, item, now[item] ?? "", OUTLINE);
		expect(["summary", "goals", "risks"].map(change)).toEqual(["removed", "changed", "new"]);
		expect(changeSince(ended, "goals", digestsOf(FIRST).goals!, OUTLINE)).toBe("same");
	});

	test("spaces at the ends of lines are no change", () => {
		const same = proposalWith({ summary: "Pools grow.  \n", goals: "No restart.\n\n" });
		expect(staleItems(ended, digestsOf(same), OUTLINE)).toEqual([]);
	});

	test("a change of a history, as the questionnaire declares it, makes no approval stale", () => {
		const items = OUTLINE.items.map((item) =>
			item.id === "goals" ? { ...item, review: { lookFor: [], gaps: [], stale: false as const } } : item,
		);
		const now = digestsOf(proposalWith({ summary: "Pools shrink.", goals: "No drain." }));
		expect(changesSince(ended, now, OUTLINE)).toEqual(["summary", "goals"]);
		expect(staleItems(ended, now, { ...OUTLINE, items })).toEqual(["summary"]);
	});

	test("a round that doesn't say which text it is about is never outdated", () => {
		const { seen: _, unseen: __, ...bare } = ended;
		expect(staleItems({ ...bare, seen: {} }, digestsOf(FIRST), OUTLINE)).toEqual([]);
	});

	test("a renamed item is no change", () => {
		const renamed = outlineOf("Summary", "Aims (once Goals)", "Risks");
		const now = proposalWith({ summary: "Pools grow.", aims: "No restart." }, renamed);
		expect(changesSince(ended, digestsOf(now), renamed)).toEqual([]);
		expect(changesSince(ended, { ...digestsOf(now), aims: "other" }, renamed)).toEqual(["aims"]);
	});

	test("an item that is gone from the template counts as changed", () => {
		const without = outlineOf("Summary", "Risks");
		const now = proposalWith({ summary: "Pools grow." }, without);
		expect(changesSince(ended, digestsOf(now), without)).toEqual(["goals"]);
	});
});

describe("verdicts", () => {
	const by = (review: Review) => standingVerdicts(review, "alpha").map(({ by, round }) => `${by} ${round.verdict}`);

	test("the last one of each reviewer counts, and comments alone don't change it", () => {
		const first = round(round(EMPTY_REVIEW, "@ann", 1, "changes-requested"), "@ben", 2, "comments-only");
		expect(by(first)).toEqual(["@ann changes-requested", "@ben comments-only"]);
		const second = round(round(first, "@ann", 3, "approved"), "@ann", 4, "comments-only");
		expect(by(second)).toEqual(["@ann approved", "@ben comments-only"]);
	});

	test("belong to a stage", () => {
		const review = round(EMPTY_REVIEW, "@ann", 1, "approved");
		expect(standingVerdicts(review, "beta")).toEqual([]);
	});

	test("on several sections are several", () => {
		const review = round(
			round(EMPTY_REVIEW, "@ann", 1, "approved", FIRST, "goals"),
			"@ann",
			2,
			"changes-requested",
			FIRST,
			"summary",
		);
		expect(by(review)).toEqual(["@ann approved", "@ann changes-requested"]);
	});
});

describe("comments are found at their item", () => {
	const where = (review: Review, outline = OUTLINE, proposal = FIRST) => {
		const { byItem, orphans } = placeComments(review, outline, digestsOf(proposal));
		return { at: [...byItem.keys()], orphans: orphans.length };
	};

	test("by its id, and after it was renamed", () => {
		const review = reviewWith({ item: "goals" });
		expect(where(review)).toEqual({ at: ["goals"], orphans: 0 });
		expect(where(review, outlineOf("Aims (once Goals)"))).toEqual({ at: ["aims"], orphans: 0 });
	});

	test("by the answer, where another item has it now", () => {
		const of = digestsOf(FIRST).goals!;
		const moved = outlineOf("Summary", "What for");
		const now = proposalWith({ summary: "Pools grow.", "what-for": "No restart." }, moved);
		expect(where(reviewWith({ of }), moved, now)).toEqual({ at: ["what-for"], orphans: 0 });
		const twice = proposalWith({ summary: "No restart.", "what-for": "No restart." }, moved);
		expect(where(reviewWith({ of }), moved, twice)).toEqual({ at: [], orphans: 1 });
	});

	test("or are kept aside", () => {
		expect(where(reviewWith({}), outlineOf("Summary"))).toEqual({ at: [], orphans: 1 });
	});

	test("and say when the words they quote are gone, or the answer has changed", () => {
		expect(isOutdated({ quote: "No\n restart" }, "Goals: No restart.")).toBe(false);
		expect(isOutdated({ quote: "No restart" }, "No drain.")).toBe(true);
		expect(isOutdated({}, "No drain.")).toBe(false);
		expect(isChangedSince({ of: "aa" }, "bb")).toBe(true);
		expect(isChangedSince({}, "bb")).toBeUndefined();
	});
});

test("a digest is the start of the text's SHA-256", () => {
	// printf 'No restart.' | sha256sum
	expect(digestOf(OUTLINE.items.find(({ id }) => id === "goals")!, "No restart.")).toBe("7cfc3fb324df946f");
});
