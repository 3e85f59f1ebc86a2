/** A draft that is rendered, whose Markdown someone edits, and that takes the edit over: as `sync` does it, without files. */
import { parseDraft, printDraft, readAnswers, updateDraft } from "../../../src/draft/codec.ts";
import { withNoLongerAsked } from "../../../src/outline/no-longer-asked.ts";
import type { Outline } from "../../../src/outline/types.ts";
import { outlineWithExtras } from "../../../src/proposal/layout/extras.ts";
import { type MarkdownVersion, mergeMarkdown } from "../../../src/proposal/merge-markdown/merge-markdown.ts";
import {
	type MergeDecision,
	type ResolvedMerge,
	resolveMerge,
} from "../../../src/proposal/merge-markdown/resolve-merge.ts";
import { readProposal } from "../../../src/proposal/reading/read.ts";
import { renderProposal } from "../../../src/proposal/render.ts";
import type { Answers, Proposal } from "../../../src/proposal/types.ts";

/** A draft as its file holds it. */
export interface Draft {
	readonly templateOutline: Outline;
	readonly text: string;
}

export function draftWith(templateOutline: Outline, answers: Answers): Draft {
	return {
		templateOutline,
		text: printDraft(templateOutline, { template: templateOutline.template, stage: "alpha", answers }),
	};
}

export function importedDraft(templateOutline: Outline, markdown: string): Draft {
	const { answers, stage, layout } = readProposal(templateOutline, markdown);
	const outline = outlineWithExtras(templateOutline, layout);
	return { templateOutline, text: printDraft(outline, { template: templateOutline.template, stage, answers, layout }) };
}

/** As any command reads the draft. */
export function proposalIn({ templateOutline, text }: Draft): Proposal {
	const parsed = parseDraft(text, "draft");
	const known = outlineWithExtras(templateOutline, parsed.layout);
	const outline = withNoLongerAsked(known, readAnswers(parsed, known).kept);
	const { answers } = readAnswers(parsed, outline);
	return { outline, stage: parsed.stage, answers, ...(parsed.layout && { layout: parsed.layout }) };
}

export const rendered = (draft: Draft): string => renderProposal(proposalIn(draft)).markdown;

/** The draft with other answers. */
export function withAnswers(draft: Draft, answers: Answers): Draft {
	const before = proposalIn(draft);
	const after = { stage: before.stage, answers: { ...before.answers, ...answers } };
	return { ...draft, text: updateDraft(draft.text, before.outline, before, after) };
}

export interface Synced {
	readonly settled: ResolvedMerge;
	readonly draft: Draft;
}

/** `last`: the Markdown as it was last written; `now`: as the reviewer left it. */
export function synced(
	draft: Draft,
	last: string | undefined,
	now: string,
	decision: MergeDecision = { keepsRemoved: false },
): Synced & { readonly layoutChange: string } {
	const { templateOutline } = draft;
	const written = (markdown: string): MarkdownVersion => {
		const reading = readProposal(templateOutline, markdown);
		return { markdown, reading, snapshot: reading };
	};
	const before = proposalIn(draft);
	const merge = mergeMarkdown({
		templateOutline,
		draft: before,
		last: last === undefined ? undefined : written(last),
		theirs: written(now),
		hasSidecar: false,
	});
	const settled = resolveMerge(merge, decision);
	const { outline, stage, answers, layout = null } = settled.proposal;
	const items = before.outline.items.map(({ id }) => id);
	const all = withNoLongerAsked(outline, items);
	const text = updateDraft(
		draft.text,
		all,
		before,
		{ stage, answers },
		"draft",
		settled.isLayoutChanged ? layout : undefined,
	);
	return { settled, draft: { templateOutline, text }, layoutChange: merge.layoutChange };
}
