/** Verifies that a reading loses nothing: prints it and compares the result with the document. */
import { lineTexts } from "../../markdown/lines.ts";
import { InputError } from "../../outline/problem.ts";
import type { Outline, Stage } from "../../outline/types.ts";
import type { Layout } from "../layout-types.ts";
import { renderProposal } from "../render.ts";
import type { Answers } from "../types.ts";

export interface ReadResult {
	readonly answers: Answers;
	readonly stage: Stage;
	readonly layout?: Layout | undefined;
}

/**
 * Prints what was read and compares it with the document.
 * @throws InputError with the first line that differs. `file` is what the message calls the document.
 */
export function verifyRoundTrip(outline: Outline, markdown: string, read: ReadResult, file: string): void {
	const { answers, stage, layout } = read;
	const printed = renderProposal({ outline, stage, answers, ...(layout && { layout }) }).markdown;
	if (printed === markdown) return;
	const [before, after] = [lineTexts(markdown), lineTexts(printed)];
	const differs = before.findIndex((line, at) => line !== after[at]);
	throw new InputError([
		{
			rule: "import/not-identical",
			severity: "error",
			message: "what was read from here would not be written the same way, so nothing was written",
			at: {
				file,
				line: (differs < 0 ? Math.max(1, Math.min(before.length, after.length)) : differs) + (differs < 0 ? 0 : 1),
			},
			fix: "This is a mistake in pep-wizard; please report it with the lines around this one.",
		},
	]);
}
