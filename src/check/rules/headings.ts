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
	severity: "warning",
	about: "A heading is more than one level below the heading before it.",
	fix: "Use the level in between, so that outlines and screen readers show the section where it belongs.",
	check: (context) => {
		const { document } = context;
		const found: RawFinding[] = [];
		const headings = document.headings.filter(({ nested }) => !nested);
		const exempt = new Set(skippingByDesign(context));
		const alike = levelsByDesign(headings, exempt);
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

/** Indexes of the author's headings on the level of headings that skip one by design, below the same heading. */
function levelsByDesign(headings: readonly DocumentHeading[], exempt: ReadonlySet<number>): ReadonlySet<number> {
	const open: { readonly at: number; readonly depth: number }[] = [];
	const places = headings.map(({ depth }, at) => {
		closeHeadings(open, depth);
		const above = open.at(-1)?.at ?? -1;
		open.push({ at, depth });
		return `${above}:${depth}`;
	});
	const designed = new Set(places.filter((_, at) => exempt.has(headings[at]!.line)));
	return new Set(places.flatMap((place, at) => (designed.has(place) ? [at] : [])));
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
