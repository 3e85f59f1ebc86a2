/**
 * Brings questionnaires and template together by wording: every entry of a questionnaire is put down at the section,
 * question, field, hole or box that it speaks of, and what the template doesn't have is reported.
 */
import { type Candidate, type Matching, matchOne } from "./match-one.ts";
import { matchBoxes, matchFields, matchKept, matchPlaceholders, matchQuestions } from "./match-parts.ts";
import type { Problem } from "./problem.ts";
import type { QuestionnaireFile } from "./questionnaire.ts";
import type { QSection } from "./questionnaire-types.ts";
import type { Path } from "./schema.ts";
import { type SectionNode, topSections, withBelow } from "./section-nodes.ts";

/**
 * Puts down all that the files say. The last file is the template's own: its sections are those at the margin, and
 * further ones inside the section that they are written in. An included file's outermost sections may stand anywhere.
 */
export function matchQuestionnaires(
	root: SectionNode,
	files: readonly QuestionnaireFile[],
	template: string,
): Problem[] {
	const problems: Problem[] = [];
	const all = root.children.flatMap(withBelow);
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
	matching: Matching,
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

function matchSection(matching: Matching, entry: QSection, path: Path, node: SectionNode): void {
	node.matched.push({ entry, file: matching.file, path });
	if (entry.holes) matchPlaceholders(matching, entry.holes, [...path, "holes"], node);
	if (entry.keep) matchKept(matching, entry.keep, [...path, "keep"], node);
	if (entry.fields) matchFields(matching, entry.fields, [...path, "fields"], node);
	if (entry.questions) matchQuestions(matching, entry.questions, [...path, "questions"], node);
	if (entry.checklist) matchBoxes(matching, entry.checklist, [...path, "checklist"], node);
	if (entry.sections) matchSections(matching, entry.sections, [...path, "sections"], node.children, node);
}
