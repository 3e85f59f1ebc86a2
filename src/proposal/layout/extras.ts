/** Adds the document's own headings to the template's outline, at their positions in the document. */
import { itemOf, sectionOf } from "../../outline/lookup.ts";
import type { Block, Item, Outline, Section } from "../../outline/types.ts";
import { placeholderIds } from "../headings.ts";
import type { Extra, Layout } from "../layout-types.ts";
import { itemPlacements, sectionPlacements } from "./outline-index.ts";
import { skeletonNodes } from "./skeleton.ts";

interface CachedOutline {
	readonly outline: Outline;
	readonly with: Outline;
}

const cache = new WeakMap<Layout, CachedOutline>();

interface CachedExtras {
	readonly outline: Outline;
	readonly described: ReadonlyMap<string, DescribedExtra>;
}

const descriptions = new WeakMap<Layout, CachedExtras>();

/** The outline with the layout's extra items; the same outline if there are none or it already has them. */
export function outlineWithExtras(outline: Outline, layout: Layout | undefined): Outline {
	const extras = layout?.extras ?? [];
	if (!layout || extras.length === 0 || sectionOf(outline, extras[0]!.id)) return outline;
	const last = cache.get(layout);
	if (last?.outline === outline) return last.with;
	const extended = extend(outline, layout, extras);
	cache.set(layout, { outline, with: extended });
	return extended;
}

/** An item that a layout adds to an outline. Doesn't look for its place, which takes longer. */
export function extraItem(outline: Outline, layout: Layout, id: string): Item | undefined {
	return itemOf(outline, id) ?? describedExtras(outline, layout).get(id)?.item;
}

/** The items that a layout adds to an outline, in document order. */
export function extraItems(outline: Outline, layout: Layout | undefined): Item[] {
	const ids = new Set((layout?.extras ?? []).map(({ id }) => id));
	return outlineWithExtras(outline, layout).items.filter(({ id }) => ids.has(id));
}

function extend(outline: Outline, layout: Layout, extras: readonly Extra[]): Outline {
	const sections = new ReorderedList<Section>(outline.sections);
	const items = new ReorderedList<Item>(outline.items);
	const blocks: Block[] = [];
	const after = extrasByBlock(outline, layout, extras);
	const own = describedExtras(outline, layout);
	const add = (at: number): void => {
		for (const id of after.get(at) ?? []) {
			const { section, item, depth } = own.get(id)!;
			sections.push(section);
			items.push(item);
			blocks.push({ type: "heading", section: id, depth, parts: [section.label] });
			blocks.push({ type: "item", item: id, form: "section" });
		}
	};
	add(-1);
	for (const [at, block] of outline.blocks.entries()) {
		blocks.push(block);
		if (block.type === "heading" || block.type === "unprinted") sections.take(block.section);
		for (const id of itemsOf(block)) items.take(id);
		add(at);
	}
	return { ...outline, blocks, sections: sections.all(), items: items.all() };
}

function itemsOf(block: Block): readonly string[] {
	if (block.type === "item") return [block.item];
	if (block.type === "unprinted") return block.items;
	return block.type === "heading" ? placeholderIds(block) : [];
}

/** Sections or items in the order in which they are taken, the rest at the end. */
class ReorderedList<T extends { readonly id: string }> {
	private readonly left: Map<string, T>;
	private readonly taken: T[] = [];

	constructor(things: readonly T[]) {
		this.left = new Map(things.map((thing) => [thing.id, thing]));
	}

	take(id: string): void {
		const thing = this.left.get(id);
		if (thing) this.taken.push(thing);
		this.left.delete(id);
	}

	push(thing: T): void {
		this.taken.push(thing);
	}

	all(): T[] {
		return [...this.taken, ...this.left.values()];
	}
}

/** Ids of the extras by the index of the outline's block that they follow (-1: at the start). */
function extrasByBlock(outline: Outline, layout: Layout, extras: readonly Extra[]): Map<number, string[]> {
	const left = new Set(extras.map(({ id }) => id));
	const places = itemPlacements(outline);
	const sections = sectionPlacements(outline);
	const after = new Map<number, string[]>();
	let at = -1;
	const put = (id: string): void => {
		if (!left.delete(id)) return;
		const ids = after.get(at);
		if (ids) ids.push(id);
		else after.set(at, [id]);
	};
	for (const node of skeletonNodes(layout)) {
		if (node.type === "slot") {
			at = places.get(node.id)?.block ?? at;
			put(node.id);
		} else if (node.type === "run") at = (sections.get(node.last)?.end ?? at + 1) - 1;
		else if (node.type === "anchor") at = sections.get(node.section)?.block ?? at;
	}
	for (const id of left) put(id);
	return after;
}

interface DescribedExtra {
	readonly section: Section;
	readonly item: Item;
	readonly depth: number;
	/** Labels of the enclosing sections and its own. */
	readonly path: readonly string[];
}

function describedExtras(outline: Outline, layout: Layout): ReadonlyMap<string, DescribedExtra> {
	const last = descriptions.get(layout);
	if (last?.outline === outline) return last.described;
	const described = describeExtras(outline, layout.extras ?? []);
	descriptions.set(layout, { outline, described });
	return described;
}

function describeExtras(outline: Outline, extras: readonly Extra[]): Map<string, DescribedExtra> {
	const found = new Map<string, DescribedExtra>();
	for (const { id, label, section: parent } of extras) {
		const above = parent === undefined ? undefined : (found.get(parent) ?? ofOutline(outline, parent));
		const path = above?.path ?? [];
		const level = above ? above.section.level + 1 : 0;
		const depth = Math.min(6, above ? above.depth + 1 : topDepth(outline));
		const section: Section = { id, label, level, optional: true, aliases: [] };
		const item: Item = {
			id,
			kind: "prose",
			label,
			path,
			section: id,
			required: "never",
			guidance: {},
			placeholders: [],
			aliases: [],
		};
		found.set(id, { section, item, depth, path: [...path, label] });
	}
	return found;
}

function ofOutline(outline: Outline, id: string): Pick<DescribedExtra, "section" | "depth" | "path"> | undefined {
	const section = sectionOf(outline, id);
	const headed = sectionPlacements(outline).get(id);
	if (!section || !headed) return undefined;
	const above = headed.parent === undefined ? undefined : ofOutline(outline, headed.parent);
	return { section, depth: headed.depth, path: [...(above?.path ?? []), section.label] };
}

/** The depth of the outline's top-level headings, apart from those that enclose the whole proposal. */
function topDepth(outline: Outline): number {
	return (
		[...sectionPlacements(outline).values()].find(({ isWrapper: around, parent }) => !around && parent === undefined)
			?.depth ?? 2
	);
}
