/** Rules about the template's own text left in the document. */
import { normalForm } from "../../markdown/plain-text.ts";
import { isTocMark } from "../../markdown/toc-marks.ts";
import type { Item, Outline } from "../../outline/types.ts";
import { answerOf, isNotApplicable } from "../../proposal/answers.ts";
import { guidanceComment } from "../../proposal/guided.ts";
import { itemPlacements } from "../../proposal/layout/outline-index.ts";
import { ownText } from "../../text/remembering.ts";
import { completenessAt, textsOf } from "../answer-texts.ts";
import type { Comment, Document } from "../document.ts";
import { itemName, quoted } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

interface TemplateTexts {
	/** Normalised placeholders by item, without the labels that a question prints below itself. */
	readonly placeholders: readonly (readonly [item: Item, texts: KnownParagraphs])[];
	readonly guidance: GuidanceIndex;
}

/** Normal forms of texts that a paragraph may be. */
class KnownParagraphs {
	private readonly forms: ReadonlySet<string>;
	/** A word of each form that no other text is likely to have. */
	private readonly telling: ReadonlySet<string>;
	private readonly longest: number;

	constructor(texts: readonly string[]) {
		this.forms = new Set(texts.map(normalForm));
		this.telling = new Set([...this.forms].map(longestWord));
		this.longest = Math.max(...texts.map(({ length }) => length));
	}

	has(paragraph: string): boolean {
		return paragraph.length <= 2 * this.longest && this.mayBe(paragraph) && this.forms.has(normalForm(paragraph));
	}

	/** Whether it has the words at all. Where tags, links or accents may be among the letters, only its normal form tells. */
	private mayBe(paragraph: string): boolean {
		if (UNCLEAR.test(paragraph)) return true;
		const words = paragraph.replaceAll(MARKS, "").toLowerCase();
		for (const word of this.telling) if (words.includes(word)) return true;
		return false;
	}
}

/** Texts whose normal form may have words that are not in them. */
const UNCLEAR = /[^\t-\r -~]|[<&\\]|\][([]/;

/** What a normal form leaves out within words. */
const MARKS = /[*_~`']/g;

function longestWord(form: string): string {
	return form.split(" ").reduce((longest, word) => (word.length > longest.length ? word : longest));
}

/** The guidance for authors, in the words of the template and as `render --guidance` writes it. */
class GuidanceIndex {
	/** In the outline's order. */
	private readonly items: readonly (readonly [item: Item, forms: readonly string[]])[];
	/** All forms, each on a line. */
	private readonly all: string;
	private readonly known = new Map<string, readonly KnownGuidance[]>();
	/** By the text of a comment, as most authors leave it. */
	private readonly verbatim = new Map<string, readonly KnownGuidance[]>();

	constructor(items: readonly (readonly [item: Item, forms: readonly string[]])[]) {
		this.items = items;
		this.all = items.flatMap(([, forms]) => forms).join("\n");
	}

	/** The items whose guidance a comment is, or a part of it if it is long enough not to be there by accident. */
	find(comment: string): readonly KnownGuidance[] {
		const verbatim = this.verbatim.get(comment);
		if (verbatim) return verbatim;
		const found = this.findForm(normalForm(comment));
		if (found.length > 0 && this.verbatim.size < MOST_REMEMBERED) this.verbatim.set(ownText(comment), found);
		return found;
	}

	private findForm(form: string): readonly KnownGuidance[] {
		const known = this.known.get(form);
		if (known) return known;
		// Most others are the author's.
		if (form === "" || !this.all.includes(form)) return [];
		const found = this.search(form);
		if (this.known.size < MOST_REMEMBERED) this.known.set(form, found);
		return found;
	}

	private search(form: string): KnownGuidance[] {
		const isPart = isLong(form);
		return this.items.flatMap(([item, forms]): KnownGuidance[] => {
			const isWhole = forms.includes(form);
			return isWhole || (isPart && forms.some((each) => each.includes(form))) ? [{ item, isWhole }] : [];
		});
	}
}

interface KnownGuidance {
	readonly item: Item;
	/** It is all of the item's guidance. */
	readonly isWhole: boolean;
}

/** More than a template has. */
const MOST_REMEMBERED = 1000;

const outlines = new WeakMap<Outline, TemplateTexts>();

function templateTexts(outline: Outline): TemplateTexts {
	const known = outlines.get(outline) ?? {
		placeholders: outline.items.flatMap((item) => {
			if (itemPlacements(outline).get(item.id)?.form === "question" || item.options) return [];
			const texts = item.placeholders.filter((text) => isLong(normalForm(text)));
			return texts.length === 0 ? [] : [[item, new KnownParagraphs(texts)] as const];
		}),
		guidance: new GuidanceIndex(
			outline.items.flatMap((item) => {
				const forms = [item.guidance.text ?? "", wordsOf(guidanceComment(item))]
					.filter((text) => text !== "")
					.map(normalForm);
				return forms.length === 0 ? [] : [[item, forms] as const];
			}),
		),
	};
	outlines.set(outline, known);
	return known;
}

/** Shorter texts match by accident. */
const MIN_WORDS = 4;

const isLong = (form: string): boolean => form.split(" ").length >= MIN_WORDS;

export const guidance = {
	id: "answer/guidance",
	severity: "warning",
	about:
		"Guidance or placeholder text from the template is still in the document, next to an answer or in place of one.",
	fix: "Delete it. It is written for authors, not for readers. `pep-wizard check --fix` removes whole comments.",
	check: (context) => [...paragraphs(context), ...comments(context)],
} as const satisfies Rule;

function paragraphs(context: Context): RawFinding[] {
	return templateTexts(context.proposal.outline).placeholders.flatMap(([item, known]): RawFinding[] => {
		const answer = answerOf(context.proposal, item);
		if (answer === undefined || isNotApplicable(answer)) return [];
		const found = textsOf(answer).flatMap(({ text, path }) =>
			text.split(/\n[ \t]*\n/).flatMap((part): RawFinding[] => (known.has(part) ? [leftOver(item, part, path)] : [])),
		);
		// A required item that contains nothing else is reported as unanswered, once.
		const isReported = found.length > 0 && item.required !== "never";
		return isReported && completenessAt(context, item) === "placeholder" ? [] : found;
	});
}

function leftOver(item: Item, part: string, path: readonly (string | number)[]): RawFinding {
	const message = `${quoted(part)} in ${itemName(item)} is left over from the template`;
	return { message, fix: "Delete it.", item: item.id, path, words: part };
}

/** The template's comments, anywhere in the document, except those in place of answers that are reported as missing. */
function comments(context: Context): RawFinding[] {
	const { document, proposal } = context;
	if (document.comments.length === 0) return [];
	const known = templateTexts(proposal.outline).guidance;
	return document.comments.flatMap((comment): RawFinding[] => {
		const { text, line, column } = comment;
		const meant = isTocMark(`<!--${text}-->`) ? [] : known.find(text);
		if (meant.length === 0 || meant.every(({ item }) => isOpen(context, item))) return [];
		const isWhole = meant.some((each) => each.isWhole);
		const edit = isWhole ? removal(document, comment) : undefined;
		const message = `the comment ${quoted(text)} is left over from the template`;
		return [{ message, fix: "Delete it.", line, column, ...(edit && { edit }) }];
	});
}

/** Whether the item lacks an answer that is or will be required, so that its guidance is still useful. */
function isOpen(context: Context, item: Item): boolean {
	return item.required !== "never" && ["blank", "placeholder"].includes(completenessAt(context, item));
}

/** The text of a comment without its delimiters. */
function wordsOf(comment: string): string {
	return comment.replace(/^<!--|-->$/g, "");
}

/** The edit that removes a comment on lines of its own, with one of the blank lines around it. */
function removal({ lines }: Document, { line, column, lastLine }: Comment): RawFinding["edit"] {
	const behind = lines[lastLine]!.slice(lines[lastLine]!.indexOf("-->", line === lastLine ? column : 0) + 3);
	if (/\S/.test(lines[line]!.slice(0, column)) || /\S/.test(behind)) return undefined;
	const isBlank = (at: number): boolean => at >= 0 && !/\S/.test(lines[at] ?? "x");
	const isLast = lines.slice(lastLine + 1, lastLine + 3).join("") === "" && lastLine + 2 >= lines.length;
	const start = isLast && isBlank(line - 1) ? line - 1 : line;
	const end = !isLast && isBlank(line - 1) && isBlank(lastLine + 1) ? lastLine + 2 : lastLine + 1;
	const old = lines
		.slice(start, end)
		.map((each) => `${each}\n`)
		.join("");
	return { line: start, column: 0, old, text: "" };
}
