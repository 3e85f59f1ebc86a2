/** The words by which authors say that a question is not applicable, and sentences that only begin with them. */
import { expect, it } from "vitest";
import { readProposal } from "../../../src/proposal/reading/read.ts";
import { renderProposal } from "../../../src/proposal/render.ts";
import { builtIn } from "../../built-in.ts";

const kep = builtIn("kep");

function answerOf(text: string): unknown {
	const markdown = `# KEP-7: Pools\n\n## Drawbacks\n\n${text}\n`;
	const { answers, stage, layout } = readProposal(kep, markdown);
	expect(renderProposal({ outline: kep, answers, stage, ...(layout && { layout }) }).markdown).toBe(markdown);
	return answers.drawbacks;
}

it.each([
	["N/A", ""],
	["Not applicable: no nodes.", "no nodes."],
	["Does not apply.", ""],
	["Doesn't apply.", ""],
	["Doesn’t apply", ""],
	["This does not apply here.", ""],
	["It does not apply to this feature.", ""],
	["Does not apply: it has no nodes.", "it has no nodes."],
	["This does not apply - no nodes", "no nodes"],
	["Does not apply because it has no nodes.", "because it has no nodes."],
])("“%s” is not applicable", (text, reason) => {
	expect(answerOf(text)).toEqual({ "not-applicable": reason });
});

it.each([
	"This does not apply to pods that are running.",
	"Does not apply labels.",
	"It does not apply here if the node is full.",
	"The patch does not apply.",
	"Does not apply.\n\nBut pools do.",
])("“%s” is an answer", (text) => {
	expect(answerOf(text)).toBe(text);
});
