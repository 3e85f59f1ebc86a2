/** Wordings reduced further than to their normal form, to recognise a heading or question in other words. Knows no document. */
import { normalForm } from "./plain-text.ts";

/** What authors add behind a heading about the state of its text. */
const REMARK =
	/[([]\s*(?:not (?:yet )?implemented|required|mandatory|recommended|tbd|todo|wip|draft|n\/a|not applicable)\s*[)\]]\W*$/i;

/** `1.` or `2.3)` before the words of a numbered heading. */
const NUMBERING = /^\W{0,3}\d{1,3}(?:\.\d{1,3})*[.)]\s+(?=\S)/;

/** Longer wordings are compared by their normal form alone. */
const LONGEST = 500;

/**
 * What two wordings have in common that differ in number, tense, articles, `and`, spaces within compounds, a remark such as
 * `(Not Implemented)` or a heading's number: `Test Planning` is `Test plans`, `Roll back` is `Rollback`.
 */
export function stemmedForm(markdown: string): string {
	if (markdown.length > LONGEST) return normalForm(markdown);
	const form = normalForm(markdown.replace(REMARK, "").replace(NUMBERING, ""));
	const words = form.split(" ").filter((word) => !CONNECTIVES.has(word));
	return words.length === 0 ? form : words.map(stemOf).join("");
}

const CONNECTIVES: ReadonlySet<string> = new Set(["a", "an", "the", "and"]);

/** Words that carry a sentence, but not its meaning. Negations and question words are none. */
const STOP_WORDS: ReadonlySet<string> = new Set(
	(
		"a an the and or if of to for in on at by with from as is are was were be been being it its this that these those " +
		"there any some will would should could can may might do does did has have had we i e g so such please"
	).split(" "),
);

/** The words that carry the meaning of a sentence, as stems, in order. */
export function contentWords(markdown: string): string[] {
	const form = ` ${normalForm(markdown.slice(0, LONGEST))} `.replace(/ (roll)(?:ed|ing)? (back|out) /g, " $1$2 ");
	return form.split(" ").flatMap((word) => (word === "" || STOP_WORDS.has(word) ? [] : [stemOf(word)]));
}

/** An English word without the endings of number and tense. Short words, where an ending may be all there is, stay. */
export function stemOf(word: string): string {
	if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
	const singular = word
		.replace(/(?<=..)ies$/, "y")
		.replace(/(?<=ss|sh|ch|x)es$/, "")
		.replace(/(?<!s|u|[stx]i)s$/, "")
		.replace(/(?<=...)our$/, "or");
	const bare = singular.replace(/(?<=[aeiouy].*[^aeiouy]|[aeiou]{2})(?:ing|ed)$/, "");
	if (bare !== singular && bare.length >= 3) return bare.replace(/([bdgmnprt])\1$/, "$1");
	return singular.length > 4 ? singular.replace(/e$/, "") : singular;
}
