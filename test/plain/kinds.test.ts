/** Every kind of item can be answered in the conversation, with the same result as a direct answer. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileOutline } from "../../src/outline/compile.ts";
import type { Item, Outline } from "../../src/outline/types.ts";
import { cleanAnswer } from "../../src/proposal/answers.ts";
import type { Answer, Answers } from "../../src/proposal/types.ts";
import { oddText, valueFor } from "../proposal/arbitraries.ts";
import { ITEMS } from "../proposal/items.ts";
import { FULL, OUTLINE } from "../proposal/outlines.ts";
import { dictate } from "./dictation.ts";
import { converse } from "./person.ts";

const outlineOf = (items: readonly Item[]): Outline => ({ ...OUTLINE, blocks: [], sections: [], items });

/** Answers given from the first item to the last. */
async function dictated(outline: Outline, answers: Answers) {
	const script = outline.items.flatMap((item) =>
		item.isStage ? [""] : dictate(item, cleaned(item, answers[item.id])),
	);
	const at = outline.items[0]!.id;
	return converse({ proposal: { outline, stage: "alpha", answers: {} }, at }, script);
}

const cleaned = (item: Item, answer: Answer | undefined) => cleanAnswer(item, answer);

function allCleaned(outline: Outline, answers: Answers): Answers {
	const entries = outline.items.map((item) => [item.id, cleaned(item, answers[item.id])] as const);
	return Object.fromEntries(entries.filter(([, answer]) => answer !== undefined)) as Answers;
}

test("dictates a whole proposal with every kind in every place", async () => {
	const { answers, end, saved } = await dictated(OUTLINE, FULL);
	expect(answers).toEqual(allCleaned(OUTLINE, FULL));
	expect(end.reason).toBe("left");
	expect(saved.at(-1)?.answers).toEqual(answers);
});

describe("any value can be typed", () => {
	// Carriage returns are Enter, so they can't be typed.
	const text = oddText.filter((each) => !each.includes("\r"));
	for (const [name, item] of Object.entries(ITEMS)) {
		test(name, async () => {
			const outline = outlineOf([item]);
			await fc.assert(
				fc.asyncProperty(valueFor(item, text), async (answer) => {
					const { answers } = await dictated(outline, { [item.id]: answer });
					expect(answers).toEqual(allCleaned(outline, { [item.id]: answer }));
				}),
				{ numRuns: 60 },
			);
		});
	}
});

describe("the default template", () => {
	const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
	const questionnaires = readdirSync(new URL("../../questionnaire", import.meta.url))
		.filter((file) => file.endsWith(".yaml"))
		.map((file) => ({ name: file.slice(0, -".yaml".length), text: read(`questionnaire/${file}`), file }));
	const template = { text: read("templates/pep.md"), file: "pep.md" };
	const outline = compileOutline({ name: "pep", template, questionnaires });

	test("is walked through by empty lines without answering anything", async () => {
		const { answers, said } = await dictated(outline, {});
		expect(answers).toEqual({});
		expect(said).toContain(`Item ${outline.items.length} of ${outline.items.length}: `);
		expect(said).toContain("That was the last item.");
	});

	test("takes any answers from the first item to the last", async () => {
		const words = fc.constantFrom(
			"In-place resize",
			"pools\nand nodes\n\n- odd",
			"/var/lib",
			".",
			"2026-03-01",
			"@ana",
		);
		const all = fc.record(
			Object.fromEntries(
				// What a scope sets aside is asked in another way.
				outline.items
					.filter(({ isStage, aside }) => !isStage && !aside)
					.map((item) => [item.id, valueFor(item, words)]),
			),
		) as fc.Arbitrary<Answers>;
		await fc.assert(
			fc.asyncProperty(all, async (wanted) => {
				const { answers } = await dictated(outline, wanted);
				expect(answers).toEqual(allCleaned(outline, wanted));
			}),
			{ numRuns: 10 },
		);
	});
});
