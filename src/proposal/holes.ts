/** Where a document still lacks an answer that is required at the proposal's stage. Knows no screen. */
import { type Status, statusOf } from "./completeness.ts";
import type { Rendered } from "./print-blocks.ts";
import type { Proposal } from "./types.ts";

export interface Hole {
	readonly item: string;
	/** The line of its heading or question, 0-based. */
	readonly line: number;
	/** What is there instead of an answer. */
	readonly text: "Not answered yet" | "Only a placeholder";
}

/** The required items without an answer that have a place in the document, in its order. */
export function holesOf(proposal: Proposal, lines: Rendered["lines"], status: Status = statusOf(proposal)): Hole[] {
	const holes = status.missing.flatMap((item): Hole[] => {
		const line = lines[item];
		const completeness = status.items[item];
		if (line === undefined || (completeness !== "blank" && completeness !== "placeholder")) return [];
		return [{ item, line, text: completeness === "blank" ? "Not answered yet" : "Only a placeholder" }];
	});
	return holes.sort((one, other) => one.line - other.line);
}
