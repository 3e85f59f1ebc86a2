/**
 * A template's sections as nodes to which questionnaire entries are attached: headings, list entries and boxes. Decides
 * which headings enclose the whole proposal. Knows no kinds and no ids.
 */
import { inOneLine } from "../markdown/lines.ts";
import { findPlaceholders, type HeadingPlaceholder } from "./heading-placeholders.ts";
import { isDated } from "./list-entries.ts";
import { isExample, isOptional, saysSectionOptional } from "./optional.ts";
import type { QuestionnaireFile } from "./questionnaire.ts";
import type { QuestionnaireEntry } from "./questionnaire-entry.ts";
import { areAskedEach, asksForAnswers } from "./questions.ts";
import type { RawBlock, RawEntry, RawSection } from "./raw-template.ts";
import { repairQuestions } from "./repair-questions.ts";
import { isForTools } from "./tool-marks.ts";
import { sameWording } from "./wording.ts";

export interface EntryNode {
	readonly raw: RawEntry;
	/** What a questionnaire declares it to be; else the form of its list decides. */
	as?: "question" | "field";
	readonly matched: QuestionnaireEntry[];
	id: string;
}

export interface BoxNode {
	readonly raw: RawEntry;
	/** Nesting, 0-based. */
	readonly level: number;
	readonly matched: QuestionnaireEntry[];
}

/** One part of a section. */
export interface ContentNode {
	readonly part: RawBlock;
	/** Front matter, thematic breaks and link definitions: kept, and not replaced by answers. */
	readonly layout: boolean;
	/** A list of questions, each of which takes an answer of its own. */
	readonly asksEach: boolean;
	/** Printed in every proposal. */
	kept: boolean;
	/** Top-level entries of a list, or lines; none for other parts. */
	readonly entries: readonly EntryNode[];
	/** All entries of a task list, in order; none for other parts. */
	readonly boxes: readonly BoxNode[];
}

export interface PlaceholderNode extends HeadingPlaceholder {
	readonly matched: QuestionnaireEntry[];
	id: string;
}

export interface SectionNode {
	/** Inline Markdown, on one line. */
	readonly heading: string;
	readonly label: string;
	readonly depth: number;
	/** 1-based. */
	readonly line: number;
	readonly optional: boolean;
	/** It encloses the whole proposal, and counts neither in ids nor in levels. */
	isWrapper: boolean;
	placeholders: readonly PlaceholderNode[];
	readonly contents: readonly ContentNode[];
	readonly children: readonly SectionNode[];
	readonly matched: QuestionnaireEntry[];
	/** The entries about its task list. */
	readonly task: { readonly matched: QuestionnaireEntry[]; id: string };
	id: string;
}

/** The template as nodes. The root holds everything above the first heading. */
export function buildSectionTree(root: RawSection, files: readonly QuestionnaireFile[]): SectionNode {
	const node = nodeOf(root);
	markWrappers(node, files);
	return node;
}

function nodeOf(raw: RawSection, isAsked = false, siblings: readonly RawSection[] = []): SectionNode {
	const heading = inOneLine(raw.heading);
	const parts = repairQuestions(raw.parts);
	const asked = isAsked || asksForAnswers(heading, parts);
	return {
		heading,
		label: raw.label || (raw.depth === 0 ? "Opening" : "Untitled"),
		depth: raw.depth,
		line: raw.line,
		optional: isOptional(heading) || parts.some(saysSectionOptional) || isExample(raw, siblings),
		isWrapper: raw.depth === 0,
		placeholders: [],
		contents: parts.map((part, at) => contentOf(part, parts[at - 1], asked)),
		children: raw.children.map((child) => nodeOf(child, asked, raw.depth > 0 ? raw.children : [])),
		matched: [],
		task: { matched: [], id: "" },
		id: "",
	};
}

function contentOf(part: RawBlock, before: RawBlock | undefined, isAsked: boolean): ContentNode {
	const entries = part.type === "list" || part.type === "lines" ? part.entries : [];
	const layout = isLayoutOnly(part);
	return {
		part,
		layout,
		kept: layout || (part.type === "comment" && isForTools(part.text)),
		asksEach: part.type === "list" && areAskedEach(entries, before, isAsked),
		entries: entries.map((raw) => ({ raw, matched: [], id: "" })),
		boxes: isTaskList(entries) && !entries.every(isDated) ? flatten(entries, 0) : [],
	};
}

function isLayoutOnly(part: RawBlock): boolean {
	if (part.type === "other") return /^ {0,3}([-*_])([ \t]*\1){2,}[ \t]*(\n|$)/.test(part.text);
	return part.type === "paragraph" && part.text.split("\n").every((line) => /^ {0,3}\[[^\]]+\]:\s*\S/.test(line));
}

function isTaskList(entries: readonly RawEntry[]): boolean {
	return (
		entries.length > 0 &&
		entries.every((entry) => entry.box && (entry.children.length === 0 || isTaskList(entry.children)))
	);
}

function flatten(entries: readonly RawEntry[], level: number): BoxNode[] {
	return entries.flatMap((raw) => [{ raw, level, matched: [] }, ...flatten(raw.children, level + 1)]);
}

/**
 * A heading stands around the whole proposal when it is the first one at its level, has headings below it and either
 * is alone at its level (and, below another such heading, has no text of its own) or has a placeholder: a piece that the
 * proposal's number or title replaces. The search goes on with the headings right below it.
 */
function markWrappers(root: SectionNode, files: readonly QuestionnaireFile[]): void {
	let [first, ...others] = root.children;
	let outermost = true;
	while (first && first.children.length > 0) {
		const placeholders = findPlaceholders(first.heading);
		const alone = others.length === 0 && (outermost || !hasText(first));
		if (!alone && placeholders.length === 0 && !namesPlaceholders(first, files)) break;
		first.isWrapper = true;
		first.placeholders = placeholders.map((placeholder) => ({ ...placeholder, matched: [], id: "" }));
		outermost = false;
		[first, ...others] = first.children;
	}
}

function namesPlaceholders(node: SectionNode, files: readonly QuestionnaireFile[]): boolean {
	const sections = files.flatMap((file) => file.data.sections).filter(({ holes = [] }) => holes.length > 0);
	return sections.some((each) =>
		[each.heading, ...(each.aliases ?? [])].some((text) => sameWording(text, node.heading)),
	);
}

/** The section has text that an author would replace; comments don't count. */
export function hasText(node: SectionNode): boolean {
	return node.contents.some((content) => !content.kept && ["paragraph", "list", "other"].includes(content.part.type));
}

/** The top-level sections of the outline and the headings around them, in document order. */
export function topSections(root: SectionNode): SectionNode[] {
	return root.children.flatMap((node) => (node.isWrapper ? [node, ...topSections(node)] : [node]));
}

/** A section and all below it, in document order. */
export function sectionAndBelow(node: SectionNode): SectionNode[] {
	return [node, ...node.children.flatMap(sectionAndBelow)];
}
