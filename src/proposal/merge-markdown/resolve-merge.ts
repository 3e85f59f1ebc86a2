/**
 * Applies the author's decisions to a merge: makes the new draft's answers and layout, and verifies that they print the
 * Markdown's bytes except where the draft has its own changes. Reports which answers are removed from the draft.
 */
import { IdAllocator, idFromWords } from "../../outline/ids.ts";
import { itemOf, sectionOf } from "../../outline/lookup.ts";
import { withNoLongerAsked } from "../../outline/no-longer-asked.ts";
import { ASK_ANYWAY, type Item, type Outline, type Stage } from "../../outline/types.ts";
import { cleanAnswer, isNotApplicable } from "../answers.ts";
import { kindOf } from "../kinds/table.ts";
import { outlineWithExtras } from "../layout/extras.ts";
import { skeletonText } from "../layout/marks.ts";
import { itemPlacements } from "../layout/outline-index.ts";
import { type Slot, skeletonNodes } from "../layout/skeleton.ts";
import { slotText } from "../layout/slot.ts";
import type { Extra, Layout } from "../layout-types.ts";
import { keepMyAnswer, keptAnswer } from "../not-applicable.ts";
import { ownValue } from "../plain-data.ts";
import { renderProposal } from "../render.ts";
import { askAnyway } from "../scopes.ts";
import type { Answer, Answers, Proposal } from "../types.ts";
import { printedAnswer } from "./align.ts";
import type { ItemComparison } from "./item-comparison.ts";
import { renderWith } from "./layout-change.ts";
import { isHidden, type MarkdownMerge } from "./merge-markdown.ts";
import { occurrenceTest } from "./occurrences.ts";

export interface MergeDecision {
	/** The side that wins conflicts. */
	readonly side?: "mine" | "theirs" | undefined;
	/** Answers that the Markdown no longer contains stay in the draft. */
	readonly keepsRemoved: boolean;
}

export interface ResolvedMerge {
	readonly proposal: Proposal;
	/** The draft's layout has changed. */
	readonly isLayoutChanged: boolean;
	/** Answers whose text the result doesn't contain. */
	readonly removed: readonly Item[];
	/** Answers that are only in the result because of `keepsRemoved`. */
	readonly kept: readonly Item[];
	/** Undecided conflicts: their answer by item of the result. */
	readonly conflicts: ReadonlyMap<Item, Answer | undefined>;
	/** Conflicts decided by `side`. */
	readonly decided: ReadonlyMap<Item, Answer | undefined>;
	/** Apart from the draft's own changes, the result prints the Markdown's bytes. */
	readonly isVerified: boolean;
}

/** Resolves the merge. Only changes answers that are among its changes and conflicts. */
export function resolveMerge(merge: MarkdownMerge, decision: MergeDecision): ResolvedMerge {
	let settled: ResolvedMerge | undefined;
	for (const form of ANSWER_FORMS)
		for (const asks of [false, true]) {
			settled = new MergeResolver(merge, decision, form, asks).settle();
			if (settled.isVerified) return settled;
		}
	return settled!;
}

/**
 * Which form to use for answers that print the same on both sides, tried in this order: the draft's, so that its file
 * doesn't change; or, if that would print differently, the form that was read.
 */
const ANSWER_FORMS: readonly ((draft: Proposal, item: Item, row: ItemComparison) => boolean)[] = [
	() => true,
	(draft, item, { mineText }) =>
		printedAnswer(item, ownValue(draft.answers, item.id)) === mineText || isHidden(draft, item),
	(draft, item) => isHidden(draft, item),
	() => false,
];

class MergeResolver {
	private readonly answers = new Map<string, Answer>();
	/** The Markdown's own answers, to verify the layout with. */
	private readonly proof = new Map<string, Answer>();
	/** Item id in the draft → item id in the result. */
	private readonly names = new Map<string, string>();
	private readonly items = new Map<ItemComparison, string>();
	private readonly added: Extra[] = [];
	private readonly ids = new IdAllocator();

	constructor(
		private readonly merge: MarkdownMerge,
		private readonly decision: MergeDecision,
		private readonly keepsForm: (typeof ANSWER_FORMS)[number],
		/** Items that a scope sets aside are asked anyway if the Markdown leaves them blank. */
		private readonly asksBlank: boolean,
	) {
		for (const { id } of [...merge.outline.items, ...merge.outline.sections]) this.ids.reserve(id);
	}

	settle(): ResolvedMerge {
		const { draft } = this.merge.input;
		for (const row of this.merge.rows) this.row(row);
		for (const { id, aside } of draft.outline.items) {
			const answer = aside ? ownValue(draft.answers, id) : undefined;
			if (answer === undefined || this.answers.has(id)) continue;
			this.put(id, id, answer);
			// Answers to scopes are not printed, but decide what is.
			this.proof.set(id, answer);
		}
		if (this.asksBlank) this.askBlank();
		const bare = this.proposal();
		const removed = this.removedFrom(bare);
		if (this.decision.keepsRemoved)
			for (const item of removed) this.put(item.id, this.place(item), ownValue(draft.answers, item.id));
		const proposal = this.decision.keepsRemoved && removed.length > 0 ? this.proposal() : bare;
		const open = this.decision.side === undefined ? this.merge.conflicts : [];
		const decided = this.decision.side === undefined ? [] : this.merge.conflicts;
		return {
			proposal,
			isLayoutChanged: this.merge.layoutChange !== "same" || this.added.length > 0,
			removed: this.decision.keepsRemoved ? [] : removed,
			kept: this.decision.keepsRemoved ? removed : [],
			conflicts: this.byItem(proposal, open),
			decided: this.byItem(proposal, decided),
			isVerified: this.isVerified(proposal),
		};
	}

	private askBlank(): void {
		const blank = this.merge.rows.filter(
			({ item, isUnplaced, theirsText }) => !isUnplaced && theirsText === "" && !this.answers.has(item.id),
		);
		const { answers } = blank.reduce((proposal, { item }) => askAnyway(proposal, item), this.proposal());
		const wanted = ownValue(answers, ASK_ANYWAY);
		if (wanted === undefined) return;
		this.answers.set(ASK_ANYWAY, wanted);
		this.proof.set(ASK_ANYWAY, wanted);
	}

	private byItem({ outline }: Proposal, rows: readonly ItemComparison[]): Map<Item, Answer | undefined> {
		return new Map(rows.map((row) => [itemOf(outline, this.items.get(row) ?? row.item.id) ?? row.item, row.theirs]));
	}

	private proposal(): Proposal {
		const layout = this.layout();
		const { draft } = this.merge.input;
		const outline = withAside(
			this.merge.layoutChange === "same" && this.added.length === 0
				? this.merge.outline
				: outlineWithExtras(this.merge.input.templateOutline, layout),
			draft.outline,
		);
		return { outline, stage: this.stage(), answers: Object.fromEntries(this.answers), ...(layout && { layout }) };
	}

	private stage(): Stage {
		const { stage, otherStage } = this.merge;
		return (this.decision.side === "theirs" ? otherStage : undefined) ?? stage;
	}

	private layout(): Layout | undefined {
		const { layoutChange, input: given } = this.merge;
		const layout = layoutChange === "same" ? given.draft.layout : given.theirs.reading.layout;
		if (this.added.length === 0) return layout;
		return { ...(layout ?? defaultLayout(given.templateOutline)), extras: [...(layout?.extras ?? []), ...this.added] };
	}

	private row(row: ItemComparison): void {
		const { input: given, changes, conflicts } = this.merge;
		const conflict = conflicts.find(({ item, isUnplaced }) => item === row.item && isUnplaced === row.isUnplaced);
		const isTaken =
			changes.some(({ item, isUnplaced }) => item === row.item && isUnplaced === row.isUnplaced) ||
			(conflict !== undefined && this.decision.side === "theirs");
		const answer = isTaken ? row.theirs : row.mineText === row.theirsText ? this.agreed(row) : this.ownAnswer(row);
		const isMineAlone = !isTaken && row.mineText !== row.theirsText;
		if (row.isUnplaced && answer === undefined) return;
		const id = row.isUnplaced ? this.place(row.item) : row.item.id;
		if (conflict) this.items.set(conflict, id);
		this.put(row.mineId, id, answer);
		if (row.isUnplaced) return;
		const read = ownValue(given.theirs.reading.answers, id);
		const isOfBeside = given.templateOutline.sidecar?.fields.some(({ item }) => item === id) === true;
		// Answers that are not printed may decide what is, as those to scopes do.
		const isPrinted = row.item.id.startsWith("extra/") || itemPlacements(given.templateOutline).has(id);
		const proof = isPrinted && (isMineAlone || isOfBeside) ? read : answer;
		if (proof !== undefined) this.proof.set(id, proof);
	}

	private put(mineId: string | undefined, id: string, answer: Answer | undefined): void {
		if (answer === undefined) return;
		this.answers.set(id, answer);
		if (mineId !== undefined) this.names.set(mineId, id);
	}

	/** The answer if both sides print the same. */
	private agreed(row: ItemComparison): Answer | undefined {
		const { draft } = this.merge.input;
		const item = row.mineId === row.item.id ? itemOf(draft.outline, row.mineId) : undefined;
		return item && this.keepsForm(draft, item, row) ? ownValue(draft.answers, item.id) : row.theirs;
	}

	/** The draft's answer, as an answer to the item in the result. */
	private ownAnswer({ item, isUnplaced, mineId = "", mine, mineText }: ItemComparison): Answer | undefined {
		const { draft } = this.merge.input;
		const there = itemOf(draft.outline, mineId);
		const given = ownValue(draft.answers, mineId);
		const answer = there && printedAnswer(there, given) === mineText ? given : keepMyAnswer(mine, given);
		if (isUnplaced || mineId === item.id || isNotApplicable(answer) || typeof answer === "string") return answer;
		return mineText === "" ? undefined : mineText;
	}

	/** An id in the result for an unplaced item, which is printed after the item that precedes it in the outline. */
	private place(item: Item): string {
		const { merge } = this;
		const isFree = itemOf(merge.input.templateOutline, item.id) && !this.answers.has(item.id);
		if (isFree) return item.id;
		const words = item.id.startsWith("extra/") ? item.id.slice("extra/".length) : idFromWords(item.label, "section");
		const id = `extra/${words}`;
		const free = this.ids.reserve(id) ? id : this.ids.allocate(id);
		const above = merge.input.draft.layout?.extras?.find((extra) => extra.id === item.id)?.section;
		const section = above !== undefined && sectionOf(merge.outline, above) ? above : undefined;
		this.added.push({ id: free, label: item.label, ...(section !== undefined && { section }) });
		return free;
	}

	/** The draft's answers that are neither answers of the result nor part of its text. */
	private removedFrom(proposal: Proposal): Item[] {
		const { input: given, printed } = this.merge;
		const { draft } = given;
		const gone = draft.outline.items.filter((item) => {
			const isThere = item.isStage || this.names.has(item.id);
			return !isThere && cleanAnswer(item, ownValue(draft.answers, item.id)) !== undefined;
		});
		if (gone.length === 0) return [];
		const markdown = renderProposal(proposal).markdown;
		const isThere = occurrenceTest(printed, markdown);
		return gone.filter((item) => {
			// The reason may be anywhere in the text, but the kept answer is in no document.
			const answer = ownValue(draft.answers, item.id);
			if (isNotApplicable(answer) && keptAnswer(answer) !== undefined) return true;
			const text = textInDocument(draft, item);
			const emptied = kindOf(item).emptied?.(item) ?? "";
			return text === "" || !(isThere(text) || (emptied !== "" && occurrenceTest(emptied, markdown)(emptied)));
		});
	}

	private isVerified(proposal: Proposal): boolean {
		const { stage } = this.merge.input.theirs.reading;
		const answers: Answers = Object.fromEntries(this.proof);
		return renderWith(proposal, answers, stage) === this.merge.input.theirs.markdown;
	}
}

/** The answer as printed in the draft's document; `''` if nothing is printed. */
function textInDocument(draft: Proposal, item: Item): string {
	const place = itemPlacements(draft.outline).get(item.id);
	const printed = draft.layout ? skeletonNodes(draft.layout) : [];
	const slot = printed.find((each): each is Slot => each.type === "slot" && each.id === item.id);
	return place ? slotText(draft, place, slot ?? {}) : "";
}

/** The layout of a document that matches its outline exactly. */
function defaultLayout({ blocks }: Outline): Layout {
	const sections = blocks.flatMap((block) => (block.type === "heading" ? [block.section] : []));
	const [first] = sections;
	const run = first === undefined ? [] : [{ type: "run" as const, first, last: sections.at(-1)! }];
	return { skeleton: skeletonText([...run, "\n"]) };
}

/** The outline with the draft's answers that are no longer asked for. */
function withAside(outline: Outline, draft: Outline): Outline {
	const ids = draft.items.flatMap(({ id, aside }) => (aside && !itemOf(outline, id) ? [id] : []));
	return withNoLongerAsked(outline, ids);
}
