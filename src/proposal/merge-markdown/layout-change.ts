/**
 * Determines which side changed the layout: headings, order, spacing, extra sections. Layouts are compared by printing
 * them with the same answers.
 */
import { itemOf } from "../../outline/lookup.ts";
import type { Outline } from "../../outline/types.ts";
import { outlineWithExtras } from "../layout/extras.ts";
import type { Layout } from "../layout-types.ts";
import { ownValue } from "../plain-data.ts";
import type { Reading } from "../reading/read.ts";
import { renderProposal } from "../render.ts";
import type { Answers, Proposal } from "../types.ts";
import { alignItems, type Version } from "./align.ts";

/**
 * `same`: draft and Markdown have the same layout. `theirs`: only the Markdown's changed. `both`: both changed.
 * `unknown`: they differ, and the Markdown as last written is unknown.
 */
export type LayoutChange = "same" | "theirs" | "both" | "unknown";

/** A reading with the outline that has its extra items. */
export interface ReadVersion extends Version {
	readonly reading: Reading;
}

/** A proposal's Markdown with other answers in it. */
export function renderWith(proposal: Proposal, answers: Answers, stage = proposal.stage): string {
	return renderProposal({ ...proposal, stage, answers }).markdown;
}

/** The outline with the extra items of a reading. */
export function outlineOf(templateOutline: Outline, layout: Layout | undefined): Outline {
	return outlineWithExtras(templateOutline, layout);
}

/** `printed` is the draft's Markdown, `mine` its reading. */
export function layoutChangeOf(
	templateOutline: Outline,
	draft: Proposal,
	mine: Version,
	printed: string,
	last: (ReadVersion & { readonly markdown: string }) | undefined,
	theirs: ReadVersion & { readonly markdown: string },
): LayoutChange {
	const { answers, stage } = theirs.reading;
	const isKnown = Object.keys(answers).every((id) => itemOf(draft.outline, id));
	if (isKnown && renderWith(draft, answers, stage) === theirs.markdown) return "same";
	if (!last) return "unknown";
	if (printed === last.markdown || printed === renderInLayout(templateOutline, last, mine, draft)) return "theirs";
	return "both";
}

/** The draft's answers printed in the document's last layout. */
function renderInLayout(templateOutline: Outline, last: ReadVersion, mine: Version, { stage }: Proposal): string {
	const { layout } = last.reading;
	const answers: [string, Answers[string]][] = [];
	const names = new Map([...alignItems(templateOutline, last, mine)].map(([then, now]) => [now, then]));
	for (const id of Object.keys(mine.answers)) {
		const name = names.get(id) ?? id;
		if (itemOf(last.outline, name)) answers.push([name, ownValue(mine.answers, id)!]);
	}
	return renderWith(
		{ outline: last.outline, stage, answers: {}, ...(layout && { layout }) },
		Object.fromEntries(answers),
	);
}
