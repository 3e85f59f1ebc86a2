/**
 * Finds everything in a document that may be a heading or question of an outline: headings of any level, list items, bold
 * lines, labelled lines of paragraphs and front matter, with their possible wordings. Knows no outline.
 */
import type { BlockNode } from "../../markdown/blocks.ts";
import { isTableOfTwo, labelledOf, labelledRow, namesColumns } from "../../markdown/labelled-lines.ts";
import { questionEnd } from "../heading-answer.ts";
import type { Source } from "./source.ts";

/** A possible wording of a landmark, as written, with the offset where it ends. */
export interface WordingCandidate {
	readonly text: string;
	readonly end: number;
}

export interface Landmark {
	readonly kind: "heading" | "item" | "bold" | "line";
	/** 1 to 6 for headings; 7 for all others, because they contain no headings. */
	readonly depth: number;
	/** Offset of its first line. */
	readonly start: number;
	/** 0-based. */
	readonly line: number;
	/** Longest first. That of a heading ends after the heading's lines; a second one before an answer on its line. */
	readonly wordings: readonly WordingCandidate[];
	/** It ends with a question mark, so it is a question even if the outline doesn't know it. */
	readonly asks: boolean;
	/** item: columns before its bullet. */
	readonly column: number;
	/** heading: underlined. */
	readonly setext: boolean;
	/** line: it is a row of a table, whose label is its first cell. */
	readonly row?: true;
	/** item: offset of the end of its outermost list. */
	readonly listEnd?: number;
	/** item: offset where it ends itself. */
	readonly itemEnd?: number;
}

/** The outermost list around an item, and the block after it. */
interface ListAround {
	readonly list: BlockNode;
	readonly next: BlockNode | undefined;
}

/** Longer paragraphs are not compared as a whole. */
const MAX_QUESTION_LENGTH = 400;

/** The landmarks in document order. `mayOpen`: whether a known wording starts with this word, in lower case. */
export function landmarksOf(source: Source, mayOpen: (word: string) => boolean): Landmark[] {
	const found: Landmark[] = [];
	const add = (landmark: Landmark | undefined): void => {
		if (landmark) found.push(landmark);
	};
	const visit = (nodes: readonly BlockNode[], top: boolean, list?: ListAround): void => {
		for (const [nth, node] of nodes.entries()) {
			if (node.type === "heading" && top) add(headingAt(source, node));
			else if (node.type === "front-matter") linesAt(source, node, mayOpen).forEach(add);
			else if (node.type === "paragraph" && top) {
				add(boldAt(source, node));
				linesAt(source, node, mayOpen).forEach(add);
			} else if (node.type === "list") visit(node.children, false, list ?? { list: node, next: nodes[nth + 1] });
			else if (node.type === "item" && list) {
				add(itemAt(source, node, list, mayOpen));
				visit(node.children, false, list);
			}
		}
	};
	visit(source.blocks, true);
	return found;
}

function headingAt(source: Source, node: BlockNode): Landmark {
	const end = source.starts[node.end]!;
	const text = node.text ?? "";
	const numbered = MAY_BE_NUMBERED.test(text) ? NUMBERED.exec(text) : null;
	const wordings = [
		{ text, end },
		...(numbered ? [{ text: numbered[1]!, end }] : []),
		...answeredQuestion(source, node),
	];
	const asks = text.endsWith("?");
	// Written out: for a thousand of them, engines take longer to put an object together from others.
	return {
		kind: "heading",
		depth: node.depth ?? 1,
		start: source.starts[node.start]!,
		line: node.start,
		wordings,
		asks,
		column: 0,
		setext: node.setext === true,
	};
}

/** `Story 1: Resize a pool`: the first words are the template's, the others the author's. */
const MAY_BE_NUMBERED = /\d(?::| [-–—])/;
const NUMBERED = /^([^:–—]{1,40}\d)(?::| [-–—]) *\S/;

/** The question of a heading that has its answer on the same line. */
function answeredQuestion(source: Source, { start, setext }: BlockNode): WordingCandidate[] {
	const line = source.lines[start]!;
	const end = setext ? undefined : questionEnd(line);
	if (end === undefined) return [];
	return [{ text: line.slice(0, end).replace(/^[ \t]*#+[ \t]*/, ""), end: source.starts[start]! + end }];
}

function boldAt(source: Source, node: BlockNode): Landmark | undefined {
	const from = source.starts[node.start]!;
	if (!/^ {0,3}(\*\*|__)/.test(source.lines[node.start]!)) return undefined;
	const wording = boldOpening(
		source.text.slice(from, Math.min(source.starts[node.end]!, from + MAX_QUESTION_LENGTH)),
		from,
	);
	if (!wording) return undefined;
	return {
		kind: "bold",
		depth: 7,
		start: from,
		line: node.start,
		wordings: [wording],
		asks: asksIn(wording.text),
		column: 0,
		setext: false,
	};
}

/** Lines that start with a label that may be known. */
function linesAt(source: Source, node: BlockNode, mayOpen: (word: string) => boolean): Landmark[] {
	const found: Landmark[] = [];
	const row = isTableOfTwo(source.lines.slice(node.start, Math.min(node.end, node.start + 2)));
	for (let line = node.start; line < node.end; line++) {
		const text = source.lines[line]!;
		// All but a row's label end with a colon.
		if (!row && !text.includes(":")) continue;
		const word = firstWord(text.slice(/^[ \t]{0,3}(?:\|[ \t]{0,9})?[*_]{0,2}/.exec(text)![0].length), true);
		if (word === undefined || !mayOpen(word.toLowerCase())) continue;
		const space = /^[ \t]*/.exec(text)![0].length;
		const labelled = row ? labelledRow(text) : labelledOf(text.slice(space, space + MAX_QUESTION_LENGTH).trimEnd());
		if (!labelled || (row && line === node.start && namesColumns(text))) continue;
		// A key below another one is no field of the front matter.
		if (space > 0 && node.type === "front-matter") continue;
		const { label } = labelled;
		const start = source.starts[line]!;
		const wordings = [{ text: label, end: start + space + label.length }];
		const landmark = { kind: "line" as const, depth: 7, start, line, wordings, asks: false, column: 0, setext: false };
		found.push(row ? { ...landmark, row } : landmark);
	}
	return found;
}

/** Bold text at the beginning, with the colon or question mark after it. */
function boldOpening(text: string, from: number): WordingCandidate | undefined {
	const bold = /^[ \t]*(\*\*|__)(?=\S)((?:(?!\1)[\s\S])+?)\1[:?]?/.exec(text);
	return bold ? { text: bold[0].trim(), end: from + bold[0].length } : undefined;
}

const asksIn = (text: string): boolean => /\?[*_:\s]*$/.test(text);

/** An entry of a table of contents is a link to the heading, and not the heading. */
const TOC_ENTRY = /^[ \t]*\S+[ \t]+\[.*\]\(#[^()\s]*\)[ \t]*$/;

function itemAt(
	source: Source,
	node: BlockNode,
	around: ListAround,
	mayOpen: (word: string) => boolean,
): Landmark | undefined {
	const first = node.children[0];
	const line = source.lines[node.start]!;
	const bullet = /^([ \t]*)([-+*]|\d{1,9}[.)])[ \t]+/.exec(line);
	if (!bullet || first?.type !== "paragraph" || first.start !== node.start || TOC_ENTRY.test(line)) return undefined;
	const from = source.starts[node.start]! + bullet[0].length;
	const text = source.text.slice(from, Math.min(source.starts[first.end]!, from + MAX_QUESTION_LENGTH));
	const word = firstWord(text)?.toLowerCase();
	const bold = boldOpening(text, from);
	const asks = bold ? asksIn(bold.text) : asksIn(line);
	if (!asks && (word === undefined || !mayOpen(word))) return undefined;
	const broken = node === around.list.children.at(-1) ? brokenQuestion(source, text, around.next) : undefined;
	const wordings = [...(broken ? [broken] : []), ...(bold ? [bold] : plainOpenings(text, from))];
	const listEnd = source.starts[around.list.end]!;
	const itemEnd = source.starts[node.end]!;
	return {
		kind: "item",
		depth: 7,
		start: source.starts[node.start]!,
		line: node.start,
		wordings,
		asks,
		column: bullet[1]!.length,
		setext: false,
		listEnd,
		itemEnd,
	};
}

/** In ASCII, which is searched several times as fast: the first word, or a character that may be part of one. */
const ASCII_WORD = /[A-Za-z0-9]+(?![A-Za-z0-9]|[^\0-\x7f])|[^\0-\x7f]/;

/** The first run of letters and digits, as written; `atStart`: undefined if the text doesn't begin with it. */
function firstWord(text: string, atStart = false): string | undefined {
	const ascii = ASCII_WORD.exec(text);
	const found = ascii && ascii[0] >= "\x7f" ? /[\p{L}\p{N}]+/u.exec(text) : ascii;
	return found && !(atStart && found.index > 0) ? found[0] : undefined;
}

/** The item's text joined with the paragraph after its list, up to the question mark: a question split by a blank line. */
function brokenQuestion(source: Source, text: string, next: BlockNode | undefined): WordingCandidate | undefined {
	if (next?.type !== "paragraph" || /[.:?!…][*_]*\s*$/.test(text)) return undefined;
	const from = source.starts[next.start]!;
	const end = /^[ \t]*\p{Ll}[^.!?]*\?/u.exec(
		source.text.slice(from, Math.min(source.starts[next.end]!, from + MAX_QUESTION_LENGTH)),
	);
	return end ? { text: `${text.trimEnd()} ${end[0].trim()}`, end: from + end[0].length } : undefined;
}

/** Possible questions or labels at the start of a paragraph: all of it, its first line, and up to each `?` or `:`. */
function plainOpenings(text: string, from: number): WordingCandidate[] {
	const ends = [...text.matchAll(/[?:](?=[*_]{0,2}(\s|$))[*_]{0,2}/g)].slice(0, 6).map((m) => m.index + m[0].length);
	const line = /^[^\r\n]*/.exec(text)![0].trimEnd().length;
	const all = [...new Set([text.trimEnd().length, line, ...ends])].filter((end) => end > 0);
	return all.sort((a, b) => b - a).map((end) => ({ text: text.slice(0, end), end: from + end }));
}
