/**
 * A template's sections as nodes to which questionnaire entries are attached: headings, list entries and boxes. Decides
 * which headings enclose the whole proposal. Knows no kinds and no ids.
 */
import { labelWords } from "../markdown/labelled-lines.ts";
import { inOneLine } from "../markdown/lines.ts";
import { isForTools, templateText } from "./guidance.ts";
import { isMetaHeading, roleOfName } from "./head-fields.ts";
import { findPlaceholders, type HeadingPlaceholder, saysTitle, wholeTitle } from "./heading-placeholders.ts";
import { isDated, labelledEntry } from "./list-entries.ts";
import { isExample, isOptional, saysSectionOptional } from "./optional.ts";
import type { QuestionnaireFile } from "./questionnaire.ts";
import type { QuestionnaireEntry } from "./questionnaire-entry.ts";
import { areAskedEach, asksForAnswers } from "./questions.ts";
import type { RawBlock, RawEntry, RawSection } from "./raw-template.ts";
import { repairQuestions } from "./repair-questions.ts";
import { sameWording } from "./wording.ts";

export interface EntryNode {
	readonly raw: RawEntry;
	/** Declared by a questionnaire; if absent, the form of its list decides. */
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
	/** Front matter, thematic breaks and link definitions, which answers don't replace. */
	readonly layout: boolean;
	/** A list of questions, each with its own answer. */
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
	/** The headings beside it are bare, with nothing below: they ask for a text, and so does this one. */
	readonly isAmongBare: boolean;
	/** Encloses the whole proposal; left out of ids and levels. */
	isWrapper: boolean;
	/** Its lists and labelled lines are the proposal's own fields. */
	head: boolean;
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

function nodeOf(
	raw: RawSection,
	isAsked = false,
	siblings: readonly RawSection[] = [],
	isAmongBare = false,
): SectionNode {
	const heading = inOneLine(raw.heading);
	const parts = repairQuestions(raw.parts);
	const asked = isAsked || asksForAnswers(heading, parts);
	const among = raw.depth > 0 ? raw.children : [];
	const areBare = among.length > 1 && among.filter(isNotBare).length <= 1;
	return {
		heading,
		label: raw.label || (raw.depth === 0 ? "Opening" : "Untitled"),
		depth: raw.depth,
		line: raw.line,
		optional: isOptional(heading) || parts.some(saysSectionOptional) || isExample(raw, siblings),
		isAmongBare,
		isWrapper: raw.depth === 0,
		head: raw.depth === 0 || isMetaHeading(raw.heading),
		placeholders: [],
		contents: parts.map((part, at) => contentOf(part, parts[at - 1], asked)),
		children: raw.children.map((child) => nodeOf(child, asked, among, areBare)),
		matched: [],
		task: { matched: [], id: "" },
		id: "",
	};
}

const isNotBare = ({ parts, children }: RawSection): boolean => parts.length > 0 || children.length > 0;

function contentOf(part: RawBlock, before: RawBlock | undefined, isAsked: boolean): ContentNode {
	const entries = "entries" in part ? (part.entries ?? []) : [];
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
 * Marks the headings that enclose the whole proposal. A heading does if it is alone at its level, above all others, and
 * has headings below it (and, below another such heading, has no text of its own), or if it has a placeholder for the
 * proposal's number or title. The search continues with the headings directly below it. If none has a placeholder, the
 * whole outermost heading is the title, whatever it says.
 */
function markWrappers(root: SectionNode, files: readonly QuestionnaireFile[]): void {
	const wrappers: SectionNode[] = [];
	for (let level = root.children; ; ) {
		const node = highest(level);
		if (!node || !enclosesProposal(node, level, wrappers.length === 0, files)) break;
		node.isWrapper = true;
		node.head = true;
		node.placeholders = findPlaceholders(node.heading).map(asNode);
		wrappers.push(node);
		level = node.children;
	}
	const [outermost] = wrappers;
	if (!outermost || wrappers.some(({ placeholders }) => placeholders.length > 0)) return;
	if (isDescribed(outermost, files) || isNamedBelow(root, outermost)) return;
	outermost.placeholders = [asNode(wholeTitle(outermost.heading, helpOf(outermost)))];
}

const asNode = (placeholder: HeadingPlaceholder): PlaceholderNode => ({ ...placeholder, matched: [], id: "" });

/** The section of the highest level; the first one if there are several. */
function highest(level: readonly SectionNode[]): SectionNode | undefined {
	const depth = Math.min(...level.map((node) => node.depth));
	const [only, ...others] = level.filter((node) => node.depth === depth);
	return others.length === 0 ? only : level[0];
}

function enclosesProposal(
	node: SectionNode,
	level: readonly SectionNode[],
	outermost: boolean,
	files: readonly QuestionnaireFile[],
): boolean {
	const alone = level.every((other) => other === node || other.depth > node.depth) && (outermost || !hasText(node));
	const isNamed = findPlaceholders(node.heading).length > 0 || namesPlaceholders(node, files);
	if (node.children.length > 0) return alone || isNamed;
	// A title above sections of its own level.
	const above = level[0] === node && level.length > 1 && !hasText(node);
	return above && (isNamed || saysTitle(node.heading));
}

/** The template's guidance for the title, if nothing below the heading takes an answer. */
function helpOf(node: SectionNode): string {
	return hasText(node)
		? ""
		: templateText(node.contents.map(({ part }) => part).filter(({ type }) => type === "comment"));
}

/** Whether a questionnaire says what the heading's section is, or that nothing in it is replaced. */
function isDescribed(node: SectionNode, files: readonly QuestionnaireFile[]): boolean {
	return files
		.flatMap((file) => file.data.sections)
		.some(
			({ heading, aliases = [], kind, holes }) =>
				[heading, ...aliases].some((text) => sameWording(text, node.heading)) &&
				(holes !== undefined || (kind !== undefined && kind !== "group")),
		);
}

/** Whether a field at the head, or a section, holds the title, so that the heading is the same in every proposal. */
function isNamedBelow(root: SectionNode, node: SectionNode): boolean {
	const fields = [root, node].flatMap(({ contents }) =>
		contents.flatMap(({ part, entries }) => (part.type === "lines" && part.yaml ? [] : entries)),
	);
	const isTitle = ({ raw }: EntryNode): boolean => {
		const labelled = labelledEntry(raw);
		return labelled !== undefined && roleOfName(labelWords(labelled.label)) === "title";
	};
	return fields.some(isTitle) || node.children.some(({ heading }) => roleOfName(heading) === "title");
}

function namesPlaceholders(node: SectionNode, files: readonly QuestionnaireFile[]): boolean {
	const sections = files.flatMap((file) => file.data.sections).filter(({ holes = [] }) => holes.length > 0);
	return sections.some((each) =>
		[each.heading, ...(each.aliases ?? [])].some((text) => sameWording(text, node.heading)),
	);
}

/** Whether the section has text that an author would replace; comments don't count. */
export function hasText(node: SectionNode): boolean {
	return node.contents.some((content) => !content.kept && ["paragraph", "list", "other"].includes(content.part.type));
}

/** The top-level sections of the outline and the headings around them, in document order. */
export function topSections(root: SectionNode): SectionNode[] {
	return root.children.flatMap((node) => (node.isWrapper ? [node, ...topSections(node)] : [node]));
}

/** A section and everything below it, in document order. */
export function sectionAndBelow(node: SectionNode): SectionNode[] {
	return [node, ...node.children.flatMap(sectionAndBelow)];
}
