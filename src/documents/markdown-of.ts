/**
 * Renders a proposal's Markdown, on request with guidance in place of missing answers. The code for guidance is loaded
 * only then.
 */
import { renderProposal } from "../proposal/render.ts";
import type { Proposal } from "../proposal/types.ts";

/** The proposal's Markdown; with `guidance`, missing answers are replaced by guidance in comments. */
export async function markdownOf(proposal: Proposal, { guidance = false }): Promise<string> {
	if (!guidance) return renderProposal(proposal).markdown;
	const { withGuidance } = await import("../proposal/guided.ts");
	return renderProposal(withGuidance(proposal)).markdown;
}
