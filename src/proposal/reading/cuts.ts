/**
 * Cuts a document at its headings and questions: those of the outline, and extra ones that get an item of their own.
 * Headings deeper than the heading of an answer belong to that answer.
 */

import { closeHeadings } from "../../markdown/headings.ts";
import { normalForm } from "../../markdown/plain-text.ts";
import type { Outline } from "../../outline/types.ts";
import { itemPlacements, sectionPlacements } from "../layout/outline-index.ts";
import type { Landmark } from "./landmarks.ts";
import type { Match } from "./match.ts";
import type { FoundTitle } from "./title.ts";

export interface Cut {
	readonly landmark: Landmark;
	/**
	 * `section`, `question`, `field`: the outline's; `title`: the heading with the proposal's title; `extra`: unknown,
	 * with a text of its own; `plain`: unknown, left unchanged.
	 */
	readonly kind: "section" | "question" | "field" | "title" | "extra" | "plain";
	/** Of the section or item; none for `extra` and `plain`. */
	readonly id?: string;
	/** It is one of the outline's questions. */
	readonly asks: boolean;
	/** Offset where its wording ends. */
	readonly end: number;
	/** The nearest known section above it, or index of the extra in the cuts. */
	readonly above: string | number | undefined;
	/** How it was recognised; none for `title`, `extra` and `plain`. */
	readonly match?: Match | undefined;
}

/** Headings of tables of contents, whose lists are not answers. */
const TOC_HEADINGS = new Set(["table of contents", "contents", "toc"]);

/** The maximum number of extras; further ones stay part of the text before them. */
const MAX_EXTRAS = 1000;

interface OpenHeading {
	readonly depth: number;
	readonly name: string | number | undefined;
}

/** The cuts in document order. Takes linear time. */
export function cutsOf(
	outline: Outline,
	landmarks: readonly Landmark[],
	matches: ReadonlyMap<Landmark, Match>,
	title: FoundTitle | undefined,
): Cut[] {
	const cuts: Cut[] = [];
	const open: OpenHeading[] = [];
	const answered = answeredSections(outline);
	let extras = 0;
	for (const landmark of landmarks) {
		// The end of a question that was split by a blank line belongs to the previous cut.
		if (landmark.start < (cuts.at(-1)?.end ?? 0)) continue;
		const match = matches.get(landmark);
		const known = landmark === title?.landmark ? "title" : match?.target.kind;
		const kind = known ?? kindOfUnknown(landmark, cuts, answered);
		if (!kind || (kind === "extra" && extras === MAX_EXTRAS)) continue;
		if (kind === "extra") extras++;
		if (landmark.kind === "heading") closeHeadings(open, landmark.depth);
		const above = open.findLast(({ name }) => name !== undefined)?.name;
		const id = kind === "title" ? title!.section : match?.target.id;
		const end = match?.end ?? landmark.wordings[0]!.end;
		if (landmark.kind === "heading") {
			const inside = kind === "section" && !sectionPlacements(outline).get(id!)?.isWrapper;
			const name = inside ? id : kind === "extra" ? cuts.length : undefined;
			open.push({ depth: landmark.depth, name });
		}
		cuts.push({ landmark, kind, id, asks: match?.target.asks === true, end, above, match });
	}
	return cuts;
}

/** Sections with a text of their own. */
function answeredSections(outline: Outline): ReadonlySet<string> {
	return new Set(
		[...itemPlacements(outline).values()].filter(({ form }) => form === "section").map(({ item }) => item.section),
	);
}

function kindOfUnknown(
	landmark: Landmark,
	cuts: readonly Cut[],
	answered: ReadonlySet<string>,
): Cut["kind"] | undefined {
	const last = cuts.at(-1);
	if (landmark.kind !== "heading") return last && isNextQuestion(landmark, last) ? "extra" : undefined;
	const takesText = last?.kind === "section" ? answered.has(last.id!) : last !== undefined && !isBare(last);
	// Questions in a list have no depth, so a heading after them is not part of their answer.
	if (takesText && last!.landmark.kind === "heading" && landmark.depth > last!.landmark.depth) return undefined;
	return TOC_HEADINGS.has(normalForm(landmark.wordings[0]!.text.slice(0, 100))) ? "plain" : "extra";
}

const isBare = ({ kind }: Cut): boolean => kind === "title" || kind === "plain" || kind === "field";

/** A question that is not in the outline, in the same style as the previous one. */
function isNextQuestion(landmark: Landmark, last: Cut): boolean {
	const asked = last.asks || (last.kind === "extra" && last.landmark.kind !== "heading");
	return asked && landmark.asks && landmark.kind === last.landmark.kind && landmark.column === last.landmark.column;
}
