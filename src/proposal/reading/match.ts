/**
 * Matches a document's headings and questions with the outline's, one to one: first at their positions in the outline,
 * then anywhere if the match is unambiguous; the template's wording takes precedence over aliases. Takes linear time.
 */
import { closeHeadings } from "../../markdown/headings.ts";
import { normalForm } from "../../markdown/plain-text.ts";
import { stemmedForm } from "../../markdown/stemming.ts";
import type { Outline } from "../../outline/types.ts";
import { sectionPlacements } from "../layout/outline-index.ts";
import type { Landmark, WordingCandidate } from "./landmarks.ts";
import { type Likeness, type Target, type Wording, wordingsOf } from "./wordings.ts";

export interface Match {
	readonly target: Target;
	/** Offset where the wording ends. */
	readonly end: number;
	readonly by: Likeness;
	/** It was found outside its section in the outline. */
	readonly elsewhere: boolean;
}

interface Hit extends Wording {
	readonly end: number;
	/** Exactly the template's wording. */
	readonly exact: boolean;
}

/** An open heading above a landmark. `''`: it encloses the whole document. */
interface OpenHeading {
	readonly depth: number;
	readonly section: string | undefined;
}

/** The matches by landmark. `title`: the landmark with the proposal's title, which is not matched. */
export function matchLandmarks(
	outline: Outline,
	landmarks: readonly Landmark[],
	title: Landmark | undefined,
): ReadonlyMap<Landmark, Match> {
	const matching = new Matching(outline, landmarks, title);
	matching.inPlace(false);
	matching.anywhere(false);
	matching.inPlace(false);
	matching.inPlace(true);
	matching.anywhere(true);
	return matching.found;
}

class Matching {
	readonly found = new Map<Landmark, Match>();
	private readonly taken = new Set<string>();
	private readonly hits = new Map<Landmark, readonly Hit[]>();
	/** The only heading at the highest level, which encloses the document whatever its wording. */
	private readonly top: Landmark | undefined;

	constructor(
		private readonly outline: Outline,
		private readonly landmarks: readonly Landmark[],
		private readonly title: Landmark | undefined,
	) {
		this.top = topOf(landmarks);
		for (const landmark of landmarks) {
			const hits = landmark === title ? [] : hitsOf(outline, landmark);
			if (hits.length > 0) this.hits.set(landmark, hits);
		}
	}

	/** Matches landmarks at their positions in the outline. */
	inPlace(aliases: boolean): void {
		const open: OpenHeading[] = [];
		for (const landmark of this.landmarks) {
			const { kind, depth } = landmark;
			if (kind === "heading") closeHeadings(open, depth);
			else if (!this.hits.has(landmark)) continue;
			const free = this.freeHits(landmark, aliases).filter(({ target }) => fits(target, open, aliases));
			if (!this.found.has(landmark)) this.take(landmark, free.find(({ exact }) => exact) ?? free[0], false);
			if (kind === "heading") open.push({ depth, section: this.sectionOf(landmark) });
		}
	}

	/** Matches landmarks whose wording is unique in both the outline and the document. */
	anywhere(aliases: boolean): void {
		const rivals = new Map<string, Landmark[]>();
		for (const landmark of this.hits.keys()) {
			if (this.found.has(landmark)) continue;
			for (const { target } of this.freeHits(landmark, aliases)) {
				const key = keyOf(target);
				const there = rivals.get(key);
				if (there) there.push(landmark);
				else rivals.set(key, [landmark]);
			}
		}
		for (const among of rivals.values()) {
			const landmark = among.length === 1 ? among[0] : this.above(among, aliases);
			if (!landmark || this.found.has(landmark)) continue;
			const free = this.freeHits(landmark, aliases).filter(({ target }) => target.kind !== "field");
			if (free.length === 1 && (!aliases || this.isTelling(landmark, free[0]!))) this.take(landmark, free[0], true);
		}
	}

	/** Of headings with the template's own wording, the one at the level of its sections, if the others are deeper. */
	private above(landmarks: readonly Landmark[], aliases: boolean): Landmark | undefined {
		if (aliases) return undefined;
		const depth = Math.min(...landmarks.map((each) => each.depth));
		const [only, ...others] = landmarks.filter((each) => each.depth === depth);
		return others.length === 0 && depth <= this.highest() ? only : undefined;
	}

	/** The level of the highest section that was found. */
	private highest(): number {
		return Math.min(
			...[...this.found].flatMap(([{ depth }, { target }]) => (target.kind === "section" ? [depth] : [])),
		);
	}

	/** Short aliases such as “Notes”, and deeply nested headings, are ambiguous outside their section. */
	private isTelling({ depth, wordings }: Landmark, { target }: Hit): boolean {
		if (target.asks) return true;
		const [{ text }] = wordings as readonly [WordingCandidate];
		const highest = this.highest();
		if (depth <= highest && stemmedForm(text) === stemmedForm(target.label)) return true;
		return depth <= highest + 1 && normalForm(text).includes(" ");
	}

	private freeHits(landmark: Landmark, aliases: boolean): Hit[] {
		const hits = this.hits.get(landmark);
		return hits ? hits.filter(({ target, alias }) => (aliases || !alias) && !this.taken.has(keyOf(target))) : [];
	}

	private take(landmark: Landmark, hit: Hit | undefined, elsewhere: boolean): void {
		if (!hit) return;
		const { target, end, by } = hit;
		this.taken.add(keyOf(target));
		this.found.set(landmark, { target, end, by, elsewhere });
	}

	/** The section that a heading opens; undefined if it is unknown. */
	private sectionOf(landmark: Landmark): string | undefined {
		if (landmark === this.title) return "";
		if (landmark === this.top && !this.found.has(landmark)) return "";
		const match = this.found.get(landmark);
		if (match?.target.kind !== "section") return undefined;
		return sectionPlacements(this.outline).get(match.target.id)?.isWrapper ? "" : match.target.id;
	}
}

function topOf(landmarks: readonly Landmark[]): Landmark | undefined {
	const [first, ...others] = landmarks.filter(({ kind }) => kind === "heading");
	return first && others.every(({ depth }) => depth > first.depth) ? first : undefined;
}

const keyOf = ({ kind, id }: Target): string => `${kind} ${id}`;

function hitsOf(outline: Outline, landmark: Landmark): Hit[] {
	const wordings = wordingsOf(outline);
	return landmark.wordings.flatMap(({ text, end }) => {
		if (text.length > 500) return [];
		const usable = wordings.meant(text).filter(({ target }) => isOfKind(target, landmark, text));
		return usable.map(({ target, by, alias }) => ({ target, by, alias, end, exact: target.label === text }));
	});
}

function isOfKind({ kind, asks }: Target, landmark: Landmark, text: string): boolean {
	if (asks) return landmark.kind !== "line";
	if (kind === "section") return landmark.kind === "heading";
	return (landmark.kind === "item" || landmark.kind === "line") && (landmark.row === true || /:[*_]*$/.test(text));
}

/** Aliases and fields must be directly in their section; the template's own wordings may be deeper. */
function fits({ kind, parent }: Target, open: readonly OpenHeading[], direct: boolean): boolean {
	if (parent === "") return open.every(({ section }) => section === "");
	if (direct || kind === "field") return open.at(-1)?.section === parent;
	return open.some(({ section }) => section === parent);
}
