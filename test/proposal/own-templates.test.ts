/** Templates of different habits, printed: blank, with their own skeleton, and answered. */
import { describe, expect, test } from "vitest";
import { statusOf } from "../../src/proposal/completeness.ts";
import { readProposal } from "../../src/proposal/reading/read.ts";
import { renderProposal } from "../../src/proposal/render.ts";
import type { Answers } from "../../src/proposal/types.ts";
import { ownTemplate, ownTemplateText } from "../own-template.ts";

const CASES: Readonly<Record<string, Answers>> = {
	"decision/template": {
		number: "0012",
		title: "Keep drafts in YAML",
		status: "accepted",
		date: "2026-03-04",
		deciders: ["@mira-k", "@tomas-r"],
		context: "Drafts are merged by hand.\n\nJSON makes that hard.",
		options: ["YAML", "JSON with comments"],
		decision: "YAML: people can read it.",
		"decision/consequences": [
			{ verdict: "Good", reason: "merges are readable" },
			{ verdict: "Bad", reason: "`no` is a trap" },
		],
		"follow-up": ["the-decision-is-announced"],
	},
	rfc: {
		"feature-name": "pool-resize",
		"start-date": "2026-03-04",
		discussion: "[acme/rfcs#12](https://git.example.org/acme/rfcs/pull/12)",
		summary: "Pools can grow.",
		"how-it-works": "As `resize` says:\n\n    pool resize --memory 64",
		"open-questions/what-is-out-of-scope": "Shrinking.",
	},
	design: {
		title: "Pool resize",
		author: ["Mira K."],
		status: "In review",
		"1-overview/goals": ["No restarts", "Under five minutes"],
		"2-design/interfaces": "| interface | from | to |\n| --- | --- | --- |\n| resize | operator | pool |",
		"2-design/cross-cutting-concerns": ["security", "storage"],
	},
	"request/template": {
		authors: ["Mira K. <mira@example.org>", "Tomás R. <tomas@example.org>"],
		state: "discussion",
		discussion: "https://example.org/rfd/7",
		labels: ["pools: resize", "memory"],
		number: "7",
		title: "Growing pools",
		question: "How do pools grow?",
		determination: { "not-applicable": "The discussion has not ended." },
	},
};

describe.each(Object.keys(CASES))("%s", (file) => {
	const outline = ownTemplate(file);
	const golden = (state: string): string => `golden/own/${file.replace("/template", "")}-${state}.md`;

	test("blank", async () => {
		const { markdown } = renderProposal({ outline, stage: "alpha", answers: {} });
		await expect(markdown).toMatchFileSnapshot(golden("blank"));
	});

	test("answered", async () => {
		const { markdown } = renderProposal({ outline, stage: "alpha", answers: CASES[file]! });
		await expect(markdown).toMatchFileSnapshot(golden("answered"));
	});

	test("gives the same answers and nothing else when it is read back", () => {
		for (const answers of [{}, CASES[file]!]) {
			const { markdown } = renderProposal({ outline, stage: "alpha", answers });
			const reading = readProposal(outline, markdown);
			expect({ answers: reading.answers, extras: reading.extras }).toEqual({ answers, extras: [] });
			const { stage, layout } = reading;
			expect(renderProposal({ outline, stage, answers: reading.answers, layout }).markdown).toBe(markdown);
		}
	});

	test("answers nothing when the template itself is read as a proposal", () => {
		const text = ownTemplateText(file);
		const { answers, stage, layout } = readProposal(outline, text);
		expect(renderProposal({ outline, stage, answers, layout }).markdown).toBe(text);
		const { items } = statusOf({ outline, stage, answers });
		const answered = Object.keys(items).filter((id) => items[id] !== "blank" && items[id] !== "placeholder");
		// One of the choices that the template sets is one that the author leaves.
		expect(answered).toEqual(file === "request/template" ? ["state"] : []);
	});

	test("has a line for every item", () => {
		const { markdown, lines } = renderProposal({ outline, stage: "alpha", answers: CASES[file]! });
		expect(Object.keys(lines).sort()).toEqual(outline.items.map(({ id }) => id).sort());
		const texts = markdown.split("\n");
		for (const { form, label, item } of outline.blocks.flatMap((block) => (block.type === "item" ? [block] : [])))
			if (form !== "section") expect(texts[lines[item]!]).toContain(label);
	});
});
