/** The answers in a parsed draft, as the outline's items understand them. Opens no file. */
import type { Problem } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import type { Answers } from "../proposal/types.ts";
import type { ParsedDraft } from "./parse.ts";

export interface AnswersRead {
	readonly answers: Answers;
	/** Answers to what the outline doesn't ask; they stay in the file. */
	readonly unknown: readonly Problem[];
}

/**
 * The draft's answers to the outline's items.
 * @throws InputError with the place of every answer that its item can't take.
 */
export function readAnswers(_draft: ParsedDraft, _outline: Outline): AnswersRead {
	throw new Error("not built yet");
}
