/** Where a document lacks a required answer. */
import { expect, test } from "vitest";
import { holesOf } from "../../src/proposal/holes.ts";
import { renderProposal } from "../../src/proposal/render.ts";
import type { Answers } from "../../src/proposal/types.ts";
import { OUTLINE } from "../wizard/outline.ts";

function holes(answers: Answers): string[] {
	const proposal = { outline: OUTLINE, stage: "alpha" as const, answers };
	const rendered = renderProposal(proposal);
	const lines = rendered.markdown.split("\n");
	return holesOf(proposal, rendered.lines).map(({ item, line, text }) => `${item}: ${lines[line]}: ${text}`);
}

test("stands at the heading or question of each required item, in the document's order", () => {
	const found = holes({ title: "T" });
	expect(found).toContain("summary: ## Summary: Not answered yet");
	expect(found.length).toBeGreaterThan(3);
});

test("tells a placeholder from nothing, and is not there for an answer", () => {
	expect(holes({ title: "T", summary: "TBD" })).toContain("summary: ## Summary: Only a placeholder");
	expect(holes({ title: "T", summary: "Pools are resized." }).join()).not.toContain("summary");
});
