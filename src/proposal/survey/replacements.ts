/**
 * Headings that proposals have in the place of a section of the template: never beside it, between the same neighbours,
 * and about the same thing. Says how often, and proposes nothing.
 */
import { plainText } from "../../markdown/plain-text.ts";
import { contentWords, stemmedForm } from "../../markdown/stemming.ts";
import type { Outline } from "../../outline/types.ts";
import { sectionPlacements } from "../layout/outline-index.ts";
import type { Cut } from "../reading/cuts.ts";

/** A wording, and the number of proposals that have it. */
export interface Counted {
	readonly text: string;
	readonly count: number;
}

interface Heading {
	readonly text: string;
	count: number;
	/** By section, in how many proposals it could be that section. */
	readonly instead: Map<string, number>;
}

interface Sibling {
	readonly id: string;
	readonly words: readonly string[];
}

/** Bounds memory, whatever the documents are. */
const MOST_HEADINGS = 5_000;
/** Longer headings replace none. */
const LONGEST = 200;
/** Of a heading's uses, in one of so many it may stand beside the section all the same. */
const ONE_IN = 10;
const FEWEST = 3;

export class Replacements {
	/** By the form of its words. */
	private readonly headings = new Map<string, Heading>();
	/** By parent, in order. */
	private readonly siblings = new Map<string | undefined, readonly Sibling[]>();

	constructor(outline: Outline) {
		for (const { id, label } of outline.sections) {
			const placement = sectionPlacements(outline).get(id);
			if (!placement || placement.isWrapper) continue;
			const there = this.siblings.get(placement.parent) ?? [];
			this.siblings.set(placement.parent, [...there, { id, words: contentWords(label) }]);
		}
	}

	/** Counts the headings of one proposal that the template doesn't have. */
	add(cuts: readonly Cut[]): void {
		const present = new Set(cuts.flatMap(({ kind, id }) => (kind === "section" && id !== undefined ? [id] : [])));
		const counted = new Set<string>();
		for (const [at, cut] of cuts.entries()) {
			if (cut.kind !== "extra" || cut.landmark.kind !== "heading") continue;
			const text = plainText(cut.landmark.wordings[0]!.text.slice(0, LONGEST));
			const form = stemmedForm(text);
			if (counted.has(form)) continue;
			counted.add(form);
			const heading = this.headings.get(form) ?? { text, count: 0, instead: new Map() };
			if (!this.headings.has(form) && this.headings.size >= MOST_HEADINGS) continue;
			this.headings.set(form, heading);
			heading.count++;
			if (typeof cut.above === "number") continue;
			for (const id of this.candidates(cuts, at, present, contentWords(text)))
				heading.instead.set(id, (heading.instead.get(id) ?? 0) + 1);
		}
	}

	/** Absent sections between the known ones around the heading, with words in common. */
	private candidates(
		cuts: readonly Cut[],
		at: number,
		present: ReadonlySet<string>,
		words: readonly string[],
	): string[] {
		const siblings = this.siblings.get(cuts[at]!.above as string | undefined) ?? [];
		const related = siblings.filter((each) => !present.has(each.id) && areRelated(each.words, words));
		if (related.length === 0) return [];
		const order = new Map(siblings.map(({ id }, index) => [id, index]));
		const indexOf = ({ kind, id = "" }: Cut): number | undefined => (kind === "section" ? order.get(id) : undefined);
		const before =
			cuts
				.slice(0, at)
				.map(indexOf)
				.findLast((index) => index !== undefined) ?? -1;
		const after =
			cuts
				.slice(at)
				.map(indexOf)
				.find((index) => index !== undefined) ?? siblings.length;
		return related.filter(({ id }) => order.get(id)! > before && order.get(id)! < after).map(({ id }) => id);
	}

	/** Headings that the template doesn't have, most frequent first. */
	all(): Counted[] {
		return [...this.headings.values()].map(({ text, count }) => ({ text, count })).sort((a, b) => b.count - a.count);
	}

	/** Headings that nearly always are in the place of that section. */
	of(section: string): Counted[] {
		return [...this.headings.values()]
			.filter(({ count, instead }) => {
				const there = instead.get(section) ?? 0;
				const isOnly = [...instead].every(([id, others]) => id === section || others < there);
				return there >= FEWEST && there >= count - count / ONE_IN && isOnly;
			})
			.map(({ text, count }) => ({ text, count }))
			.sort((a, b) => b.count - a.count);
	}
}

/** At least half of the words of the shorter one are in the other. */
function areRelated(some: readonly string[], others: readonly string[]): boolean {
	const [few, many] = some.length <= others.length ? [some, new Set(others)] : [others, new Set(some)];
	const common = few.filter((word) => many.has(word)).length;
	return common > 0 && common * 2 >= few.length;
}
