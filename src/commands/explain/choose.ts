/** The items that `--explain` names: one, those of a section, or all. */
import { UsageError } from "../../cli/world.ts";
import { STAGE_ID } from "../../documents/choose-item.ts";
import { itemOf, sectionOf } from "../../outline/lookup.ts";
import type { Item, Outline } from "../../outline/types.ts";
import { itemsBySection } from "../../proposal/completeness.ts";

/** Names all items. */
export const ALL = "all";

/** Undefined where the outline has none by that name. */
export function itemsNamed(name: string, outline: Outline): readonly Item[] | undefined {
	const item = itemOf(outline, name);
	const below = sectionOf(outline, name) && itemsBySection(outline).get(name);
	// A section's own answer has the section's id.
	if (below && below.length > 0) return below;
	if (item) return [item];
	const stage = outline.items.find(({ isStage }) => isStage);
	if (name === STAGE_ID && stage) return [stage];
	return name === ALL ? outline.items.filter(({ aside }) => !aside) : undefined;
}

/** @throws UsageError with the nearest id */
export function refuseName(name: string, outlines: readonly Outline[]): never {
	const ids = outlines.flatMap(({ items, sections }) => [...items, ...sections].map(({ id }) => id));
	throw new UsageError(`--explain: there is no item or section “${name}”`, {
		word: name,
		valid: [...new Set([...ids, ALL])],
		hint: "“pep-wizard outline” lists a template's ids; “--explain all” explains every item",
	});
}
