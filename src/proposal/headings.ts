/** Headings with answers in place of their placeholders. Knows no kinds: an answer in a heading is one line of text. */
import { itemOf } from "../outline/lookup.ts";
import type { Block } from "../outline/types.ts";
import { answerOf, isNotApplicable, markdownOfAnswer } from "./answers.ts";
import type { Proposal } from "./types.ts";

type Heading = Extract<Block, { type: "heading" }>;

/** The answer to an item as one line of inline Markdown; `''` for a blank one and one that doesn't apply. */
export function inlineAnswer(proposal: Proposal, id: string): string {
	const item = itemOf(proposal.outline, id);
	const answer = item && answerOf(proposal, item);
	if (!item || isNotApplicable(answer)) return "";
	return markdownOfAnswer(item, answer)
		.replace(/[\r\n]+/g, " ")
		.trim();
}

/** A heading's inline Markdown; a placeholder without an answer shows its placeholder. */
export function headingText(proposal: Proposal, { parts }: Heading): string {
	return parts
		.map((part) => (typeof part === "string" ? part : inlineAnswer(proposal, part.item) || part.placeholder))
		.join("")
		.trim();
}

/** The ids of the items whose answers are part of a heading. */
export function placeholderIds({ parts }: Heading): string[] {
	return parts.filter((part) => typeof part !== "string").map(({ item }) => item);
}
