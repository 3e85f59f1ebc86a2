/** Any proposal with any edit of its Markdown comes back into the draft, and is rendered as the reviewer left it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc, { type Arbitrary } from "fast-check";
import { describe, expect, test } from "vitest";
import type { Item, Outline } from "../../src/outline/types.ts";
import { markdownOfAnswer } from "../../src/proposal/answers.ts";
import { itemPlacements } from "../../src/proposal/layout/outline-index.ts";
import type { Answer, Answers } from "../../src/proposal/types.ts";
import { builtIn } from "../built-in.ts";
import { ownTemplate } from "../own-template.ts";
import { answerFor, oddText, tameText } from "../proposal/arbitraries.ts";
import { edited, STRUCTURAL, TEXTUAL } from "../proposal/merge-markdown/reviewer-edits.ts";
import {
	type Draft,
	draftWith,
	importedDraft,
	proposalIn,
	rendered,
	synced,
	withAnswers,
} from "../proposal/merge-markdown/synced.ts";
import "../seed.ts";

const TEMPLATES: Readonly<Record<string, Outline>> = {
	pep: builtIn("pep"),
	kep: builtIn("kep"),
	rfc: ownTemplate("rfc"),
};
const RUNS = Math.ceil(Number(process.env.PEP_WIZARD_FUZZ ?? 150) / 25);
const EDITS = Object.entries({ ...STRUCTURAL, ...TEXTUAL });

/** Answers of any kind to some of the items. */
function answersTo(outline: Outline, text: Arbitrary<string>): Arbitrary<Answers> {
	const given = outline.items.filter(({ isStage }) => !isStage);
	const one = fc
		.constantFrom(...given)
		.chain((item) => answerFor(item, text).map((answer) => [item.id, answer] as const));
	return fc
		.array(one, { maxLength: 20 })
		.map((all) => Object.fromEntries(all.filter((each): each is [string, Answer] => each[1] !== undefined)));
}

function textOfAnswer(draft: Draft, item: Item): string {
	return inOneLine(markdownOfAnswer(item, proposalIn(draft).answers[item.id]));
}

const inOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The start of any longer text. */
const OURS = "What only the draft says.";

describe.each(Object.entries(TEMPLATES))("any proposal of %s", (_, outline) => {
	const texts = outline.items.filter(({ kind, id }) => kind === "prose" && itemPlacements(outline).has(id));
	const edits = fc.constantFrom(...EDITS.map(([name]) => name));

	test("is rendered as the reviewer left it; removals are reported, and reverted by --keep", () => {
		fc.assert(
			fc.property(answersTo(outline, tameText), edits, fc.nat(10_000), (answers, name, pick) => {
				const draft = draftWith(outline, answers);
				const before = rendered(draft);
				const now = { ...STRUCTURAL, ...TEXTUAL }[name]!(before, pick);
				if (now === undefined) return;
				const { draft: after, settled } = synced(draft, before, now);
				expect(settled.isVerified).toBe(true);
				// If a reviewer replaces a reason by an answer, the author decides what happens to the kept answer.
				for (const { id } of settled.conflicts.keys()) expect(answers[id]).toHaveProperty("not-applicable");
				if (settled.conflicts.size === 0) expect(rendered(after)).toBe(now);
				if (settled.removed.length === 0) return;
				const kept = inOneLine(rendered(synced(draft, before, now, { keepsRemoved: true }).draft));
				for (const item of settled.removed) expect(kept).toContain(textOfAnswer(draft, item));
			}),
			{ numRuns: RUNS },
		);
	});

	test("keeps changes made to the draft meanwhile, or refuses", () => {
		fc.assert(
			fc.property(
				answersTo(outline, oddText),
				edits,
				fc.nat(10_000),
				fc.constantFrom(...texts),
				(answers, name, pick, item) => {
					const draft = draftWith(outline, answers);
					const before = rendered(draft);
					const now = { ...STRUCTURAL, ...TEXTUAL }[name]!(before, pick);
					if (now === undefined) return;
					const changed = withAnswers(draft, { [item.id]: OURS });
					const { draft: after, settled, layoutChange } = synced(changed, before, now);
					if (layoutChange === "both" || !settled.isVerified) return;
					if (rendered(changed).includes(OURS)) expect(rendered(after)).toContain(OURS);
				},
			),
			{ numRuns: RUNS },
		);
	});
});

const corpus = join(process.env.PEP_WIZARD_CORPUS ?? "../shared/corpus", "keps");
const documents = existsSync(corpus)
	? readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("README.md"))
	: [];
/** A few of them in a usual run. */
const some = process.env.PEP_WIZARD_FUZZ === undefined ? documents.slice(0, 2) : documents;

describe.skipIf(documents.length === 0)("real proposals", () => {
	test.each(some)("%s: ten edits, ten times rendered as the reviewer left it", (file) => {
		const before = readFileSync(join(corpus, file), "utf8");
		const draft = importedDraft(TEMPLATES.kep!, before);
		for (const [name, edit] of Object.entries(STRUCTURAL)) {
			const now = edited(edit, before, before.length % 97);
			if (now === undefined) continue;
			const { draft: after, settled } = synced(draft, before, now);
			expect({ name, isVerified: settled.isVerified, isTheirs: rendered(after) === now }).toEqual({
				name,
				isVerified: true,
				isTheirs: true,
			});
		}
	});
});
