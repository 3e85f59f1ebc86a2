/**
 * Places answers that a document has no slot for: after the content that precedes them in the outline, with the headings
 * that they need, in the document's heading depth and question style.
 */
import { heading, printMarkdown } from "../../markdown/print.ts";
import type { Block, Outline } from "../../outline/types.ts";
import { answerOf, cleanAnswer, markdownOfAnswer } from "../answers.ts";
import { headingText, placeholderIds } from "../headings.ts";
import { printBlock } from "../print-blocks.ts";
import { printEntry } from "../print-item.ts";
import type { Proposal } from "../types.ts";
import { blocksOfSections, itemPlacements, sectionPlacements } from "./outline-index.ts";
import type { SkeletonNode } from "./skeleton.ts";

export interface Addition {
	readonly text: string;
	/** Id of the answered item; none for a heading. */
	readonly item?: string;
	/** A line of front matter. */
	readonly yaml?: true;
	/** It is a row of a table that is there. */
	readonly row?: true;
}

/** Additions by the index of the node that they follow (-1: at the start). Empty for most documents. */
export function additionsTo(
	proposal: Proposal,
	nodes: readonly SkeletonNode[],
): ReadonlyMap<number, readonly Addition[]> {
	const { outline } = proposal;
	const present = presenceOf(outline, nodes);
	const lacking = [...itemPlacements(outline).values()].some(
		({ item }) =>
			!present.items.has(item.id) && !item.isStage && cleanAnswer(item, answerOf(proposal, item)) !== undefined,
	);
	return lacking ? new AdditionCollector(proposal, nodes, present).add() : new Map();
}

interface Presence {
	/** Item id → index of the node that contains it. */
	readonly items: Map<string, number>;
	/** Ids of sections of which the document has anything, including subsections. */
	readonly sections: Set<string>;
	/** Ids of sections whose own heading certainly exists. */
	readonly headed: Set<string>;
}

function presenceOf(outline: Outline, nodes: readonly SkeletonNode[]): Presence {
	const items = new Map<string, number>();
	const sections = new Set<string>();
	const own = new Set<string>();
	const places = itemPlacements(outline);
	const headed = sectionPlacements(outline);
	const mark = (section: string | undefined): void => {
		for (let id = section; id !== undefined && !sections.has(id); id = headed.get(id)?.parent) sections.add(id);
	};
	for (const [at, node] of nodes.entries()) {
		const place = node.type === "slot" ? places.get(node.id) : undefined;
		if (place) items.set(place.item.id, at);
		const section = node.type === "anchor" ? node.section : place?.item.section;
		mark(section);
		if (section !== undefined && (!place || place.form === "section")) own.add(section);
		if (node.type !== "run") continue;
		for (const block of blocksOfSections(outline, node.first, node.last)) {
			if (block.type === "heading") {
				mark(block.section);
				own.add(block.section);
			}
			for (const id of itemsOf(block)) items.set(id, at);
		}
	}
	return { items, sections, headed: own };
}

function itemsOf(block: Block): string[] {
	return block.type === "item" ? [block.item] : block.type === "heading" ? placeholderIds(block) : [];
}

class AdditionCollector {
	private readonly all = new Map<number, Addition[]>();
	/** Index of the node with the latest content so far, in the outline's order. */
	private at = -1;
	private readonly shift: number;

	constructor(
		private readonly proposal: Proposal,
		private readonly nodes: readonly SkeletonNode[],
		private readonly present: Presence,
	) {
		this.shift = depthShift(proposal.outline, nodes);
	}

	add(): Map<number, Addition[]> {
		for (const block of this.proposal.outline.blocks) {
			for (const id of itemsOf(block)) this.at = this.present.items.get(id) ?? this.at;
			const lacks = itemsOf(block).some((id) => !this.present.items.has(id) && this.isAnswered(id));
			if (!lacks) continue;
			if (block.type === "heading") this.heading(block.section);
			if (block.type === "item") this.item(block);
		}
		return this.all;
	}

	private isAnswered(id: string): boolean {
		const item = itemPlacements(this.proposal.outline).get(id)?.item;
		return item !== undefined && !item.isStage && cleanAnswer(item, answerOf(this.proposal, item)) !== undefined;
	}

	private item(block: Extract<Block, { type: "item" }>): void {
		const { item } = itemPlacements(this.proposal.outline).get(block.item)!;
		this.heading(item.section, block.form === "section" ? this.present.headed : this.present.sections);
		const answer = answerOf(this.proposal, item);
		const text = markdownOfAnswer(item, answer);
		const label = block.label ?? item.label;
		if (block.form === "section") this.put({ text, item: item.id });
		else if (block.row && this.isInTable())
			this.put({ text: printBlock(this.proposal, block).text, item: item.id, row: true });
		else if (block.row) {
			const entry = { ...block, form: "field" as const, label: `${item.label}:` };
			this.put({ text: printEntry(entry, item, answer).markdown, item: item.id });
		} else if (block.form === "line")
			this.put({ text: printBlock(this.proposal, block).text, item: item.id, ...(block.yaml && { yaml: true }) });
		else if (block.form === "field") this.put({ text: printEntry(block, item, answer).markdown, item: item.id });
		else {
			const marks = this.marksOfQuestions(item.section);
			const entry = marks === undefined ? printEntry(block, item, answer).markdown : `${marks(label)}\n\n${text}`;
			this.put({ text: entry, item: item.id });
		}
	}

	/** Adds the section's heading and those above it, where they are missing. */
	private heading(section: string, there: ReadonlySet<string> = this.present.sections): void {
		if (there.has(section)) return;
		this.present.sections.add(section);
		this.present.headed.add(section);
		const headed = sectionPlacements(this.proposal.outline).get(section);
		if (!headed) return;
		if (headed.parent !== undefined) this.heading(headed.parent);
		const block = this.proposal.outline.blocks[headed.block]!;
		if (block.type !== "heading") return;
		const depth = Math.max(1, Math.min(6, block.depth + this.shift));
		this.put({ text: printMarkdown([heading(depth, headingText(this.proposal, block))]) });
	}

	private put(addition: Addition): void {
		const there = this.all.get(this.at);
		if (there) there.push(addition);
		else this.all.set(this.at, [addition]);
	}

	/** What comes next would follow a row of a table, on a line of its own. */
	private isInTable(): boolean {
		const isLine = this.nodes.slice(this.at + 1).some((node) => node.type === "text" && node.text.includes("\n"));
		return isLine && /^[ \t]*\|/.test(lineBefore(this.nodes, this.at));
	}

	/** The document's style of questions, as in the previous one; undefined for list items. */
	private marksOfQuestions(section: string): ((label: string) => string) | undefined {
		const node = this.nodes[this.at];
		const place = node?.type === "slot" ? itemPlacements(this.proposal.outline).get(node.id) : undefined;
		if (place?.item.section !== section) return undefined;
		const line = lineBefore(this.nodes, this.at);
		const marks = /^(#{1,6}) /.exec(line)?.[1];
		if (marks) return (label) => `${marks} ${label}`;
		return line.startsWith("**") ? (label) => `**${label}**` : undefined;
	}
}

/** The last non-blank line of the text before a node. */
function lineBefore(nodes: readonly SkeletonNode[], at: number): string {
	const before = nodes[at - 1];
	return before?.type === "text" ? (/[^\n]*$/.exec(before.text.slice(-1000).trimEnd())?.[0] ?? "") : "";
}

/** How much deeper the document's headings are than the outline's, measured at the first common one. */
function depthShift(outline: Outline, nodes: readonly SkeletonNode[]): number {
	for (const [at, node] of nodes.entries()) {
		const place = node.type === "slot" ? itemPlacements(outline).get(node.id) : undefined;
		const marks = place?.form === "section" ? /^(#{1,6}) /.exec(lineBefore(nodes, at))?.[1] : undefined;
		const depth = place && sectionPlacements(outline).get(place.item.section)?.depth;
		if (marks && depth && !place.item.id.startsWith("extra/")) return marks.length - depth;
	}
	return 0;
}
