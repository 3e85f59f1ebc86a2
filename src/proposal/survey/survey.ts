/**
 * How existing proposals use a template: how often each section and question is there, under which other words, and how
 * often it is answered. Reads the documents as everything else does; opens no file and proposes nothing.
 */
import { normalForm, plainText } from "../../markdown/plain-text.ts";
import { contentWords, stemmedForm } from "../../markdown/stemming.ts";
import { itemOf } from "../../outline/lookup.ts";
import type { Item, Outline, Requirement } from "../../outline/types.ts";
import { statusOf } from "../completeness.ts";
import { placeholderIds } from "../headings.ts";
import { analyseDocument } from "../reading/analyse.ts";
import type { Cut } from "../reading/cuts.ts";
import { type Renamed, renamedIn } from "../reading/origins.ts";
import { readProposal } from "../reading/read.ts";
import { sourceOf } from "../reading/source.ts";
import type { Counted } from "./replacements.ts";
import { Replacements } from "./replacements.ts";

/** A section, question or field of the template, and what proposals make of it. */
export interface Usage {
	readonly type: "section" | "question" | "field";
	/** Of the section or the item. */
	readonly id: string;
	/** The items that are asked here: none for a section that only groups others, several for a title with a number. */
	readonly items: readonly Item[];
	readonly label: string;
	readonly required: Requirement;
	/** Proposals that have it. */
	readonly present: number;
	/** Proposals that answer it, by item id. */
	readonly filled: ReadonlyMap<string, number>;
	/** Other wordings by which it was recognised, most frequent first. */
	readonly renamed: readonly (Counted & Pick<Renamed, "by">)[];
	/** Headings that were not recognised, in its place. */
	readonly replaced: readonly Counted[];
	/** Answers, trimmed; long ones are left out. */
	readonly answers: readonly string[];
	/** Answers that were left out because of their length. */
	readonly long: number;
	/** Questions that the template lists here as guidance, and in how many proposals each is kept. */
	readonly questions: readonly Counted[];
	/** Proposals that keep at least half of those questions. */
	readonly keeping: number;
}

export interface Survey {
	readonly proposals: number;
	readonly usages: readonly Usage[];
	/** Headings that the template doesn't have, most frequent first. */
	readonly added: readonly Counted[];
}

/** Longer answers have no special form. */
const LONGEST_ANSWER = 500;
/** Bounds memory, whatever the documents are. */
const MOST_ANSWERS = 500;
const MOST_WORDINGS = 200;

interface Entry {
	readonly type: Usage["type"];
	readonly id: string;
	readonly items: readonly Item[];
	readonly label: string;
	readonly questions: Map<string, { readonly text: string; count: number }>;
	readonly renamed: Map<string, Counted & Pick<Renamed, "by">>;
	readonly answers: string[];
	readonly filled: Map<string, number>;
	present: number;
	long: number;
	keeping: number;
}

/** Collects the documents one by one, and keeps none of them. */
export class Surveyor {
	private proposals = 0;
	private readonly entries: readonly Entry[];
	private readonly byKey: ReadonlyMap<string, Entry>;
	private readonly replacements: Replacements;

	constructor(private readonly outline: Outline) {
		this.replacements = new Replacements(outline);
		this.entries = entriesOf(outline);
		this.byKey = new Map(this.entries.map((entry) => [keyOf(entry.type, entry.id), entry]));
	}

	add(markdown: string): void {
		this.proposals++;
		const source = sourceOf(markdown);
		const { cuts } = analyseDocument(this.outline, source);
		for (const cut of cuts) this.count(cut);
		this.replacements.add(cuts);
		for (const renamed of renamedIn(this.outline, markdown)) this.rename(renamed);
		const { answers, stage, layout, spans } = readProposal(this.outline, markdown);
		const status = statusOf({ outline: this.outline, answers, stage, ...(layout && { layout }) });
		for (const entry of this.entries) {
			for (const { id } of entry.items)
				if (isDone(status.items[id])) entry.filled.set(id, (entry.filled.get(id) ?? 0) + 1);
			for (const { id } of entry.items.slice(0, 1)) {
				const span = spans.get(id);
				const text = span && source.text.slice(span.start, span.end).trim();
				if (text) keepAnswer(entry, text, status.items[id] !== "placeholder");
			}
		}
	}

	private count(cut: Cut): void {
		const type = cut.kind === "title" ? "section" : cut.kind;
		const entry = cut.id === undefined ? undefined : this.byKey.get(keyOf(type, cut.id));
		if (entry) entry.present++;
	}

	private rename({ type, id, text, by }: Renamed): void {
		const entry = this.byKey.get(keyOf(type, id));
		if (!entry) return;
		const form = normalForm(text);
		const known = entry.renamed.get(form);
		const words = known?.text ?? text.trim().replace(/[:：]$/, "");
		if (known || entry.renamed.size < MOST_WORDINGS)
			entry.renamed.set(form, { text: words, count: (known?.count ?? 0) + 1, by });
	}

	result(): Survey {
		const usages = this.entries.map(({ questions, renamed, ...entry }): Usage => {
			const required = entry.items[0]?.required ?? "never";
			const replaced = entry.type === "section" ? this.replacements.of(entry.id) : [];
			const wordings = { questions: [...questions.values()], renamed: byCount([...renamed.values()]), replaced };
			return { ...entry, required, ...wordings };
		});
		return { proposals: this.proposals, usages, added: this.replacements.all() };
	}
}

const keyOf = (type: string, id: string): string => `${type} ${id}`;

const isDone = (state: string | undefined): boolean => state === "answered" || state === "not-applicable";

function byCount<T extends Counted>(all: readonly T[]): T[] {
	return [...all].sort((a, b) => b.count - a.count);
}

function keepAnswer(entry: Entry, text: string, isOwn: boolean): void {
	if (entry.questions.size > 0) countQuestions(entry, text);
	if (!isOwn) return;
	if (text.length > LONGEST_ANSWER) entry.long++;
	else if (entry.answers.length < MOST_ANSWERS) entry.answers.push(text);
}

/** A question is kept where a heading, a list item or a paragraph of the answer begins with it. */
function countQuestions(entry: Entry, text: string): void {
	const forms = new Set(text.split("\n").flatMap((line) => openingForms(line)));
	const kept = [...entry.questions].filter(([form]) => forms.has(form));
	for (const [, question] of kept) question.count++;
	if (kept.length * 2 >= entry.questions.size) entry.keeping++;
}

/** Longer lines begin with no question. */
const LONGEST_QUESTION = 400;

function openingForms(line: string): string[] {
	const end = line.slice(0, LONGEST_QUESTION).indexOf("?");
	return end < 0 ? [] : [questionForm(line.slice(0, end + 1).replace(/^[\s>]*(?:[-*+]|#{1,6}|\d{1,9}[.)])?\s*/, ""))];
}

const questionForm = (text: string): string => contentWords(text).join(" ") || stemmedForm(text);

/** The places of an outline in its order, each with the items that are asked there. */
function entriesOf(outline: Outline): Entry[] {
	return outline.blocks.flatMap((block, at): Entry[] => {
		if (block.type === "heading") {
			const own = ownItems(outline, at);
			const ids = [...placeholderIds(block), ...own];
			const label = outline.sections.find(({ id }) => id === block.section)?.label ?? block.section;
			return [entryOf("section", block.section, label, known(outline, ids))];
		}
		if (block.type !== "item" || block.form === "section") return [];
		const [item] = known(outline, [block.item]);
		return item ? [entryOf(block.form === "question" ? "question" : "field", item.id, item.label, [item])] : [];
	});
}

/** The items that are answered directly below the heading at that place. */
function ownItems({ blocks }: Outline, heading: number): string[] {
	const ids: string[] = [];
	for (const block of blocks.slice(heading + 1)) {
		if (block.type === "heading") break;
		if (block.type === "item" && block.form === "section") ids.push(block.item);
	}
	return ids;
}

function known(outline: Outline, ids: readonly string[]): Item[] {
	return ids.flatMap((id) => itemOf(outline, id) ?? []);
}

function entryOf(type: Entry["type"], id: string, label: string, items: readonly Item[]): Entry {
	const asked = (items[0]?.placeholders ?? []).filter((text) => /\?$/.test(plainText(text)) && !text.includes("\n"));
	const questions = new Map(asked.map((text) => [questionForm(text), { text, count: 0 }]));
	const counts = { present: 0, long: 0, keeping: 0 };
	return { type, id, items, label, questions, renamed: new Map(), answers: [], filled: new Map(), ...counts };
}
