/** Adds items for answers that the template no longer has, shown but not printed. Knows no answers. */
import { itemOf, sectionOf } from "./lookup.ts";
import type { Block, Item, Outline } from "./types.ts";

const SECTION = "no-longer-asked";
const LABEL = "No longer asked";

/** The outline with a text item appended for each unknown id; the same outline if all ids are known. */
export function withNoLongerAsked(outline: Outline, all: readonly string[]): Outline {
	const ids = all.filter((id) => !itemOf(outline, id));
	const isThere = sectionOf(outline, SECTION) !== undefined;
	if (ids.length === 0 || (isThere && !outline.items.some(({ section, aside }) => aside && section === SECTION)))
		return outline;
	const items = [...outline.items, ...ids.map(keptItem)];
	if (isThere) return { ...outline, blocks: outline.blocks.map((block) => withItems(block, ids)), items };
	return {
		...outline,
		blocks: [...outline.blocks, { type: "unprinted", section: SECTION, items: ids }],
		sections: [...outline.sections, { id: SECTION, label: LABEL, level: 0, optional: true, aliases: [] }],
		items,
	};
}

function withItems(block: Block, ids: readonly string[]): Block {
	if (block.type !== "unprinted" || block.section !== SECTION) return block;
	return { ...block, items: [...block.items, ...ids] };
}

function keptItem(id: string): Item {
	return {
		id,
		kind: "prose",
		label: id,
		path: [LABEL],
		section: SECTION,
		required: "never",
		guidance: { text: "The template doesn't ask for this. Move the text to where it belongs, or keep it here." },
		aside: true,
		placeholders: [],
		aliases: [],
	};
}
