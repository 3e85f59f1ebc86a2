/** Levels of headings. */
import type { Mark, Rule } from "../types.ts";
import { quoted } from "../words.ts";

export const skipped = {
	id: "heading/skipped",
	severity: "warning",
	about: "A heading is more than one level below the heading before it.",
	mend: "Take the level in between, so that outlines and screen readers show the section where it belongs.",
	check: ({ document, structure }) => {
		const found: Mark[] = [];
		// Questions as headings stand at one level, whatever is above them.
		const questions = new Set(structure?.questions.values());
		let before: number | undefined;
		for (const { depth, line, label, nested } of document.headings) {
			if (nested || questions.has(line)) continue;
			if (before !== undefined && depth > before + 1) {
				const message = `${quoted(label)} is a heading of level ${depth}, and the one before is of level ${before}`;
				found.push({ message, fix: `Write ${"#".repeat(before + 1)}.`, line, column: 0, length: depth });
			}
			before = depth;
		}
		return found;
	},
} as const satisfies Rule;
