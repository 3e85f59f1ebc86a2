/**
 * Recognises a template's own words in an answer: whole texts, paragraphs or list entries, with other line breaks, and
 * in the wording of an earlier version. Other placeholder words are recognised elsewhere.
 */
import type { Item } from "../../outline/types.ts";
import { isBlank } from "./list-markdown.ts";

/** The texts of a template for the author of an item. */
type Guided = Pick<Item, "placeholders" | "guidance">;

/** A template's texts in comparable form. */
interface Known {
	/** Whole texts and paragraphs, each in comparable form. */
	readonly texts: ReadonlySet<string>;
	/** Beginnings of paragraphs, in comparable form. */
	readonly beginnings: readonly string[];
}

const all = new WeakMap<Guided, Known>();

/** All sequences of three words, for paragraphs that may be an earlier wording. */
const allThrees = new WeakMap<Guided, ReadonlySet<string>>();

/** Cache of the last verdicts per item: a proposal is judged at its stage and at the next. */
const verdicts = new WeakMap<Guided, Map<string, boolean>>();
const MAX_VERDICTS = 4;

/**
 * Whether a paragraph, or an entry of a list, is one of the template's. Most answers are ruled out by their first
 * words.
 */
export function isTemplateText(guided: Guided, paragraph: string): boolean {
	if (!mayBeFrom(guided, paragraph)) return false;
	const known = verdicts.get(guided) ?? new Map<string, boolean>();
	verdicts.set(guided, known);
	const verdict = known.get(paragraph) ?? isFromTemplate(guided, paragraph);
	if (known.size >= MAX_VERDICTS) known.clear();
	known.set(paragraph, verdict);
	return verdict;
}

function isFromTemplate(guided: Guided, paragraph: string): boolean {
	const known = all.get(guided) ?? knownOf(guided);
	all.set(guided, known);
	const text = comparable(paragraph);
	if (known.texts.has(text) || known.beginnings.some((each) => text.startsWith(each))) return true;
	return !SEVERAL.test(paragraph) && isRewording(guided, paragraph);
}

/** A text in comparable form: one line, lower case, no leading bullet or box, no trailing punctuation. */
export function comparable(text: string): string {
	const words = text
		.replace(/^[ \t]*(?:>[ \t]?)+/gm, "")
		.replace(/\s+/g, " ")
		.trim()
		.toLowerCase();
	const bare = words.replace(/^([-*+]|\d{1,9}[.)]) /, "").replace(/^\[[ x]\] /, "");
	const short = withoutEndMarks(bare);
	return short === "" ? bare.replace(/^\.{3,}$/, "...") : short;
}

/** Not a regular expression, which would take quadratic time on many marks. */
function withoutEndMarks(words: string): string {
	let end = words.length;
	while (end > 0 && ".:!?…".includes(words[end - 1]!)) end--;
	return words.slice(0, end);
}

/** Characters other than ASCII, Latin letters, dashes, quotation marks, arrows, lines and boxes. */
const NOT_LATIN = /[^\0-\u02c1\u2010-\u2026\u2030-\u205e\u2190-\u21ff\u2500-\u25fc]/;

/** What words are in a text; a pattern of Unicode classes takes longer to compile than a start can spare. */
export function wordPattern(text: string): RegExp {
	return NOT_LATIN.test(text) ? /[\p{L}\p{N}]+/gu : /[A-Za-z0-9ª²³µ¹º¼-¾À-ÖØ-öø-ˁ]+/g;
}

/** Length of the beginning that is checked first, in characters. */
const OPENING = 120;

/** Whether at least two in three of its first words are the template's. Compares texts as written. */
function mayBeFrom(guided: Guided, paragraph: string): boolean {
	const {
		placeholders,
		guidance: { text = "" },
	} = guided;
	if (placeholders.length === 0 && text === "") return false;
	const opening = paragraph.slice(0, OPENING);
	const words = opening.match(wordPattern(opening)) ?? [];
	if (words.length < FEWEST_WORDS && opening === paragraph && !isAnyAsShort(guided, paragraph)) return false;
	const telling = longest(words, 3);
	if (telling.length === 0) return placeholders.some((each) => !/[\p{L}\p{N}]/u.test(each));
	const own = telling.filter((word) => {
		// Its first letter may be a capital only here.
		const rest = word.slice(1);
		return !text.includes(rest) && !placeholders.some((each) => each.includes(rest));
	});
	if (own.length === 0 || (own.length === 1 && telling.length === 3)) return true;
	return placeholders.some((each) => goesOn(each) && paragraph.includes(each.slice(1, BEGINNING)));
}

/** The longest of the words, at most so many; of equally long ones the first. Sorting them took 3 % of a start of `status`. */
function longest(words: readonly string[], most: number): string[] {
	const found: string[] = [];
	for (const word of words) {
		if (found.length === most && word.length <= found[most - 1]!.length) continue;
		const at = found.findIndex((each) => each.length < word.length);
		found.splice(at < 0 ? found.length : at, 0, word);
		if (found.length > most) found.pop();
	}
	return found;
}

/** Whether one of the template's texts may have as few words; a number or a box before them may be missing. */
function isAnyAsShort(guided: Guided, paragraph: string): boolean {
	const most = wordsOf(paragraph).length + 2;
	return templatesOf(guided).some((each) => each.includes("\n") || goesOn(each) || wordsOf(each).length <= most);
}

/** Number of characters to search for if only a text's beginning is known. */
const BEGINNING = 10;

/** The first line of a list, a heading, a table or a code block. */
const STRUCTURE = /^\s*(?:[-*+#|>`<~]|\d{1,9}[.)]\s)/;

/** A slot for authors to replace: the sentence around it is theirs once they have. */
const SLOT = /<[^<>\n]*>|\{[^{}\n]*\}|_{3,}|\b[NX]{3,}\b|\b(?:FOO|BAR|NAME)\b/;

/** Whether only the text's beginning is known. */
function goesOn(text: string): boolean {
	return text.endsWith("…") || text.endsWith("...");
}

function templatesOf({ placeholders, guidance: { text } }: Guided): readonly string[] {
	return text === undefined ? placeholders : [...placeholders, text];
}

function knownOf(guided: Guided): Known {
	const templates = templatesOf(guided);
	const texts = templates.flatMap((template) => [template, ...proseOf(template)]);
	const beginnings = templates.flatMap((each) => (goesOn(each) && each.length > BEGINNING ? [comparable(each)] : []));
	return { texts: new Set(texts.map(comparable)), beginnings };
}

function threesIn(guided: Guided): ReadonlySet<string> {
	const prose = templatesOf(guided).flatMap(proseOf);
	return new Set(prose.flatMap((each) => (SLOT.test(each) ? [] : threesOf(each))));
}

/** The paragraphs of a text; of a comment without its lists and examples, which authors keep as answers. */
function proseOf(template: string): string[] {
	const paragraphs = template.replace(/^<!--|-->$/g, "").split(/\n[ \t]*\n/);
	return template.startsWith("<!--") ? paragraphs.filter((each) => !STRUCTURE.test(each)) : paragraphs;
}

function wordsOf(text: string): string[] {
	const lower = text.toLowerCase();
	return lower.match(wordPattern(lower)) ?? [];
}

function threesOf(text: string): string[] {
	const words = wordsOf(text);
	return words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`);
}

/** Minimum number of words to recognise a rewording. */
const FEWEST_WORDS = 6;
/** Minimum share of words in common with an earlier version. */
const IN_COMMON = 0.7;
/** Maximum number of consecutive words that differ. */
const LONGEST_CHANGE = 4;

/** What only authors write: names in code, numbers, words with inner capitals, links. */
const ownPattern = (): RegExp => /[\p{L}\p{N}]*(?:\p{N}|\p{Ll}\p{Lu})[\p{L}\p{N}]*/u;

/** Breaks between paragraphs or list entries. */
const SEVERAL = /\S[ \t]*\n(?:[ \t]*\n|[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])/;

/** Whether a paragraph has the template's words, except for a few as an earlier version differs by. */
function isRewording(guided: Guided, paragraph: string): boolean {
	const found = [...paragraph.matchAll(wordPattern(paragraph))];
	if (found.length < FEWEST_WORDS) return false;
	const threes = allThrees.get(guided) ?? threesIn(guided);
	allThrees.set(guided, threes);
	if (threes.size === 0) return false;
	const words = found.map(([word]) => word.toLowerCase());
	const isCommon = words.map(() => false);
	for (let at = 0; at + 2 < words.length; at++)
		if (threes.has(`${words[at]} ${words[at + 1]} ${words[at + 2]}`)) isCommon.fill(true, at, at + 3);
	const common = isCommon.filter(Boolean).length;
	if (common === words.length) return true;
	if (common < IN_COMMON * words.length || !isToAuthors(paragraph)) return false;
	const own = ownPattern();
	if (found.some(([word], at) => !isCommon[at] && own.test(word))) return false;
	// A short answer before the template's words, or after them.
	const [first, last] = [isCommon.indexOf(true), isCommon.lastIndexOf(true)];
	const edges = [found[first]!.index, found[last + 1]?.index ?? 0].map((index) => paragraph.slice(0, index));
	if (edges.some((before) => /[\p{L}\p{N}](?:[^\p{L}\p{N}]*[.?!:\n])[^\p{L}\p{N}]*$/u.test(before))) return false;
	return isCommon
		.join("")
		.split("true")
		.every((run) => run.length <= LONGEST_CHANGE * "false".length);
}

/** Separators of paragraphs, list entries, and lines. */
const SEPARATORS = [/\n(?:[ \t]*\n)+/, /\n(?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])/, /[\r\n]+/];

/** Whether all parts of a text satisfy `is`: its paragraphs, or else the list entries or lines of each. */
export function isWholly(text: string, is: (part: string) => boolean): boolean {
	const every = (part: string, from: number): boolean => {
		if (isBlank(part) || is(part)) return true;
		if (!part.includes("\n") && !part.includes("\r")) return false;
		const at = SEPARATORS.findIndex((separator, index) => index >= from && separator.test(part));
		return at >= 0 && part.split(SEPARATORS[at]!).every((each) => every(each, at + 1));
	};
	return every(text.trimEnd(), 0);
}

/** Whether a paragraph addresses the author. Other statements may be meant to be filled in, or kept. */
function isToAuthors(paragraph: string): boolean {
	return /\b(?:you|your|this section|should|must|what|why|how|which|who|please|describe|explain|list|detail|define|consider|provide|specify|e\.g|i\.e|for example)\b|\?/i.test(
		paragraph,
	);
}
