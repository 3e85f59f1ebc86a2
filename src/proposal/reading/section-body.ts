/**
 * Divides the text below a section's heading among the section's own items. A single item gets all of it; of several, the
 * structured ones are recognised, and the first text item gets the rest.
 */
import type { BlockNode } from "../../markdown/blocks.ts";
import { normalForm } from "../../markdown/plain-text.ts";
import { isFieldKind } from "../../outline/kinds.ts";
import type { Outline } from "../../outline/types.ts";
import { kindOf } from "../kinds/table.ts";
import { type ItemPlacement, itemPlacements, sectionPlacements } from "../layout/outline-index.ts";
import type { Source } from "./source.ts";

export interface OwnContent {
	/** Items as blocks below the heading, in order. */
	readonly places: readonly ItemPlacement[];
	/** Normal forms of the paragraphs that the template prints there. */
	readonly fixed: ReadonlySet<string>;
	/** It has a table of contents. */
	readonly hasToc: boolean;
}

const contents = new WeakMap<Outline, Map<string, OwnContent>>();

/** A section's own items and fixed paragraphs. */
export function ownContentOf(outline: Outline, section: string): OwnContent {
	const ofOutline = contents.get(outline) ?? new Map<string, OwnContent>();
	contents.set(outline, ofOutline);
	const own = ofOutline.get(section) ?? collectContent(outline, section);
	ofOutline.set(section, own);
	return own;
}

function collectContent(outline: Outline, section: string): OwnContent {
	const headed = sectionPlacements(outline).get(section);
	const blocks = headed ? outline.blocks.slice(headed.block, headed.end) : [];
	const places = blocks.flatMap((block) =>
		block.type === "item" && block.form === "section" ? (itemPlacements(outline).get(block.item) ?? []) : [],
	);
	const paragraphs = blocks.flatMap((block) => (block.type === "fixed" ? block.text.split(/\n[ \t]*\n/) : []));
	return { places, fixed: new Set(paragraphs.map(normalForm)), hasToc: blocks.some(({ type }) => type === "toc") };
}

/** A part of a section's body, by offsets in the source. */
export interface Segment {
	readonly start: number;
	readonly end: number;
	/** None for text that belongs to no item. */
	readonly place: ItemPlacement | undefined;
}

/** The body from `start` to `end` shared out among the section's items. `blocks` are the blocks in it. */
export function segmentsOf(
	source: Source,
	places: readonly ItemPlacement[],
	blocks: readonly BlockNode[],
	start: number,
	end: number,
): Segment[] {
	const [only] = places;
	if (places.length < 2) return [{ start, end, place: only }];
	const segments: Segment[] = [];
	const left = new Set(places);
	let from = start;
	const textUpTo = (to: number): void => {
		const blank = !/\S/.test(source.text.slice(from, to));
		const text = [...left].find(({ item }) => isFieldKind(item.kind));
		// A blank gap only counts as an empty answer directly below the heading.
		const place = blank && from !== start ? undefined : text;
		if (place) left.delete(place);
		if (to > from) segments.push({ start: from, end: to, place });
		from = to;
	};
	for (const block of blocks) {
		const opensBox = block.type === "paragraph" && /^ {0,3}\[[ xX]\] /.test(source.lines[block.start]!);
		if (block.type !== "list" && !opensBox) continue;
		const [first, last] = [source.starts[block.start]!, source.starts[block.end]!];
		const text = source.text.slice(first, last).replace(/(\r\n|\n|\r)$/, "");
		const place = [...left].find(({ item }) => {
			const { fromMarkdown, recognises } = kindOf(item);
			return !isFieldKind(item.kind) && (fromMarkdown(item, text) !== undefined || recognises?.(item, text) === true);
		});
		if (!place) continue;
		textUpTo(first);
		left.delete(place);
		segments.push({ start: first, end: last, place });
		from = last;
	}
	if (segments.length === 0) return [{ start, end, place: only }];
	textUpTo(end);
	return segments;
}
