/**
 * Which side changed the layout: headings, order, spacing, extra sections. Decided by printing: two layouts are the same
 * if they print the same.
 */
import { itemOf } from "../../outline/lookup.ts";
import type { Outline } from "../../outline/types.ts";
import { outlineWithExtras } from "../layout/extras.ts";
import type { Layout } from "../layout-types.ts";
import { ownValue } from "../own-value.ts";
import type { Reading } from "../reading/read.ts";
import { renderProposal } from "../render.ts";
import type { Answers, Proposal } from "../types.ts";
import { align, type Side } from "./align.ts";

/**
 * `same`: the draft's layout is the Markdown's. `theirs`: only the Markdown's changed. `both`: the draft's did, too.
 * `unknown`: they differ, and the Markdown as last written is not known.
 */
export type Structure = "same" | "theirs" | "both" | "unknown";

/** A reading with the outline that has its extra items. */
export interface Told extends Side {
	readonly reading: Reading;
}

/** A proposal's Markdown with other answers in it. */
export function printedWith(proposal: Proposal, answers: Answers, stage = proposal.stage): string {
	return renderProposal({ ...proposal, stage, answers }).markdown;
}

/** The outline with the extra items of a reading. */
export function outlineOf(asked: Outline, layout: Layout | undefined): Outline {
	return outlineWithExtras(asked, layout);
}

/** `printed` is what the draft prints, `mine` how that reads. */
export function structureOf(
	asked: Outline,
	draft: Proposal,
	mine: Side,
	printed: string,
	last: (Told & { readonly markdown: string }) | undefined,
	theirs: Told & { readonly markdown: string },
): Structure {
	const { answers, stage } = theirs.reading;
	const isKnown = Object.keys(answers).every((id) => itemOf(draft.outline, id));
	if (isKnown && printedWith(draft, answers, stage) === theirs.markdown) return "same";
	if (!last) return "unknown";
	if (printed === last.markdown || printed === laidOutAs(asked, last, mine, draft)) return "theirs";
	return "both";
}

/** The draft's answers in the layout that the document had. */
function laidOutAs(asked: Outline, last: Told, mine: Side, { stage }: Proposal): string {
	const { layout } = last.reading;
	const answers: [string, Answers[string]][] = [];
	const names = new Map([...align(asked, last, mine)].map(([then, now]) => [now, then]));
	for (const id of Object.keys(mine.answers)) {
		const name = names.get(id) ?? id;
		if (itemOf(last.outline, name)) answers.push([name, ownValue(mine.answers, id)!]);
	}
	return printedWith(
		{ outline: last.outline, stage, answers: {}, ...(layout && { layout }) },
		Object.fromEntries(answers),
	);
}
