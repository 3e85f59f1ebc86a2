/** Which of an outline's sections, questions and fields a document has, and where; and its other headings. Knows no answers. */
import { normalForm } from "../../markdown/plain-text.ts";
import { sectionOf } from "../../outline/lookup.ts";
import type { Item, Outline } from "../../outline/types.ts";
import { itemPlacements, sectionPlacements } from "../layout/outline-index.ts";
import { analyseDocument } from "./analyse.ts";
import type { Cut } from "./cuts.ts";
import type { Source } from "./source.ts";

/** A heading of the document. */
export interface FoundHeading {
	/** 0-based. */
	readonly line: number;
	readonly depth: number;
	/** As it is written. */
	readonly text: string;
	/** The section above it; undefined for none. */
	readonly above: string | undefined;
}

export interface DocumentStructure {
	/** By section id, in document order. */
	readonly sections: ReadonlyMap<string, FoundHeading>;
	/** By id, the lines of the questions and fields that are there. */
	readonly questions: ReadonlyMap<string, number>;
	/** Headings that the outline doesn't know. */
	readonly others: readonly FoundHeading[];
}

/** The structure of a document. Takes linear time. */
export function documentStructure(outline: Outline, source: Source): DocumentStructure {
	const { landmarks, cuts } = analyseDocument(outline, source);
	const sections = new Map<string, FoundHeading>();
	const questions = new Map<string, number>();
	const others: FoundHeading[] = [];
	const known = new Set(cuts.map(({ landmark }) => landmark));
	for (const cut of cuts) {
		if (cut.kind === "section" || cut.kind === "title") sections.set(cut.id!, foundHeading(cut));
		else if (cut.kind === "question" || cut.kind === "field") questions.set(cut.id!, cut.landmark.line);
		else if (cut.kind === "extra" && cut.landmark.kind === "heading") others.push(foundHeading(cut));
	}
	for (const landmark of landmarks) {
		if (landmark.kind !== "heading" || known.has(landmark)) continue;
		const { line, depth, wordings } = landmark;
		others.push({ line, depth, text: wordings[0]!.text, above: undefined });
	}
	return { sections, questions, others: others.sort((a, b) => a.line - b.line) };
}

function foundHeading({ landmark: { line, depth, wordings }, end, above }: Cut): FoundHeading {
	const { text } = wordings.find((each) => each.end === end) ?? wordings[0]!;
	return { line, depth, text, above: typeof above === "string" ? above : undefined };
}

/** Whether the document has a place for the item's answer. */
export function hasPlaceFor(structure: DocumentStructure | undefined, outline: Outline, item: Item): boolean {
	if (!structure) return true;
	const form = itemPlacements(outline).get(item.id)?.form;
	if (form === "question" || form === "field" || form === "line") return structure.questions.has(item.id);
	return structure.sections.has(item.section);
}

/** Whether the template prints a heading for the section; there is none above the first heading. */
export function hasHeading(outline: Outline, section: string): boolean {
	return sectionPlacements(outline).has(section);
}

/** Whether the section's heading encloses the whole proposal. */
export function isWrapper(outline: Outline, section: string): boolean {
	return sectionPlacements(outline).get(section)?.isWrapper ?? false;
}

/** The parent section, ignoring headings that enclose the whole proposal. */
export function parentOf(outline: Outline, section: string): string | undefined {
	return sectionPlacements(outline).get(section)?.parent;
}

/** Whether the text is not one of the section's aliases. */
export function isOwnWording(outline: Outline, section: string, text: string): boolean {
	const form = normalForm(text);
	const known = sectionOf(outline, section);
	return known === undefined || normalForm(known.label) === form || !known.aliases.map(normalForm).includes(form);
}
