/** Converts inline Markdown to plain text, and wordings to a normal form for comparison. Knows no document. */
import { remembering } from "../text/remembering.ts";

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/**
 * The text that a reader sees, on one line: without emphasis, link destinations, code delimiters, comments and tags.
 */
export function plainText(markdown: string): string {
	return oneLine(SYNTAX.test(markdown) ? withoutSyntax(markdown) : markdown);
}

/** Characters that may be syntax; most wordings have none. */
const SYNTAX = /[\\`*_~<&[\u0000]/;

/** White space that isn't a single blank. */
const UNEVEN = / \s+|[^\S ]\s*/g;

function oneLine(text: string): string {
	return text.replace(UNEVEN, " ").trim();
}

function withoutSyntax(markdown: string): string {
	const kept: string[] = [];
	// Code spans and escapes are replaced by placeholders first, because nothing inside them is syntax. U+0000 can't
	// occur in Markdown.
	const keep = (text: string): string => `\u0000${kept.push(text) - 1}\u0000`;
	return (
		markdown
			.replace(/(?<!`)(`{1,9})(?!`)([^`]|[^`][\s\S]{0,500}?[^`])\1(?!`)/g, (_, __, code: string) => keep(code.trim()))
			.replace(/\\([!-/:-@[-`{-~])/g, (_, c: string) => keep(c))
			// Bounded, because each unclosed comment would be searched to the end of the text.
			.replace(/<!--[\s\S]{0,2000}?-->/g, "")
			.replace(/<((?:https?|mailto):[^\s<>]+)>/g, "$1")
			.replace(/<\/?[A-Za-z][^<>]*>/g, "")
			.replace(/!?\[([^[\]]*)\](?:\([^()\s]*(?:\([^()]*\)[^()]*)?(?:\s+"[^"]*")?\)|\[[^[\]]*\])/g, "$1")
			.replace(/(\*{1,3}|~~)(?=\S)([^*~]*[^\s*~])\1/g, "$2")
			.replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^_]*[^\s_])\1(?![\p{L}\p{N}_])/gu, "$2")
			.replace(/&(\w+);/g, (all, name: string) => ENTITIES[name] ?? all)
			.replace(/\u0000(\d+)\u0000/g, (_, i: string) => kept[Number(i)] ?? "")
	);
}

/**
 * A wording reduced to what people mean by it: lower case, no emphasis, links or punctuation, no `(Optional)` or
 * `- optional`, `/` with or without spaces and `and` with or without a comma alike.
 */
export const normalForm = remembering((markdown) => onlyWords(withoutNotes(plainWords(markdown))));

function plainWords(markdown: string): string {
	const plain = plainText(markdown);
	return (ASCII.test(plain) ? plain : plain.normalize("NFKC")).toLowerCase();
}

function onlyWords(plain: string): string {
	const marked = /[&’'`]/.test(plain) ? plain.replace(/&/g, " and ").replace(/[’'`]/g, "") : plain;
	return marked.replace(ASCII.test(marked) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, " ").trim();
}

/** ASCII text is in normal form already. */
const ASCII = /^[\x20-\x7e]*$/;

/** A wording as the last part of an id: lower-case words joined by hyphens; `""` if no words are left. */
export function slugOf(markdown: string): string {
	return normalForm(markdown).replace(/ /g, "-");
}

/** The same with notes such as `- optional` in it. */
export function slugWithNotes(markdown: string): string {
	return onlyWords(plainWords(markdown)).replace(/ /g, "-");
}

/** What a heading or label says of itself where it may be left out: `(Optional)`, `{if applicable}`, `- optional`, `Optional:`. */
const OPTIONAL_NOTE =
	/[([{]\s*(?:optional(?: (?:section|element|part))?(?:[,;:][^()[\]{}]{0,60})?|(?:if|when|where) (?:any|applicable|needed|necessary|relevant)|not required)\s*[)\]}]|\s[-–—]\s*optional\s*$|^\s*optional\s*[:–—]\s+|^\s*optional\s+-\s+/gi;

const MAY_BE_NOTE = /optional|\b(?:if|when|where|not) /i;

function withoutNotes(words: string): string {
	return MAY_BE_NOTE.test(words) ? words.replace(OPTIONAL_NOTE, " ") : words;
}

/** Whether a heading says that it is optional. */
export function saysOptional(markdown: string): boolean {
	const plain = plainText(markdown);
	return MAY_BE_NOTE.test(plain) && plain.search(OPTIONAL_NOTE) >= 0;
}

/** A regular expression that matches the text literally, with or without the flag `u`. */
export function escapeRegExp(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
