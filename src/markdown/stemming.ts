/** Reduces wordings beyond their normal form, to recognise a heading or question in other words. Knows no document. */
import { remembering } from "../text/remembering.ts";
import { normalForm } from "./plain-text.ts";

/** Remarks about the state of the text that authors append to a heading. */
const REMARK =
	/[([]\s*(?:not (?:yet )?implemented|required|mandatory|recommended|tbd|todo|wip|draft|n\/a|not applicable)\s*[)\]]\W*$/i;

/** A version or date by which it is due, after a heading: `(v1.6.0)`, `[2024-03]`, `- v1.7`, `: v1.8`. */
const DUE =
	/(?:[([]\s*(?:(?:target(?:ed|ing)?|planned(?: for)?|since|in|for|release|version):?\s+)?(?:v?\d{1,3}(?:\.\d{1,4}){1,3}\+?|\d{4}-\d\d(?:-\d\d)?|[qQ][1-4],? \d{4})(?:\s+release)?\s*[)\]]|\s*[:–—-]\s+v\d{1,3}(?:\.\d{1,4}){1,3})\W{0,3}$/i;

/** The number of a numbered heading, such as `1.` or `2.3)`. */
const NUMBERING = /^\W{0,3}\d{1,3}(?:\.\d{1,3})*[.)]\s+(?=\S)/;

/** Longer wordings are compared by their normal form only, in UTF-16 units. */
const LONGEST = 500;

/**
 * A form that is equal for wordings that differ only in number, tense, articles, `and`, `considered`, spaces within
 * compounds, a remark such as `(Not Implemented)`, a version such as `(v1.6)` or a heading's number: `Test Planning` equals `Test plans`, `Roll back` equals
 * `Rollback`.
 */
export const stemmedForm = remembering((markdown) => {
	if (markdown.length > LONGEST) return normalForm(markdown);
	const form = normalForm(withoutDue(markdown).replace(REMARK, "").replace(NUMBERING, ""));
	const words = form.split(" ").filter((word) => !CONNECTIVES.has(word));
	return words.length === 0 ? form : words.map(stemOf).join("");
});

function withoutDue(heading: string): string {
	return /\d/.test(heading) ? heading.replace(DUE, "") : heading;
}

const CONNECTIVES: ReadonlySet<string> = new Set(["a", "an", "the", "and", "considered"]);

/** Words without meaning of their own. Negations and question words are not among them. */
const STOP_WORDS: ReadonlySet<string> = new Set(
	(
		"a an the and or if of to for in on at by with from as is are was were be been being it its this that these those " +
		"there any some will would should could can may might do does did has have had we i e g so such please"
	).split(" "),
);

/** The stems of a sentence's words in order, without stop words. */
export const contentWords = remembering((markdown): readonly string[] => meaningfulWords(markdown).map(stemOf));

/** The words themselves. A stem begins with the first two letters of its word. */
export function meaningfulWords(markdown: string): readonly string[] {
	const form = ` ${normalForm(markdown.slice(0, LONGEST))} `.replace(/ (roll)(?:ed|ing)? (back|out) /g, " $1$2 ");
	return form.split(" ").filter((word) => word !== "" && !STOP_WORDS.has(word));
}

/** An English word without the endings of number and tense. Short words are unchanged. */
export const stemOf = remembering((word) => {
	if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
	const singular = word
		.replace(/(?<=..)ies$/, "y")
		.replace(/(?<=ss|sh|ch|x)es$/, "")
		.replace(/(?<!s|u|[stx]i)s$/, "")
		.replace(/(?<=...)our$/, "or");
	const bare = singular.replace(/(?<=[aeiouy].*[^aeiouy]|[aeiou]{2})(?:ing|ed)$/, "");
	if (bare !== singular && bare.length >= 3) return bare.replace(/([bdgmnprt])\1$/, "$1");
	return singular.length > 4 ? singular.replace(/e$/, "") : singular;
});
