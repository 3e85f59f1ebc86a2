/** Rules about boxes that this stage requires but that are not ticked, and boxes that are ticked too early. */
import { distance } from "fastest-levenshtein";
import { normalForm, plainText } from "../../markdown/plain-text.ts";
import { itemOf } from "../../outline/lookup.ts";
import { type ChecklistEntry, type Item, isDue, isOwnBoxDue } from "../../outline/types.ts";
import { answerOf, isNotApplicable } from "../../proposal/answers.ts";
import { entriesWithoutBoxes } from "../../proposal/kinds/checklist-without-boxes.ts";
import { hasPlaceFor } from "../../proposal/reading/document-structure.ts";
import { isAskedOf } from "../../proposal/requirements.ts";
import { Document } from "../document.ts";
import { itemName, quoted, stageName } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

/** A box in the answer, whether the answer is structured or free text. */
interface Box {
	readonly entry: ChecklistEntry;
	readonly ticked: boolean;
	/** Line in the document, 0-based, if known. */
	readonly line?: number;
	readonly column?: number;
	/** The document has the entry without a box. */
	readonly isPlain?: boolean;
	/** The document no longer has it. */
	readonly isMissing?: boolean;
}

/** The document's checklists with this role; undefined stands for checklists with neither role. */
function checklists(context: Context, role: "acknowledgement" | "sign-off" | undefined): Item[] {
	const { proposal, whole, structure } = context;
	return proposal.outline.items.filter((item) => {
		const own = item.role === "acknowledgement" || item.role === "sign-off" ? item.role : undefined;
		const isAsked = item.entries !== undefined && isAskedOf(whole, item);
		return isAsked && own === role && hasPlaceFor(structure, proposal.outline, item);
	});
}

const boxCache = new WeakMap<Document, Map<Item, readonly Box[]>>();

/** The boxes of an item in the order of its entries; none if it is not applicable. Cached per document. */
function boxesOf(context: Context, item: Item): readonly Box[] {
	const ofDocument = boxCache.get(context.document) ?? new Map<Item, readonly Box[]>();
	boxCache.set(context.document, ofDocument);
	const boxes = ofDocument.get(item) ?? findBoxes(context, item);
	ofDocument.set(item, boxes);
	return boxes;
}

function findBoxes(context: Context, item: Item): readonly Box[] {
	const { proposal, structure } = context;
	const answer = answerOf(proposal, item);
	const entries = item.entries ?? [];
	if (isNotApplicable(answer)) return [];
	const heading = structure?.sections.get(item.section)?.line;
	if (heading !== undefined) {
		const boxes = boxesIn(context.document, context.document.sectionAround(heading), entries);
		return boxes.map((box) => (box.isMissing ? { ...box, line: heading, column: 0 } : box));
	}
	const ticked = new Set(Array.isArray(answer) ? (answer as readonly string[]) : []);
	const boxes = typeof answer === "string" ? boxesIn(new Document(answer), undefined, entries) : undefined;
	return entries.map((entry) => {
		const box = boxes?.find((each) => each.entry === entry);
		return { entry, ticked: box ? box.ticked : ticked.has(entry.id) };
	});
}

/** A box in a text, with or without a bullet. */
const BOX = /^[ \t]*(?:[-*+][ \t]+)?\[([ xX]?)\](?![([])[ \t]*(\S.*)$/;

/** The template's boxes between two lines of a document, matched approximately; then the ones that are missing. */
function boxesIn(
	document: Document,
	lines: readonly [number, number] | undefined,
	entries: readonly ChecklistEntry[],
): Box[] {
	const [first, end] = lines ?? [0, document.lines.length];
	const left = new Map(entries.map((entry) => [entry, formOf(entry)]));
	const boxes: Box[] = entriesWithoutBoxes(entries, document.lines.slice(first, end)).flatMap(
		({ entry, line, boxed, done }) => {
			if (boxed) return [];
			left.delete(entry);
			const column = document.lines[first + line]!.search(/\S/);
			return [{ entry, ticked: done, line: first + line, column, isPlain: true }];
		},
	);
	for (let line = first; line < end && left.size > 0; line++) {
		const [, box = "", words] = BOX.exec(document.lines[line]!) ?? [];
		if (words === undefined) continue;
		// A box's text may continue over several lines.
		const form = normalForm(
			[words, ...document.lines.slice(line + 1, Math.min(end, line + 4))].join(" ").slice(0, 1000),
		);
		const entry = nearestEntry(form, left);
		if (!entry) continue;
		left.delete(entry);
		boxes.push({ entry, ticked: /[xX]/.test(box), line, column: document.lines[line]!.search(/\S/) });
	}
	return [...boxes, ...[...left.keys()].map((entry) => ({ entry, ticked: false, isMissing: true }))];
}

const forms = new WeakMap<ChecklistEntry, string>();

function formOf(entry: ChecklistEntry): string {
	const form = forms.get(entry) ?? normalForm(entry.text);
	forms.set(entry, form);
	return form;
}

/** The entry closest to a box's text. Anything after the entry's own words is ignored. */
function nearestEntry(form: string, entries: ReadonlyMap<ChecklistEntry, string>): ChecklistEntry | undefined {
	// Most boxes are as the template has them.
	for (const [entry, known] of entries) if (known.length >= MIN_COMPARED && form.startsWith(known)) return entry;
	let best: ChecklistEntry | undefined;
	let least = MAX_DIFFERENCE;
	for (const [entry, known] of entries) {
		const far = difference(form, known);
		if (far >= least) continue;
		best = entry;
		least = far;
	}
	return best;
}

/** Maximum share of letters that may differ. */
const MAX_DIFFERENCE = 0.3;
/** Number of letters of the texts to compare. */
const MIN_COMPARED = 8;
const MAX_COMPARED = 60;

/** Texts with this many letters in common at the start are the same box. */
const SAME_START = 20;

/** How much the beginnings of two texts differ, from 0 to 1. */
function difference(a: string, b: string): number {
	const length = Math.min(MAX_COMPARED, a.length, b.length);
	if (length < MIN_COMPARED) return 1;
	const share = distance(a.slice(0, length), b.slice(0, length)) / length;
	// A later version of the template may have changed the end of the text.
	return a.startsWith(b.slice(0, SAME_START)) ? Math.min(share, MAX_DIFFERENCE * 0.9) : share;
}

const boxName = ({ entry }: Box): string => quoted(plainText(entry.text));

function unticked(context: Context, role: "acknowledgement" | "sign-off" | undefined, fix: string): RawFinding[] {
	const { proposal, stage } = context;
	const required = `is required for ${stageName(proposal.outline, stage)} but is`;
	return checklists(context, role).flatMap((item) =>
		boxesOf(context, item)
			.filter(({ entry, ticked }) => !ticked && isOwnBoxDue(entry, stage))
			.map((box) => ({
				message: `${boxName(box)} in ${itemName(item)} ${required} ${wrongWith(box)}`,
				fix: fixFor(box) ?? fix,
				name: boxName(box),
				...whereIs(item, box),
			})),
	);
}

const stageOf = ({ proposal, stage }: Context): string => stageName(proposal.outline, stage);

function inItem({ proposal: { outline } }: Context, id: string | undefined): string {
	const item = id === undefined ? undefined : itemOf(outline, id);
	return item ? ` in ${itemName(item)}` : "";
}

const untickedGroup = (context: Context, id: string | undefined): string =>
	`boxes${inItem(context, id)} are required for ${stageOf(context)} but are not ticked`;

function wrongWith({ isMissing, isPlain }: Box): string {
	if (isMissing) return "missing";
	return isPlain ? "not marked as done" : "not ticked";
}

function fixFor({ isMissing, isPlain }: Box): string | undefined {
	if (isMissing) return "Restore the box with the template's wording.";
	return isPlain
		? "When it is true, say so behind it, with a link if there is one, or put “[x]” before it."
		: undefined;
}

const whereIs = (item: Item, { line, column }: Box): Pick<RawFinding, "item" | "line" | "column"> => ({
	item: item.id,
	...(line !== undefined && { line, column }),
});

export const acknowledgement = {
	id: "acknowledgement/unticked",
	severity: "warning",
	needs: ["acknowledgement"],
	about: "An acknowledgement is not ticked.",
	fix: "Read it, then tick its box.",
	group: untickedGroup,
	check: (context) => unticked(context, "acknowledgement", "Read it, then tick the box."),
} as const satisfies Rule;

export const signOff = {
	id: "sign-off/unticked",
	severity: "warning",
	needs: ["sign-off"],
	about: "A sign-off box for this stage or an earlier one is not ticked.",
	fix: "Tick it when it is true. Until then, the proposal can't be targeted at a release.",
	group: untickedGroup,
	check: (context) => unticked(context, "sign-off", "Tick it when it is true."),
} as const satisfies Rule;

export const checklist = {
	id: "checklist/unticked",
	severity: "error",
	about: "A box in any other checklist is required at this stage but not ticked.",
	fix: "Tick it when it is true.",
	group: untickedGroup,
	check: (context) => unticked(context, undefined, "Tick it when it is true."),
} as const satisfies Rule;

export const early = {
	id: "sign-off/early",
	severity: "note",
	needs: ["sign-off"],
	about: "A sign-off box for a later stage is already ticked.",
	fix: "Make sure that it is already true, and that the proposal's stage is right.",
	group: (context, id) =>
		`boxes${inItem(context, id)} belong to a later stage than ${stageOf(context)} but are already ticked`,
	check: (context) => {
		const { proposal, stage } = context;
		return checklists(context, "sign-off").flatMap((item) =>
			boxesOf(context, item)
				.filter(({ entry, ticked }) => ticked && entry.required !== "never" && !isDue(entry.required, stage))
				.map((box) => ({
					message: `${boxName(box)} belongs to a later stage than ${stageName(proposal.outline, stage)} but is already ticked`,
					fix: "Make sure that it is true and that the stage is right.",
					name: boxName(box),
					...whereIs(item, box),
				})),
		);
	},
} as const satisfies Rule;
