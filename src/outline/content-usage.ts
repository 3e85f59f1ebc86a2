/** Decides what each part of a section is for: the section's own answer, or a separate item. Knows no ids. */
import { labelWords } from "../markdown/labelled-lines.ts";
import { frontMatterLine } from "./front-matter-line.ts";
import { isStandInText, roleOfName } from "./head-fields.ts";
import { factsOf, impliedKind, type Kind } from "./kinds.ts";
import { isField, isPlaceholderEntry, labelledEntry, numberingPattern } from "./list-entries.ts";
import { mergeEntries } from "./questionnaire-entry.ts";
import { type ContentNode, type EntryNode, type SectionNode, sectionAndBelow } from "./section-tree.ts";

export type ContentUsage = "kept" | "note" | "toc" | "comment" | "text" | "questions" | "fields" | "lines" | "boxes";

/** The kind that a questionnaire gives to the section's own answer, explicitly or by a key that only this kind has. */
function declaredKind(node: SectionNode): Kind | "group" | undefined {
	const data = mergeEntries(node.matched);
	return data.kind ?? impliedKind(data, true);
}

/**
 * What a part is for. If a questionnaire gives the section's kind, a list belongs to the section's own answer unless
 * its questions, fields or checklist are named; else its form decides.
 */
export function usageOf(content: ContentNode, node: SectionNode): ContentUsage {
	const { type } = content.part;
	if (content.kept) return "kept";
	if (type === "toc" || type === "comment") return type;
	if (type === "lines" || (type === "paragraph" && holdsFields(content, node))) return "lines";
	if (content.entries.some(({ as }) => as === "question")) return "questions";
	if (content.entries.some(({ as }) => as === "field")) return "fields";
	const kind = declaredKind(node);
	const open = kind === undefined || kind === "group";
	if (content.boxes.length > 0 && (open || factsOf(kind).takesBoxes || node.task.matched.length > 0)) return "boxes";
	if (open && isNote(content, node)) return "note";
	if (!open || type === "paragraph" || content.entries.length === 0) return otherText(content, node);
	if (content.asksEach) return "questions";
	return isHead(content, node) || content.entries.every(({ raw }) => isField(raw))
		? "fields"
		: otherText(content, node);
}

/** Above the first heading, where no answer could replace text, anything except sentences to the author is printed. */
function otherText({ part }: ContentNode, node: SectionNode): ContentUsage {
	// Tables and badges aren't sentences.
	const isSentence = part.type === "paragraph" && !/^[ \t]*(?:\||\[?!\[)/.test(part.text);
	return node.depth === 0 && !isSentence ? "kept" : "text";
}

/** Whether a paragraph has fields: at the head, or if a questionnaire names one. */
function holdsFields(content: ContentNode, node: SectionNode): boolean {
	return content.entries.some(({ as }) => as === "field") || (content.entries.length > 0 && isHead(content, node));
}

/** Whether the part is a list or lines of the proposal's own fields: at the head, with a label on each. */
function isHead({ part, entries }: ContentNode, node: SectionNode): boolean {
	if (!node.head) return false;
	const written = entries.filter(({ raw }) => raw.dress !== "plain");
	const labelled = written.filter(({ raw }) => !raw.box && labelledEntry(raw) !== undefined).length;
	if (part.type === "paragraph") return labelled === written.length && labelled > 0 && isNamed(entries);
	return labelled > 1 ? 2 * labelled >= written.length : labelled === written.length;
}

/** Tells a single field from a sentence with a colon: its label is emphasised, or its value is missing. */
function isNamed(entries: ContentNode["entries"]): boolean {
	const [only, ...others] = entries;
	if (others.length > 0) return true;
	const { strong, label, rest } = labelledEntry(only!.raw)!;
	return strong || (rest !== "" && isField(only!.raw)) || roleOfName(labelWords(label)) !== undefined;
}

/** Text that asks the author to write. */
const ASKS =
	/\?|^\W*(?:please )?(?:add|define|describe|detail|discuss|explain|give|list|outline|provide|say|specify|state|summari[sz]e|tell|what|when|where|which|who|why|how|write)\b/i;

const LONGEST_NOTE = 500;

/**
 * Whether a sentence beside a checklist explains its entries. It is printed with them and not replaced by an answer.
 */
function isNote({ part }: ContentNode, node: SectionNode): boolean {
	if (part.type !== "paragraph" || node.children.length > 0 || node.task.matched.length > 0) return false;
	return part.text.length <= LONGEST_NOTE && hasBoxes(node) && !ASKS.test(part.text);
}

/** By the contents of a section, which are complete before anyone asks: each of its paragraphs does. */
const withBoxes = new WeakMap<SectionNode["contents"], boolean>();

function hasBoxes({ contents }: SectionNode): boolean {
	const known = withBoxes.get(contents) ?? contents.some(({ boxes }) => boxes.length > 0);
	withBoxes.set(contents, known);
	return known;
}

/**
 * Whether a heading only groups those below it: it has no text in template or questionnaire while they have some, or
 * has only a table of contents. In a template of bare headings, and beside nothing but bare ones, each asks for a text.
 */
function onlyGroups(node: SectionNode): boolean {
	const { text, why, required } = mergeEntries(node.matched);
	if (hasWords(node) || text !== undefined || why !== undefined || required !== undefined) return false;
	return (
		node.contents.some(({ part }) => part.type === "toc") ||
		(!node.isAmongBare && node.children.some((child) => sectionAndBelow(child).some(hasWords)))
	);
}

function hasWords({ contents }: SectionNode): boolean {
	return contents.some(({ part, kept }) => !kept && part.type !== "toc");
}

/** The kind of the section's own answer; undefined if it takes none. */
export function ownKind(node: SectionNode): Kind | undefined {
	const kind = declaredKind(node);
	if (kind) return kind === "group" ? undefined : kind;
	if (node.depth === 0 || onlyGroups(node)) return undefined;
	const roles = new Set(node.contents.map((content) => usageOf(content, node)));
	if (node.isWrapper) return roles.has("text") ? "prose" : undefined;
	if (roles.has("questions") || roles.has("fields") || roles.has("lines")) return undefined;
	if (roles.has("boxes")) return roles.has("text") || node.children.length > 0 ? "prose" : "checklist";
	return listOfStandIns(node) ? "list" : "prose";
}

/** Whether the boxes of the section's task list are its own answer, not an item beside it. */
export function ownsBoxes(node: SectionNode): boolean {
	const kind = ownKind(node);
	return kind !== undefined && factsOf(kind).takesBoxes === true;
}

/** Whether a line takes an answer. In front matter, it must have no value or be named by a questionnaire. */
export function isAnswerLine({ part }: ContentNode, { raw, as }: EntryNode): boolean {
	if (part.type !== "lines" || !part.yaml) return labelledEntry(raw) !== undefined;
	const line = frontMatterLine(raw.text);
	if (!line) return false;
	const role = roleOfName(line.label);
	if (as === "field" || role === "title" || role === "people") return true;
	if (line.entries) return line.entries.some(isStandInText);
	return line.value === "" || isStandInText(line.value) || (role === "date" && DATE.test(line.value));
}

const DATE = /^y{4}-m{2}-d{2}$|^\d{4}-\d{2}-\d{2}$/i;

/** The section's only list, if its entries are placeholders: `- Goal 1:`, `- ...`. */
function listOfStandIns(node: SectionNode): boolean {
	const lists = node.contents.filter(({ part }) => part.type === "list");
	if (lists.length !== 1 || node.contents.some(({ part, kept }) => part.type === "other" && !kept)) return false;
	const entries = lists[0]!.entries.map(({ raw }) => raw);
	return (
		entries.every((raw) => raw.children.length === 0 && !raw.box) &&
		(entries.every(isPlaceholderEntry) || isCounted(node))
	);
}

function isCounted(node: SectionNode): boolean {
	return entryLabelOf(node) !== undefined;
}

/** How the section's template numbers its entries, `Goal {n}:`; undefined if it doesn't. */
export function entryLabelOf(node: SectionNode): string | undefined {
	const list = node.contents.find(({ part }) => part.type === "list");
	return list && numberingPattern(list.entries.map(({ raw }) => raw));
}
