/** Items and sections by id. Caches one index per outline; knows nothing of answers. */
import type { Item, Outline, Section } from "./types.ts";

interface Index {
	readonly items: ReadonlyMap<string, Item>;
	readonly sections: ReadonlyMap<string, Section>;
}

const indexes = new WeakMap<Outline, Index>();

function indexOf(outline: Outline): Index {
	let index = indexes.get(outline);
	if (!index) {
		index = {
			items: new Map(outline.items.map((item) => [item.id, item])),
			sections: new Map(outline.sections.map((section) => [section.id, section])),
		};
		indexes.set(outline, index);
	}
	return index;
}

/** The item with that id, if the outline has one. */
export function itemOf(outline: Outline, id: string): Item | undefined {
	return indexOf(outline).items.get(id);
}

/** The section with that id, if the outline has one. */
export function sectionOf(outline: Outline, id: string): Section | undefined {
	return indexOf(outline).sections.get(id);
}

/** The id of the item that holds the proposal's title; there may be none with that id. */
export function titleId({ names }: Outline): string {
	return names?.title ?? "title";
}

/** The id of the item that holds the proposal's number; there may be none with that id. */
export function numberId({ names }: Outline): string {
	return names?.number ?? "number";
}

/** The item that says in short what is proposed, as most templates have one. */
export function summaryOf({ items }: Outline): Item | undefined {
	return items.find(({ label }) => /^(?:executive )?(?:summary|abstract|tl;?dr)$/i.test(label.trim()));
}
