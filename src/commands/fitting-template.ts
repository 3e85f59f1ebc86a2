/** Finds out which template a Markdown document was written to: the project's own and the built-in ones are tried. */
import { structureOf } from "../check/structure.ts";
import type { Outline } from "../outline/types.ts";
import { fitOf } from "../proposal/reading/read.ts";
import { type Source, sourceOf } from "../proposal/reading/source.ts";
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

/**
 * The candidate that fits a document best. Of those that fit nearly as well, the one of whose headings the document lacks
 * the smallest share; then the one that comes first.
 */
export function fittingTemplate(markdown: string, candidates: readonly Candidate[]): Fitting {
	const fits = candidates.map((each) => ({ ...each, fit: fitOf(each.outline, markdown) }));
	const best = Math.max(...fits.map(({ fit }) => fit));
	const near = fits.filter(({ fit }) => fit >= best - NEAR);
	const [first, ...others] = near;
	if (!first) throw new Error("there is a default template, always");
	if (others.length === 0) return first;
	const source = sourceOf(markdown);
	const lacks = near.map((each) => ({ each, lacking: lackingHeadings(each.outline, source) }));
	return lacks.reduce((fewest, other) => (other.lacking < fewest.lacking ? other : fewest)).each;
}

/** The share of the template's headings, those that may be left out aside, that a document lacks. */
function lackingHeadings(outline: Outline, source: Source): number {
	const { sections } = structureOf(outline, source);
	const needed = outline.sections.filter(({ optional }) => !optional);
	return needed.filter(({ id }) => !sections.has(id)).length / Math.max(1, needed.length);
}
