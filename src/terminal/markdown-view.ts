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
import {
	ASCII_GLYPHS,
	type LayoutContext,
	type LayoutRow,
	lineOf,
	stackBlocks,
	UNICODE_GLYPHS,
} from "./view/layout-context.ts";
import { wrapRuns } from "./view/wrap.ts";

export interface ViewLine {
	readonly spans: StyledLine;
	/** The source line that it shows, 0-based. */
	readonly source: number;
	/** Set on the first line of a heading: its level, 1 to 6. */
	readonly heading?: number;
}

export interface ViewOptions {
	/** In terminal cells; below 2 counts as 2. */
	readonly width: number;
	/** Use glyphs beyond ASCII. */
	readonly unicode: boolean;
	/** The terminal makes links clickable, so their URLs are not printed. */
	readonly hyperlinks?: boolean;
}

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/**
 * Lays out a document. No line is wider than `width`, and control characters become visible marks. Takes time in
 * proportion to the length of any text: blocks that are too complex for the parser are shown as source. Never throws.
 */
export function layOutMarkdown(markdown: string, options: ViewOptions): readonly ViewLine[] {
	const width = Math.max(2, Math.floor(options.width));
	const document = splitIntoChunks(markdown);
	const context: LayoutContext = {
		width,
		unicode: options.unicode,
		glyphs: options.unicode ? UNICODE_GLYPHS : ASCII_GLYPHS,
		hyperlinks: options.hyperlinks ?? false,
		definitions: document.definitions,
		firstLine: 0,
		styles: [],
		depth: 0,
	};
	return stackBlocks(
		document.chunks.map((chunk) => cachedRows(chunk, document, context)),
		() => true,
	);
}

/** Rows of chunks laid out before, with source lines counted from 0. The least recently used are dropped first. */
const cache = new Map<string, readonly LayoutRow[]>();
const MAX_CACHED = 2000;
const MAX_KEY = 20_000;

function cachedRows(chunk: Chunk, document: ChunkedDocument, context: LayoutContext): LayoutRow[] {
	const head = chunk.kind === "markdown" ? definitionStubs(chunk.text, document) : "";
	const key = `${context.width} ${context.unicode} ${context.hyperlinks} ${chunk.kind}\n${addressesIn(head, document)}\n${chunk.text}`;
	let rows = cache.get(key);
	if (rows) cache.delete(key);
	else rows = layOutChunk(chunk, head, context);
	if (key.length < MAX_KEY) cache.set(key, rows);
	if (cache.size > MAX_CACHED) cache.delete(cache.keys().next().value!);
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
