/** The template of the tests, and printing of what was read. */
import { builtInOutline } from "../../../src/commands/load-template.ts";
import type { Outline } from "../../../src/outline/types.ts";
import type { Reading } from "../../../src/proposal/reading/read.ts";
import { renderProposal } from "../../../src/proposal/render.ts";
import type { Answers } from "../../../src/proposal/types.ts";

const found = await builtInOutline("pep");
if (!found) throw new Error("the template pep is missing");

export const pep: Outline = found;

/** The Markdown of a reading, with other answers where some are given. */
export function printed(outline: Outline, reading: Reading, answers: Answers = reading.answers): string {
	const { stage, layout } = reading;
	return renderProposal({ outline, stage, answers, ...(layout && { layout }) }).markdown;
}
