/** Rules about questions of the template that were deleted from the document. */
import { plainText } from "../../markdown/plain-text.ts";
import { itemOf } from "../../outline/lookup.ts";
import type { Item } from "../../outline/types.ts";
import { itemPlacements } from "../../proposal/layout/outline-index.ts";
import type { DocumentStructure } from "../../proposal/reading/document-structure.ts";
import { isRequired } from "../../proposal/requirements.ts";
import { itemName, quoted, stageName } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

export const deleted = {
	id: "question/deleted",
	severity: "error",
	about: "A question or labelled line that is required at this stage was removed from its section.",
	fix: "Restore it with the template's wording, and answer it.",
	group: ({ proposal: { outline }, stage }, id) => {
		// A finding about all questions of a section is about the section.
		if (id === undefined || !itemOf(outline, id)) return undefined;
		return `questions that are required for ${stageName(outline, stage)} were removed`;
	},
	check: (context) => {
		const { structure, proposal, stage } = context;
		if (!structure) return [];
		const name = stageName(proposal.outline, stage);
		const places = placesForDeleted(context, structure);
		return [...askedBySection(context)].flatMap(([section, asked]): RawFinding[] => {
			const headed = structure.sections.get(section);
			const gone = asked.filter(({ id }) => !structure.questions.has(id));
			if (!headed || gone.length === 0) return [];
			const at = { line: headed.line, column: 0 };
			const fix = "Restore it with the template's wording, and answer it.";
			const label = quoted(plainText(headed.text));
			if (gone.length === asked.length && gone.length > 1) {
				const message = `all ${gone.length} questions in ${label} that are required for ${name} were removed`;
				return [{ message, fix: "Restore them with the template's wording, and answer them.", item: section, ...at }];
			}
			return gone.map((item) => {
				return {
					message: `the question ${itemName(item)} is required for ${name} but was removed`,
					fix,
					item: item.id,
					line: places.get(item.id) ?? headed.line,
					column: 0,
					within: headed.line,
					isAbsent: true,
				};
			});
		});
	},
} as const satisfies Rule;

/**
 * By question that the document lacks, the last line of what comes before it in the template: of the question before it
 * in its section, or of the text below the section's heading. Takes linear time.
 */
function placesForDeleted(
	{ document, proposal: { outline } }: Context,
	{ sections, questions }: DocumentStructure,
): ReadonlyMap<string, number> {
	const starts = [...questions.values(), ...document.headings.map(({ line }) => line)].sort((a, b) => a - b);
	const next = new Map(starts.map((line, at) => [line, starts[at + 1] ?? document.lines.length]));
	const places = new Map<string, number>();
	const before = new Map<string, number>();
	const ends = new Map<number, number>();
	for (const { id, section } of outline.items) {
		const found = questions.get(id) ?? before.get(section) ?? sections.get(section)?.line;
		if (found === undefined) continue;
		before.set(section, found);
		if (questions.has(id)) continue;
		const end = ends.get(found) ?? document.lastTextLine(found, next.get(found) ?? found + 1);
		ends.set(found, end);
		places.set(id, end);
	}
	return places;
}

/** The questions and labelled lines that are required at this stage, by section. */
function askedBySection({ proposal, whole, stage }: Context): Map<string, Item[]> {
	const { outline } = proposal;
	const sections = new Map<string, Item[]>();
	for (const item of outline.items) {
		const form = itemPlacements(outline).get(item.id)?.form;
		if ((form !== "question" && form !== "field") || !isRequired(whole, item, stage)) continue;
		const there = sections.get(item.section);
		if (there) there.push(item);
		else sections.set(item.section, [item]);
	}
	return sections;
}
