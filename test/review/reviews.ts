/** Reviews for the tests: a small outline, comments and rounds in a line, and any review at all. */
import fc from "fast-check";
import { compileOutline } from "../../src/outline/compile.ts";
import type { Proposal } from "../../src/proposal/types.ts";
import { addComment, type NewComment } from "../../src/review/operations.ts";
import {
	COMMENT_KINDS,
	COMMENT_STATES,
	type Comment,
	type Review,
	type Round,
	VERDICTS,
} from "../../src/review/types.ts";

/** An outline of sections with these headings; `Pools (once Groups)` has an earlier wording. */
export function outlineOf(...headings: readonly string[]) {
	const split = headings.map((heading) => /^(.*?)(?: \(once (.*)\))?$/.exec(heading)!.slice(1));
	const entries = split.flatMap(([heading, once]) =>
		once ? [`  - { heading: ${heading}, kind: prose, aliases: [${once}] }`] : [],
	);
	const text = `# T\n\n${split.map(([heading]) => `## ${heading}\n`).join("\n")}`;
	const sections = entries.length === 0 ? "" : `sections:\n${entries.join("\n")}\n`;
	const questionnaire = { name: "t", file: "t.yaml", text: `pep-wizard-questionnaire: 1\n${sections}` };
	return compileOutline({
		name: "t",
		template: { file: "t.md", text },
		questionnaires: sections ? [questionnaire] : [],
	});
}

export const OUTLINE = outlineOf("Summary", "Goals", "Risks");

export function proposalWith(answers: Proposal["answers"], outline = OUTLINE): Proposal {
	return { outline, stage: "alpha", answers };
}

/** A moment: `minute(3)` is three minutes after the first. */
export const minute = (at: number): string => `2026-01-13T10:${String(at).padStart(2, "0")}:00Z`;

export function comment(given: Partial<NewComment> = {}): NewComment {
	return { item: "goals", by: "@ann", at: minute(0), kind: "comment", text: "Which pools?", ...given };
}

/** A review with these comments, in their order. */
export function reviewWith(...comments: readonly Partial<NewComment>[]): Review {
	return comments.reduce<Review>((review, each) => addComment(review, comment(each)), { comments: [], rounds: [] });
}

const words = fc.constantFrom("a", "b", "no: yes", "# c", "two\nlines\n", " - x", "名前", "1.0");
const ids = fc.constantFrom("i1", "i2", "i3", "i4");
const items = fc.constantFrom("summary", "goals", "risks", "gone");
const times = fc.integer({ min: 0, max: 3 }).map(minute);
const people = fc.constantFrom("@ann", "@ben");
const digests = fc.dictionary(items, fc.constantFrom("00000000000000aa", "00000000000000bb"), { maxKeys: 3 });
const other = fc.option(fc.dictionary(fc.constantFrom("team", "x-mark"), words, { minKeys: 1, maxKeys: 2 }), {
	nil: undefined,
});

const anyReply = fc.record({ id: ids, by: people, at: times, text: words });
const anyComment: fc.Arbitrary<Comment> = fc.record(
	{
		id: ids,
		item: items,
		by: people,
		at: times,
		kind: fc.constantFrom(...COMMENT_KINDS),
		state: fc.constantFrom(...COMMENT_STATES),
		text: words,
		replies: fc.uniqueArray(anyReply, { selector: ({ id }) => id, maxLength: 3 }),
		quote: words,
		sent: fc.constant("4711"),
		of: fc.constant("00000000000000aa"),
		other,
	},
	{ requiredKeys: ["id", "item", "by", "at", "kind", "state", "text", "replies"] },
);
const anyRound: fc.Arbitrary<Round> = fc.record(
	{
		id: ids,
		by: people,
		at: times,
		stage: fc.constantFrom("alpha" as const, "beta" as const),
		seen: digests,
		verdict: fc.constantFrom(...VERDICTS),
		summary: words,
		other,
	},
	{ requiredKeys: ["id", "by", "at", "stage", "seen"] },
);

/** Any review: comments of one item are together, as in a file. */
export const anyReview: fc.Arbitrary<Review> = fc
	.record({
		comments: fc.uniqueArray(anyComment, { selector: ({ id }) => id, maxLength: 4 }),
		rounds: fc.uniqueArray(anyRound, { selector: ({ id }) => id, maxLength: 3 }),
	})
	.map(({ comments, rounds }) => ({
		comments: [...comments].sort((a, b) => (a.item < b.item ? -1 : a.item > b.item ? 1 : 0)).map(clean),
		rounds: rounds.map(clean),
	}));

/** Without keys that have no value. */
function clean<T extends object>(data: T): T {
	return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as T;
}
