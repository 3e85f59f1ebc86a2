/** What is printed by default is read back as the same answers, and needs no layout. */
import fc, { type Arbitrary } from "fast-check";
import { describe, expect, it } from "vitest";
import { headingsOf } from "../../../src/markdown/headings.ts";
import { itemOf } from "../../../src/outline/lookup.ts";
import { cleanAnswer, markdownOfAnswer } from "../../../src/proposal/answers.ts";
import { itemPlacements, sectionPlacements } from "../../../src/proposal/layout/outline-index.ts";
import { slotText } from "../../../src/proposal/layout/slot.ts";
import { contentRangeOf } from "../../../src/proposal/reading/content-range.ts";
import { readProposal } from "../../../src/proposal/reading/read.ts";
import { renderProposal } from "../../../src/proposal/render.ts";
import type { Answer } from "../../../src/proposal/types.ts";
import { answerFor as anyAnswer, oddText, tameText, valueFor } from "../arbitraries.ts";
import { pep } from "./pep.ts";

/** Answers to some of the items. */
function answersOf(
	text: Arbitrary<string>,
	answerFor: typeof valueFor | typeof anyAnswer = anyAnswer,
): Arbitrary<Record<string, Answer>> {
	const items = pep.items.filter(({ isStage, aside }) => !isStage && !aside);
	// Words in place of boxes can't be told from the words before them, a heading doesn't say *not applicable*, and the
	// number ends at the first colon.
	const bound = new Set(["design-details/test-plan/acknowledgement", "number", "title"]);
	const texts = new Set(["prose", "line", "confirm", "link", "date"]);
	const one = fc.constantFrom(...items).chain((item) => {
		const words = texts.has(item.kind) && item.id !== "number" ? text : tameText;
		const answer: Arbitrary<Answer | undefined> = bound.has(item.id) ? valueFor(item, words) : answerFor(item, words);
		return fc.tuple(fc.constant(item), answer);
	});
	return fc.array(one, { maxLength: 6 }).map((all) => {
		const given = all.flatMap(([item, answer]) => (cleanAnswer(item, answer) === undefined ? [] : [[item.id, answer]]));
		return Object.fromEntries(given);
	});
}

/** What tells two answers apart in a document. Options picked without any field look like untouched ones. */
function printedAs(answers: Readonly<Record<string, Answer>>): Record<string, string> {
	const given = [...itemPlacements(pep).values()].filter(({ item }) => answers[item.id] !== undefined);
	const proposal = { outline: pep, stage: "alpha" as const, answers };
	const shown = given.map((place) => [place.item.id, slotText(proposal, place, {})]);
	return Object.fromEntries(shown.filter(([id, text]) => text !== markdownOfAnswer(itemOf(pep, id!)!, undefined)));
}

/** An answer that a reader of the document takes for something else: a section of its own, guidance, not applicable. */
function isMisread(answers: Record<string, Answer>): boolean {
	return pep.items.some((item) => {
		const text = markdownOfAnswer(item, answers[item.id]);
		if (answers[item.id] === undefined || text === "") return false;
		const core = contentRangeOf(text, new Set());
		const depth = sectionPlacements(pep).get(item.section)?.depth ?? 0;
		return core.start === core.end || headingsOf(text).some((each) => !each.nested && each.depth <= depth);
	});
}

describe("a proposal that is printed and read", () => {
	it("has the same answers, whatever kinds they are of", () => {
		fc.assert(
			fc.property(answersOf(tameText), (answers) => {
				const { markdown } = renderProposal({ outline: pep, stage: "beta", answers });
				const read = readProposal(pep, markdown);
				expect(printedAs(read.answers)).toEqual(printedAs(answers));
				expect({ stage: read.stage, layout: read.layout }).toEqual({ stage: "beta", layout: undefined });
			}),
		);
	});

	it("has the same values, with the same fields", () => {
		fc.assert(
			fc.property(answersOf(tameText, valueFor), (answers) => {
				const { markdown } = renderProposal({ outline: pep, stage: "alpha", answers });
				const clean = pep.items.map((item) => [item.id, cleanAnswer(item, answers[item.id])]);
				const given = Object.fromEntries(clean.filter(([, answer]) => answer !== undefined));
				// Options that were picked without any field look like untouched ones.
				fc.pre(Object.keys(printedAs(given)).length === Object.keys(given).length);
				expect(readProposal(pep, markdown)).toMatchObject({ answers: given, layout: undefined });
			}),
		);
	});

	it("has the same answers, however odd their texts", () => {
		fc.assert(
			fc.property(answersOf(oddText), (answers) => {
				fc.pre(!isMisread(answers));
				const { markdown } = renderProposal({ outline: pep, stage: "stable", answers });
				const read = readProposal(pep, markdown);
				expect(printedAs(read.answers)).toEqual(printedAs(answers));
			}),
			{ numRuns: 400 },
		);
	});
});
