/**
 * The fields at a template's head, by the forms that authors give them: what stands for a value to come, whose names are
 * known to take one, what the values can be. Knows no sections and no questionnaire.
 */
import { inOneLine } from "../markdown/lines.ts";
import { normalForm, plainText } from "../markdown/plain-text.ts";
import type { Kind } from "./kinds.ts";

/** Text that stands for a value to come: in brackets, a single link, dots or the pattern of a date. */
const STAND_IN =
	/^["']?(\[[^\]]*\](\([^()]*\))?|\([^)]*\)|<[^<>]*>|\{[^{}]*\}?|`<[^`]*>`|\.{3}|…|_+|TBD|TBA|TODO|YYYY-MM-DD|N{3,}|X{3,})[.:]?["']?$/i;

/** Whether a text stands for a value to come. */
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

/** What a field's name says of it; undefined where it says nothing. */
export function roleOfName(label: string): "title" | "number" | "people" | "date" | undefined {
	const form = normalForm(label);
	if (TITLES.test(form)) return "title";
	if (NUMBERS.test(form)) return "number";
	if (PEOPLE.test(form)) return "people";
	return DATES.test(form) ? "date" : undefined;
}

/** Whether a text is the pattern of a date. */
export const isDate = (text: string): boolean => /^[[<{(]?y{4}-m{2}-d{2}/i.test(text);

const DATE = /(?<![\p{L}\p{N}])y{4}-m{2}-d{2}(?![\p{L}\p{N}])/iu;

/** What takes a field's value, as far as its name and what stands in its place tell. */
export function kindOfField(label: string, value: string, comment: string, isList: boolean): Kind {
	if (DATE.test(value) || (value === "" && DATE.test(comment))) return "date";
	if (roleOfName(label) === "people") return "people";
	if (isList) return "list";
	return choicesIn(value).length > 0 ? "choice" : "line";
}

const MOST_CHOICES = 20;

/** The values of `a|b|c` and `(One / two)`; none for a text that is no such choice. */
export function choicesIn(text: string): string[] {
	const bare = plainText(text.trim())
		.replace(/^["'([{<]+/, "")
		.replace(/["')\]}>]+$/, "");
	const labels = bare.split(bare.includes("|") ? "|" : " / ").map((each) => inOneLine(each));
	// Dots stand for more values, and an own value can be told in any case; a sentence is none.
	const isChoice = labels.length > 1 && labels.length <= MOST_CHOICES && labels.every((each) => isValue(each));
	return isChoice && new Set(labels).size === labels.length ? labels : [];
}

const isValue = (text: string): boolean =>
	/^[\p{L}\p{N}][\p{L}\p{N} .+_-]{0,30}$/u.test(text) && text.split(" ").length <= 4;
