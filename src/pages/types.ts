/** The input of pages. The caller reads the files and supplies the time. */
import type { Problem } from "../outline/problem.ts";
import type { Stage } from "../outline/types.ts";
import type { Proposal } from "../proposal/types.ts";

/** One proposal, its findings and its addresses. */
export interface ProposalEntry {
	/** The draft's or the Markdown's path in messages. */
	readonly file: string;
	readonly proposal: Proposal;
	/** The Markdown, if the proposal is not a draft. */
	readonly text?: string;
	/** The stage for which completeness is measured. */
	readonly stage: Stage;
	/** The findings for that stage. */
	readonly findings: readonly Problem[];
	/** The number of findings suppressed by comments. */
	readonly suppressed: number;
	/** The findings for the next stage; none for the last stage. */
	readonly nextFindings: readonly Problem[];
	/** Who it belongs to and where it is in its life; blank where nothing says so. */
	readonly attributes?: Readonly<Record<"owner" | "group" | "status", readonly string[]>>;
	/** When it was last changed, in milliseconds. */
	readonly changed?: number;
	/** Name of the proposal's page; none if only the overview is made. */
	readonly page?: string;
	/** Resolves a link in the proposal relative to its page; undefined if it can't be resolved. */
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
