/** After one answer is changed, nothing but its own lines is different in the document. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withAnswer } from "../../../src/proposal/answers.ts";
import { outlineWithExtras } from "../../../src/proposal/layout/extras.ts";
import { readProposal } from "../../../src/proposal/reading/read.ts";
import { renderProposal } from "../../../src/proposal/render.ts";
import type { Proposal } from "../../../src/proposal/types.ts";
import { oddMarkdown } from "./odd-markdown.ts";
import { pep } from "./pep.ts";

function read(markdown: string): Proposal {
	const { answers, stage, layout } = readProposal(pep, markdown);
	return { outline: outlineWithExtras(pep, layout), stage, answers, ...(layout && { layout }) };
}

/** What both texts begin with and end with, as far as the two parts don't overlap. */
function around(before: string, after: string): { readonly head: string; readonly tail: string } {
	const least = Math.min(before.length, after.length);
	let head = 0;
	while (head < least && before[head] === after[head]) head++;
	let tail = 0;
	while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
	return { head: before.slice(0, head), tail: before.slice(before.length - tail) };
}

describe("one changed answer", () => {
	it("changes nothing before or after it, wherever it is", () => {
		const edit = fc.constantFrom("New words.", "new\n\nwords", "- a\n- b", "```\ncode\n```");
		fc.assert(
			fc.property(oddMarkdown, fc.nat(), edit, (markdown, nth, text) => {
				const proposal = read(markdown);
				const answered = proposal.outline.items.filter(({ id }) => typeof proposal.answers[id] === "string");
				fc.pre(answered.length > 0);
				const item = answered[nth % answered.length]!;
				const was = proposal.answers[item.id] as string;
				const after = renderProposal(withAnswer(proposal, item, text)).markdown;
				const { head, tail } = around(markdown, after);
				// What is gone is white space and words of the answer, and nothing else.
				const gone = markdown.slice(head.length, markdown.length - tail.length);
				const words = (all: string): string => all.replace(/\s+/g, "");
				expect(words(was).includes(words(gone))).toBe(true);
				const back = renderProposal(withAnswer(withAnswer(proposal, item, text), item, was)).markdown;
				expect(back).toBe(markdown);
			}),
			{ numRuns: 600 },
		);
	});

	it("touches only the lines of its item in a document with a layout of its own", () => {
		const markdown =
			"# KEP-1: A\n\n## Summary\nold\n## Own\n\nx\n\n## Motivation\n\n\nwhy\n\n* **What are other known failure modes?** None\n  at all.\n";
		const proposal = read(markdown);
		const change = (id: string, answer: string): string => {
			const item = proposal.outline.items.find((each) => each.id === id)!;
			return renderProposal(withAnswer(proposal, item, answer)).markdown;
		};
		expect(change("summary", "new\nwords")).toBe(markdown.replace("old", "new\nwords"));
		expect(change("extra/own", "y")).toBe(markdown.replace("x\n", "y\n"));
		expect(change("title", "B")).toBe(markdown.replace(": A", ": B"));
		expect(change("production-readiness/troubleshooting/failure-modes", "Some.\nMore.")).toBe(
			markdown.replace("None\n  at all.", "Some.\n  More."),
		);
		expect(change("summary", "")).toBe(markdown.replace("old\n", ""));
	});

	it("puts an answer that has no place yet after what precedes it in the template", () => {
		const markdown =
			"# KEP-1: A\n\n## Summary\n\ns\n\n## Proposal\n\np\n\n## Production Readiness Review Questionnaire\n\n### Scalability\n\n###### Will enabling / using this feature result in any new API calls?\n\nNo.\n";
		const proposal = read(markdown);
		const change = (id: string, answer: string): string => {
			const item = proposal.outline.items.find((each) => each.id === id)!;
			return renderProposal(withAnswer(proposal, item, answer)).markdown;
		};
		expect(change("motivation/goals", "- g")).toBe(
			markdown.replace("## Proposal", "## Motivation\n\n### Goals\n\n- g\n\n## Proposal"),
		);
		expect(change("production-readiness/scalability/api-types", "One.")).toBe(
			`${markdown}\n###### Will enabling/using this feature result in introducing new API types?\n\nOne.\n`,
		);
		expect(change("drawbacks", "d")).toBe(`${markdown}\n## Drawbacks\n\nd\n`);
	});
});
