/**
 * The item that a command line names by its id. Knows no answers.
 */
import { itemOf } from "../outline/lookup.ts";
import type { Item, Outline } from "../outline/types.ts";
import { UsageError } from "./world.ts";

/** What stands for the proposal's stage where an id is expected. */
export const STAGE_ID = "stage";

/** The item with that id, or `stage` for the proposal's stage. Throws UsageError with the nearest id. */
export function chooseItem(id: string, outline: Outline): Item | typeof STAGE_ID {
	const item = itemOf(outline, id);
	if (item) return item.isStage ? STAGE_ID : item;
	if (id === STAGE_ID) return STAGE_ID;
	throw new UsageError(`The template “${outline.template}” asks nothing with the id “${id}”`, {
		word: id,
		valid: [...outline.items.map((known) => known.id), STAGE_ID],
		hint: "“pep-wizard outline” lists the ids",
	});
}
