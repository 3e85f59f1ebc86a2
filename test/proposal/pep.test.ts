/** The default template, blank: its skeleton, without a word of guidance. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileOutline } from "../../src/outline/compile.ts";
import { renderProposal } from "../../src/proposal/render.ts";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

const questionnaires = readdirSync(new URL("../../questionnaire", import.meta.url))
	.filter((file) => file.endsWith(".yaml"))
	.map((file) => ({ name: file.slice(0, -".yaml".length), text: read(`questionnaire/${file}`), file }));

const text = read("templates/pep.md");
const outline = compileOutline({ name: "pep", template: { text, file: "pep.md" }, questionnaires });

/** Blocks of the template that are neither guidance nor only placeholders. */
function skeleton(template: string): string {
	const kept = template
		.trim()
		.split("\n\n")
		.filter((block) => /^(#|<!-- toc|- |Items marked with \(R\))/.test(block))
		.filter((block) => !/^- (Goal 1:|\*\*Story 1:|<package>|\.\.\.)/.test(block))
		.join("\n\n");
	return `${kept}\n`
		.replace("(Alpha/Beta/Prod Ready)", "Alpha")
		.replace(/^(- \*\*[^*]+:\*\*) (\[.*\]|YYYY-MM-DD)$/gm, "$1");
}

test("a blank PEP is the template's skeleton and its table of contents", async () => {
	const { markdown } = renderProposal({ outline, stage: "alpha", answers: {} });
	expect(markdown.replace(/(<!-- toc -->\n)[\s\S]*(<!-- \/toc -->)/, "$1$2")).toBe(skeleton(text));
	await expect(markdown).toMatchFileSnapshot("golden/pep-blank.md");
});

test("every item is located at its heading or question", () => {
	const { markdown, lines } = renderProposal({ outline, stage: "alpha", answers: {} });
	const texts = markdown.split("\n");
	expect(Object.keys(lines)).toHaveLength(outline.items.filter(({ aside }) => !aside).length);
	expect(texts[lines.summary!]).toBe("### Summary");
	expect(texts[lines.title!]).toBe("## KEP-NNNN: Title of Your Proposal");
	for (const line of Object.values(lines)) expect(texts[line]).toMatch(/^(#|- )/);
});
