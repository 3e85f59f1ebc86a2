/** Proposals of a small template, and sites of them, for the tests of pages. */
import { createHash } from "node:crypto";
import { compileOutline } from "../../src/outline/compile.ts";
import type { Problem } from "../../src/outline/problem.ts";
import type { Stage } from "../../src/outline/types.ts";
import type { ProposalEntry, Site } from "../../src/pages/types.ts";
import { readProposal } from "../../src/proposal/reading/read.ts";
import type { Answers } from "../../src/proposal/types.ts";

const TEMPLATE = `# PEP-NNNN: Title

## Summary

## Motivation

### Goals

## Risks
`;

const QUESTIONNAIRE = `pep-wizard-questionnaire: 1
required: alpha
sections:
  - heading: "PEP-NNNN: Title"
    kind: group
    holes:
      - { text: NNNN, id: number, label: Number, kind: line, required: never }
      - { text: Title, id: title, label: Title, kind: line }
  - heading: Motivation
    kind: group
    sections:
      - heading: Goals
        kind: list
  - heading: Risks
    required: beta
`;

const outline = compileOutline({
	name: "small",
	template: { text: TEMPLATE, file: "small.md" },
	questionnaires: [{ name: "small", text: QUESTIONNAIRE, file: "small.yaml" }],
});

/** A proposal with these answers; `more` says what else is different. */
export function entryOf(
	answers: Answers,
	more: Partial<ProposalEntry> & { readonly stage?: Stage } = {},
): ProposalEntry {
	const stage = more.stage ?? "alpha";
	const proposal = { outline, stage, answers };
	return { file: "a.pep.yaml", proposal, findings: [], suppressed: 0, nextFindings: [], ...more, stage };
}

/** A Markdown proposal of this text. */
export function markdownEntry(text: string, findings: readonly Problem[]): ProposalEntry {
	const { answers, stage, layout } = readProposal(outline, text);
	return { ...entryOf(answers, { file: "a.md", text, findings }), proposal: { outline, answers, stage, layout } };
}

export function siteOf(entries: readonly ProposalEntry[], problems: readonly Problem[] = []): Site {
	return { entries, problems, made: "2026-03-04T12:00:00.000Z", version: "1.2.3", sha256 };
}

export function sha256(text: string): string {
	return createHash("sha256").update(text).digest("base64");
}

/** A finding, as the rules give them. */
export function finding(severity: Problem["severity"], message: string, more: Partial<Problem> = {}): Problem {
	return { rule: "some/rule", severity, message, at: { file: "a.pep.yaml", line: 7 }, ...more };
}
