/**
 * Recognises parts that the template marks as optional, in a heading, an entry or the text below. Knows no sections.
 */
import { saysOptional } from "../markdown/plain-text.ts";
import type { RawBlock, RawSection } from "./raw-template.ts";

/** Whether the text is marked as optional, visibly or in a comment: `(Optional)`, `- optional`, `<!-- optional -->`. */
export function isOptional(markdown: string): boolean {
	return saysOptional(markdown) || /<!--\s*optional\s*-->/i.test(markdown);
}

/** Text that begins with it: “Optional, but suggested for first drafts.” */
const OPENING = /^optional(?:$|[.,;:!)\]]| section\b| element\b| but\b)/i;

/** “This is an optional element.”, “This section is optional.”, “These are optional metadata elements.” */
const SAID = /\bth(?:is|ese) (?:\w+ )?(?:is|are) (?:an? |entirely |completely )?optional\b/i;

/** “Omit this section if it's not applicable.”, “This section may be left out.” */
const LEAVING =
	/\b(?:omit|skip|delete|remove|drop|leave out) this (?:section|element|part|heading) (?:if|when|where|unless)\b|\b(?:this|the) (?:section|element|part) (?:can|may) be (?:omitted|skipped|deleted|removed|dropped|left out)\b/i;

/** Maximum length to search, in characters: only the beginning of a text is about the whole section. */
const LONGEST = 600;

/** Whether a section's text or comment says that the section may be left out. */
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

/**
 * Whether the section is only an example: its heading is a placeholder, `{title of option 1}`, ends in one, `Impact: ... 1`, asks to be removed, or is numbered like its
 * siblings: `Story 1`, `Story 2`.
 */
export function isExample({ heading, label, depth }: RawSection, siblings: readonly RawSection[]): boolean {
	if (depth < 3) return false;
	if (/^(?:\{[^{}]+\}|<[^<>/]+>|\[[^[\]]+\])$/.test(heading.trim())) return true;
	if (/(?:^|:)\s*(?:\.{3}|…)\s*\d{0,2}$/.test(heading.trim())) return true;
	if (/\bplease (?:delete|remove)\b/i.test(heading)) return true;
	const stem = stemOf(label);
	return (
		stem !== undefined && siblings.some((each) => stemOf(each.label) === stem && /(?<!\d)1[:.]?$/.test(each.label))
	);
}

/** The words before the number at the end. */
function stemOf(label: string): string | undefined {
	return /^(\p{L}[\p{L} ]*?) ?#?\d{1,2}[:.]?$/u.exec(label)?.[1]?.toLowerCase();
}
