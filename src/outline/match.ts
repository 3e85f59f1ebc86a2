/**
 * Matches questionnaires with the template by wording: attaches every questionnaire entry to the section, question, field,
 * placeholder or box that it describes, and reports entries that match nothing.
 */

import { matchBoxes, matchFields, matchKept, matchPlaceholders, matchQuestions } from "./match-entries.ts";
import { type Candidate, type MatchContext, matchOne } from "./match-one.ts";
import type { Problem } from "./problem.ts";
import type { QuestionnaireFile } from "./questionnaire.ts";
import type { QSection } from "./questionnaire-types.ts";
import type { Path } from "./schema.ts";
import { type SectionNode, sectionAndBelow, topSections } from "./section-tree.ts";

/**
 * Matches all files. The last file is the template's own: its outermost sections are top-level sections of the template.
 * The outermost sections of an included file may be anywhere.
 */
export function matchQuestionnaires(
	root: SectionNode,
	files: readonly QuestionnaireFile[],
	template: string,
): Problem[] {
	const problems: Problem[] = [];
	const all = root.children.flatMap(sectionAndBelow);
	const sections = all.map(candidate);
	for (const file of files) {
		if (file.data.fields) matchFields({ file, template, sections, problems }, file.data.fields, ["fields"], root);
		const own = file === files.at(-1);
		const scope = own ? topSections(root) : all;
		matchSections({ file, template, sections, problems }, file.data.sections, ["sections"], scope, undefined);
	}
	return problems;
}

function candidate(node: SectionNode): Candidate<SectionNode> {
	return { node, text: node.heading, line: node.line };
}

function matchSections(
	matching: MatchContext,
	entries: readonly QSection[],
	path: Path,
	scope: readonly SectionNode[],
	parent: SectionNode | undefined,
): void {
	for (const [i, entry] of entries.entries()) {
		const here = [...path, i];
		const node = matchOne(matching, {
			wordings: [entry.heading, ...(entry.aliases ?? [])],
			path: [...here, "heading"],
			what: "section",
			where: parent ? ` in “${parent.label}”` : "",
			candidates: scope.map(candidate),
			elsewhere: matching.sections,
		});
		if (node) matchSection(matching, entry, here, node);
	}
}

function matchSection(matching: MatchContext, entry: QSection, path: Path, node: SectionNode): void {
	node.matched.push({ entry, file: matching.file, path });
	if (entry.holes) matchPlaceholders(matching, entry.holes, [...path, "holes"], node);
	if (entry.keep) matchKept(matching, entry.keep, [...path, "keep"], node);
	if (entry.fields) matchFields(matching, entry.fields, [...path, "fields"], node);
	if (entry.questions) matchQuestions(matching, entry.questions, [...path, "questions"], node);
	if (entry.checklist) matchBoxes(matching, entry.checklist, [...path, "checklist"], node);
	if (entry.sections) matchSections(matching, entry.sections, [...path, "sections"], node.children, node);
}
