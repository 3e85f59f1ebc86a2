/** Reading a document and printing it gives the same bytes, whatever the document. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readProposal } from "../../../src/proposal/reading/read.ts";
import { renderProposal } from "../../../src/proposal/render.ts";
import { builtIn } from "../../built-in.ts";
import { ownTemplate } from "../../own-template.ts";
import { oddMarkdown } from "./odd-markdown.ts";
import { draftOf, pep, printed, readDraft } from "./pep.ts";

describe("a document that is read and printed", () => {
	it("is unchanged, even if it is made of odd parts", () => {
		fc.assert(
			fc.property(oddMarkdown, (markdown) => {
				expect(printed(pep, readProposal(pep, markdown))).toBe(markdown);
			}),
			{ numRuns: 1500 },
		);
	});

	const outlines = [builtIn("kep"), ...["design", "rfc", "request/template", "decision/template"].map(ownTemplate)];
	it.each(outlines.map((outline) => [outline.template, outline] as const))(
		"is unchanged for template %s",
		(_, outline) => {
			const blank = renderProposal({ outline, stage: "alpha", answers: {} }).markdown.split("\n");
			const lines = fc.array(fc.oneof(fc.constantFrom(...blank), oddMarkdown), { maxLength: 8 });
			fc.assert(
				fc.property(lines, (all) => {
					const markdown = all.join("\n");
					expect(printed(outline, readProposal(outline, markdown))).toBe(markdown);
				}),
				{ numRuns: 300 },
			);
		},
	);

	it("is unchanged after it was a draft", () => {
		fc.assert(
			fc.property(oddMarkdown, (markdown) => {
				const reading = readProposal(pep, markdown);
				const read = readDraft(pep, draftOf(pep, reading));
				expect(read).toEqual({ answers: reading.answers, stage: reading.stage, layout: reading.layout });
				expect(printed(pep, read)).toBe(markdown);
			}),
			{ numRuns: 600 },
		);
	});

	it("is unchanged for any text", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 200 }), (markdown) => {
				fc.pre(!/[\uD800-\uDFFF]/.test(markdown));
				expect(printed(pep, readProposal(pep, markdown))).toBe(markdown);
			}),
		);
	});

	it("is unchanged when all answers are removed and given again", () => {
		fc.assert(
			fc.property(oddMarkdown, (markdown) => {
				const { stage, layout, answers } = readProposal(pep, markdown);
				const without = { outline: pep, stage, answers: {}, ...(layout && { layout }) };
				renderProposal(without);
				expect(renderProposal({ ...without, answers }).markdown).toBe(markdown);
			}),
			{ numRuns: 300 },
		);
	});
});
