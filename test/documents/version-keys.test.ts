/** Other keys of two versions as items: applied to the old version, the differences give the new one. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Version } from "../../src/documents/open-version.ts";
import { withOtherKeys } from "../../src/documents/version-keys.ts";
import { compileOutline } from "../../src/outline/compile.ts";
import type { MetadataDeclaration, Outline } from "../../src/outline/types.ts";
import { applyDifferences, differencesOf } from "../../src/proposal/differences.ts";
import type { Answers } from "../../src/proposal/types.ts";
import "../seed.ts";

const outline: Outline = compileOutline({
	name: "small",
	template: { text: "# Title\n\n## Summary\n", file: "small.md" },
	questionnaires: [],
});
const declared: MetadataDeclaration = { fields: [] };
const companion = {
	declared: { ...declared, path: "a", what: "the approval", needed: [] },
	owner: { declared, isBeside: true, data: {} },
};

const VALUE = fc.oneof(
	fc.string(),
	fc.integer(),
	fc.boolean(),
	fc.constant(null),
	fc.array(fc.string(), { maxLength: 3 }),
);
const KEY = fc.constantFrom("a", "b", "c", "summary", "__proto__", "constructor");
const DATA = fc.dictionary(KEY, fc.oneof(VALUE, fc.dictionary(KEY, VALUE, { maxKeys: 3 })), { maxKeys: 4 });
const answersOf = (summary: string): Answers => (summary.trim() === "" ? {} : { summary });

const VERSION = fc
	.record({ summary: fc.string(), own: DATA, approval: DATA })
	.map(({ summary, own, approval }): Version => {
		const metadata = { declared, isBeside: true, data: own };
		const other = { own: [metadata], companions: [{ declared, isBeside: true, data: approval, companion }] };
		const proposal = { outline, stage: "alpha", answers: answersOf(summary) } as const;
		return { file: "a.md", template: "small", outline, others: [], proposal, other };
	});

test("applied to the old version, differences give the new one", () => {
	fc.assert(
		fc.property(VERSION, VERSION, (one, two) => {
			const [before, after] = withOtherKeys(one, two);
			const differences = differencesOf(before.proposal, after.proposal);
			const applied = applyDifferences(before.proposal, differences);
			const nothing = differencesOf({ ...after.proposal, ...applied }, after.proposal);
			expect(nothing.changes).toEqual([]);
			expect(differencesOf(before.proposal, before.proposal).changes).toEqual([]);
		}),
		{ numRuns: 100 },
	);
});
