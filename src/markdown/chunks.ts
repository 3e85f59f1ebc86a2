/**
 * A document cut into its top-level blocks, so that each can be parsed and laid out by itself (and only again when
 * it changed), and what one block needs from the others: the addresses of `[label]: address`. Tells which blocks are too
 * wild for a parser. Knows no parser.
 */
import { type BlockNode, scanBlocks } from "./blocks.ts";
import { lineTexts } from "./lines.ts";

export interface Chunk {
	readonly kind: "markdown" | "html" | "front-matter" | "too-complex";
	readonly text: string;
	/** The line of the document on which it begins, 0-based. */
	readonly start: number;
}

export interface ChunkedDocument {
	readonly chunks: readonly Chunk[];
	/** Addresses by label in lower case. */
	readonly definitions: ReadonlyMap<string, string>;
	/** Labels of footnotes, `^` before them, in lower case. */
	readonly footnotes: ReadonlySet<string>;
}

/** Blocks nested deeper are wild: a parser takes quadratic time or runs out of stack. */
const MAX_DEPTH = 20;
/** More signs of inline syntax in one paragraph are wild; real proposals stay below a tenth. */
const MAX_DELIMITERS = 500;
/** More lines in one paragraph (or rows in one table) are wild. */
const MAX_LINES = 2000;
const MAX_COLUMNS = 200;
/** A cell of a table is as much work as a paragraph of that many signs, squared. */
const CELL_WORK = 25;
/** For the whole document: the squares of the signs in its paragraphs, which is what a parser's time grows with. */
const MAX_WORK = 5_000_000;

/** Addresses may take that much where references repeat them, and as much as the text again. */
const MIN_DESTINATION_UNITS = 100_000;

const DEFINITION = /^ {0,3}\[((?:[^[\]\\]|\\.){1,200})\]:[ \t]*(?:<([^<>]*)>|(\S+))/;

/** Cuts a text into chunks; blank lines between them and definitions are in none. */
export function splitIntoChunks(text: string): ChunkedDocument {
	const lines = lineTexts(text.replace(/^\uFEFF/, ""));
	const blocks = scanBlocks(lines.join("\n"));
	const definitions = new Map<string, string>();
	const footnotes = new Set<string>();
	const chunks: Chunk[] = [];
	let work = 0;
	for (const block of joinFootnotes(blocks, lines)) {
		if (collectDefinitions(block, lines, definitions, footnotes)) continue;
		const more = workOf(block, lines);
		const kind = work + more > MAX_WORK || isTooComplex(block, lines) ? "too-complex" : kindOf(block);
		if (kind !== "too-complex") work += more;
		chunks.push({ kind, text: lines.slice(block.start, block.end).join("\n"), start: block.start });
	}
	dropCostlyDefinitions(definitions, chunks, text.length);
	return { chunks, definitions, footnotes };
}

const REFERENCE = /\[([^[\]]{1,200})\]/g;

/** What a text gives to a parser so that its references are known: the labels alone, one a line, without addresses. */
export function definitionStubs(text: string, { definitions, footnotes }: ChunkedDocument): string {
	if (definitions.size + footnotes.size === 0) return "";
	const labels = new Set<string>();
	for (const [, written] of text.matchAll(REFERENCE)) {
		const label = normalizeLabel(written!);
		if (definitions.has(label) || footnotes.has(label)) labels.add(`[${label}]: .\n`);
	}
	return [...labels].join("\n");
}

/** Takes definitions away whose address, said at each reference, would make a text that grows with the square of this one. */
function dropCostlyDefinitions(definitions: Map<string, string>, chunks: readonly Chunk[], length: number): void {
	const said = new Map<string, number>();
	for (const { text } of chunks)
		for (const [, written] of text.matchAll(REFERENCE)) {
			const label = normalizeLabel(written!);
			const address = definitions.get(label);
			if (address !== undefined) said.set(label, (said.get(label) ?? 0) + address.length);
		}
	let left = length + MIN_DESTINATION_UNITS;
	for (const [label, more] of said) {
		if (more > left) definitions.delete(label);
		else left -= more;
	}
}

/** The label as the parser's nodes have it. */
export function normalizeLabel(text: string): string {
	return text.trim().replace(/\s+/g, " ").toLowerCase();
}

function kindOf(block: BlockNode): Chunk["kind"] {
	return block.type === "html" || block.type === "front-matter" ? block.type : "markdown";
}

/** A footnote's further paragraphs are indented: by lines they look like code. */
function joinFootnotes(blocks: readonly BlockNode[], lines: readonly string[]): BlockNode[] {
	const joined: BlockNode[] = [];
	for (const block of blocks) {
		const last = joined.at(-1);
		const continues = block.type === "code" && last !== undefined && /^ {0,3}\[\^[^\]]+\]:/.test(lines[last.start]!);
		if (continues) joined[joined.length - 1] = { ...last, end: block.end };
		else joined.push(block);
	}
	return joined;
}

/** Takes the definitions from a block's paragraphs; true when the whole block is definitions. */
function collectDefinitions(
	block: BlockNode,
	lines: readonly string[],
	definitions: Map<string, string>,
	footnotes: Set<string>,
): boolean {
	for (const child of block.children) collectDefinitions(child, lines, definitions, footnotes);
	if (block.type !== "paragraph") return false;
	let only = true;
	for (let i = block.start; i < block.end; i++) {
		let line = lines[i]!.replace(/^[ \t>*+-]*(?=\[)/, "");
		// The address may stand on the next line.
		if (/^ {0,3}\[[^\]^][^\]]*\]:[ \t]*$/.test(line) && i + 1 < block.end) line += lines[++i]!.trim();
		const match = DEFINITION.exec(line);
		const label = match ? normalizeLabel(match[1]!) : "";
		if (label.startsWith("^")) footnotes.add(label);
		// A definition doesn't interrupt a paragraph, a footnote does.
		else if (match && only && !definitions.has(label)) definitions.set(label, match[2] ?? match[3] ?? "");
		only &&= match !== null && !label.startsWith("^");
	}
	return only;
}

/** Signs that open inline syntax, by paragraph; cells of a table are parsed each by itself. */
function delimitersIn(block: BlockNode, lines: readonly string[]): number {
	const texts = lines.slice(block.start, block.end);
	const counts = texts.map((line) => line.match(/[*_~[\]<!`\\&@]/g)?.length ?? 0);
	const columns = columnsOf(texts);
	if (columns > MAX_COLUMNS) return Number.POSITIVE_INFINITY;
	return counts.reduce((total, count) => (columns > 0 ? Math.max(total, count) : total + count), 0);
}

/** Columns of a table; 0 where it is none. */
function columnsOf([head = "", below = ""]: readonly string[]): number {
	return /^[\s|:-]*-[\s|:-]*$/.test(below) ? (head.match(/\|/g)?.length ?? 0) : 0;
}

function workOf(block: BlockNode, lines: readonly string[]): number {
	if (block.children.length > 0) return block.children.reduce((total, child) => total + workOf(child, lines), 0);
	if (block.type !== "paragraph" && block.type !== "heading") return 0;
	// Every row gets as many cells as the first has, also where its line has one.
	const cells = columnsOf(lines.slice(block.start, block.start + 2)) * (block.end - block.start);
	return delimitersIn(block, lines) ** 2 + cells * CELL_WORK;
}

function isTooComplex(block: BlockNode, lines: readonly string[], depth = 0): boolean {
	if (depth > MAX_DEPTH) return true;
	if (block.children.length > 0) return block.children.some((child) => isTooComplex(child, lines, depth + 1));
	if (block.type !== "paragraph" && block.type !== "heading") return false;
	return block.end - block.start > MAX_LINES || delimitersIn(block, lines) > MAX_DELIMITERS;
}
