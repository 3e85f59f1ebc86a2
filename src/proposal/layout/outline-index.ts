/** An index of an outline: how and where it prints its items and sections. Cached per outline. */

import { closeHeadings } from "../../markdown/headings.ts";
import { itemOf } from "../../outline/lookup.ts";
import type { Block, Item, Outline } from "../../outline/types.ts";

/** How an item is printed in a document; `heading`: inside a heading. */
export interface ItemPlacement {
	readonly item: Item;
	readonly form: Extract<Block, { type: "item" }>["form"] | "heading";
	/** line: the answer is a YAML scalar. */
	readonly yaml?: boolean;
	/** line: the answer is a cell of a table. */
	readonly row?: boolean;
	/** line: a list is a list of YAML. */
	readonly flow?: boolean;
	/** Index of its block, or of the heading that contains it. */
	readonly block: number;
	/** heading: what the heading shows without an answer. */
	readonly placeholder?: string;
}

export interface SectionPlacement {
	/** Index of the heading's block. */
	readonly block: number;
	/** Index after the last block before the next heading. */
	readonly end: number;
	readonly depth: number;
	/** Id of the section that this one belongs to; headings around the proposal are no parents. */
	readonly parent: string | undefined;
	/** Its heading encloses sections of its own level. */
	readonly isWrapper: boolean;
}

const itemIndexes = new WeakMap<Outline, ReadonlyMap<string, ItemPlacement>>();
const sectionIndexes = new WeakMap<Outline, ReadonlyMap<string, SectionPlacement>>();

/** The places of the outline's items, by item id. */
export function itemPlacements(outline: Outline): ReadonlyMap<string, ItemPlacement> {
	const index = itemIndexes.get(outline) ?? findItemPlacements(outline);
	itemIndexes.set(outline, index);
	return index;
}

/** The places of the outline's headings, by section id. */
export function sectionPlacements(outline: Outline): ReadonlyMap<string, SectionPlacement> {
	const index = sectionIndexes.get(outline) ?? findSectionPlacements(outline);
	sectionIndexes.set(outline, index);
	return index;
}

function findItemPlacements(outline: Outline): Map<string, ItemPlacement> {
	const places = new Map<string, ItemPlacement>();
	const add = (id: string, place: Omit<ItemPlacement, "item">): void => {
		const item = itemOf(outline, id);
		if (item && !places.has(id)) places.set(id, { item, ...place });
	};
	for (const [at, block] of outline.blocks.entries()) {
		if (block.type === "item") {
			const { form, yaml, row, flow } = block;
			add(block.item, { form, block: at, yaml, row, flow });
		}
		if (block.type !== "heading") continue;
		for (const part of block.parts)
			if (typeof part !== "string") add(part.item, { form: "heading", block: at, placeholder: part.placeholder });
	}
	return places;
}

function findSectionPlacements(outline: Outline): Map<string, SectionPlacement> {
	const levels = new Map(outline.sections.map(({ id, level }) => [id, level]));
	const found = new Map<string, SectionPlacement>();
	const open: { readonly id: string; readonly depth: number; readonly level: number }[] = [];
	const around = new Set<string>();
	const headings = [...outline.blocks.entries()].filter(([, block]) => block.type === "heading");
	for (const [nth, [at, block]] of headings.entries()) {
		if (block.type !== "heading") continue;
		const level = levels.get(block.section) ?? 0;
		closeHeadings(open, block.depth);
		for (const each of open) if (each.level >= level) around.add(each.id);
		const parent = open.findLast((each) => each.level < level)?.id;
		const end = headings[nth + 1]?.[0] ?? outline.blocks.length;
		found.set(block.section, { block: at, end, depth: block.depth, parent, isWrapper: false });
		open.push({ id: block.section, depth: block.depth, level });
	}
	for (const id of around) found.set(id, { ...found.get(id)!, isWrapper: true });
	return found;
}

/** The blocks from the first section's heading to the end of the last one's own part; none where that is nothing. */
export function blocksOfSections(outline: Outline, first: string, last: string): readonly Block[] {
	const sections = sectionPlacements(outline);
	const from = sections.get(first)?.block;
	const to = sections.get(last)?.end;
	return from === undefined || to === undefined ? [] : outline.blocks.slice(from, to);
}
