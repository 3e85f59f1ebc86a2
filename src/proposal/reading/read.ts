/**
 * Reads a document back: the answers in it, and a layout for everything else, so that printing both gives the same
 * bytes. The document is cut into consecutive slices, each of which is either kept as text or read as one item's
 * answer; a reading is only accepted if printing it gives the slice. So the whole document is reproduced by construction,
 * and changing one answer changes only its slice.
 *
 * Knows no files. docs/reading-back.md explains how a document is understood and what a layout looks like.
 */
import { numberId, titleId } from "../../outline/lookup.ts";
import type { Item, Outline, Stage } from "../../outline/types.ts";
import { extraItems } from "../layout/extras.ts";
import { skeletonText } from "../layout/marks.ts";
import type { Layout } from "../layout-types.ts";
import { ownValue } from "../plain-data.ts";
import { renderProposal } from "../render.ts";
import type { Answers, ProposalName } from "../types.ts";
import { analyseDocument } from "./analyse.ts";
import { Assembly, type Spans } from "./assembly.ts";
import type { Cut } from "./cuts.ts";
import { readDefault } from "./default-reading.ts";
import { nameIn } from "./name.ts";
import { replaceRuns } from "./runs.ts";
import { type Source, sourceOf } from "./source.ts";
import type { FoundTitle } from "./title.ts";
import { wordingsOf } from "./wordings.ts";

/** How many of the outline's sections or questions a document has. */
export interface MatchCount {
	readonly matched: number;
	readonly total: number;
}

export interface Reading {
	/** By item id, including extra items. */
	readonly answers: Answers;
	readonly stage: Stage;
	/** Undefined if the document is laid out as the outline prints it. */
	readonly layout: Layout | undefined;
	/** Items that are not in the outline, in document order. */
	readonly extras: readonly Item[];
	readonly report: { readonly sections: MatchCount; readonly questions: MatchCount };
	/** What the document is called in a way that no item holds. */
	readonly name: ProposalName;
	/** Where each answer is in the document, by item id; offsets in its source. */
	readonly spans: Spans;
	/** Items that have a mark in the layout; undefined without a layout. */
	readonly marked?: ReadonlySet<string>;
	/** By id of an extra item, the heading or question that it comes from. */
	readonly extraCuts: ReadonlyMap<string, Cut>;
}

/** Reads any text as answers and layout, in linear time. */
export function readProposal(outline: Outline, markdown: string): Reading {
	const source = sourceOf(markdown);
	const { cuts, title } = analyseDocument(outline, source);
	const report = reportOf(outline, cuts);
	const asPrinted = readDefault(outline, markdown);
	if (asPrinted && renderProposal({ outline, ...asPrinted }).markdown === markdown)
		return {
			...asPrinted,
			layout: undefined,
			extras: [],
			report,
			name: nameBeside(outline, asPrinted.answers, source, title),
			extraCuts: new Map(),
		};
	const { slices, answers, stage, extras, ...places } = new Assembly(outline, source, cuts, title).assemble();
	const plain = { outline, stage, answers };
	const layout = layoutOf(() => skeletonText(replaceRuns(plain, source, slices)), {
		...(extras.length > 0 && { extras }),
		...(source.crlf && { "end-of-line": "crlf" as const }),
		...(source.byteOrderMark && { charset: "utf-8-bom" as const }),
	});
	const name = nameBeside(outline, answers, source, title);
	return {
		answers,
		stage,
		layout,
		get extras() {
			return extraItems(outline, layout);
		},
		report,
		name,
		...places,
	};
}

/** A layout whose skeleton is worked out when somebody asks for it, because judging a document doesn't need it. */
function layoutOf(makeSkeleton: () => string, more: Omit<Layout, "skeleton">): Layout {
	let make: (() => string) | undefined = makeSkeleton;
	let skeleton = "";
	return {
		get skeleton() {
			if (make) skeleton = make();
			make = undefined;
			return skeleton;
		},
		...more,
	};
}

/** Title and number that no item holds; none that are the template's own words. */
function nameBeside(outline: Outline, answers: Answers, source: Source, found: FoundTitle | undefined): ProposalName {
	const isHeld = (id: string): boolean => ownValue(answers, id) !== undefined;
	const isOwn = ({ title }: ProposalName): boolean =>
		title !== undefined && !outline.items.some(({ placeholders }) => placeholders.includes(title));
	const heading = found?.landmark.wordings[0]?.text;
	const headed = nameIn(source, heading, found !== undefined && !isHeld(titleId(outline)));
	const { number } = headed;
	// The fields may have a title where the heading has the template's words.
	const { title } = [headed, nameIn(source, heading, true)].find(isOwn) ?? {};
	return {
		...(title !== undefined && !isHeld(titleId(outline)) && { title }),
		...(number !== undefined && !/^0+$/.test(number) && !isHeld(numberId(outline)) && { number }),
	};
}

function reportOf(outline: Outline, cuts: readonly Cut[]): Reading["report"] {
	const asked = cuts.filter(({ asks }) => asks).length;
	const headed = cuts.filter(({ kind }) => kind === "section" || kind === "title").length;
	const asHeadings = cuts.filter(({ kind, asks }) => asks && kind === "section").length;
	const { sections, questions } = wordingsOf(outline);
	return {
		sections: { matched: headed - asHeadings, total: sections },
		questions: { matched: asked, total: questions },
	};
}

/** How well an outline fits a document. */
export interface Fit {
	/** The share of headings and questions that both have, 0 to 1. */
	readonly share: number;
	/** How many headings and questions both have, not counting the title. */
	readonly common: number;
	/** The document's title has the template's form, with a number: `RFC 7: Pools`. */
	readonly isTitled: boolean;
}

/** How much a document has in common with the outline. Takes linear time. */
export function fitOf(outline: Outline, markdown: string): Fit {
	const { cuts: all, title } = analyseDocument(outline, sourceOf(markdown));
	const cuts = all.filter(({ kind }) => kind !== "plain");
	const known = cuts.filter(({ kind }) => kind !== "extra");
	const { sections, questions } = wordingsOf(outline);
	const of = cuts.length + sections + questions;
	return {
		share: of === 0 ? 0 : Math.min(1, (2 * known.length) / of),
		common: known.filter(({ kind }) => kind !== "title").length,
		isTitled: title !== undefined && title.placeholders.length > 1,
	};
}
