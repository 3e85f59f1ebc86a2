/** From which stage an answer is required. Knows no template. */
import { merged, type Said } from "./questionnaire-entry.ts";
import type { Item, Requirement } from "./types.ts";

/** What holds for everything below that says nothing itself. */
export interface Inherited extends Pick<Item, "encouraged"> {
	readonly required: Requirement;
}

/**
 * The stage that a questionnaire gives; else never for what calls itself optional; else the included file's default
 * for the sections that it describes; else what holds around it.
 */
export function requirementOf(said: readonly Said[], optional: boolean, inherited: Inherited): Inherited {
	const { required, encouraged } = merged(said);
	if (required !== undefined) return { required, ...(encouraged && { encouraged }) };
	if (optional) return { required: "never" };
	const outermost = said.findLast(({ path, file }) => path.length === 2 && file.data.required !== undefined);
	if (outermost) return { required: outermost.file.data.required!, ...(encouraged && { encouraged }) };
	const encouragedHere = encouraged ?? inherited.encouraged;
	return { required: inherited.required, ...(encouragedHere && { encouraged: encouragedHere }) };
}
