/** The input of pages. The caller reads the files and supplies the time. */
import type { Problem } from "../outline/problem.ts";
import type { Stage } from "../outline/types.ts";
import type { Proposal } from "../proposal/types.ts";

/** One proposal, its findings and its addresses. */
export interface ProposalEntry {
	/** The draft's or the Markdown's path, as people call it. */
	readonly file: string;
	readonly proposal: Proposal;
	/** The Markdown itself, where the proposal isn't a draft. */
	readonly text?: string;
	/** The stage that it is measured for. */
	readonly stage: Stage;
	/** What the rules say for that stage. */
	readonly findings: readonly Problem[];
	/** How many findings a comment allows. */
	readonly suppressed: number;
	/** What the rules say for the stage after it; none where it is the last one. */
	readonly nextFindings: readonly Problem[];
	/** Name of the proposal's own page; none where only the overview is made. */
	readonly page?: string;
	/** Where an address in the proposal leads, as seen from its page; undefined for one that leads nowhere. */
	address?(url: string): string | undefined;
}

/** All proposals of an overview. */
export interface Site {
	readonly entries: readonly ProposalEntry[];
	/** Why other files can't be used. */
	readonly problems: readonly Problem[];
	/** ISO 8601. */
	readonly made: string;
	/** This program's version. */
	readonly version: string;
	/** SHA-256 of a text's UTF-8, in base64. */
	sha256(text: string): string;
}
