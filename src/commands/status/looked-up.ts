/** What queries and reports look up in a proposal, as plain data: it is passed between threads, and kept between runs. */
import type { Proposal } from "../../proposal/types.ts";

/** A proposal's metadata and some of its answers. What is declared is named by its position in the template's outline. */
export interface LookedUp {
	readonly proposal: Pick<Proposal, "stage" | "answers" | "name">;
	readonly texts: Readonly<Record<string, readonly string[]>>;
	readonly words: number | undefined;
	readonly data: unknown;
	/** Other files that it is read from, or would be: names from the working folder. */
	readonly files: readonly string[];
	readonly names: readonly (readonly string[])[];
	readonly metadata: readonly OwnMetadata[];
	readonly companions: readonly CompanionMetadata[];
}

export interface OwnMetadata {
	readonly declaration: number;
	readonly data: unknown;
}

interface CompanionMetadata extends OwnMetadata {
	readonly companion: number;
}
