/**
 * Splits a document into its top-level blocks, so that each can be parsed and laid out separately, and again only when
 * it changed. Collects the link definitions that blocks share, and marks blocks that are too complex for a parser.
 * Knows no parser.
 */
import { type BlockNode, scanBlocks } from "./blocks.ts";
import { isTable, lineTexts } from "./lines.ts";

export interface Chunk {
	readonly kind: "markdown" | "html" | "front-matter" | "too-complex";
	readonly text: string;
	/** The document line on which it starts, 0-based. */
	readonly start: number;
}

export interface ChunkedDocument {
	readonly chunks: readonly Chunk[];
	/** Link destinations by normalized label. */
	readonly definitions: ReadonlyMap<string, string>;
	/** Normalized labels of footnotes, including `^`. */
	readonly footnotes: ReadonlySet<string>;
}

/** Blocks nested deeper are too complex: a parser takes quadratic time or overflows its stack. */
const MAX_DEPTH = 20;
/** The most delimiters of inline syntax in one paragraph; real proposals stay below a tenth. */
const MAX_DELIMITERS = 500;
/** The most lines of one paragraph, or rows of one table. */
const MAX_LINES = 2000;
const MAX_COLUMNS = 200;
/** The work for a table cell, in the same unit as squared delimiters. */
const CELL_WORK = 25;
/** The most work for a whole document. A parser's time grows with the square of the delimiters in each paragraph. */
const MAX_WORK = 5_000_000;

/** UTF-16 units that repeated link destinations may take, in addition to the length of the text. */
const MIN_DESTINATION_UNITS = 100_000;

const DEFINITION = /^ {0,3}\[((?:[^[\]\\]|\\.){1,200})\]:[ \t]*(?:<([^<>]*)>|(\S+))/;

/** Splits a text into chunks; blank lines between them and link definitions belong to none. */
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

/**
 * Definitions to parse together with a text so that the parser recognises its references: one per line, without
 * destinations.
 */
export function definitionStubs(text: string, { definitions, footnotes }: ChunkedDocument): string {
	if (definitions.size + footnotes.size === 0) return "";
	const labels = new Set<string>();
	for (const [, written] of text.matchAll(REFERENCE)) {
		const label = normalizeLabel(written!);
		if (definitions.has(label) || footnotes.has(label)) labels.add(`[${label}]: .\n`);
	}
	return [...labels].join("\n");
}

/** Removes definitions whose destination, repeated at each reference, would make the output grow quadratically. */
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

/** Normalizes a label as the parser does. */
export function normalizeLabel(text: string): string {
	return text.trim().replace(/\s+/g, " ").toLowerCase();
}

function kindOf(block: BlockNode): Chunk["kind"] {
	return block.type === "html" || block.type === "front-matter" ? block.type : "markdown";
}

/** Joins a footnote's further paragraphs to it; because they are indented, the scanner takes them for code. */
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

/** Collects the definitions in a block's paragraphs; returns whether the whole block consists of them. */
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
		// The destination may be on the next line.
		if (/^ {0,3}\[[^\]^][^\]]*\]:[ \t]*$/.test(line) && i + 1 < block.end) line += lines[++i]!.trim();
		const match = DEFINITION.exec(line);
		const label = match ? normalizeLabel(match[1]!) : "";
		if (label.startsWith("^")) footnotes.add(label);
		// A definition can't interrupt a paragraph; a footnote can.
		else if (match && only && !definitions.has(label)) definitions.set(label, match[2] ?? match[3] ?? "");
		only &&= match !== null && !label.startsWith("^");
	}
	return only;
}

/**
 * Number of inline delimiters in a paragraph; in a table, the largest number in one row, because cells are parsed
 * separately.
 */
function delimitersIn(block: BlockNode, lines: readonly string[]): number {
	const texts = lines.slice(block.start, block.end);
	const counts = texts.map((line) => line.match(/[*_~[\]<!`\\&@]/g)?.length ?? 0);
	const columns = columnsOf(texts);
	if (columns > MAX_COLUMNS) return Number.POSITIVE_INFINITY;
	return counts.reduce((total, count) => (columns > 0 ? Math.max(total, count) : total + count), 0);
}

/** Number of columns of a table; 0 for other text. */
function columnsOf(lines: readonly string[]): number {
	return isTable(lines) ? (lines[0]!.match(/\|/g)?.length ?? 0) : 0;
}

function workOf(block: BlockNode, lines: readonly string[]): number {
	if (block.children.length > 0) return block.children.reduce((total, child) => total + workOf(child, lines), 0);
	if (block.type !== "paragraph" && block.type !== "heading") return 0;
	// The parser gives every row as many cells as the first row has, even if its line is shorter.
	const cells = columnsOf(lines.slice(block.start, block.start + 2)) * (block.end - block.start);
	return delimitersIn(block, lines) ** 2 + cells * CELL_WORK;
}

function isTooComplex(block: BlockNode, lines: readonly string[], depth = 0): boolean {
	if (depth > MAX_DEPTH) return true;
	if (block.children.length > 0) return block.children.some((child) => isTooComplex(child, lines, depth + 1));
	if (block.type !== "paragraph" && block.type !== "heading") return false;
	return block.end - block.start > MAX_LINES || delimitersIn(block, lines) > MAX_DELIMITERS;
}
