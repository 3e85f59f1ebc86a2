/**
 * Writes suggestions into a questionnaire: a new one, or an existing one that lacks them. Keeps everything in an
 * existing one and overrides none of it. Opens no file.
 */
import { Document, isMap, isScalar, isSeq, parseDocument, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { labelWords } from "../../markdown/labelled-lines.ts";
import { idFromWords } from "../../outline/ids.ts";
import { itemOf } from "../../outline/lookup.ts";
import type { Outline } from "../../outline/types.ts";
import { sameWording } from "../../outline/wording.ts";
import { itemPlacements, sectionPlacements } from "../../proposal/layout/outline-index.ts";
import type { Counted } from "../../proposal/survey/replacements.ts";
import type { Suggestion } from "../../proposal/survey/suggest.ts";
import { pluralize } from "../../text/english.ts";
import { insertAddedNodes } from "../../yaml/insert-nodes.ts";

/**
 * The questionnaire with the suggestions. `existing` is the text of the existing one. Returns undefined if it can't be
 * extended without changing how the rest is written.
 */
export function withSuggestions(
	outline: Outline,
	suggestions: readonly Suggestion[],
	proposals: number,
	existing?: string,
): string | undefined {
	const document = existing === undefined ? newDocument(proposals) : parseDocument(existing);
	if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
	const root = document.contents as YAMLMap;
	listIn(root, "sections");
	for (const suggestion of suggestions) add(entryFor(outline, suggestion, root), suggestion);
	return existing === undefined ? document.toString({ lineWidth: 0 }) : insertAddedNodes(existing, document);
}

function newDocument(proposals: number): Document {
	const document = new Document({ "pep-wizard-questionnaire": 1 });
	document.commentBefore = ` Proposed by “pep-wizard template check” from ${pluralize(proposals, "proposal")}.\n Check every line before you keep it.`;
	return document;
}

function add(entry: YAMLMap, { aliases, kind, questions }: Suggestion): void {
	const known = listIn(entry, "aliases", aliases.length > 0);
	for (const alias of aliases) {
		const isKnown = known?.items.some((each) => isScalar(each) && sameWording(String(each.value), alias.text));
		if (known && !isKnown) known.items.push(noted(alias, known));
	}
	if (kind && !entry.has("kind")) {
		entry.set("kind", noted({ text: kind.kind, count: kind.count }, entry));
		if (kind.choices) entry.set("choices", choicesOf(kind.choices));
	}
	for (const question of questions) {
		const asked = entryIn(listIn(entry, "questions"), "question", question.text);
		if (asked.items.length === 1) asked.set("question", noted(question, asked));
	}
}

/** A text, with a comment that says how many proposals support it. */
function noted({ text, count }: Counted, around: YAMLMap | YAMLSeq): Scalar {
	const scalar = new Scalar(text);
	if (!around.flow) scalar.comment = ` ${pluralize(count, "proposal")}`;
	return scalar;
}

function choicesOf(texts: readonly string[]): YAMLSeq {
	const choices = new YAMLSeq();
	choices.flow = true;
	for (const text of texts) {
		const choice = new YAMLMap();
		choice.set("id", idFromWords(text, "choice"));
		choice.set("label", text);
		choices.items.push(choice);
	}
	return choices;
}

/** The entry about a section, question or field; a new one if there is none. */
function entryFor(outline: Outline, { type, id }: Suggestion, root: YAMLMap): YAMLMap {
	if (type === "section") return sectionEntry(outline, id, root);
	const section = itemOf(outline, id)?.section ?? "";
	const around = sectionPlacements(outline).has(section) ? sectionEntry(outline, section, root) : root;
	const block = outline.blocks[itemPlacements(outline).get(id)?.block ?? -1];
	const label = (block?.type === "item" && block.label) || (itemOf(outline, id)?.label ?? id);
	if (type === "question") return entryIn(listIn(around, "questions"), "question", label);
	return entryIn(listIn(around, "fields"), "label", labelWords(label));
}

function sectionEntry(outline: Outline, id: string, root: YAMLMap): YAMLMap {
	const parent = sectionPlacements(outline).get(id)?.parent;
	const around = parent === undefined ? root : sectionEntry(outline, parent, root);
	return entryIn(listIn(around, "sections"), "heading", headingOf(outline, id));
}

/** A section's heading as the template has it. */
function headingOf(outline: Outline, id: string): string {
	const block = outline.blocks.find((each) => each.type === "heading" && each.section === id);
	if (block?.type !== "heading") return id;
	return block.parts.map((part) => (typeof part === "string" ? part : part.placeholder)).join("");
}

/** The list of a key, which is added unless `needed` is false. */
function listIn(map: YAMLMap, key: string): YAMLSeq;
function listIn(map: YAMLMap, key: string, needed: boolean): YAMLSeq | undefined;
function listIn(map: YAMLMap, key: string, needed = true): YAMLSeq | undefined {
	const there = map.get(key, true);
	if (isSeq(there)) return there as YAMLSeq;
	if (!needed) return undefined;
	const list = new YAMLSeq();
	map.set(key, list);
	return list;
}

/** The entry that describes a wording by its key or by one of its aliases; a new one if there is none. */
function entryIn(list: YAMLSeq, key: string, wording: string): YAMLMap {
	const isMeant = (entry: unknown): entry is YAMLMap => {
		if (!isMap(entry)) return false;
		const aliases = entry.get("aliases", true);
		const words = [
			entry.get(key),
			...(isSeq(aliases) ? aliases.items.map((each) => isScalar(each) && each.value) : []),
		];
		return words.some((each) => typeof each === "string" && sameWording(each, wording));
	};
	const there = list.items.find(isMeant);
	if (there) return there;
	const entry = new YAMLMap();
	entry.set(key, new Scalar(wording));
	list.items.push(entry);
	return entry;
}
