/** Makes one item of what template and questionnaires say of its place. Knows no order and no blocks. */
import { labelledOf, labelWords } from "../markdown/labelled-lines.ts";
import { plainInline } from "../markdown/text.ts";
import { entryTexts, guidanceOf, placeholdersOf, templateText } from "./guidance.ts";
import { FreeIds, ID_FIX, isId, wordsToId } from "./ids.ts";
import { kindProperties } from "./kind-properties.ts";
import { factsOf, impliedKind, isFieldKind, type Kind } from "./kinds.ts";
import { entryNameOf, isOptional } from "./list-entries.ts";
import type { DeclaredField } from "./metadata.ts";
import { entryLabelOf, ownKind, usageOf } from "./part-usage.ts";
import type { Problem } from "./problem.ts";
import {
	aliasesOf,
	type Inherited,
	merged,
	mistake,
	placeIn,
	type QuestionnaireEntry,
	requirementOf,
} from "./questionnaire-entry.ts";
import type { RawEntry, RawPart } from "./raw-template.ts";
import type { BoxNode, EntryNode, PlaceholderNode, SectionNode } from "./section-nodes.ts";
import type { ChecklistEntry, Item, Stage } from "./types.ts";

/** What all items of an outline are made with. */
export interface Making {
	/** What messages call the template. */
	readonly template: string;
	readonly stageLabels: Readonly<Record<Stage, string>>;
	readonly problems: Problem[];
	/** How the table of contents is made. */
	readonly toc: { readonly depth?: number };
	/** What is said of items that hold the proposal's stage. */
	readonly stages: (readonly QuestionnaireEntry[])[];
	/** The document's labelled fields, and what is declared of them. */
	readonly fields: DeclaredField[];
}

/** Where an item stands. */
interface Around {
	readonly section: string;
	readonly path: readonly string[];
	readonly inherited: Inherited;
}

interface Rest {
	readonly id: string;
	readonly label: string;
	readonly matched: readonly QuestionnaireEntry[];
	readonly kind: Kind;
	readonly optional: boolean;
	readonly placeholders: readonly string[];
	/** The template's help, where the questionnaire gives none. */
	readonly help?: string;
	readonly below?: readonly RawEntry[];
}

function make(making: Making, around: Around, rest: Rest): Item {
	const { matched, kind } = rest;
	const traits = kindProperties({ ...making, matched, kind, below: rest.below ?? [] });
	const { role, "former-ids": formerIds } = merged(matched);
	if (traits.isStage) noteStage(making, matched);
	return {
		id: rest.id,
		kind,
		label: rest.label,
		path: around.path,
		section: around.section,
		...requirementOf(matched, rest.optional, around.inherited),
		guidance: guidanceOf(merged(matched), rest.help),
		placeholders: rest.placeholders,
		aliases: aliasesOf(matched, rest.label),
		...(formerIds && { formerIds }),
		...(role && { role }),
		...traits,
	};
}

/** A proposal has one stage. */
function noteStage({ stages, problems }: Making, matched: readonly QuestionnaireEntry[]): void {
	if (stages.push(matched) === 1) return;
	const message = "a second item holds the proposal's stage";
	problems.push(mistake("stage-twice", message, placeIn(matched, "is-stage"), "Remove “is-stage” from one of them."));
}

/** The kind that is given, or the one that a key of it shows. */
function kindOf(matched: readonly QuestionnaireEntry[], otherwise: Kind): Kind {
	const entry = merged(matched);
	const { kind } = entry;
	if (kind && kind !== "group") return kind;
	return impliedKind(entry, false) ?? otherwise;
}

/** A piece of a heading: one line by default. */
export function placeholderItem(making: Making, placeholder: PlaceholderNode, around: Around): Item {
	return make(making, around, {
		id: placeholder.id,
		label: merged(placeholder.matched).label ?? placeholder.label,
		matched: placeholder.matched,
		kind: kindOf(placeholder.matched, "line"),
		optional: false,
		placeholders: [placeholder.text],
	});
}

/** A question in a list: prose by default. */
export function questionItem(making: Making, entry: EntryNode, around: Around): { item: Item; label: string } {
	const below = entry.raw.children;
	const item = make(making, around, {
		id: entry.id,
		label: plainInline(entry.raw.text),
		matched: entry.matched,
		kind: kindOf(entry.matched, "prose"),
		optional: isOptional(entry.raw.text),
		placeholders: entryTexts(below),
		below,
	});
	return { item, label: entry.raw.text };
}

/** A labelled line; undefined for an entry without a label. */
export function fieldItem(making: Making, entry: EntryNode, around: Around): { item: Item; label: string } | undefined {
	const labelled = labelledOf(entry.raw.text);
	if (!labelled) return undefined;
	const rest = labelled.rest.trim();
	const item = make(making, around, {
		id: entry.id,
		label: labelWords(labelled.label),
		matched: entry.matched,
		kind: kindOf(entry.matched, /^[[<{(]?YYYY-MM-DD/.test(rest) ? "date" : "line"),
		optional: isOptional(entry.raw.text),
		placeholders: [...(rest === "" ? [] : [rest]), ...entryTexts(entry.raw.children)],
	});
	return { item, label: labelled.label };
}

/** A labelled line of a paragraph or of front matter, which has room for words alone. */
export function lineItem(making: Making, entry: EntryNode, around: Around): { item: Item; label: string } | undefined {
	const made = fieldItem(making, entry, around);
	if (!made || isFieldKind(made.item.kind)) return made;
	const message = `a line has no room for the kind “${made.item.kind}”`;
	const fix = "Expected a kind of one line, such as “line”, “choice” or “list”.";
	making.problems.push(mistake("kind-of-line", message, placeIn(entry.matched, "kind"), fix));
	return made;
}

/** What stands in the YAML file beside the document: one line by default. */
export function sidecarItem(
	making: Making,
	id: string,
	label: string,
	matched: readonly QuestionnaireEntry[],
	around: Around,
): Item {
	return make(making, around, { id, label, matched, kind: kindOf(matched, "line"), optional: false, placeholders: [] });
}

/** A section's own answer. */
export function ownItem(making: Making, node: SectionNode, around: Around): Item {
	const kind = ownKind(node) ?? "prose";
	const { takesBoxes, takesLists, takesNumbering } = factsOf(kind);
	const parts = ownParts(node);
	const label = takesNumbering && merged(node.matched).kind === undefined ? entryLabelOf(node) : undefined;
	const item = make(making, around, {
		id: node.id,
		label: node.label,
		matched: node.matched,
		kind,
		optional: node.optional,
		placeholders: takesBoxes ? [] : placeholdersOf(parts),
		help: templateText(parts.filter((part) => part.type !== "list" || takesLists)),
	});
	const entries = takesBoxes ? boxProperties(making, node, item, node.matched) : {};
	const counted = label === undefined ? {} : { entryLabel: label, entryName: entryNameOf(label) || "entry" };
	return { ...item, ...counted, ...entries };
}

/** The parts that are about the section's own answer. */
function ownParts(node: SectionNode): RawPart[] {
	return node.slots.filter((slot) => ["comment", "text"].includes(usageOf(slot, node))).map(({ part }) => part);
}

/** The task list of a section that has another answer of its own, or none. */
export function taskItem(making: Making, node: SectionNode, around: Around): Item {
	const item = make(making, around, {
		id: node.task.id,
		label: merged(node.task.matched).label ?? "Checklist",
		matched: node.task.matched,
		kind: "checklist",
		optional: false,
		placeholders: [],
	});
	return { ...item, ...boxProperties(making, node, item, node.task.matched) };
}

function boxProperties(
	making: Making,
	node: SectionNode,
	item: Item,
	matched: readonly QuestionnaireEntry[],
): Pick<Item, "entries" | "bare"> {
	const boxes = node.slots.flatMap((slot) => (usageOf(slot, node) === "boxes" ? slot.boxes : []));
	const bare = boxes.length > 0 && boxes.every(({ raw }) => raw.bare);
	return { entries: entriesOf(making, node, boxes, item, matched), ...(bare && { bare }) };
}

function entriesOf(
	{ problems }: Making,
	node: SectionNode,
	boxes: readonly BoxNode[],
	{ required }: Item,
	matched: readonly QuestionnaireEntry[],
): ChecklistEntry[] {
	if (boxes.length === 0) problems.push(noBoxes(node, matched));
	const ids = new FreeIds();
	for (const box of boxes) {
		const { id } = merged(box.matched);
		if (id === undefined) continue;
		if (!isId(id)) problems.push(mistake("id", `“${id}” can't be an id`, placeIn(box.matched, "id"), ID_FIX));
		else if (!ids.take(id)) {
			const message = `the id “${id}” is used twice here`;
			problems.push(
				mistake("id-twice", message, placeIn(box.matched, "id"), "Choose another one; ids must be unique."),
			);
		}
	}
	return boxes.map(({ raw, level, matched: about }): ChecklistEntry => {
		const own = merged(about);
		const fallback = isOptional(raw.text) ? "never" : required;
		return {
			id: own.id ?? ids.free(wordsToId(raw.text, "box")),
			text: raw.text,
			level,
			required: own.required ?? fallback,
		};
	});
}

function noBoxes(node: SectionNode, matched: readonly QuestionnaireEntry[]): Problem {
	const message = `the template has no task list in “${node.label}”`;
	return mistake("unknown-checklist", message, placeIn(matched, "kind"), "Expected entries that open with “- [ ] ”.");
}
