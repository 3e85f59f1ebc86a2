/**
 * A proposal as Markdown: the outline's blocks in order, or the document's own layout where it has one. Author text is
 * printed verbatim. Empty lines around an answer and the ending of its last line make room for the one blank line;
 * a line that holds more than spaces is never lost. Prints only, and loads no Markdown parser.
 */
import { printLayout } from "./layout/print.ts";
import { blockLines, fillTocs, joinBlocks, printBlock, type Rendered } from "./print-blocks.ts";
import type { Proposal } from "./types.ts";

export type { Rendered } from "./print-blocks.ts";

/**
 * The proposal's Markdown, and where in it the items are. It ends with one line ending, unless the proposal was read
 * back from a document that doesn't. Takes linear time.
 */
export function renderProposal(proposal: Proposal): Rendered {
	if (proposal.layout) return printLayout(proposal, proposal.layout);
	const printed = proposal.outline.blocks.map((block) => printBlock(proposal, block));
	const bare = joinBlocks(printed);
	const hasToc = printed.some(({ block }) => block.type === "toc");
	const page = hasToc ? joinBlocks(fillTocs(printed, bare)) : bare;
	return { markdown: page.markdown, lines: Object.fromEntries(blockLines(printed, page)) };
}
