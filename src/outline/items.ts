/** Makes one item of what template and questionnaires say of its place. Knows no order and no blocks. */
import { plainInline } from "../markdown/text.ts";
import { aliasesOf } from "./aliases.ts";
import { entryTexts, guidanceOf, placeholdersOf, templateText } from "./guidance.ts";
import { FreeIds, ID_FIX, isId, wordsToId } from "./ids.ts";
import { traitsOf } from "./kind-properties.ts";
import { factsOf, impliedKind, isFieldKind, type Kind } from "./kinds.ts";
import { entryNameOf, isOptional, labelledOf, labelWords } from "./list-entries.ts";
import { entryLabelOf, ownKind, roleOf } from "./part-usage.ts";
import type { Problem } from "./problem.ts";
import { merged, mistake, placeIn, type Said } from "./questionnaire-entry.ts";
import type { RawEntry, RawPart } from "./raw-template.ts";
import { type Inherited, requirementOf } from "./requirement.ts";
import type { BoxNode, EntryNode, HoleNode, SectionNode } from "./section-nodes.ts";
import type { Entry, Item, Stage } from "./types.ts";

/** What all items of an outline are made with. */
export interface Making {
	/** What messages call the template. */
	readonly template: string;
	readonly stageLabels: Readonly<Record<Stage, string>>;
	readonly problems: Problem[];
	/** How the table of contents is made. */
	readonly toc: { readonly depth?: number };
	/** What is said of items that hold the proposal's stage. */
	readonly stages: (readonly Said[])[];
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
	readonly said: readonly Said[];
	readonly kind: Kind;
	readonly optional: boolean;
	readonly placeholders: readonly string[];
	/** The template's help, where the questionnaire gives none. */
	readonly help?: string;
	readonly below?: readonly RawEntry[];
}

function make(making: Making, around: Around, rest: Rest): Item {
	const { said, kind } = rest;
	const traits = traitsOf({ ...making, said, kind, below: rest.below ?? [] });
	const { role, "former-ids": formerIds } = merged(said);
	if (traits.isStage) noteStage(making, said);
	return {
		id: rest.id,
		kind,
		label: rest.label,
		path: around.path,
		section: around.section,
		...requirementOf(said, rest.optional, around.inherited),
		guidance: guidanceOf(merged(said), rest.help),
		placeholders: rest.placeholders,
		aliases: aliasesOf(said, rest.label),
		...(formerIds && { formerIds }),
		...(role && { role }),
		...traits,
	};
}

/** A proposal has one stage. */
function noteStage({ stages, problems }: Making, said: readonly Said[]): void {
	if (stages.push(said) === 1) return;
	const message = "a second item holds the proposal's stage";
	problems.push(mistake("stage-twice", message, placeIn(said, "is-stage"), "Remove “is-stage” from one of them."));
}

/** The kind that is given, or the one that a key of it shows. */
function kindOf(said: readonly Said[], otherwise: Kind): Kind {
	const entry = merged(said);
	const { kind } = entry;
	if (kind && kind !== "group") return kind;
	return impliedKind(entry, false) ?? otherwise;
}

/** A piece of a heading: one line by default. */
export function holeItem(making: Making, hole: HoleNode, around: Around): Item {
	return make(making, around, {
		id: hole.id,
		label: merged(hole.said).label ?? hole.label,
		said: hole.said,
		kind: kindOf(hole.said, "line"),
		optional: false,
		placeholders: [hole.text],
	});
}

/** A question in a list: prose by default. */
export function questionItem(making: Making, entry: EntryNode, around: Around): { item: Item; label: string } {
	const below = entry.raw.children;
	const item = make(making, around, {
		id: entry.id,
		label: plainInline(entry.raw.text),
		said: entry.said,
		kind: kindOf(entry.said, "prose"),
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
		said: entry.said,
		kind: kindOf(entry.said, /^[[<{(]?YYYY-MM-DD/.test(rest) ? "date" : "line"),
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
	making.problems.push(mistake("kind-of-line", message, placeIn(entry.said, "kind"), fix));
	return made;
}

/** What stands in the YAML file beside the document: one line by default. */
export function sidecarItem(making: Making, id: string, label: string, said: readonly Said[], around: Around): Item {
	return make(making, around, { id, label, said, kind: kindOf(said, "line"), optional: false, placeholders: [] });
}

/** A section's own answer. */
export function ownItem(making: Making, node: SectionNode, around: Around): Item {
	const kind = ownKind(node) ?? "prose";
	const { takesBoxes, takesLists, takesNumbering } = factsOf(kind);
	const parts = ownParts(node);
	const label = takesNumbering && merged(node.said).kind === undefined ? entryLabelOf(node) : undefined;
	const item = make(making, around, {
		id: node.id,
		label: node.label,
		said: node.said,
		kind,
		optional: node.optional,
		placeholders: takesBoxes ? [] : placeholdersOf(parts),
		help: templateText(parts.filter((part) => part.type !== "list" || takesLists)),
	});
	const entries = takesBoxes ? boxTraits(making, node, item, node.said) : {};
	const counted = label === undefined ? {} : { entryLabel: label, entryName: entryNameOf(label) || "entry" };
	return { ...item, ...counted, ...entries };
}

/** The parts that are about the section's own answer. */
function ownParts(node: SectionNode): RawPart[] {
	return node.slots.filter((slot) => ["comment", "text"].includes(roleOf(slot, node))).map(({ part }) => part);
}

/** The task list of a section that has another answer of its own, or none. */
export function taskItem(making: Making, node: SectionNode, around: Around): Item {
	const item = make(making, around, {
		id: node.task.id,
		label: merged(node.task.said).label ?? "Checklist",
		said: node.task.said,
		kind: "checklist",
		optional: false,
		placeholders: [],
	});
	return { ...item, ...boxTraits(making, node, item, node.task.said) };
}

function boxTraits(
	making: Making,
	node: SectionNode,
	item: Item,
	said: readonly Said[],
): Pick<Item, "entries" | "bare"> {
	const boxes = node.slots.flatMap((slot) => (roleOf(slot, node) === "boxes" ? slot.boxes : []));
	const bare = boxes.length > 0 && boxes.every(({ raw }) => raw.bare);
	return { entries: entriesOf(making, node, boxes, item, said), ...(bare && { bare }) };
}

function entriesOf(
	{ problems }: Making,
	node: SectionNode,
	boxes: readonly BoxNode[],
	{ required }: Item,
	said: readonly Said[],
): Entry[] {
	if (boxes.length === 0) problems.push(noBoxes(node, said));
	const ids = new FreeIds();
	for (const box of boxes) {
		const { id } = merged(box.said);
		if (id === undefined) continue;
		if (!isId(id)) problems.push(mistake("id", `“${id}” can't be an id`, placeIn(box.said, "id"), ID_FIX));
		else if (!ids.take(id)) {
			const message = `the id “${id}” is given a second time here`;
			problems.push(mistake("id-twice", message, placeIn(box.said, "id"), "Choose another; ids must be unique."));
		}
	}
	return boxes.map(({ raw, level, said: about }): Entry => {
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

function noBoxes(node: SectionNode, said: readonly Said[]): Problem {
	const message = `the template has no task list in “${node.label}”`;
	return mistake("unknown-checklist", message, placeIn(said, "kind"), "Expected entries that open with “- [ ] ”.");
}
