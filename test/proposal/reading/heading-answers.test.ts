/** An answer on the line of the heading that asks is read as the answer, and stays there as long as it is a short one. */
import { describe, expect, it } from "vitest";
import { withAnswer } from "../../../src/proposal/answers.ts";
import { canFollowHeading, questionEnd } from "../../../src/proposal/heading-answer.ts";
import { readProposal } from "../../../src/proposal/reading/read.ts";
import { renderProposal } from "../../../src/proposal/render.ts";
import type { Answer, Proposal } from "../../../src/proposal/types.ts";
import { builtIn } from "../../built-in.ts";

const kep = builtIn("kep");
const ID = "production-readiness/feature-enablement-and-rollback/default-behavior";
const QUESTION = "Does enabling the feature change any default behavior?";

const document = (line: string, below = ""): string => `# KEP-7: Pools

## Production Readiness Review Questionnaire

### Feature Enablement and Rollback

#### ${line}
${below}
#### Are there any tests for feature enablement/disablement? ##

In test/integration.
`;

function read(markdown: string): Proposal {
	const { answers, stage, layout } = readProposal(kep, markdown);
	return { outline: kep, answers, stage, ...(layout && { layout }) };
}

function rendered(markdown: string, answer: Answer | undefined): string {
	const item = kep.items.find(({ id }) => id === ID)!;
	return renderProposal(withAnswer(read(markdown), item, answer)).markdown;
}

describe("a question in a heading, with its answer", () => {
	it.each<[string, string, Answer | undefined]>([
		[`${QUESTION} \`No\``, "", "`No`"],
		[`${QUESTION} No`, "", { answer: "", explanation: "No" }],
		[`${QUESTION} No.`, "", { answer: "no", explanation: "" }],
		[`**${QUESTION}** No, nothing`, "", "No, nothing"],
		[`${QUESTION} No.`, "\nAll of it is new.\n", "No.\n\nAll of it is new."],
		[`${QUESTION} N/A`, "", { "not-applicable": "" }],
		[`${QUESTION} TBD`, "", "TBD"],
		[`${QUESTION}`, "\nNo.\n", { answer: "no", explanation: "" }],
		[`${QUESTION} ##`, "", undefined],
	])("%j and below it %j", (line, below, answer) => {
		const markdown = document(line, below);
		const proposal = read(markdown);
		expect(proposal.answers[ID]).toEqual(answer);
		expect(renderProposal(proposal).markdown).toBe(markdown);
	});

	it("keeps a short answer on its line, and moves another one below", () => {
		const markdown = document(`${QUESTION} \`No\``);
		expect(rendered(markdown, "Yes, one.")).toBe(document(`${QUESTION} Yes, one.`));
		expect(rendered(markdown, "Pools are resized.")).toBe(document(QUESTION, "\nPools are resized.\n"));
		expect(rendered(markdown, "No.\n\n- none")).toBe(document(`${QUESTION} No.`, "\n- none\n"));
		expect(rendered(markdown, undefined)).toBe(document(QUESTION));
	});

	it("reads back what it has moved", () => {
		for (const answer of ["Pools are resized.", "Yes, one.", "# No", "No?", "- No", "No #1", "yes or no"]) {
			const markdown = rendered(document(`${QUESTION} \`No\``), answer);
			expect(renderProposal(read(markdown)).markdown).toBe(markdown);
			expect(rendered(markdown, "`No`")).toContain("`No`");
		}
	});
});

it("other text after a question mark is not an answer", () => {
	for (const line of [
		"# Why? Because",
		"# Why? No #",
		"# Why?No",
		"# Noon",
		"# Why? Nothing? No way",
		"# Why? Nonsense",
	])
		expect(questionEnd(line), line).toBe(line === "# Why? Nothing? No way" ? 15 : undefined);
	expect(canFollowHeading("Notes")).toBe(false);
	expect(questionEnd(`# ${"? no".repeat(10_000)}`)).toBeTypeOf("number");
});

it("an entry of a table of contents is not an answer, whatever the heading says", () => {
	const line = `${QUESTION} Describe it, please:`;
	const markdown = `# KEP-7: Pools

<!-- toc -->
- [Summary](#summary)
  - [${line}](#does-enabling)
<!-- /toc -->

## Summary

#### ${line}

No.
`;
	const proposal = read(markdown);
	expect(proposal.answers[ID]).toBeUndefined();
	expect(renderProposal(proposal).markdown).toBe(markdown);
});
