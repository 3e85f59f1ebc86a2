/** Finds runs of sections that are laid out as the outline prints them, so that the skeleton needs one mark for each run. */
import { type Heading, headingsOfBlocks } from "../../markdown/headings.ts";
import type { Outline } from "../../outline/types.ts";
import type { Mark } from "../layout/marks.ts";
import { blocksOfSections, itemPlacements, type SectionPlacement, sectionPlacements } from "../layout/outline-index.ts";
import { joinBlocks, printBlock, tocAt } from "../print-blocks.ts";
import type { Proposal } from "../types.ts";
import type { Source } from "./source.ts";

/** A section's own part of a document: from its heading to the next one. */
export interface SectionSlice {
	readonly section: string;
	/** Offsets in the source. */
	readonly start: number;
	readonly end: number;
	readonly parts: readonly (string | Mark)[];
}

/** The parts of all slices, in order, with a mark for each run of sections that the outline prints the same. */
export function replaceRuns(proposal: Proposal, source: Source, slices: readonly SectionSlice[]): (string | Mark)[] {
	const printer = new RunFinder(proposal, source);
	const sections = sectionPlacements(proposal.outline);
	const all: (string | Mark)[] = [];
	let open: { first: string; last: SectionPlacement; lastId: string; gap: string } | undefined;
	const close = (): void => {
		if (open) all.push({ type: "run", first: open.first, last: open.lastId }, open.gap);
		open = undefined;
	};
	for (const slice of slices) {
		const headed = sections.get(slice.section);
		const gap = headed && !holdsExtra(slice, proposal.outline) ? printer.gapAfter(slice) : undefined;
		if (gap === undefined || !headed) {
			close();
			all.push(...slice.parts);
			continue;
		}
		const joins = open !== undefined && open.gap === "\n\n" && open.last.end === headed.block;
		if (!joins) close();
		open = { first: open?.first ?? slice.section, last: headed, lastId: slice.section, gap };
	}
	close();
	return all;
}

/** An answer to an item of the document's own has its place there, which a run would not print. */
function holdsExtra({ parts }: SectionSlice, outline: Outline): boolean {
	const items = itemPlacements(outline);
	return parts.some((part) => typeof part !== "string" && part.type === "slot" && !items.has(part.id));
}

class RunFinder {
	private headings: readonly Heading[] | undefined;

	constructor(
		private readonly proposal: Proposal,
		private readonly source: Source,
	) {}

	/** The line breaks after the section if the document has it exactly as the outline prints it; else undefined. */
	gapAfter({ section, start, end }: SectionSlice): string | undefined {
		const { text } = this.source;
		const blocks = blocksOfSections(this.proposal.outline, section, section);
		const bare = blocks.map((block) => printBlock(this.proposal, block));
		const first = joinBlocks(bare);
		const line = bare.some(({ block }) => block.type === "toc") ? this.lineOf(start) : 0;
		const filled = bare.map((each, at) =>
			each.block.type === "toc"
				? { ...each, text: tocAt(this.allHeadings(), line + first.lines[at]!, each.block) }
				: each,
		);
		const printed = joinBlocks(filled).markdown.slice(0, -1);
		if (!text.startsWith(printed, start) || start + printed.length > end) return undefined;
		const gap = text.slice(start + printed.length, end);
		return /^\n*$/.test(gap) ? gap : undefined;
	}

	private allHeadings(): readonly Heading[] {
		this.headings ??= headingsOfBlocks(this.source.blocks, this.source.lines);
		return this.headings;
	}

	private lineOf(offset: number): number {
		return this.source.starts.indexOf(offset);
	}
}
