/** Builds single items from template and questionnaires. Knows no order and no blocks. */
import { labelWords } from "../markdown/labelled-lines.ts";
import { plainText } from "../markdown/plain-text.ts";
import type { TocForm } from "../markdown/toc.ts";
import { entryLabelOf, ownKind, usageOf } from "./content-usage.ts";
import { frontMatterLine } from "./front-matter-line.ts";
import { entryTexts, guidanceOf, placeholdersOf, reviewGuide, templateText } from "./guidance.ts";
import { choicesIn, isDate, kindOfField } from "./head-fields.ts";
import { ID_FIX, IdAllocator, idFromWords, isId } from "./ids.ts";
import { kindProperties } from "./kind-properties.ts";
import { factsOf, impliedKind, isFieldKind, type Kind } from "./kinds.ts";
import { entryNameOf, labelledEntry } from "./list-entries.ts";
import type { DeclaredField } from "./metadata-declaration.ts";
import { isOptional } from "./optional.ts";
import type { Problem } from "./problem.ts";
import {
	aliasesOf,
	type Inherited,
	itemRequirement,
	locationIn,
	mergeEntries,
	type QuestionnaireEntry,
	questionnaireProblem,
} from "./questionnaire-entry.ts";
import type { RawBlock, RawEntry } from "./raw-template.ts";
import type { BoxNode, EntryNode, PlaceholderNode, SectionNode } from "./section-tree.ts";
import type { ChecklistEntry, Choice, Item, Stage } from "./types.ts";

/** Shared state while an outline is compiled. */
export interface CompileContext {
	/** The template's name in messages. */
	readonly template: string;
	readonly stageLabels: Readonly<Record<Stage, string>>;
	readonly problems: Problem[];
	/** Options of the table of contents. */
	readonly toc: TocForm & { readonly optional?: true };
	/** Questionnaire entries of items that hold the proposal's stage. */
	readonly stages: (readonly QuestionnaireEntry[])[];
	/** The document's labelled fields and their declarations. */
	readonly fields: DeclaredField[];
	/** The fields at the head of the proposal. */
	readonly headFields: Item[];
}

/** The position of an item in the outline. */
interface ItemPosition {
	readonly section: string;
	readonly path: readonly string[];
	readonly inherited: Inherited;
	/** At the head of the proposal, where fields are also recognised by name. */
	readonly head?: boolean;
}

interface ItemInput {
	readonly id: string;
	readonly label: string;
	readonly matched: readonly QuestionnaireEntry[];
	readonly kind: Kind;
	readonly optional: boolean;
	readonly placeholders: readonly string[];
	/** The template's help, if the questionnaire has none. */
	readonly help?: string;
	readonly below?: readonly RawEntry[];
	/** Choices in the template, if the questionnaire has none. */
	readonly choices?: readonly Choice[];
}

function buildItem(context: CompileContext, position: ItemPosition, input: ItemInput): Item {
	const { matched, kind } = input;
	const { choices } = mergeEntries(matched).choices ? {} : input;
	const declared = choices ? undefined : kindProperties({ ...context, matched, kind, below: input.below ?? [] });
	const properties = declared ?? { choices };
	const { short, role, placeholders = [], "former-ids": formerIds } = mergeEntries(matched);
	if (declared?.isStage) registerStage(context, matched);
	return {
		id: input.id,
		kind,
		label: input.label,
		...(short && { short }),
		path: position.path,
		section: position.section,
		...itemRequirement(matched, input.optional, position.inherited),
		guidance: guidanceOf(mergeEntries(matched), input.help),
		...reviewGuide(matched),
		placeholders:
			placeholders.length === 0 ? input.placeholders : [...new Set([...input.placeholders, ...placeholders])],
		aliases: aliasesOf(matched, input.label),
		...(formerIds && { formerIds }),
		...(role && { role }),
		...properties,
	};
}

/** Reports a second stage item: a proposal has only one stage. */
function registerStage({ stages, problems }: CompileContext, matched: readonly QuestionnaireEntry[]): void {
	if (stages.push(matched) === 1) return;
	const message = "a second item holds the proposal's stage";
	problems.push(
		questionnaireProblem(
			"stage-twice",
			message,
			locationIn(matched, "is-stage"),
			"Remove “is-stage” from one of them.",
		),
	);
}

/** The given kind, or the one that a key implies. */
function kindFrom(matched: readonly QuestionnaireEntry[], otherwise: Kind): Kind {
	const entry = mergeEntries(matched);
	const { kind } = entry;
	if (kind && kind !== "group") return kind;
	return impliedKind(entry, false) ?? otherwise;
}

/** An item for a piece of a heading: one line by default. */
export function placeholderItem(context: CompileContext, placeholder: PlaceholderNode, position: ItemPosition): Item {
	return buildItem(context, position, {
		id: placeholder.id,
		label: mergeEntries(placeholder.matched).label ?? placeholder.label,
		matched: placeholder.matched,
		kind: kindFrom(placeholder.matched, "line"),
		optional: false,
		placeholders: [placeholder.text],
		...(placeholder.help !== undefined && { help: placeholder.help }),
	});
}

/** An item for a question in a list: prose by default. */
export function questionItem(
	context: CompileContext,
	entry: EntryNode,
	position: ItemPosition,
): { item: Item; label: string } {
	const below = entry.raw.children;
	const item = buildItem(context, position, {
		id: entry.id,
		label: plainText(entry.raw.text),
		matched: entry.matched,
		kind: kindFrom(entry.matched, "prose"),
		optional: isOptional(entry.raw.text),
		placeholders: entryTexts(below),
		below,
	});
	return { item, label: entry.raw.text };
}

interface FieldMade {
	readonly item: Item;
	readonly label: string;
	/** The template has a list in the value's place. */
	readonly isList: boolean;
}

/** A field for a labelled list entry; undefined if the entry has no label. */
export function fieldItem(context: CompileContext, entry: EntryNode, position: ItemPosition): FieldMade | undefined {
	const labelled = labelledEntry(entry.raw);
	if (!labelled) return undefined;
	const label = labelWords(labelled.label);
	const there = valueThere(entry.raw, labelled.rest.trim());
	const inferred = position.head
		? kindOfField(label, there.value, there.comment, there.isList)
		: isDate(there.value)
			? "date"
			: "line";
	const kind = kindFrom(entry.matched, inferred);
	const choices = position.head && kind === inferred ? choicesOf(choicesIn(there.value)) : [];
	const item = buildItem(context, position, {
		id: entry.id,
		label,
		matched: entry.matched,
		kind,
		optional: entry.raw.optional === true || isOptional(entry.raw.text),
		placeholders: there.placeholders,
		...(position.head && { help: there.comment }),
		...(choices.length > 0 && { choices }),
	});
	return { item, label: labelled.label, isList: there.isList };
}

function choicesOf(labels: readonly string[]): Choice[] {
	const ids = new IdAllocator();
	return labels.map((label) => ({ id: ids.allocate(idFromWords(label, "choice")), label }));
}

/** What a template has in place of a value. */
interface ValueThere {
	readonly value: string;
	readonly isList: boolean;
	readonly placeholders: readonly string[];
	/** Guidance for the author. */
	readonly comment: string;
}

function valueThere(raw: RawEntry, rest: string): ValueThere {
	const line = raw.dress === "yaml" ? frontMatterLine(raw.text) : undefined;
	if (line) {
		const { value, entries = [], comment } = line;
		const texts = [value, ...entries].filter((text) => text !== "");
		const isFlowList = /^[^:#]+:\s*\[/.test(raw.text) && choicesIn(value).length === 0;
		return { value, isList: isFlowList || entries.length > 0, placeholders: texts, comment };
	}
	const comment = templateText(
		[...rest.matchAll(COMMENT)].map(([text]): RawBlock => ({ type: "comment", text, line: raw.line })),
	);
	const value = rest.replace(COMMENT, "").trim();
	const texts = [rest, value].filter((text) => text !== "");
	return { value, isList: false, placeholders: [...new Set([...texts, ...entryTexts(raw.children)])], comment };
}

const COMMENT = /<!--[\s\S]*?-->/g;

/** A field for a labelled line of a paragraph or of front matter, which has room for one line only. */
export function lineItem(context: CompileContext, entry: EntryNode, position: ItemPosition): FieldMade | undefined {
	const made = fieldItem(context, entry, position);
	if (!made || isFieldKind(made.item.kind)) return made;
	const message = `a line has no room for the kind “${made.item.kind}”`;
	const fix = "Expected a kind of one line, such as “line”, “choice” or “list”.";
	context.problems.push(questionnaireProblem("kind-of-line", message, locationIn(entry.matched, "kind"), fix));
	return made;
}

/** An item for a key of the YAML file beside the document: one line by default. */
export function sidecarItem(
	context: CompileContext,
	id: string,
	label: string,
	matched: readonly QuestionnaireEntry[],
	position: ItemPosition,
): Item {
	return buildItem(context, position, {
		id,
		label,
		matched,
		kind: kindFrom(matched, "line"),
		optional: false,
		placeholders: [],
	});
}

/** The item for a section's own answer. */
export function sectionItem(context: CompileContext, node: SectionNode, position: ItemPosition): Item {
	const kind = ownKind(node) ?? "prose";
	const { takesBoxes, takesLists, takesNumbering } = factsOf(kind);
	const parts = ownBlocks(node);
	const label = takesNumbering && mergeEntries(node.matched).kind === undefined ? entryLabelOf(node) : undefined;
	const item = buildItem(context, position, {
		id: node.id,
		label: isIntroduction(node) ? "Introduction" : node.label,
		matched: node.matched,
		kind,
		optional: node.optional || isIntroduction(node),
		placeholders: takesBoxes ? [] : placeholdersOf(parts),
		help: templateText(parts.filter((part) => part.type !== "list" || takesLists)),
	});
	const entries = takesBoxes ? boxProperties(context, node, item, node.matched) : {};
	const counted = label === undefined ? {} : { entryLabel: label, entryName: entryNameOf(label) || "entry" };
	return { ...item, ...counted, ...entries };
}

/** Whether the section is the text below the heading with the proposal's title. */
const isIntroduction = (node: SectionNode): boolean => node.isWrapper && node.placeholders.length > 0;

/** The parts that are about the section's own answer. */
function ownBlocks(node: SectionNode): RawBlock[] {
	return node.contents
		.filter((content) => ["comment", "text", "note"].includes(usageOf(content, node)))
		.map(({ part }) => part);
}

/** The item for the task list of a section that has another answer of its own, or none. */
export function checklistItem(context: CompileContext, node: SectionNode, position: ItemPosition): Item {
	const item = buildItem(context, position, {
		id: node.task.id,
		label: mergeEntries(node.task.matched).label ?? "Checklist",
		matched: node.task.matched,
		kind: "checklist",
		optional: false,
		placeholders: [],
	});
	return { ...item, ...boxProperties(context, node, item, node.task.matched) };
}

function boxProperties(
	context: CompileContext,
	node: SectionNode,
	item: Item,
	matched: readonly QuestionnaireEntry[],
): Pick<Item, "entries" | "bare"> {
	const boxes = node.contents.flatMap((content) => (usageOf(content, node) === "boxes" ? content.boxes : []));
	const bare = boxes.length > 0 && boxes.every(({ raw }) => raw.bare);
	return { entries: entriesOf(context, node, boxes, item, matched), ...(bare && { bare }) };
}

function entriesOf(
	{ problems }: CompileContext,
	node: SectionNode,
	boxes: readonly BoxNode[],
	{ required }: Item,
	matched: readonly QuestionnaireEntry[],
): ChecklistEntry[] {
	if (boxes.length === 0) problems.push(noBoxes(node, matched));
	const ids = new IdAllocator();
	for (const box of boxes) {
		const { id } = mergeEntries(box.matched);
		if (id === undefined) continue;
		if (!isId(id))
			problems.push(questionnaireProblem("id", `“${id}” can't be an id`, locationIn(box.matched, "id"), ID_FIX));
		else if (!ids.reserve(id)) {
			const message = `the id “${id}” is used twice here`;
			problems.push(
				questionnaireProblem(
					"id-twice",
					message,
					locationIn(box.matched, "id"),
					"Choose another one; ids must be unique.",
				),
			);
		}
	}
	return boxes.map(({ raw, level, matched: about }): ChecklistEntry => {
		const own = mergeEntries(about);
		const fallback = isOptional(raw.text) ? "never" : required;
		return {
			id: own.id ?? ids.allocate(idFromWords(raw.text, "box")),
			text: raw.text,
			level,
			required: own.required ?? fallback,
			...(own.by === "others" && { byOthers: true }),
		};
	});
}

function noBoxes(node: SectionNode, matched: readonly QuestionnaireEntry[]): Problem {
	const message = `the template has no task list in “${node.label}”`;
	return questionnaireProblem(
		"unknown-checklist",
		message,
		locationIn(matched, "kind"),
		"Expected entries that open with “- [ ] ”.",
	);
}
