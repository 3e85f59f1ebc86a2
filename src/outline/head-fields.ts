/**
 * Recognises the fields at a template's head: placeholders for values, common field names, and choices. Knows no
 * sections and no questionnaire.
 */
import { inOneLine } from "../markdown/lines.ts";
import { normalForm, plainText } from "../markdown/plain-text.ts";
import type { Kind } from "./kinds.ts";

/** Placeholders for a value: text in brackets, a single link, dots or the pattern of a date. */
const STAND_IN =
	/^["']?(\[[^\]]*\](\([^()]*\))?|\([^)]*\)|<[^<>]*>|\{[^{}]*\}?|`<[^`]*>`|\.{3}|…|_+|TBD|TBA|TODO|YYYY-MM-DD|N{3,}|X{3,})[.:]?["']?$/i;

/** Whether a text is a placeholder for a value. */
export function isStandInText(text: string): boolean {
	return STAND_IN.test(text) || choicesIn(text).length > 0;
}

/** Names of the field that is the proposal's title, in their normal form. */
const TITLES = /^(?:(?:rfc|adr|[a-z]{0,2}ep|proposal|feature|enhancement|short|document|design) )?(?:title|name)$/;
const NUMBERS = /^(?:(?:rfc|adr|[a-z]{0,2}ep|proposal|enhancement) )?(?:number|no|id)$|^(?:rfc|adr|[a-z]{0,2}ep)$/;
const PEOPLE =
	/^(?:(?:main|primary|proposal|feature) )?(?:authors?|author s|owners?|reviewers?|approvers?|sponsors?|editors?|shepherds?|champions?|maintainers?|deciders|decision makers?|consulted|informed|co authors?|contributors?)$/;
const DATES =
	/^(?:(?:creation|created|start|last updated?|updated|decision) )?(?:date|on)$|^(?:created|updated|last updated|begin)$/;

const META = /^(?:(?:proposal|document|rfc|adr|[a-z]{0,2}ep) )?(?:meta|meta ?data|header|document control)$/;

/** Whether the section below a heading holds nothing but the proposal's own fields. */
export function isMetaHeading(heading: string): boolean {
	return META.test(normalForm(heading));
}

/** The role that a field's name implies; undefined if it implies none. */
export function roleOfName(label: string): "title" | "number" | "people" | "date" | undefined {
	const form = normalForm(label);
	if (TITLES.test(form)) return "title";
	if (NUMBERS.test(form)) return "number";
	if (PEOPLE.test(form)) return "people";
	return DATES.test(form) ? "date" : undefined;
}

/**
 * Whether a template's text in place of a value is one that a new document begins with, such as the `Draft` of
 * `Status: Draft`; else it is an example, or says what to write.
 */
export function isFirstValue(label: string, text: string): boolean {
	if (roleOfName(label) !== undefined || isStandInText(text) || !isValue(text)) return false;
	return /^[\p{Lu}\p{N}]/u.test(text) && !/\b(?:your|the|an?|name|link|url|example)\b/i.test(text);
}

/** Whether a text is the pattern of a date. */
export const isDate = (text: string): boolean => /^[[<{(]?y{4}-m{2}-d{2}/i.test(text);

const DATE = /(?<![\p{L}\p{N}])[Yy]{4}-[Mm]{2}-[Dd]{2}(?![\p{L}\p{N}])/u;

/** The kind of a field, as far as its name, placeholder and comment tell. */
export function kindOfField(label: string, value: string, comment: string, isList: boolean): Kind {
	if (DATE.test(value) || (value === "" && DATE.test(comment))) return "date";
	if (roleOfName(label) === "people") return "people";
	if (isList) return "list";
	return choicesIn(value).length > 0 ? "choice" : "line";
}

const MOST_CHOICES = 20;

/** The values of `a|b|c` and `(One / two)`; empty for a text in another form. */
export function choicesIn(text: string): string[] {
	const bare = plainText(text.trim())
		.replace(/^["'([{<]+/, "")
		.replace(/["')\]}>]+$/, "");
	const labels = bare.split(bare.includes("|") ? "|" : " / ").map((each) => inOneLine(each));
	// Dots stand for more values, which authors can always give in their own words; a sentence isn't a value.
	const isChoice = labels.length > 1 && labels.length <= MOST_CHOICES && labels.every((each) => isValue(each));
	return isChoice && new Set(labels).size === labels.length ? labels : [];
}

const isValue = (text: string): boolean =>
	/^[\p{L}\p{N}][\p{L}\p{N} .+_-]{0,30}$/u.test(text) && text.split(" ").length <= 4;
