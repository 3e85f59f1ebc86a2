/**
 * Finds the template of a Markdown document by what both have in common, and whether the document is a proposal at all.
 * Knows no settings: the candidates are given.
 */
import { dirname, join } from "node:path";
import { exists } from "../files/evidence.ts";
import type { Outline } from "../outline/types.ts";
import { sectionPlacements } from "../proposal/layout/outline-index.ts";
import { documentStructure } from "../proposal/reading/document-structure.ts";
import { type Fit, fitOf } from "../proposal/reading/read.ts";
import { type Source, sourceOf } from "../proposal/reading/source.ts";
import type { ResolvedTemplate } from "./resolve-template.ts";

/** How well a template fits, and the second-best candidate. */
export interface Fitting {
	readonly fit: Fit;
	/** The best of the other candidates. */
	readonly next: { readonly template: string; readonly fit: Fit } | undefined;
	/** The file beside the document that decided. */
	readonly decidedBy: string | undefined;
	/** Counts as a proposal wherever it is found; other documents must be named. */
	readonly isProposal: boolean;
}

export type FittingTemplate = ResolvedTemplate & Fitting;

/** A proposal has at least this share (0 to 1) in common with its template … */
const MIN_SHARE = 0.15;
/** … and this many headings or questions: one, like “Summary”, says nothing without a title in the template's form. */
const MIN_COMMON = 2;

/** Shares that differ by less don't tell templates apart. */
const SHARE_TOLERANCE = 0.02;

/** Whether two templates fit so equally that other signs must decide. */
export function isNear(best: Fit, other: Fit): boolean {
	return other.share >= best.share - SHARE_TOLERANCE;
}

/** Whether a document with that much in common is a proposal. */
function isLikely({ share, common, isTitled }: Fit): boolean {
	return share >= MIN_SHARE && common + (isTitled ? 1 : 0) >= MIN_COMMON;
}

/** Whether there is a file of that name in the document's folder. */
export type HasSidecar = (file: string) => boolean;

/** `HasSidecar` for a document at an absolute path. */
export function sidecarsBeside(path: string): HasSidecar {
	return (file) => exists(join(dirname(path), file));
}

/**
 * The candidate that fits a document best. If the YAML file that belongs to a template's documents exists, it decides.
 * Among candidates that fit nearly as well: the one whose headings match the document's in depth; then the one with the
 * smallest share of missing headings; then the first.
 */
export function fittingTemplate(
	markdown: string,
	candidates: readonly ResolvedTemplate[],
	hasSidecar: HasSidecar = () => false,
): FittingTemplate {
	const accompanied = candidates.filter(({ outline: { sidecar } }) => sidecar && hasSidecar(sidecar.file));
	const tried = accompanied.length > 0 ? accompanied : candidates;
	const fits = tried.map((each) => {
		const fit = fitOf(each.outline, markdown);
		const isProposal = accompanied.length > 0 || isLikely(fit);
		return { ...each, fit, isProposal };
	});
	const likely = fits.filter(({ isProposal }) => isProposal);
	const ranked = likely.length > 0 ? likely : fits;
	const best = Math.max(...ranked.map(({ fit }) => fit.share));
	const near = ranked.filter(({ fit }) => fit.share >= best - SHARE_TOLERANCE);
	const [first, ...others] = near;
	if (!first) throw new Error("there is always a default template");
	const chosen = others.length === 0 ? first : closest(near, sourceOf(markdown));
	const rivals = fits.filter((each) => each !== chosen).sort((a, b) => b.fit.share - a.fit.share);
	return { ...chosen, next: rivals[0], decidedBy: accompanied.length > 0 ? chosen.outline.sidecar?.file : undefined };
}

/** Shares, 0 to 1. */
interface Likeness {
	/** Of the headings that both have, those that are as deep in the document as in the template. */
	readonly deep: number;
	/** Of the template's required headings, those that the document lacks. */
	readonly lacking: number;
}

function closest<T extends ResolvedTemplate>(near: readonly T[], source: Source): T {
	const alike = near.map((each) => ({ each, ...likeness(each.outline, source) }));
	return alike.reduce((best, other) => (isCloser(other, best) ? other : best)).each;
}

function isCloser(a: Likeness, b: Likeness): boolean {
	return Math.abs(a.deep - b.deep) > SHARE_TOLERANCE ? a.deep > b.deep : a.lacking < b.lacking;
}

function likeness(outline: Outline, source: Source): Likeness {
	const { sections } = documentStructure(outline, source);
	const needed = outline.sections.filter(({ optional }) => !optional);
	const alike = [...sections].filter(([id, { depth }]) => sectionPlacements(outline).get(id)?.depth === depth);
	return {
		deep: alike.length / Math.max(1, sections.size),
		lacking: needed.filter(({ id }) => !sections.has(id)).length / Math.max(1, needed.length),
	};
}
