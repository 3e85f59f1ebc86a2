/** Rules about heading levels. */
import { closeHeadings } from "../../markdown/headings.ts";
import { sectionPlacements } from "../../proposal/layout/outline-index.ts";
import { documentStructure } from "../../proposal/reading/document-structure.ts";
import type { DocumentHeading } from "../document.ts";
import { quoted } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

export const skipped = {
	id: "heading/skipped",
	severity: "note",
	about: "A heading is more than one level below the heading before it.",
	fix: "Use the level in between, so that outlines and screen readers show the section where it belongs.",
	check: (context) => {
		const { document } = context;
		const found: RawFinding[] = [];
		const headings = document.headings.filter(({ nested }) => !nested);
		const exempt = new Set(skippingByDesign(context));
		const alike = levelsByDesign(headings, exempt, levelsOfTemplate(context));
		let before: number | undefined;
		for (const [at, { depth, line, label }] of headings.entries()) {
			if (exempt.has(line)) continue;
			if (before !== undefined && depth > before + 1 && !alike.has(at)) {
				const message = `${quoted(label)} is a level ${depth} heading directly after a level ${before} heading`;
				found.push({ message, fix: `Use ${"#".repeat(before + 1)}.`, line, column: 0, length: depth });
			}
			before = depth;
		}
		return found;
	},
} as const satisfies Rule;

/** By line of a section's heading, the levels of the template's headings below it. */
function levelsOfTemplate({ structure, proposal: { outline } }: Context): ReadonlyMap<number, ReadonlySet<number>> {
	const levels = new Map<number, Set<number>>();
	for (const { parent, depth } of sectionPlacements(outline).values()) {
		const line = parent === undefined ? undefined : structure?.sections.get(parent)?.line;
		if (line !== undefined) levels.set(line, (levels.get(line) ?? new Set()).add(depth));
	}
	return levels;
}

/**
 * Indexes of the author's headings on a level that the template, or a heading that skips one by design, has below the
 * same heading.
 */
function levelsByDesign(
	headings: readonly DocumentHeading[],
	exempt: ReadonlySet<number>,
	template: ReadonlyMap<number, ReadonlySet<number>>,
): ReadonlySet<number> {
	const open: { readonly at: number; readonly depth: number }[] = [];
	const places = headings.map(({ depth }, at) => {
		closeHeadings(open, depth);
		const above = open.at(-1)?.at;
		open.push({ at, depth });
		const isLevel = above !== undefined && template.get(headings[above]!.line)?.has(depth) === true;
		return { place: `${above}:${depth}`, isLevel };
	});
	const designed = new Set(places.flatMap(({ place }, at) => (exempt.has(headings[at]!.line) ? [place] : [])));
	return new Set(places.flatMap(({ place, isLevel }, at) => (isLevel || designed.has(place) ? [at] : [])));
}

/** Lines of headings that skip a level in the template too, and of questions, whose level is always the same. */
function skippingByDesign({ document, structure: known, proposal: { outline } }: Context): number[] {
	const structure = known ?? documentStructure(outline, document.source);
	const headed = sectionPlacements(outline);
	const sections = [...structure.sections].filter(([id]) => {
		const own = headed.get(id);
		const above = own?.parent === undefined ? undefined : headed.get(own.parent);
		return own !== undefined && above !== undefined && own.depth > above.depth + 1;
	});
	return [...structure.questions.values(), ...sections.map(([, { line }]) => line)];
}
