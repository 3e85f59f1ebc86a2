/**
 * Decides when a section without its own text is answered: by the author's own subsections, or because all of its parts
 * are answered. Doesn't read texts.
 */
import { isFieldKind } from "../outline/kinds.ts";
import type { Block, Item, Outline } from "../outline/types.ts";
import { extraItem } from "./layout/extras.ts";
import { sectionPlacements } from "./layout/outline-index.ts";
import type { Extra, Layout } from "./layout-types.ts";
import type { Because, Completeness, Proposal } from "./types.ts";

type ItemCompleteness = (item: Item) => Completeness;

/** Minimum number of parts that can answer a section. */
const MIN_PARTS = 2;

/** Number of letters by which words in two headings match, whatever their endings. */
const STEM_LENGTH = 4;

/** The completeness of a blank item, by what is below its heading; `judge` gives that of the other items. */
export function completenessFromBelow(
	proposal: Proposal,
	item: Item,
	judge: ItemCompleteness,
	because?: Because,
): Completeness {
	if (!isSectionText(proposal.outline, item)) return "blank";
	const own = ownSubsections(proposal, item.section).filter((each) => judge(each) === "answered");
	const parts = own.length > 0 ? [] : partsOf(proposal.outline, item);
	const done = donePartsOf(proposal, parts, judge) ?? answeredInstances(item, parts, judge);
	if (own.length === 0 && done.length === 0) return "blank";
	because?.({ code: own.length > 0 ? "subsections" : "parts", about: [...own, ...done].map(({ id }) => id) });
	return "answered";
}

function isSectionText(outline: Outline, item: Item): boolean {
	return isFieldKind(item.kind) && sectionTexts(outline).has(item.id) && !isIntroduction(outline, item);
}

/** The introduction below the title has no parts: the sections are the whole proposal's. */
function isIntroduction(outline: Outline, { section }: Item): boolean {
	return sectionPlacements(outline).get(section)?.isWrapper === true;
}

const texts = new WeakMap<Outline, ReadonlySet<string>>();

/** Ids of the items whose answers are printed below a heading. */
function sectionTexts(outline: Outline): ReadonlySet<string> {
	const known = texts.get(outline) ?? new Set(outline.blocks.flatMap((block) => sectionText(block)));
	texts.set(outline, known);
	return known;
}

function sectionText(block: Block): readonly string[] {
	return block.type === "item" && block.form === "section" ? [block.item] : [];
}

/**
 * The parts if each of them is done, by itself or by its own parts, which then need no answer each; nor do optional ones
 * below a text. Undefined as soon as one isn't.
 */
function donePartsOf(proposal: Proposal, parts: readonly Item[], judge: ItemCompleteness): Item[] | undefined {
	if (parts.length < MIN_PARTS) return undefined;
	const done: Item[] = [];
	const written = new Set<string>();
	const answeredBelow = new Set<string>();
	for (const part of parts) {
		if (isWithin(part.section, answeredBelow)) continue;
		const own = judge(part);
		const state = own === "blank" ? completenessFromBelow(proposal, part, judge) : own;
		if (state === "blank" && part.required === "never" && isWithin(part.section, written)) continue;
		if (state !== "answered" && state !== "not-applicable") return undefined;
		if (state === "answered" && isSectionText(proposal.outline, part))
			(own === "blank" ? answeredBelow : written).add(part.section);
		done.push(part);
	}
	return answeredBelow.size > 0 || done.some((part) => judge(part) === "answered") ? done : undefined;
}

function isWithin(section: string, sections: ReadonlySet<string>): boolean {
	if (sections.size === 0) return false;
	for (let id = section; id !== ""; id = id.slice(0, Math.max(0, id.lastIndexOf("/"))))
		if (sections.has(id)) return true;
	return false;
}

/** “Use case 1” of “Use cases”: authors may add any number, so that the answered ones are enough. */
function answeredInstances({ label }: Item, parts: readonly Item[], judge: ItemCompleteness): readonly Item[] {
	if (parts.length === 0 || parts.some(({ required }) => required !== "never")) return [];
	const words = stemsOf(label);
	const areInstances = parts.every(
		(part) => /\d/.test(part.label) && stemsOf(part.label).some((word) => words.includes(word)),
	);
	return areInstances ? parts.filter((part) => judge(part) === "answered") : [];
}

function stemsOf(label: string): string[] {
	return label
		.toLowerCase()
		.split(/[\s\d()/&,:.-]+/)
		.filter((word) => word.length >= STEM_LENGTH && word !== "optional")
		.map((word) => word.slice(0, STEM_LENGTH));
}

const below = new WeakMap<Outline, Map<string, readonly Item[]>>();

/** The template's other items in the section and below it. */
function partsOf(outline: Outline, { id, section }: Item): readonly Item[] {
	const known = below.get(outline) ?? new Map<string, readonly Item[]>();
	below.set(outline, known);
	const start = `${section}/`;
	const isPart = (each: Item) => each.id !== id && (each.section === section || each.section.startsWith(start));
	const parts = known.get(id) ?? outline.items.filter(isPart);
	known.set(id, parts);
	return parts;
}

const extras = new WeakMap<Layout, ReadonlyMap<string, readonly Extra[]>>();

/** The author's own headings directly in the section, wherever they are among the template's. */
function ownSubsections({ outline, layout }: Proposal, section: string): Item[] {
	if (!layout?.extras) return [];
	const known = extras.get(layout) ?? bySection(layout.extras);
	extras.set(layout, known);
	return (known.get(section) ?? []).flatMap(({ id }) => extraItem(outline, layout, id) ?? []);
}

function bySection(all: readonly Extra[]): Map<string, Extra[]> {
	const found = new Map<string, Extra[]>();
	for (const extra of all) {
		const there = found.get(extra.section ?? "");
		if (there) there.push(extra);
		else found.set(extra.section ?? "", [extra]);
	}
	return found;
}
