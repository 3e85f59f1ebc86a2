/** A proposal's Markdown, with the guidance in place of missing answers where it is asked for. Loads what that needs only then. */
import { renderProposal } from "../proposal/render.ts";
import type { Proposal } from "../proposal/types.ts";

export async function markdownOf(proposal: Proposal, { guidance = false }): Promise<string> {
	if (!guidance) return renderProposal(proposal).markdown;
	const { withGuidance } = await import("../proposal/guided.ts");
	return renderProposal(withGuidance(proposal)).markdown;
}
