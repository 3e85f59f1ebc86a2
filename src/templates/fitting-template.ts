/** Finds out which template a Markdown document was written to: the project's own and the built-in ones are tried. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Outline } from "../outline/types.ts";
import { sectionsOf } from "../proposal/layout/places.ts";
import { fitOf } from "../proposal/reading/read.ts";
import { type Source, sourceOf } from "../proposal/reading/source.ts";
import { structureOf } from "../proposal/reading/structure.ts";
import { chooseTemplate, wantedTemplate } from "./choose-template.ts";
import { builtInOutline, DEFAULT_TEMPLATE, templateNames } from "./load-template.ts";

/** A template that may fit. */
export interface Candidate {
	/** Its name, or its path from the working folder. */
	readonly template: string;
	readonly outline: Outline;
}

export interface Fitting extends Candidate {
	/** 0 to 1. */
	readonly fit: number;
}

/**
 * The templates to try, the project's or else the default one first.
 * @throws InputError for a template of the project's that there isn't
 */
export async function templateCandidates(cwd: string): Promise<Candidate[]> {
	const first = (await wantedTemplate(undefined, cwd)) ?? DEFAULT_TEMPLATE;
	const candidates: Candidate[] = [{ template: first, outline: await chooseTemplate(first, cwd) }];
	for (const template of await templateNames()) {
		const outline = template === first ? undefined : await builtInOutline(template);
		if (outline) candidates.push({ template, outline });
	}
	return candidates;
}

/** Documents that have less in common with a template are no proposals, unless somebody says so. */
export const LEAST_FIT = 0.15;

/** Fits that differ by less say nothing of which template it was. */
const NEAR = 0.02;

/** Whether there is a file of that name in the document's folder. */
export type HasBeside = (file: string) => boolean;

/** The same for a document at a path (absolute). */
export function besideOf(path: string): HasBeside {
	return (file) => existsSync(join(dirname(path), file));
}

/**
 * The candidate that fits a document best. The file that goes with a template's documents decides, where it is there; of
 * those that fit nearly as well, the one whose headings are as deep as the document's; then the one of whose headings the
 * document lacks the smallest share; then the one that comes first.
 */
export function fittingTemplate(
	markdown: string,
	candidates: readonly Candidate[],
	hasBeside: HasBeside = () => false,
): Fitting {
	const accompanied = candidates.filter(({ outline: { sidecar } }) => sidecar && hasBeside(sidecar.file));
	const tried = accompanied.length > 0 ? accompanied : candidates;
	const fits = tried.map((each) => ({ ...each, fit: fitOf(each.outline, markdown) }));
	const best = Math.max(...fits.map(({ fit }) => fit));
	const near = fits.filter(({ fit }) => fit >= best - NEAR);
	const [first, ...others] = near;
	if (!first) throw new Error("there is a default template, always");
	if (others.length === 0) return first;
	const source = sourceOf(markdown);
	const ranked = near.map((each) => ({ each, ...likeness(each.outline, source) }));
	return ranked.reduce((best, other) => (isCloser(other, best) ? other : best)).each;
}

/** Shares, 0 to 1. */
interface Likeness {
	/** Of the known headings, those that are as deep as the template's. */
	readonly deep: number;
	/** Of the template's headings, those that may be left out aside, the ones that the document lacks. */
	readonly lacking: number;
}

function isCloser(a: Likeness, b: Likeness): boolean {
	return Math.abs(a.deep - b.deep) > NEAR ? a.deep > b.deep : a.lacking < b.lacking;
}

function likeness(outline: Outline, source: Source): Likeness {
	const { sections } = structureOf(outline, source);
	const needed = outline.sections.filter(({ optional }) => !optional);
	const alike = [...sections].filter(([id, { depth }]) => sectionsOf(outline).get(id)?.depth === depth);
	return {
		deep: alike.length / Math.max(1, sections.size),
		lacking: needed.filter(({ id }) => !sections.has(id)).length / Math.max(1, needed.length),
	};
}
