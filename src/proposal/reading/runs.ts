/** Finds runs of sections that are laid out as the outline prints them: the skeleton names them instead of copying them. */
import { headingsOf } from "../../markdown/headings.ts";
import type { Mark } from "../layout/marks.ts";
import { blocksOfRun, type Headed, sectionsOf } from "../layout/places.ts";
import { layOut, printBlock, tocAt } from "../print-blocks.ts";
import type { Proposal } from "../types.ts";
import type { Source } from "./source.ts";

/** A section's own part of a document: from its heading to the next one. */
export interface Stretch {
	readonly section: string;
	/** Offsets in the source. */
	readonly start: number;
	readonly end: number;
	readonly parts: readonly (string | Mark)[];
}

/** The parts of all stretches, in order, with a mark for each run of sections that the outline prints the same. */
export function withRuns(proposal: Proposal, source: Source, stretches: readonly Stretch[]): (string | Mark)[] {
	const printer = new Printer(proposal, source);
	const sections = sectionsOf(proposal.outline);
	const all: (string | Mark)[] = [];
	let open: { first: string; last: Headed; lastId: string; gap: string } | undefined;
	const close = (): void => {
		if (open) all.push({ type: "run", first: open.first, last: open.lastId }, open.gap);
		open = undefined;
	};
	for (const stretch of stretches) {
		const headed = sections.get(stretch.section);
		const gap = headed && printer.gapBehind(stretch);
		if (gap === undefined || !headed) {
			close();
			all.push(...stretch.parts);
			continue;
		}
		const joins = open !== undefined && open.gap === "\n\n" && open.last.end === headed.block;
		if (!joins) close();
		open = { first: open?.first ?? stretch.section, last: headed, lastId: stretch.section, gap };
	}
	close();
	return all;
}

class Printer {
	private headings: ReturnType<typeof headingsOf> | undefined;

	constructor(
		private readonly proposal: Proposal,
		private readonly source: Source,
	) {}

	/** What follows the section as the outline prints it, when that is what is there; else undefined. */
	gapBehind({ section, start, end }: Stretch): string | undefined {
		const { text } = this.source;
		const blocks = blocksOfRun(this.proposal.outline, section, section);
		const bare = blocks.map((block) => printBlock(this.proposal, block));
		const first = layOut(bare);
		const line = bare.some(({ block }) => block.type === "toc") ? this.lineOf(start) : 0;
		const pieces = bare.map((piece, at) =>
			piece.block.type === "toc"
				? { ...piece, text: tocAt(this.allHeadings(), line + first.lines[at]!, piece.block.depth) }
				: piece,
		);
		const printed = layOut(pieces).markdown.slice(0, -1);
		if (!text.startsWith(printed, start) || start + printed.length > end) return undefined;
		const gap = text.slice(start + printed.length, end);
		return /^\n*$/.test(gap) ? gap : undefined;
	}

	private allHeadings(): ReturnType<typeof headingsOf> {
		this.headings ??= headingsOf(this.source.text);
		return this.headings;
	}

	private lineOf(offset: number): number {
		return this.source.starts.indexOf(offset);
	}
}
