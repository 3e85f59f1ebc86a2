/**
 * The draft that a merge leads to, once it is decided: its answers and its layout, proved to print the Markdown's bytes
 * wherever the draft has no changes of its own. Reports which answers leave the draft.
 */

import { FreeIds, wordsToId } from "../../outline/ids.ts";
import { itemOf, sectionOf } from "../../outline/lookup.ts";
import { withNoLongerAsked } from "../../outline/no-longer-asked.ts";
import { WANTED } from "../../outline/scopes.ts";
import type { Item, Outline, Stage } from "../../outline/types.ts";
import { cleanAnswer, isNotApplicable } from "../answers.ts";
import { kindOf } from "../kinds/table.ts";
import { outlineWithExtras } from "../layout/extras.ts";
import { skeletonText } from "../layout/marks.ts";
import { layoutPieces, type Slot } from "../layout/pieces.ts";
import { placesOf } from "../layout/places.ts";
import { slotText } from "../layout/slot.ts";
import type { Extra, Layout } from "../layout-types.ts";
import { keepingMine, keptAnswer } from "../not-applicable.ts";
import { ownValue } from "../own-value.ts";
import { renderProposal } from "../render.ts";
import { wanting } from "../scopes.ts";
import type { Answer, Answers, Proposal } from "../types.ts";
import { printedAnswer } from "./align.ts";
import { isHidden, type Merge } from "./merge-markdown.ts";
import { stillThere } from "./occurrences.ts";
import type { Row } from "./rows.ts";
import { printedWith } from "./structure.ts";

export interface Decision {
	/** Whose answer counts where both changed it. */
	readonly side?: "mine" | "theirs" | undefined;
	/** Answers that the Markdown has no more stay in the draft. */
	readonly keepsRemoved: boolean;
}

export interface Settled {
	readonly proposal: Proposal;
	/** The draft's layout has changed. */
	readonly isLaidOut: boolean;
	/** Answers whose text is nowhere in the result. */
	readonly removed: readonly Item[];
	/** Answers that are in the result because they are kept. */
	readonly kept: readonly Item[];
	/** What waits for a decision, by items of the result. */
	readonly conflicts: ReadonlyMap<Item, Answer | undefined>;
	/** What was decided by `side`. */
	readonly decided: ReadonlyMap<Item, Answer | undefined>;
	/** Apart from what the draft alone says, the result prints the Markdown's bytes. */
	readonly isProved: boolean;
}

/** Never changes an answer that is not among the merge's changes and conflicts. */
export function settle(merge: Merge, decision: Decision): Settled {
	let settled: Settled | undefined;
	for (const form of FORMS)
		for (const asks of [false, true]) {
			settled = new Settling(merge, decision, form, asks).settle();
			if (settled.isProved) return settled;
		}
	return settled!;
}

/**
 * In which form an answer stays that both say alike: as the draft has it, so that nothing of its file changes; else,
 * where that would print something else, as it was read.
 */
const FORMS: readonly ((draft: Proposal, item: Item, row: Row) => boolean)[] = [
	() => true,
	(draft, item, { my }) => printedAnswer(item, ownValue(draft.answers, item.id)) === my || isHidden(draft, item),
	(draft, item) => isHidden(draft, item),
	() => false,
];

class Settling {
	private readonly answers = new Map<string, Answer>();
	/** The Markdown's own, with which the layout is proved. */
	private readonly proof = new Map<string, Answer>();
	/** Item of the draft → the result's. */
	private readonly names = new Map<string, string>();
	private readonly items = new Map<Row, string>();
	private readonly added: Extra[] = [];
	private readonly ids = new FreeIds();

	constructor(
		private readonly merge: Merge,
		private readonly decision: Decision,
		private readonly keepsForm: (typeof FORMS)[number],
		/** Items that a scope sets aside are asked anyway if the Markdown leaves them blank. */
		private readonly asksBlank: boolean,
	) {
		for (const { id } of [...merge.outline.items, ...merge.outline.sections]) this.ids.take(id);
	}

	settle(): Settled {
		const { draft } = this.merge.given;
		for (const row of this.merge.rows) this.row(row);
		for (const { id, aside } of draft.outline.items) {
			const answer = aside ? ownValue(draft.answers, id) : undefined;
			if (answer === undefined || this.answers.has(id)) continue;
			this.put(id, id, answer);
			// Scopes are answers that are not printed and say what is.
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
			isLaidOut: this.merge.structure !== "same" || this.added.length > 0,
			removed: this.decision.keepsRemoved ? [] : removed,
			kept: this.decision.keepsRemoved ? removed : [],
			conflicts: this.byItem(proposal, open),
			decided: this.byItem(proposal, decided),
			isProved: this.isProved(proposal),
		};
	}

	private askBlank(): void {
		const blank = this.merge.rows.filter(
			({ item, isLeft, their }) => !isLeft && their === "" && !this.answers.has(item.id),
		);
		const { answers } = blank.reduce((proposal, { item }) => wanting(proposal, item), this.proposal());
		const wanted = ownValue(answers, WANTED);
		if (wanted === undefined) return;
		this.answers.set(WANTED, wanted);
		this.proof.set(WANTED, wanted);
	}

	private byItem({ outline }: Proposal, rows: readonly Row[]): Map<Item, Answer | undefined> {
		return new Map(rows.map((row) => [itemOf(outline, this.items.get(row) ?? row.item.id) ?? row.item, row.theirs]));
	}

	private proposal(): Proposal {
		const layout = this.layout();
		const { draft } = this.merge.given;
		const outline = withAside(
			this.merge.structure === "same" && this.added.length === 0
				? this.merge.outline
				: outlineWithExtras(this.merge.given.asked, layout),
			draft.outline,
		);
		return { outline, stage: this.stage(), answers: Object.fromEntries(this.answers), ...(layout && { layout }) };
	}

	private stage(): Stage {
		const { stage, otherStage } = this.merge;
		return (this.decision.side === "theirs" ? otherStage : undefined) ?? stage;
	}

	private layout(): Layout | undefined {
		const { structure, given } = this.merge;
		const layout = structure === "same" ? given.draft.layout : given.theirs.reading.layout;
		if (this.added.length === 0) return layout;
		return { ...(layout ?? asPrinted(given.asked)), extras: [...(layout?.extras ?? []), ...this.added] };
	}

	private row(row: Row): void {
		const { given, changes, conflicts } = this.merge;
		const conflict = conflicts.find(({ item, isLeft }) => item === row.item && isLeft === row.isLeft);
		const isTaken =
			changes.some(({ item, isLeft }) => item === row.item && isLeft === row.isLeft) ||
			(conflict !== undefined && this.decision.side === "theirs");
		const answer = isTaken ? row.theirs : row.my === row.their ? this.agreed(row) : this.ownAnswer(row);
		const isMineAlone = !isTaken && row.my !== row.their;
		if (row.isLeft && answer === undefined) return;
		const id = row.isLeft ? this.place(row.item) : row.item.id;
		if (conflict) this.items.set(conflict, id);
		this.put(row.mineId, id, answer);
		if (row.isLeft) return;
		const read = ownValue(given.theirs.reading.answers, id);
		const isOfBeside = given.asked.sidecar?.fields.some(({ item }) => item === id) === true;
		// What the document doesn't print says what it does, as scopes do.
		const isPrinted = row.item.id.startsWith("extra/") || placesOf(given.asked).has(id);
		const proof = isPrinted && (isMineAlone || isOfBeside) ? read : answer;
		if (proof !== undefined) this.proof.set(id, proof);
	}

	private put(mineId: string | undefined, id: string, answer: Answer | undefined): void {
		if (answer === undefined) return;
		this.answers.set(id, answer);
		if (mineId !== undefined) this.names.set(mineId, id);
	}

	/** Both say the same. */
	private agreed(row: Row): Answer | undefined {
		const { draft } = this.merge.given;
		const item = row.mineId === row.item.id ? itemOf(draft.outline, row.mineId) : undefined;
		return item && this.keepsForm(draft, item, row) ? ownValue(draft.answers, item.id) : row.theirs;
	}

	/** The draft's, in the terms of the item that it has become an answer to. */
	private ownAnswer({ item, isLeft, mineId = "", mine, my }: Row): Answer | undefined {
		const { draft } = this.merge.given;
		const there = itemOf(draft.outline, mineId);
		const given = ownValue(draft.answers, mineId);
		const answer = there && printedAnswer(there, given) === my ? given : keepingMine(mine, given);
		if (isLeft || mineId === item.id || isNotApplicable(answer) || typeof answer === "string") return answer;
		return my === "" ? undefined : my;
	}

	/** An id in the result for what the document has no place for: printed after the item that precedes it in the outline. */
	private place(item: Item): string {
		const { merge } = this;
		const isFree = itemOf(merge.given.asked, item.id) && !this.answers.has(item.id);
		if (isFree) return item.id;
		const words = item.id.startsWith("extra/") ? item.id.slice("extra/".length) : wordsToId(item.label, "section");
		const id = `extra/${words}`;
		const free = this.ids.take(id) ? id : this.ids.free(id);
		const above = merge.given.draft.layout?.extras?.find((extra) => extra.id === item.id)?.section;
		const section = above !== undefined && sectionOf(merge.outline, above) ? above : undefined;
		this.added.push({ id: free, label: item.label, ...(section !== undefined && { section }) });
		return free;
	}

	/** The draft's answers that the result has neither as answers nor anywhere in its text. */
	private removedFrom(proposal: Proposal): Item[] {
		const { given, printed } = this.merge;
		const { draft } = given;
		const gone = draft.outline.items.filter((item) => {
			const isThere = item.isStage || this.names.has(item.id);
			return !isThere && cleanAnswer(item, ownValue(draft.answers, item.id)) !== undefined;
		});
		if (gone.length === 0) return [];
		const markdown = renderProposal(proposal).markdown;
		const isThere = stillThere(printed, markdown);
		return gone.filter((item) => {
			// A reason may stand anywhere else; the answer beside it is in no document.
			const answer = ownValue(draft.answers, item.id);
			if (isNotApplicable(answer) && keptAnswer(answer) !== undefined) return true;
			const text = textInDocument(draft, item);
			const emptied = kindOf(item).emptied?.(item) ?? "";
			return text === "" || !(isThere(text) || (emptied !== "" && stillThere(emptied, markdown)(emptied)));
		});
	}

	private isProved(proposal: Proposal): boolean {
		const { stage } = this.merge.given.theirs.reading;
		const answers: Answers = Object.fromEntries(this.proof);
		return printedWith(proposal, answers, stage) === this.merge.given.theirs.markdown;
	}
}

/** The answer as the draft's document has it; `''` where it prints nothing. */
function textInDocument(draft: Proposal, item: Item): string {
	const place = placesOf(draft.outline).get(item.id);
	const pieces = draft.layout ? layoutPieces(draft.layout) : [];
	const slot = pieces.find((piece): piece is Slot => piece.type === "slot" && piece.id === item.id);
	return place ? slotText(draft, place, slot ?? {}) : "";
}

/** The layout of a document that matches its outline exactly. */
function asPrinted({ blocks }: Outline): Layout {
	const sections = blocks.flatMap((block) => (block.type === "heading" ? [block.section] : []));
	const [first] = sections;
	const run = first === undefined ? [] : [{ type: "run" as const, first, last: sections.at(-1)! }];
	return { skeleton: skeletonText([...run, "\n"]) };
}

/** The outline with the items that the draft keeps although they are no longer asked. */
function withAside(outline: Outline, draft: Outline): Outline {
	const ids = draft.items.flatMap(({ id, aside }) => (aside && !itemOf(outline, id) ? [id] : []));
	return withNoLongerAsked(outline, ids);
}
