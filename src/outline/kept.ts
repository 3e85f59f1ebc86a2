/** Answers that have no place in a template any more, as items that are shown and not printed. Knows no answers. */
import { sectionOf } from "./lookup.ts";
import type { Item, Outline } from "./types.ts";

const SECTION = "no-longer-asked";
const LABEL = "No longer asked";

/** The outline with an item of text at its end for each id; the same one where there are none. */
export function withKept(outline: Outline, ids: readonly string[]): Outline {
	if (ids.length === 0 || sectionOf(outline, SECTION)) return outline;
	const items = ids.map(
		(id): Item => ({
			id,
			kind: "prose",
			label: id,
			path: [LABEL],
			section: SECTION,
			required: "never",
			guidance: { text: "The template doesn't ask for this. Move the text to where it belongs, or leave it here." },
			aside: true,
			placeholders: [],
			aliases: [],
		}),
	);
	return {
		...outline,
		blocks: [...outline.blocks, { type: "unprinted", section: SECTION, items: ids }],
		sections: [...outline.sections, { id: SECTION, label: LABEL, level: 0, optional: true, aliases: [] }],
		items: [...outline.items, ...items],
	};
}
