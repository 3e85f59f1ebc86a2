/**
 * The words of Markdown source that a spelling checker can judge: prose, without code, links' addresses, HTML, comments
 * and identifiers. Knows no checker and no language; only Latin script is judged, as the dictionaries at hand are.
 */
import { fenceOf, stateAfter, stateBefore } from "./line-state.ts";

export interface SpelledWord {
	readonly word: string;
	/** 0-based. */
	readonly line: number;
	/** UTF-16 columns in the line, 0-based; `to` is exclusive. */
	readonly from: number;
	readonly to: number;
}

/** Longer lines are data, and are not judged. */
const MAX_LINE = 4000;

/** The words in lines `from` (inclusive) to `to` (exclusive), 0-based, in the order of the text. */
export function spelledWords(lines: readonly string[], from = 0, to = lines.length): SpelledWord[] {
	const words: SpelledWord[] = [];
	let open = stateBefore(lines, from);
	for (let line = from; line < Math.min(to, lines.length); line++) {
		const text = lines[line]!;
		const prose = open.comment ? afterComment(text) : text;
		if (open.fence === undefined && text.length <= MAX_LINE && fenceOf(text) === undefined)
			for (const [at, word] of wordsIn(blanked(prose))) words.push({ word, line, from: at, to: at + word.length });
		open = stateAfter(text, open);
	}
	return words;
}

let known: readonly RegExp[] | undefined;

/**
 * What is not prose. All repetitions are bounded, so that no line takes quadratic time. Created on first use: a start would
 * read the patterns.
 */
function notProse(): readonly RegExp[] {
	known ??= [
		/(`{1,3})(?!`).{1,400}?(?<!`)\1(?!`)/g,
		/<!--.{0,2000}?(?:-->|$)/g,
		/\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,500}(?:\s+"[^"]{0,200}")?\)|\]\[[^[\]]{0,200}\]|^\s{0,3}\[[^[\]]{1,200}\]:\s.*$/g,
		/<(?:https?:|mailto:)[^\s<>]{1,500}>|\b(?:https?|mailto|ftp|ssh|git):[^\s<>]{1,500}/g,
		/<\/?[A-Za-z][\w-]{0,40}(?:\s[^<>]{0,300})?\/?>/g,
		/&#?\w{1,30};/g,
	];
	return known;
}

const MAY_HOLD_MARKUP = /[`<\]:&]/;

/** The line with blanks in place of what is not prose, so that columns stay the same. */
function blanked(line: string): string {
	if (!MAY_HOLD_MARKUP.test(line)) return line;
	return notProse().reduce((text, pattern) => text.replace(pattern, (found) => " ".repeat(found.length)), line);
}

function afterComment(line: string): string {
	const end = line.indexOf("-->");
	return end < 0 ? "" : " ".repeat(end + 3) + line.slice(end + 3);
}

/** Shorter words are mostly abbreviations. */
const SHORTEST = 3;

/** An identifier, a path, a version, a name or an expression. */
function isIdentifier(chunk: string): boolean {
	return /[\d_@#$={}<>~^%]|\\|::|\p{L}\.\p{L}|^-+\p{L}|[./~].*\/|\/.*[./]|\p{Ll}\p{Lu}|\+/u.test(chunk);
}

function* wordsIn(line: string): Generator<readonly [at: number, word: string]> {
	for (const { 0: chunk, index: at } of line.matchAll(/\S+/g)) {
		const bare = chunk.replace(/^[*_~("“‘[]+/, "");
		const lead = chunk.length - bare.length;
		if (isIdentifier(bare.replace(/[*_~)\]"”’.,;:!?]+$/, ""))) continue;
		for (const { 0: word, index } of bare.matchAll(/[\p{Script=Latin}\p{M}]+(?:['’][\p{Script=Latin}\p{M}]+)*/gu))
			if (word.length >= SHORTEST && !isAbbreviation(word) && isAlone(bare, index, word.length))
				yield [at + lead + index, word];
	}
}

/** PEP, APIs, IPv. */
function isAbbreviation(word: string): boolean {
	return word.slice(1) !== word.slice(1).toLowerCase();
}

/** Whether no letter of another script touches the word. */
function isAlone(text: string, from: number, length: number): boolean {
	return !/\p{L}$/u.test(text.slice(0, from)) && !/^\p{L}/u.test(text.slice(from + length));
}
