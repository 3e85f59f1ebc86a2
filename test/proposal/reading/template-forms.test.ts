/** A finished document of a template that helps its authors in one form or another is complete, and has no findings. */
import { describe, expect, test } from "vitest";
import { checkMarkdown } from "../../../src/check/check.ts";
import { compileOutline } from "../../../src/outline/compile.ts";
import type { Outline } from "../../../src/outline/types.ts";
import { statusOf } from "../../../src/proposal/completeness.ts";
import { readProposal } from "../../../src/proposal/reading/read.ts";
import { renderProposal } from "../../../src/proposal/render.ts";
import { builtIn } from "../../built-in.ts";

const DOCTOC = `<!-- START doctoc generated TOC please keep comment here to allow auto update -->
<!-- DON'T EDIT THIS SECTION, INSTEAD RE-RUN doctoc TO UPDATE -->

- [Summary](#summary)

<!-- END doctoc generated TOC please keep comment here to allow auto update -->`;

/** By name, what a template has below its title, and what a document has there. */
const FORMS: Readonly<Record<string, readonly [template: string, document: string]>> = {
	"questions to consider": [
		"## Test Plan\n\nConsider the following in developing a test plan:\n\n- Will there be e2e tests?\n- How will it be tested?",
		"## Test Plan\n\nWe test everything, in CI and by hand.",
	],
	"a heading that groups others": [
		"## Topology\n\n### Standalone\n\nIs it relevant?",
		"## Topology\n\n### Standalone\n\nYes, very much.",
	],
	"an optional section": [
		"## Summary\n\nSay.\n\n<!-- This is an optional element. Feel free to remove. -->\n## Drivers\n\n* {driver 1}",
		"## Summary\n\nPools grow.",
	],
	"one of several examples": [
		"## Stories\n\nWho does what?\n\n### Story 1\n\n### Story 2",
		"## Stories\n\n### Story 1\n\nAs a user I can.",
	],
	"a sentence beside a checklist": [
		"## Signoff\n\nItems marked with (R) are required.\n\n- [ ] (R) Issue created\n- [ ] (R) Version approved",
		"## Signoff\n\nItems marked with (R) are required.\n\n- [x] (R) Issue created\n- [x] (R) Version approved",
	],
	"a checklist without its sentence": [
		"## Signoff\n\nItems marked with (R) are required.\n\n- [ ] (R) Issue created",
		"## Signoff\n\n- [x] (R) Issue created",
	],
	"boxes of a history": [
		"## History\n\n- [ ] MM/DD/YYYY: Proposed idea in an issue\n- [ ] MM/DD/YYYY: Present proposal",
		"## History\n\n- 2024-05-06: Proposed idea in an issue\n- 2024-06-07: Open proposal PR",
	],
	"the table of another tool": [`${DOCTOC}\n\n## Summary\n\nSay what it is.`, `${DOCTOC}\n\n## Summary\n\nPools grow.`],
	"the table of another tool, made by hand": [
		`${DOCTOC}\n\n## Summary\n\nSay what it is.`,
		"- [Summary](#summary)\n\n## Summary\n\nPools grow.",
	],
};

const OPTIONS = { path: "/7-pools.md", today: "2026-01-02", exists: () => true };

function outlineOf(below: string): Outline {
	const text = `# RFC NNNN: Title\n\n${below}\n`;
	return compileOutline({ name: "form", template: { text, file: "form.md" }, questionnaires: [] });
}

describe.each(Object.entries(FORMS))("%s", (_, [template, document]) => {
	const outline = outlineOf(template);
	const markdown = `# RFC 7: Pools\n\n${document}\n`;

	test("reports nothing missing or wrong in a finished document", () => {
		const { answers, stage, layout } = readProposal(outline, markdown);
		const proposal = { outline, answers, stage, ...(layout && { layout }) };
		expect(statusOf(proposal).missing).toEqual([]);
		expect(checkMarkdown(outline, "7-pools.md", markdown, OPTIONS).findings).toEqual([]);
		expect(renderProposal(proposal).markdown).toBe(markdown);
	});

	test("answers nothing for the template itself, and reads a new document back unchanged", () => {
		const own = readProposal(outline, `# RFC NNNN: Title\n\n${template}\n`);
		const { items } = statusOf({ outline, ...own, layout: own.layout! });
		expect(Object.values(items)).not.toContain("answered");
		const { markdown: blank } = renderProposal({ outline, stage: "alpha", answers: {} });
		const reading = readProposal(outline, blank);
		expect({ answers: reading.answers, layout: reading.layout }).toEqual({ answers: {}, layout: undefined });
	});
});

test("a table of contents below a heading of its own is no answer, whether it is up to date or not", () => {
	const outline = outlineOf(`Say it.\n\n## Contents\n\n${DOCTOC}\n\n## Summary\n\nSay.\n\n## Costs\n\nSay.`);
	for (const entries of ["- [Summary](#summary)\n- [Costs](#costs)", "- [Summary](#summary)", "* old"]) {
		const toc = DOCTOC.replace("- [Summary](#summary)", entries);
		const markdown = `# RFC 7: Pools\n\n## Contents\n\n${toc}\n\n## Summary\n\nPools grow.\n\n## More\n\nText.\n\n## Costs\n\nNone.\n`;
		const { answers, stage, layout } = readProposal(outline, markdown);
		expect(Object.keys(answers)).toEqual(["number", "title", "summary", "costs", "extra/more"]);
		expect(renderProposal({ outline, answers, stage, ...(layout && { layout }) }).markdown).toBe(markdown);
	}
});

test("a new document gets the table of contents in the marks of its template", () => {
	const outline = outlineOf(`${DOCTOC}\n\n## Summary\n\nSay.\n\n## Costs\n\nSay.`);
	const { markdown } = renderProposal({ outline, stage: "alpha", answers: { summary: "Pools grow." } });
	expect(markdown).toContain(DOCTOC.replace("(#summary)", "(#summary)\n- [Costs](#costs)"));
});

test("a table of contents is only demanded where the template has one, and not in the form of the first template", () => {
	const rules = (outline: Outline, markdown: string) =>
		checkMarkdown(outline, "7-pools.md", markdown, OPTIONS).findings.map(({ rule }) => rule);
	const markdown = "# KEP-7: Pools\n\n## Summary\n\nPools grow.\n";
	expect(rules(builtIn("kep"), markdown)).toContain("toc/missing");
	expect(rules(builtIn("pep"), markdown.replaceAll("# ", "## "))).not.toContain("toc/missing");
	expect(rules(outlineOf("## Summary\n\nSay."), markdown)).not.toContain("toc/missing");
});
