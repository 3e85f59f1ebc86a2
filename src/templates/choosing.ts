/** How the templates of a run's documents are chosen. Loads nothing that reads Markdown before it is asked for. */
import type { Candidate } from "./fitting-template.ts";

/** What the templates of a run's documents are chosen by. */
export interface Choosing {
	readonly cwd: string;
	/** The one for all of them. */
	readonly template: string | undefined;
	/** The templates that Markdown may have been written to. */
	candidates(): Promise<readonly Candidate[]>;
}

/** `template` is that of the command line. The candidates are read once, when they are first asked for. */
export function choosing(template: string | undefined, cwd: string): Choosing {
	let candidates: Promise<readonly Candidate[]> | undefined;
	return {
		cwd,
		template,
		candidates: () => {
			candidates ??= import("./fitting-template.ts").then(({ templateCandidates }) => templateCandidates(cwd));
			return candidates;
		},
	};
}
