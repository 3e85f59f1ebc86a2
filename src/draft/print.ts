/** A new draft's text. */
import type { Outline, Stage } from "../outline/types.ts";
import type { Answers } from "../proposal/types.ts";

/** The text of a new draft: answers in the outline's order, blank ones left out. */
export function printDraft(
	_outline: Outline,
	_draft: { readonly template: string; readonly stage: Stage; readonly answers: Answers },
): string {
	throw new Error("not built yet");
}
