/** Finds the item that the command line names by its id. */
import { relative } from "node:path";
import { shellWord } from "../cli/output.ts";
import { UsageError } from "../cli/world.ts";
import { itemOf } from "../outline/lookup.ts";
import type { Item } from "../outline/types.ts";
import type { LoadedDraft } from "./load-draft.ts";

/** Names the proposal's stage in place of an item's id. */
export const STAGE_ID = "stage";

type ItemOwner = Pick<LoadedDraft, "outline" | "templatePath">;

/** The draft's item with that id, or `stage` for the proposal's stage. Throws UsageError with the nearest id. */
export function chooseItem(id: string, { outline, templatePath }: ItemOwner, cwd: string): Item | typeof STAGE_ID {
	const item = itemOf(outline, id);
	if (item) return item.isStage ? STAGE_ID : item;
	if (id === STAGE_ID) return STAGE_ID;
	const path = templatePath && relative(cwd, templatePath);
	const template = path === undefined ? outline.template : /^\.\.?[\\/]/.test(path) ? path : `./${path}`;
	throw new UsageError(`The template “${outline.template}” has no item “${id}”`, {
		word: id,
		valid: [...outline.items.map((known) => known.id), STAGE_ID],
		// With --template, because the project or the default may use another one.
		hint: `“pep-wizard outline --template ${shellWord(template)}” lists the ids`,
	});
}
