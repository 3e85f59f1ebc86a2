/** Recognises what a template says of parts that may be left out, in a heading, an entry or the text below. Knows no sections. */
import { saysOptional } from "../markdown/plain-text.ts";
import type { RawBlock, RawSection } from "./raw-template.ts";

/** The text is marked as optional, visibly or in a comment: `(Optional)`, `- optional`, `<!-- optional -->`. */
export function isOptional(markdown: string): boolean {
	return saysOptional(markdown) || /<!--\s*optional\s*-->/i.test(markdown);
}

/** A text that opens with it: “Optional, but suggested for first drafts.” */
const OPENING = /^optional(?:$|[.,;:!)\]]| section\b| element\b| but\b)/i;

/** “This is an optional element.”, “This section is optional.”, “These are optional metadata elements.” */
const SAID = /\bth(?:is|ese) (?:\w+ )?(?:is|are) (?:an? |entirely |completely )?optional\b/i;

/** “Omit this section if it's not applicable.”, “This section may be left out.” */
const LEAVING =
	/\b(?:omit|skip|delete|remove|drop|leave out) this (?:section|element|part|heading) (?:if|when|where|unless)\b|\b(?:this|the) (?:section|element|part) (?:can|may) be (?:omitted|skipped|deleted|removed|dropped|left out)\b/i;

/** Only the beginning of a text is about the section as a whole. */
const LONGEST = 600;

/** A section's text or comment says that the section may be left out. */
export function saysSectionOptional(part: RawBlock): boolean {
	if (part.type !== "comment" && part.type !== "paragraph" && part.type !== "other") return false;
	const words = part.text
		.slice(0, LONGEST)
		.replace(/^<!--|-->/g, " ")
		.replace(/^[ \t]*>[ \t]?/gm, "")
		.replace(/\s+/g, " ")
		.replace(/^[\s*_([{`]+/, "")
		.trim();
	if (/^(?:```|~~~|\|)/.test(part.text.trim())) return false;
	return saysSo(words);
}

function saysSo(words: string): boolean {
	return OPENING.test(words) || SAID.test(words) || LEAVING.test(words);
}

/** A line of front matter has a comment that says so of its key or, where it is nothing else, of those below it. */
export function hasOptionalComment(line: string): boolean {
	const comment = /^(?:|.*\s)#\s*(.*)$/.exec(line.slice(0, LONGEST))?.[1];
	return comment !== undefined && saysSo(comment.replace(/^[\s(]+/, "").trim());
}

/** Its heading is only a stand-in, `{title of option 1}`, or counts with those beside it: `Story 1`, `Story 2`. */
export function isExample({ heading, label, depth }: RawSection, siblings: readonly RawSection[]): boolean {
	if (depth < 3) return false;
	if (/^(?:\{[^{}]+\}|<[^<>/]+>|\[[^[\]]+\])$/.test(heading.trim())) return true;
	const stem = stemOf(label);
	return (
		stem !== undefined && siblings.some((each) => stemOf(each.label) === stem && /(?<!\d)1[:.]?$/.test(each.label))
	);
}

/** The words before the number at the end. */
function stemOf(label: string): string | undefined {
	return /^(\p{L}[\p{L} ]*?) ?#?\d{1,2}[:.]?$/u.exec(label)?.[1]?.toLowerCase();
}
