/**
 * Recognises a template's own words in an answer: in whole, by paragraph or by entry of a list, wrapped in another way, and
 * in the wording of an earlier version. Whether other words stand for an answer to come is not decided here.
 */
import type { Item } from "../../outline/types.ts";
import { isBlank } from "./list-markdown.ts";

/** Where a template speaks to the author of an item. */
type Asked = Pick<Item, "placeholders" | "guidance">;

/** What is compared of a template's texts. */
interface Known {
	/** Whole texts and paragraphs, each in comparable form. */
	readonly texts: ReadonlySet<string>;
	/** Beginnings of paragraphs, in comparable form. */
	readonly beginnings: readonly string[];
	/** Every three words in a row. */
	readonly threes: ReadonlySet<string>;
}

const all = new WeakMap<Asked, Known>();

/** The last verdicts of each item: a proposal is judged at its stage and at the next. */
const verdicts = new WeakMap<Asked, Map<string, boolean>>();
const MAX_VERDICTS = 4;

/** Whether a paragraph, or an entry of a list, is one of the template's. Most answers are told apart by their first words. */
export function isTemplateText(asked: Asked, paragraph: string): boolean {
	const known = verdicts.get(asked) ?? new Map<string, boolean>();
	verdicts.set(asked, known);
	const verdict = known.get(paragraph) ?? isFromTemplate(asked, paragraph);
	if (known.size >= MAX_VERDICTS) known.clear();
	known.set(paragraph, verdict);
	return verdict;
}

function isFromTemplate(asked: Asked, paragraph: string): boolean {
	if (!mayBeFrom(asked, paragraph)) return false;
	const known = all.get(asked) ?? knownOf(asked);
	all.set(asked, known);
	const text = comparable(paragraph);
	if (known.texts.has(text) || known.beginnings.some((each) => text.startsWith(each))) return true;
	return !SEVERAL.test(paragraph) && isRewording(paragraph, known.threes);
}

/** A text reduced to what is compared: one line, lower case, no bullet or box before it, no punctuation after it. */
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

/** Not by a regular expression, which would look again at each of many marks. */
function withoutEndMarks(words: string): string {
	let end = words.length;
	while (end > 0 && ".:!?…".includes(words[end - 1]!)) end--;
	return words.slice(0, end);
}

/** Besides ASCII, dashes and quotation marks. */
const NOT_SIMPLE = /[^\x00-\x7f‐-…]/;

/** What words are in a text; a pattern of Unicode classes takes longer to compile than a start can spare. */
function wordPattern(text: string): RegExp {
	return NOT_SIMPLE.test(text) ? /[\p{L}\p{N}]+/gu : /[A-Za-z0-9]+/g;
}

/** How much of a text is looked at first, in characters. */
const OPENING = 120;

/** Whether the words that it begins with are the template's, but for one in three. Compares texts as they are written. */
function mayBeFrom({ placeholders, guidance: { text = "" } }: Asked, paragraph: string): boolean {
	if (placeholders.length === 0 && text === "") return false;
	const opening = paragraph.slice(0, OPENING);
	const words = opening.match(wordPattern(opening)) ?? [];
	const telling = [...words].sort((a, b) => b.length - a.length).slice(0, 3);
	if (telling.length === 0) return placeholders.some((each) => !/[\p{L}\p{N}]/u.test(each));
	const own = telling.filter((word) => {
		// Its first letter may be a capital here alone.
		const rest = word.slice(1);
		return !text.includes(rest) && !placeholders.some((each) => each.includes(rest));
	});
	if (own.length === 0 || (own.length === 1 && telling.length === 3)) return true;
	return placeholders.some((each) => AND_SO_ON.test(each) && paragraph.includes(each.slice(1, BEGINNING)));
}

/** Characters that are looked for of a text of which only the beginning is known. */
const BEGINNING = 10;

/** A list's, a heading's, a table's or a block of code's first line. */
const STRUCTURE = /^\s*(?:[-*+#|>`<~]|\d{1,9}[.)]\s)/;

/** Where authors are to put something else: a sentence around it is theirs once they have. */
const SLOT = /<[^<>\n]*>|\{[^{}\n]*\}|_{3,}|\b[NX]{3,}\b|\b(?:FOO|BAR|NAME)\b/;

/** At the end of a text of which only the beginning is known. */
const AND_SO_ON = /(?:…|\.{3})$/;

function knownOf({ placeholders, guidance: { text } }: Asked): Known {
	const templates = text === undefined ? placeholders : [...placeholders, text];
	const texts = templates.flatMap((template) => [template, ...proseOf(template)]);
	const beginnings = templates.flatMap((each) =>
		AND_SO_ON.test(each) && each.length > BEGINNING ? [comparable(each)] : [],
	);
	const threes = templates.flatMap((each) => proseOf(each)).flatMap((each) => (SLOT.test(each) ? [] : threesOf(each)));
	return { texts: new Set(texts.map(comparable)), beginnings, threes: new Set(threes) };
}

/** The paragraphs of a text; of a comment without its lists and examples, which authors keep as answers. */
function proseOf(template: string): string[] {
	const paragraphs = template.replace(/^<!--|-->$/g, "").split(/\n[ \t]*\n/);
	return template.startsWith("<!--") ? paragraphs.filter((each) => !STRUCTURE.test(each)) : paragraphs;
}

function wordsOf(text: string): string[] {
	return text.toLowerCase().match(wordPattern(text)) ?? [];
}

function threesOf(text: string): string[] {
	const words = wordsOf(text);
	return words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`);
}

/** Shorter texts have too few words to tell. */
const FEWEST_WORDS = 6;
/** The share of words that an earlier version has in common at least. */
const IN_COMMON = 0.7;
/** Words in a row that may differ. */
const LONGEST_CHANGE = 4;

/** What only an author writes: names in code, numbers, words with capitals inside, links. */
const ownPattern = (): RegExp => /[\p{L}\p{N}]*(?:\p{N}|\p{Ll}\p{Lu})[\p{L}\p{N}]*/u;

/** Between paragraphs, and before a further entry of a list. */
const SEVERAL = /\S[ \t]*\n(?:[ \t]*\n|[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])/;

/** Whether a paragraph has the template's words, except for a few as an earlier version differs by. */
function isRewording(paragraph: string, threes: ReadonlySet<string>): boolean {
	if (threes.size === 0) return false;
	const found = [...paragraph.matchAll(wordPattern(paragraph))];
	if (found.length < FEWEST_WORDS) return false;
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

/** Paragraphs, entries of a list, lines. */
const SEPARATORS = [/\n(?:[ \t]*\n)+/, /\n(?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])/, /[\r\n]+/];

/** Whether a text is nothing but parts that are: its paragraphs, or else the entries, or the lines, of each. */
export function isWholly(text: string, is: (part: string) => boolean): boolean {
	const every = (part: string, from: number): boolean => {
		if (isBlank(part) || is(part)) return true;
		const at = SEPARATORS.findIndex((separator, index) => index >= from && separator.test(part));
		return at >= 0 && part.split(SEPARATORS[at]!).every((each) => every(each, at + 1));
	};
	return every(text.trimEnd(), 0);
}

/** Whether a paragraph speaks to an author. Statements may be meant to be filled in, or kept. */
function isToAuthors(paragraph: string): boolean {
	return /\b(?:you|your|this section|should|must|what|why|how|which|who|please|describe|explain|list|detail|define|consider|provide|specify|e\.g|i\.e|for example)\b|\?/i.test(
		paragraph,
	);
}
