/** Gives every item and section its id: a path of slugs, stable and unique. Knows no kinds. */
import { labelWords } from "../markdown/labelled-lines.ts";
import { isAnswerLine, ownsBoxes, usageOf } from "./content-usage.ts";
import { ID_FIX, IdAllocator, idFromWords, isId } from "./ids.ts";
import { labelledEntry } from "./list-entries.ts";
import type { Location, Problem } from "./problem.ts";
import { locationIn, mergeEntries, type QuestionnaireEntry, questionnaireProblem } from "./questionnaire-entry.ts";
import type { SectionNode } from "./section-tree.ts";

/** Something that gets an id that is unique among its siblings. */
interface NamedNode {
	readonly explicit: string | undefined;
	readonly at: Location | undefined;
	/** The words that make the id if none is given. */
	readonly words: string;
	readonly target: { id: string };
}

/**
 * Gives ids to all sections and items below the root. Headings around the whole proposal share the top level with the
 * sections inside them. `taken` ids are not available at the top level.
 */
export function assignIds(root: SectionNode, taken: readonly string[] = []): Problem[] {
	const problems: Problem[] = [];
	const name = (all: readonly NamedNode[], prefix: string): void => {
		const ids = new IdAllocator();
		if (prefix === "") for (const id of taken) ids.reserve(id);
		const given = all.filter((named) => named.explicit !== undefined);
		for (const { explicit, at, target } of given) {
			const problem = idProblem(explicit!, ids, at);
			if (problem) problems.push(problem);
			target.id = prefix + explicit;
		}
		for (const { words, target } of all.filter((named) => named.explicit === undefined))
			target.id = prefix + ids.allocate(idFromWords(words, "section"));
	};
	const below = (node: SectionNode): void => {
		const prefix = `${node.id}/`;
		name([...itemsOf(node), ...node.children.map(sectionName)], prefix);
		node.children.forEach(below);
	};
	const wrappers = wrapperSections(root);
	const topLevel = wrappers.flatMap((node) => node.children.filter((child) => !child.isWrapper));
	// Headings come first: they own the proposal's title and number, even if fields repeat them.
	const headed = wrappers.flatMap(placeholdersOf);
	const others = wrappers.flatMap((node) => [...fieldsOf(node), sectionName(node)]);
	name([...headed, ...others, ...topLevel.map(sectionName)], "");
	topLevel.forEach(below);
	return problems;
}

/** The problem with an id from a questionnaire; if there is none, the id is reserved. */
export function idProblem(id: string, ids: IdAllocator, at: Location | undefined): Problem | undefined {
	if (!isId(id)) return questionnaireProblem("id", `“${id}” can't be an id`, at, ID_FIX);
	if (ids.reserve(id)) return undefined;
	return questionnaireProblem(
		"id-twice",
		`the id “${id}” is used twice here`,
		at,
		"Choose another one; ids must be unique.",
	);
}

function wrapperSections(node: SectionNode): SectionNode[] {
	return node.isWrapper ? [node, ...node.children.flatMap(wrapperSections)] : [];
}

function sectionName(node: SectionNode): NamedNode {
	return named(node.matched, node.label, node);
}

/** Placeholders, questions, fields and the task list of one section, in document order. */
const itemsOf = (node: SectionNode): NamedNode[] => [...placeholdersOf(node), ...fieldsOf(node)];

function placeholdersOf(node: SectionNode): NamedNode[] {
	return node.placeholders.map((placeholder) => named(placeholder.matched, placeholder.label, placeholder));
}

function fieldsOf(node: SectionNode): NamedNode[] {
	const entries = node.contents.flatMap((content) => {
		const role = usageOf(content, node);
		if (role !== "questions" && role !== "fields" && role !== "lines") return [];
		const entries =
			role === "lines" ? content.entries.filter((entry) => isAnswerLine(content, entry)) : content.entries;
		return entries.map((entry) => {
			const label = role === "questions" ? undefined : labelledEntry(entry.raw)?.label;
			return named(entry.matched, label ? labelWords(label) : entry.raw.text, entry);
		});
	});
	const listed = !ownsBoxes(node) && node.contents.some((content) => usageOf(content, node) === "boxes");
	const label = mergeEntries(node.task.matched).label ?? "Checklist";
	const checklist = listed ? [named(node.task.matched, label, node.task)] : [];
	return [...entries, ...checklist];
}

function named(matched: readonly QuestionnaireEntry[], words: string, target: { id: string }): NamedNode {
	return { explicit: mergeEntries(matched).id, at: locationIn(matched, "id"), words, target };
}
