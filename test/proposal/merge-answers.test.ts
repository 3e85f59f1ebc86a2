/** Two people's changes of one draft, joined item by item. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeAnswers, type Snapshot } from "../../src/proposal/merge-answers.ts";
import type { Answers } from "../../src/proposal/types.ts";

const sides = (answers: Answers, stage: Snapshot["stage"] = "alpha"): Snapshot => ({ stage, answers });

describe("merging", () => {
	test("takes the change that only one side made", () => {
		const base = sides({ summary: "s", goals: ["a"], gone: "x", kept: "k" });
		const mine = sides({ summary: "mine", goals: ["a"], gone: "x", kept: "k", new: "n" });
		const theirs = sides({ summary: "s", goals: ["a", "b"], kept: "k", theirs: "t" });
		expect(mergeAnswers(base, mine, theirs)).toEqual({
			merged: sides({ summary: "mine", goals: ["a", "b"], kept: "k", new: "n", theirs: "t" }),
			fromTheirs: ["goals", "gone", "theirs"],
			conflicts: [],
		});
	});

	test("takes a change once if both sides made it", () => {
		const same = sides({ summary: "both", options: { a: { x: "1", y: "2" } } });
		const turned = sides({ options: { a: { y: "2", x: "1" } }, summary: "both" });
		expect(mergeAnswers(sides({ gone: "x" }), same, turned)).toEqual({ merged: same, fromTheirs: [], conflicts: [] });
	});

	test("keeps their change and reports it if both sides differ", () => {
		const merged = mergeAnswers(
			sides({ a: "1", b: "1", c: "1" }),
			sides({ a: "2", b: "2" }),
			sides({ a: "3", c: "3" }),
		);
		expect(merged).toEqual({
			merged: sides({ a: "3", c: "3" }),
			fromTheirs: [],
			conflicts: [
				{ item: "a", theirs: "3" },
				{ item: "b", theirs: undefined },
				{ item: "c", theirs: "3" },
			],
		});
	});

	describe("of items that are not applicable", () => {
		const mark = (reason: string, answer?: string) => ({ "not-applicable": reason, ...(answer && { answer }) });

		test.each([
			["a reason and an edit of the kept answer", mark("r", "A"), mark("r2", "A"), mark("r", "A2"), mark("r2", "A2")],
			["an edit on one side before both marked it alike", "A", mark("r", "A2"), mark("r", "A"), mark("r", "A2")],
			["a kept answer that one side cleared, and a reason", mark("r", "A"), mark("r"), mark("r2", "A"), mark("r2")],
		])("joins %s", (_, base, mine, theirs, merged) => {
			for (const [one, other] of [
				[mine, theirs],
				[theirs, mine],
			])
				expect(mergeAnswers(sides({ a: base }), sides({ a: one! }), sides({ a: other! }))).toEqual({
					merged: sides({ a: merged }),
					fromTheirs: expect.any(Array),
					conflicts: [],
				});
		});

		test.each([
			["two reasons", "A", mark("r1", "A"), mark("r2", "A")],
			["the mark of one and the edit of the other", "A", mark("r", "A"), "A2"],
			["taking it back and another reason", mark("r", "A"), "A", mark("r2", "A")],
		])("asks about %s", (_, base, mine, theirs) => {
			const { conflicts } = mergeAnswers(sides({ a: base }), sides({ a: mine }), sides({ a: theirs }));
			expect(conflicts).toEqual([{ item: "a", theirs }]);
		});

		test("names what was joined, because it differs from my answer", () => {
			const [base, mine, theirs] = [mark("r", "A"), mark("r2", "A"), mark("r", "A2")].map((a) => sides({ a }));
			expect(mergeAnswers(base!, mine!, theirs!).fromTheirs).toEqual(["a"]);
		});
	});

	test.each([
		["alpha", "alpha", "beta", "beta"],
		["alpha", "beta", "alpha", "beta"],
		["alpha", "beta", "stable", "beta"],
		["alpha", "alpha", "alpha", "alpha"],
	] as const)("of the stages %s, %s and %s gives %s", (base, mine, theirs, stage) => {
		expect(mergeAnswers(sides({}, base), sides({}, mine), sides({}, theirs)).merged.stage).toBe(stage);
	});
});

describe("for any three states", () => {
	const answer = fc.oneof(
		fc.constantFrom("a", "b", ""),
		fc.array(fc.constantFrom("a", "b"), { maxLength: 2 }),
		fc.constantFrom("x", "y").map((reason) => ({ "not-applicable": reason })),
		fc.dictionary(fc.constantFrom("x", "y"), fc.constant({ z: "1" }), { maxKeys: 2 }),
	);
	const ids = fc.constantFrom("a", "b", "c", "constructor", "__proto__");
	const state: fc.Arbitrary<Snapshot> = fc.record({
		stage: fc.constantFrom("alpha" as const, "beta" as const, "stable" as const),
		answers: fc.array(fc.tuple(ids, answer)).map((entries) => Object.fromEntries(entries)),
	});
	const own = (from: Snapshot, id: string) => (Object.hasOwn(from.answers, id) ? from.answers[id] : undefined);
	const equal = (a: unknown, b: unknown): boolean => {
		try {
			expect(a).toEqual(b);
			return true;
		} catch {
			return false;
		}
	};

	test("a side without changes gets the changes of the other", () => {
		fc.assert(
			fc.property(state, state, (base, other) => {
				expect(mergeAnswers(base, base, other).merged).toEqual(other);
				expect(mergeAnswers(base, other, base)).toEqual({ merged: other, fromTheirs: [], conflicts: [] });
				expect(mergeAnswers(base, base, other).conflicts).toEqual([]);
				expect(mergeAnswers(base, other, other)).toEqual({ merged: other, fromTheirs: [], conflicts: [] });
			}),
		);
	});

	test("keeps every change of one side, and reports every other difference", () => {
		fc.assert(
			fc.property(state, state, state, (base, mine, theirs) => {
				const { merged, fromTheirs, conflicts } = mergeAnswers(base, mine, theirs);
				for (const id of ["a", "b", "c", "constructor", "__proto__"]) {
					const [b, m, t, result] = [base, mine, theirs, merged].map((from) => own(from, id));
					const conflict = conflicts.find(({ item }) => item === id);
					if (equal(t, b)) expect(result).toEqual(m);
					else expect(result).toEqual(t);
					expect(conflict !== undefined).toBe(!equal(m, b) && !equal(t, b) && !equal(m, t));
					if (conflict) expect(conflict.theirs).toEqual(t);
					expect(fromTheirs.includes(id)).toBe(equal(m, b) && !equal(t, b));
				}
			}),
			{ numRuns: 500 },
		);
	});
});
