/** What a proposal is called, made of the answers in its headings. */
import { plainText } from "../markdown/plain-text.ts";
import { headingText, inlineAnswer, placeholderIds } from "./headings.ts";
import type { Proposal } from "./types.ts";

/**
 * The plain text of the first heading that takes answers, with the answers in it: `RFC 1234: In-place resize`.
 * Undefined when there is no such heading or none of its answers is given.
 */
export function titleOf(proposal: Proposal): string | undefined {
	for (const block of proposal.outline.blocks) {
		if (block.type !== "heading") continue;
		const ids = placeholderIds(block);
		if (ids.length === 0) continue;
		const given = ids.some((id) => inlineAnswer(proposal, id) !== "");
		return given ? plainText(headingText(proposal, block)) : undefined;
	}
	return undefined;
}

/** Number and title alone, as they are written and as far as they are given: `1234 In-place *resize*`, else undefined. */
export function shortTitle(proposal: Proposal): string | undefined {
	const given = ["number", "title"].map((id) => inlineAnswer(proposal, id)).filter((text) => text !== "");
	return given.length === 0 ? undefined : given.join(" ");
}
