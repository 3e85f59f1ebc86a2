/** A proposal as Markdown. Prints only; loads no Markdown parser. */
import type { Proposal } from "./types.ts";

export interface Rendered {
	readonly markdown: string;
	/** By item id, the 0-based line where the item begins: its heading's or its question's. */
	readonly lines: Readonly<Record<string, number>>;
}

export function renderProposal(_proposal: Proposal): Rendered {
	throw new Error("not yet");
}
