/**
 * Lays out Markdown for reading in a terminal: styled lines that fit a width, each with its source line. Load it
 * lazily: it includes a parser. Blocks are cached, so that laying out a document again costs only what changed. Knows
 * no colours.
 */
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { type Chunk, type ChunkedDocument, definitionStubs, splitIntoChunks } from "../markdown/chunks.ts";
import { visibleLine } from "./sanitize.ts";
import type { StyledLine } from "./styled.ts";
import { layOutBlocks } from "./view/blocks.ts";
import { layOutHtml } from "./view/html.ts";
import { loadedLanguages } from "./view/languages.ts";
import {
	ASCII_GLYPHS,
	type LayoutContext,
	type LayoutRow,
	lineOf,
	stackBlocks,
	UNICODE_GLYPHS,
} from "./view/layout-context.ts";
import { wrapRuns } from "./view/wrap.ts";

export { loadLanguages } from "./view/languages.ts";

export interface ViewLine {
	readonly spans: StyledLine;
	/** The source line that it shows, 0-based. */
	readonly source: number;
	/** Set on the first line of a heading: its level, 1 to 6. */
	readonly heading?: number;
	/** It is no part of the document, but a note below it. */
	readonly isNote?: true;
	/** What a note shows where it is not selected. */
	readonly unselected?: StyledLine;
}

export interface ViewOptions {
	/** In terminal cells; below 2 counts as 2. */
	readonly width: number;
	/** Use glyphs beyond ASCII. */
	readonly unicode: boolean;
	/** The terminal makes links clickable, so their URLs are not printed. */
	readonly hyperlinks?: boolean;
	/** Only the blocks that have one of these source lines, from (inclusive) to (exclusive). */
	readonly lines?: readonly [from: number, to: number];
}

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/**
 * Lays out a document. No line is wider than `width`, and control characters become visible marks. Takes time in
 * proportion to the length of any text: blocks that are too complex for the parser are shown as source. Code is
 * highlighted in languages that `loadLanguages` has loaded. Never throws.
 */
export function layOutMarkdown(markdown: string, options: ViewOptions): readonly ViewLine[] {
	const steps = layOutInSteps(markdown, options);
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

/** The same block by block, for a caller that has other things to do meanwhile. */
export function* layOutInSteps(
	markdown: string,
	{ width, unicode, hyperlinks = false, lines: [from, to] = [0, Number.POSITIVE_INFINITY] }: ViewOptions,
): Generator<void, readonly ViewLine[]> {
	const document = splitIntoChunks(markdown);
	const context: LayoutContext = {
		width: Math.max(2, Math.floor(width)),
		unicode,
		glyphs: unicode ? UNICODE_GLYPHS : ASCII_GLYPHS,
		hyperlinks,
		definitions: document.definitions,
		firstLine: 0,
		styles: [],
		depth: 0,
	};
	const blocks: LayoutRow[][] = [];
	for (const [index, chunk] of document.chunks.entries()) {
		const end = document.chunks[index + 1]?.start ?? Number.POSITIVE_INFINITY;
		if (chunk.start >= to || end <= from) continue;
		blocks.push(cachedRows(chunk, document, context));
		yield;
	}
	return stackBlocks(blocks, () => true);
}

/** Rows of chunks laid out before, with source lines counted from 0. The least recently used are dropped first. */
const cache = new Map<string, readonly LayoutRow[]>();
/** Characters of all keys: enough for a few widths of a long document. */
const MAX_CACHED = 8_000_000;
const MAX_KEY = 20_000;
let cached = 0;

function cachedRows(chunk: Chunk, document: ChunkedDocument, context: LayoutContext): LayoutRow[] {
	const head = chunk.kind === "markdown" ? definitionStubs(chunk.text, document) : "";
	const options = [context.width, context.unicode, context.hyperlinks, loadedLanguages(), chunk.kind].join();
	const key = `${options}\n${addressesIn(head, document)}\n${chunk.text}`;
	let rows = cache.get(key);
	if (rows) cache.delete(key);
	else {
		rows = layOutChunk(chunk, head, context);
		cached += key.length < MAX_KEY ? key.length : 0;
	}
	if (key.length < MAX_KEY) cache.set(key, rows);
	for (const [oldest] of cache) {
		if (cached <= MAX_CACHED) break;
		cache.delete(oldest);
		cached -= oldest.length;
	}
	return rows.map((row) => ({ ...row, source: row.source + chunk.start }));
}

/** The link destinations that a chunk uses: its rows depend on them too. */
function addressesIn(head: string, { definitions }: ChunkedDocument): string {
	const labels = head.split("\n").map((line) => line.slice(1, line.lastIndexOf("]")));
	return labels.map((label) => `${label} ${definitions.get(label) ?? ""}`).join("\n");
}

function layOutChunk(chunk: Chunk, head: string, context: LayoutContext): readonly LayoutRow[] {
	if (chunk.kind === "html") return layOutHtml(chunk.text, 0, context);
	if (chunk.kind === "front-matter") return sourceRows(chunk.text, context, ["quiet"]);
	if (chunk.kind === "too-complex") return sourceRows(chunk.text, context, []);
	try {
		const lines = head === "" ? 0 : head.split("\n").length;
		const root = parser.parse(head === "" ? chunk.text : `${head}\n${chunk.text}`);
		const inner = { ...context, firstLine: -lines };
		const nodes = root.children.filter((node) => lineOf(node, inner) >= 0);
		return layOutBlocks(nodes, inner);
	} catch {
		// If the parser fails (stack overflow, a bug), the reader still gets the source.
		return sourceRows(chunk.text, context, []);
	}
}

/** The source line by line, wrapped. */
function sourceRows(text: string, context: LayoutContext, styles: StyledLine[number]["styles"]): LayoutRow[] {
	return text.split("\n").flatMap((line, source) => {
		const rows = wrapRuns([{ text: visibleLine(line.replaceAll("\t", "  "), context), styles, source }], context.width);
		return rows.length > 0 ? rows : [{ spans: [], source }];
	});
}
