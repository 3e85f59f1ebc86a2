/** The template's own text left in the document. */
import { normalForm } from "../../markdown/plain-text.ts";
import { isTocMark } from "../../markdown/toc-marks.ts";
import type { Item, Outline } from "../../outline/types.ts";
import { answerOf, isNotApplicable } from "../../proposal/answers.ts";
import { itemPlacements } from "../../proposal/layout/outline-index.ts";
import { completenessAt, textsOf } from "../answer-texts.ts";
import { itemName, quoted } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

interface TemplateTexts {
	/** Normalised placeholders by item, without the labels that a question prints below itself. */
	readonly placeholders: readonly (readonly [item: Item, forms: ReadonlySet<string>, longest: number])[];
	/** The template's guidance for authors. */
	readonly guidance: readonly string[];
}

const outlines = new WeakMap<Outline, TemplateTexts>();

function templateTexts(outline: Outline): TemplateTexts {
	const known = outlines.get(outline) ?? {
		placeholders: outline.items.flatMap((item) => {
			if (itemPlacements(outline).get(item.id)?.form === "question" || item.options) return [];
			const texts = item.placeholders.filter((text) => isLong(normalForm(text)));
			const longest = Math.max(0, ...texts.map(({ length }) => length));
			return texts.length === 0 ? [] : [[item, new Set(texts.map(normalForm)), longest] as const];
		}),
		guidance: outline.items.flatMap(({ guidance: { text } }) => (text ? [normalForm(text)] : [])),
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
	fix: "Delete it. It is written for authors, not for readers.",
	check: (context) => [...paragraphs(context), ...comments(context)],
} as const satisfies Rule;

function paragraphs(context: Context): RawFinding[] {
	return templateTexts(context.proposal.outline).placeholders.flatMap(([item, forms, longest]): RawFinding[] => {
		const answer = answerOf(context.proposal, item);
		if (answer === undefined || isNotApplicable(answer)) return [];
		// A required item that contains nothing else is reported as unanswered, once.
		if (completenessAt(context, item) === "placeholder" && item.required !== "never") return [];
		const isKnown = (part: string): boolean => part.length <= 2 * longest && forms.has(normalForm(part));
		return textsOf(answer).flatMap(({ text, path }) =>
			text.split(/\n[ \t]*\n/).flatMap((part): RawFinding[] => (isKnown(part) ? [leftOver(item, part, path)] : [])),
		);
	});
}

function leftOver(item: Item, part: string, path: readonly (string | number)[]): RawFinding {
	const message = `${quoted(part)} in ${itemName(item)} is left over from the template`;
	return { message, fix: "Delete it.", item: item.id, path, words: part };
}

/** The template's comments, anywhere in the document. */
function comments({ document, proposal }: Context): RawFinding[] {
	if (document.comments.length === 0) return [];
	const known = templateTexts(proposal.outline).guidance;
	return document.comments.flatMap(({ text, line, column }): RawFinding[] => {
		if (isTocMark(`<!--${text}-->`)) return [];
		const form = normalForm(text);
		if (!isLong(form) || !known.some((each) => each.includes(form))) return [];
		return [{ message: `the comment ${quoted(text)} is left over from the template`, fix: "Delete it.", line, column }];
	});
}
