/** Questions that the template asks and the document has deleted. */
import { plainInline } from "../../markdown/text.ts";
import { type Item, isDue } from "../../outline/types.ts";
import { placesOf } from "../../proposal/layout/places.ts";
import { named, quoted, stageName } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

export const deleted = {
	id: "question/deleted",
	severity: "error",
	about: "A question or labelled line that is required at the stage was deleted from its section.",
	fix: "Restore it in the template's wording, and answer it.",
	check: (context) => {
		const { structure, proposal, stage } = context;
		if (!structure) return [];
		const name = stageName(proposal.outline, stage);
		return [...askedBySection(context)].flatMap(([section, asked]): RawFinding[] => {
			const headed = structure.sections.get(section);
			const gone = asked.filter(({ id }) => !structure.questions.has(id));
			if (!headed || gone.length === 0) return [];
			const at = { line: headed.line, column: 0 };
			const fix = "Put it back in the template's words, and answer it.";
			const label = quoted(plainInline(headed.text));
			if (gone.length === asked.length && gone.length > 1) {
				const message = `none of the ${gone.length} questions of ${label} is there that are required for ${name}`;
				return [{ message, fix: "Put them back in the template's words, and answer them.", item: section, ...at }];
			}
			return gone.map((item) => {
				return {
					message: `the question ${named(item)} was taken out, and is required for ${name}`,
					fix,
					item: item.id,
					...at,
				};
			});
		});
	},
} as const satisfies Rule;

/** By section, the questions and labelled lines that are required at the stage. */
function askedBySection({ proposal: { outline }, stage }: Context): Map<string, Item[]> {
	const sections = new Map<string, Item[]>();
	for (const item of outline.items) {
		const form = placesOf(outline).get(item.id)?.form;
		if ((form !== "question" && form !== "field") || !isDue(item.required, stage)) continue;
		const there = sections.get(item.section);
		if (there) there.push(item);
		else sections.set(item.section, [item]);
	}
	return sections;
}
