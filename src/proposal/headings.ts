/** Headings with answers in place of their placeholders, and the proposal's title. Knows no kinds. */

import { plainText } from "../markdown/plain-text.ts";
import { itemOf, numberId, titleId } from "../outline/lookup.ts";
import type { Block } from "../outline/types.ts";
import { answerOf, isNotApplicable, markdownOfAnswer } from "./answers.ts";
import type { Proposal } from "./types.ts";

type Heading = Extract<Block, { type: "heading" }>;

/** An item's answer as one line of inline Markdown; `''` if it is blank or not applicable. */
export function inlineAnswer(proposal: Proposal, id: string): string {
	const item = itemOf(proposal.outline, id);
	const answer = item && answerOf(proposal, item);
	if (!item || isNotApplicable(answer)) return "";
	return markdownOfAnswer(item, answer)
		.replace(/[\r\n]+/g, " ")
		.trim();
}

/** A heading's inline Markdown; placeholders without an answer stay. */
export function headingText(proposal: Proposal, { parts }: Heading): string {
	return parts
		.map((part) => (typeof part === "string" ? part : inlineAnswer(proposal, part.item) || part.placeholder))
		.join("")
		.trim();
}

/** The ids of the items in a heading. */
export function placeholderIds({ parts }: Heading): string[] {
	return parts.filter((part) => typeof part !== "string").map(({ item }) => item);
}

/**
 * The plain text of the first heading that takes answers, with the answers in it: `RFC 1234: In-place resize`.
 * Without such a heading, or any of its answers, number and title from elsewhere; undefined where there are none.
 */
export function titleOf(proposal: Proposal): string | undefined {
	for (const block of proposal.outline.blocks) {
		if (block.type !== "heading") continue;
		const ids = placeholderIds(block);
		if (ids.length === 0) continue;
		if (ids.some((id) => inlineAnswer(proposal, id) !== "")) return plainText(headingText(proposal, block));
		break;
	}
	const short = shortTitle(proposal);
	return short && plainText(short);
}

/** Number and title alone, as they are written and as far as they are given: `1234 In-place *resize*`, else undefined. */
export function shortTitle(proposal: Proposal): string | undefined {
	const { outline, name } = proposal;
	const written = inlineAnswer(proposal, numberId(outline));
	// A field may have a link to what the number is of.
	const number = (outline.names?.number ? /\d{1,6}/.exec(plainText(written))?.[0] : written) || name?.number;
	const title = inlineAnswer(proposal, titleId(outline)) || name?.title;
	const given = [number, title].filter((text) => text !== undefined);
	return given.length === 0 ? undefined : given.join(" ");
}
