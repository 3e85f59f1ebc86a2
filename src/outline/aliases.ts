/** Other wordings of the same place, for reading proposals back. Knows no template. */
import type { Said } from "./said.ts";

/** All wordings that questionnaires know for a place, without the template's own. */
export function aliasesOf(said: readonly Said[], own: string): string[] {
	const words = said.flatMap(({ entry }) => {
		const { heading, question, label } = entry as { heading?: string; question?: string; label?: string };
		// A hole's label is no wording of the heading.
		const named = "text" in entry && heading === undefined && question === undefined && label ? [] : [label];
		return [heading, question, ...named, ...(entry.aliases ?? [])];
	});
	return [...new Set(words)].filter((each) => each !== undefined && each !== own) as string[];
}
