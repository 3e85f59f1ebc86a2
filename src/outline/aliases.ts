/** Other wordings of the same place, for reading proposals back. Knows no template. */
import type { Said } from "./questionnaire-entry.ts";

/** All wordings that questionnaires know for a place, without the template's own. */
export function aliasesOf(said: readonly Said[], own: string): string[] {
	const words = said.flatMap(({ entry, path }) => {
		const { heading, question, label } = entry as { heading?: string; question?: string; label?: string };
		// Only a field's label stands in documents; that of a hole or a checklist is for the screen.
		return [heading, question, path.at(-2) === "fields" ? label : undefined, ...(entry.aliases ?? [])];
	});
	return [...new Set(words)].filter((each) => each !== undefined && each !== own) as string[];
}
