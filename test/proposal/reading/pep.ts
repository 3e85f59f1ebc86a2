/** The template of the tests, and what becomes of a reading: its Markdown, and itself as a draft gives it back. */

import { parseDraft, printDraft, readAnswers } from "../../../src/draft/codec.ts";
import type { Outline } from "../../../src/outline/types.ts";
import { outlineWithExtras } from "../../../src/proposal/layout/extras.ts";
import type { Reading } from "../../../src/proposal/reading/read.ts";
import { renderProposal } from "../../../src/proposal/render.ts";
import type { Answers } from "../../../src/proposal/types.ts";
import { builtInOutline } from "../../../src/templates/built-in-templates.ts";

const found = await builtInOutline("pep");
if (!found) throw new Error("the template pep is missing");

export const pep: Outline = found;

export type Read = Pick<Reading, "answers" | "stage" | "layout">;

/** The Markdown of a reading, with other answers where some are given. */
export function printed(outline: Outline, reading: Read, answers: Answers = reading.answers): string {
	const { stage, layout } = reading;
	return renderProposal({ outline, stage, answers, ...(layout && { layout }) }).markdown;
}

/** The text of a draft that holds the reading. */
export function draftOf(outline: Outline, { answers, stage, layout }: Read): string {
	return printDraft(outlineWithExtras(outline, layout), { template: outline.template, stage, answers, layout });
}

/** What a draft's text says. */
export function readDraft(outline: Outline, text: string): Read {
	const draft = parseDraft(text, "draft");
	const { answers } = readAnswers(draft, outlineWithExtras(outline, draft.layout));
	return { answers, stage: draft.stage, layout: draft.layout };
}
