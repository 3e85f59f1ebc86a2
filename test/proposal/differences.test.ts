/** Differences between two versions of a proposal: applied to the old version, they give the new one. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Item } from "../../src/outline/types.ts";
import { STAGES } from "../../src/outline/types.ts";
import { cleanAnswer } from "../../src/proposal/answers.ts";
import { applyDifferences, differencesOf } from "../../src/proposal/differences.ts";
import { outlineWithExtras } from "../../src/proposal/layout/extras.ts";
import { readProposal } from "../../src/proposal/reading/read.ts";
import type { Answer, Answers, Proposal } from "../../src/proposal/types.ts";
import { builtIn } from "../built-in.ts";
import { answerFor, tameText } from "./arbitraries.ts";

const outline = builtIn("pep");

function proposal(answers: Answers, stage: Proposal["stage"] = "alpha"): Proposal {
	return { outline, stage, answers };
}

/** Like the wizard saves them. */
function cleaned({ outline: asked, layout, answers }: Proposal): Answers {
	const given = outlineWithExtras(asked, layout).items.flatMap((item: Item): [string, Answer][] => {
		const answer = cleanAnswer(item, answers[item.id]);
		return item.isStage || answer === undefined ? [] : [[item.id, answer]];
	});
	return Object.fromEntries(given);
}

const read = (markdown: string): Proposal => ({ outline, ...readProposal(outline, markdown) });

/** A proposal with answers to some of the items. */
const versions = fc
	.tuple(
		fc.record(
			Object.fromEntries(
				outline.items
					.filter((item) => !item.isStage)
					.slice(0, 24)
					.map((item) => [item.id, answerFor(item, tameText)]),
			),
			{ requiredKeys: [] },
		),
		fc.constantFrom(...STAGES),
	)
	.map(([answers, stage]) =>
		proposal(
			Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined)) as Answers,
			stage,
		),
	);

test("applied to the old version, they give the new one", () => {
	fc.assert(
		fc.property(versions, versions, (before, after) => {
			const differences = differencesOf(before, after);
			expect(applyDifferences(before, differences)).toEqual({ stage: after.stage, answers: cleaned(after) });
			expect(differencesOf(after, after).changes).toEqual([]);
		}),
		{ numRuns: 40 },
	);
});

test("the same holds for documents with sections of their own, in any order", () => {
	const sections = [
		"## Summary\n\nPools.\n",
		"## Motivation\n\nWhy.\n",
		"## Drawbacks\n\nNone.\n",
		"## Rollback plan\n\nBy hand.\n",
		"## Costs\n\nNone.\n",
		"## Alternatives\n\nWhy.\n",
	];
	const documents = fc.shuffledSubarray(sections).map((chosen) => read(`# PEP-1: Pools\n\n${chosen.join("\n")}`));
	fc.assert(
		fc.property(documents, documents, (before, after) => {
			const differences = differencesOf(before, after);
			expect(applyDifferences(before, differences)).toEqual({ stage: after.stage, answers: cleaned(after) });
		}),
		{ numRuns: 40 },
	);
});

test("come in the template's order, whatever the order of the answers", () => {
	const before = proposal({ summary: "Old.", drawbacks: "Some." });
	const after = proposal({ alternatives: "None.", summary: "New.", "motivation/goals": ["One"] });
	const { changes } = differencesOf(before, after);
	expect(changes.map(({ type, item }) => `${type} ${item.id}`)).toEqual([
		"changed summary",
		"new motivation/goals",
		"removed drawbacks",
		"new alternatives",
	]);
});

test("tell a text that moved from one that is new", () => {
	const before = proposal({ drawbacks: "It costs a node." });
	const after = proposal({ alternatives: "It costs a node." });
	expect(differencesOf(before, after).changes).toMatchObject([
		{ type: "moved", item: { id: "alternatives" }, from: { id: "drawbacks" } },
	]);
});

test("tell a section of the document itself that was renamed", () => {
	const { changes } = differencesOf(
		read("# PEP-1: A\n\n## Rollback\n\nBy hand.\n"),
		read("# PEP-1: A\n\n## Going back\n\nBy hand.\n"),
	);
	expect(changes).toMatchObject([{ type: "moved", item: { label: "Going back" }, from: { label: "Rollback" } }]);
});

test("don't guess where a text came from that is there twice", () => {
	const before = proposal({ drawbacks: "None.", "design-details": "None." });
	const after = proposal({ alternatives: "None." });
	expect(differencesOf(before, after).changes.map(({ type }) => type)).toEqual(["removed", "removed", "new"]);
});
