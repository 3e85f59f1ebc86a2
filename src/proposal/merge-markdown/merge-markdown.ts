/**
 * Brings what someone changed in a printed proposal back into its answers and its layout, item by item. Three texts are
 * read alike: the Markdown as it was last written, as the draft would write it, and as it is. Answers are compared as
 * they are printed: a document that was read back need not have them in the form in which they were given. Knows no files.
 */
import { itemOf } from "../../outline/lookup.ts";
import { type Item, type Outline, STAGES, type Stage } from "../../outline/types.ts";
import { cleanAnswer, isNotApplicable } from "../answers.ts";
import { itemPlacements } from "../layout/outline-index.ts";
import type { Snapshot } from "../merge-answers.ts";
import { keepMyAnswer, keptAnswer } from "../not-applicable.ts";
import { ownValue } from "../plain-data.ts";
import { type Reading, readProposal } from "../reading/read.ts";
import { renderProposal } from "../render.ts";
import { effectiveAnswer } from "../scopes.ts";
import type { Answer, Answers, Proposal } from "../types.ts";
import { printedAnswer } from "./align.ts";
import { compareItems, type ItemComparison } from "./item-comparison.ts";
import { type LayoutChange, layoutChangeOf, outlineOf, type ReadVersion } from "./layout-change.ts";

/** A document, together with the YAML file beside it. */
export interface MarkdownVersion {
	readonly markdown: string;
	readonly reading: Reading;
	readonly snapshot: Snapshot;
}

export interface MergeInput {
	/** The template's outline. */
	readonly templateOutline: Outline;
	readonly draft: Proposal;
	/** As the document was when it was last written; undefined if that is not known. */
	readonly last: MarkdownVersion | undefined;
	readonly theirs: MarkdownVersion;
	/** There is a YAML file beside the document. */
	readonly hasSidecar: boolean;
	/** By item id, what was reported before and is still undecided. */
	readonly waiting?: ReadonlyMap<string, Answer | undefined>;
}

export interface MarkdownMerge {
	readonly input: MergeInput;
	readonly layoutChange: LayoutChange;
	/** The outline of the result, without unplaced items. */
	readonly outline: Outline;
	readonly rows: readonly ItemComparison[];
	/** Items that only the Markdown changed. */
	readonly changes: readonly ItemComparison[];
	/** Items that both sides changed, or for which it is unknown which side did. */
	readonly conflicts: readonly ItemComparison[];
	/** The Markdown's stage if only the Markdown changed it, else the draft's. */
	readonly stage: Stage;
	/** The Markdown's stage, if both sides changed it or it is unknown which side did. */
	readonly otherStage?: Stage;
	/** The draft's Markdown. */
	readonly printed: string;
}

/** Determines changes and conflicts; decides nothing. */
export function mergeMarkdown(given: MergeInput): MarkdownMerge {
	const { templateOutline, draft, last, theirs, waiting } = given;
	const printed = renderProposal(draft).markdown;
	const isUnprinted = unprintedOf(given);
	const then = last && { ...readVersion(given, last, isUnprinted), markdown: last.markdown };
	const now = { ...readVersion(given, theirs, isUnprinted), markdown: theirs.markdown };
	const mine = readPrinted(given, printed, isUnprinted);
	const layoutChange = layoutChangeOf(templateOutline, draft, mine, printed, then, now);
	const outline = layoutChange === "same" ? draft.outline : now.outline;
	const rows = compareItems(templateOutline, then, mine, { outline, answers: now.answers }).map((row) =>
		withKeptAnswer(draft, row),
	);
	const changes: ItemComparison[] = [];
	const conflicts: ItemComparison[] = [];
	for (const row of rows) {
		const { item, lastText, mineText, theirsText } = row;
		const waits = waiting?.has(item.id) === true && theirsText === printedAnswer(item, waiting.get(item.id));
		if (theirsText === mineText || (last && theirsText === lastText && !waits)) continue;
		const isMine = waits || (last ? mineText !== lastText : mineText !== "") || losesKeptAnswer(draft, row);
		(isMine ? conflicts : changes).push(row);
	}
	const stages = mergeStage(last?.snapshot, draft, theirs.snapshot);
	return { input: given, layoutChange, outline, rows, changes, conflicts, ...stages, printed };
}

function draftAnswer({ answers }: Proposal, { mineId }: ItemComparison): Answer | undefined {
	return mineId === undefined ? undefined : ownValue(answers, mineId);
}

/** Adds to their answer what a document can't contain: the answer that the draft keeps with *not applicable*. */
function withKeptAnswer(draft: Proposal, row: ItemComparison): ItemComparison {
	const mine = draftAnswer(draft, row);
	const kept = keptAnswer(mine);
	const isBack = isNotApplicable(mine) && kept !== undefined && row.theirsText === printedAnswer(row.item, kept);
	return { ...row, theirs: isBack ? kept : keepMyAnswer(row.theirs, mine) };
}

/** Whether their answer would replace one kept with *not applicable*. If theirs is removed, the author is asked anyway. */
function losesKeptAnswer(draft: Proposal, row: ItemComparison): boolean {
	const mine = draftAnswer(draft, row);
	const kept = isNotApplicable(mine) ? keptAnswer(mine) : undefined;
	return row.theirs !== undefined && kept !== undefined && kept !== keptAnswer(row.theirs);
}

/** Merges the stage; a document without a stage has the first one. */
function mergeStage(
	last: { readonly stage: Stage } | undefined,
	mine: { readonly stage: Stage },
	theirs: { readonly stage: Stage },
): Pick<MarkdownMerge, "stage" | "otherStage"> {
	const [lastText, mineText, theirsText] = [last, mine, theirs].map((side) => side?.stage ?? STAGES[0]) as [
		Stage,
		Stage,
		Stage,
	];
	if (theirsText === mineText || theirsText === lastText) return { stage: mineText };
	return last && mineText === lastText ? { stage: theirsText } : { stage: mineText, otherStage: theirsText };
}

/** Whether an item is neither in the document nor in the file beside it, so that only the draft has its answer. */
function unprintedOf({ templateOutline, hasSidecar }: MergeInput): (id: string) => boolean {
	const beside = new Set(hasSidecar ? templateOutline.sidecar?.fields.map(({ item }) => item) : []);
	return (id) =>
		itemOf(templateOutline, id) !== undefined && !itemPlacements(templateOutline).has(id) && !beside.has(id);
}

/** A document's answers, completed with the draft's answers to items that are not printed. */
function readVersion(
	{ templateOutline, draft }: MergeInput,
	{ reading, snapshot: sides }: MarkdownVersion,
	isUnprinted: (id: string) => boolean,
): ReadVersion {
	const answers = combineAnswers(draft.answers, sides.answers, isUnprinted);
	return { outline: outlineOf(templateOutline, reading.layout), answers, reading };
}

function combineAnswers(some: Answers, others: Answers, isFromSome: (id: string) => boolean): Answers {
	const entries = [
		...Object.entries(others).filter(([id]) => !isFromSome(id)),
		...Object.entries(some).filter(([id]) => isFromSome(id)),
	];
	return Object.fromEntries(entries);
}

/**
 * Reads the draft's own Markdown, so that it can be compared with the other two. Answers with headings that would be read
 * as sections of the document are kept whole.
 */
function readPrinted(given: MergeInput, printed: string, isUnprinted: (id: string) => boolean): ReadVersion {
	const { templateOutline, draft, last } = given;
	const reading = readProposal(templateOutline, printed);
	const beside = new Set(templateOutline.sidecar?.fields.map(({ item }) => item));
	const answers = combineAnswers(draft.answers, reading.answers, (id) => isUnprinted(id) || beside.has(id));
	const known = last ? outlineOf(templateOutline, last.reading.layout) : templateOutline;
	const isNew = (id: string): boolean => !itemOf(draft.outline, id) && !itemOf(known, id);
	if (!reading.extras.some(({ id }) => isNew(id)))
		return { outline: outlineOf(templateOutline, reading.layout), answers, reading };
	const split = draft.outline.items.filter((item) => {
		const [read, mine] = [answers, draft.answers].map((each) => printedAnswer(item, ownValue(each, item.id)));
		return read !== mine && !isHidden(draft, item);
	});
	const whole = combineAnswers(draft.answers, answers, (id) => split.some((item) => item.id === id));
	const kept = Object.entries(whole).filter(([id]) => !isNew(id));
	const outline = outlineOf(templateOutline, reading.layout);
	return { outline, answers: Object.fromEntries(kept), reading };
}

/** Whether the document doesn't show the author's answer: a scope sets the item aside, or it is in a heading. */
export function isHidden(draft: Proposal, item: Item): boolean {
	const answer = ownValue(draft.answers, item.id);
	if (cleanAnswer(item, answer) === undefined) return effectiveAnswer(draft, item) !== undefined;
	return itemPlacements(draft.outline).get(item.id)?.form === "heading";
}
