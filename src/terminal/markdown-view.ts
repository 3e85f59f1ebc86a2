/**
 * Markdown as a person likes to read it in a terminal: styled lines that fit a width, each with the line of the source
 * that it shows. Load it lazily: it holds a parser. Blocks are remembered, so that laying out a document again costs
 * what has changed in it. Knows no colours.
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
	/** The line of the Markdown that it shows, 0-based. */
	readonly source: number;
	/** The first line of a heading: its level, 1 to 6. */
	readonly heading?: number;
}

export interface ViewOptions {
	/** In terminal cells; below 2 counts as 2. */
	readonly width: number;
	/** Decoration beyond ASCII. */
	readonly unicode: boolean;
	/** Links can be clicked, so that their addresses need not be printed. */
	readonly hyperlinks?: boolean;
}

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/**
 * Lays out a document. No line is wider than `width` and what would drive the terminal is a visible mark. Takes time in
 * proportion to the text, whatever it holds: blocks that a parser would choke on are shown as they stand. Never throws.
 */
export function layOutMarkdown(markdown: string, options: ViewOptions): readonly ViewLine[] {
	const width = Math.max(2, Math.floor(options.width));
	const document = splitIntoChunks(markdown);
	const frame: LayoutContext = {
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
		document.chunks.map((chunk) => cachedRows(chunk, document, frame)),
		() => true,
	);
}

/** Rows of chunks that were laid out before, with sources from 0; the oldest go when they are too many. */
const cache = new Map<string, readonly LayoutRow[]>();
const MAX_CACHED = 2000;
const MAX_KEY = 20_000;

function cachedRows(chunk: Chunk, document: ChunkedDocument, frame: LayoutContext): LayoutRow[] {
	const head = chunk.kind === "markdown" ? definitionStubs(chunk.text, document) : "";
	const key = `${frame.width} ${frame.unicode} ${frame.hyperlinks} ${chunk.kind}\n${addressesIn(head, document)}\n${chunk.text}`;
	let rows = cache.get(key);
	if (rows) cache.delete(key);
	else rows = layOutChunk(chunk, head, frame);
	if (key.length < MAX_KEY) cache.set(key, rows);
	if (cache.size > MAX_CACHED) cache.delete(cache.keys().next().value!);
	return rows.map((row) => ({ ...row, source: row.source + chunk.start }));
}

/** What a chunk's rows depend on besides its own text. */
function addressesIn(head: string, { definitions }: ChunkedDocument): string {
	const labels = head.split("\n").map((line) => line.slice(1, line.lastIndexOf("]")));
	return labels.map((label) => `${label} ${definitions.get(label) ?? ""}`).join("\n");
}

function layOutChunk(chunk: Chunk, head: string, frame: LayoutContext): readonly LayoutRow[] {
	if (chunk.kind === "html") return layOutHtml(chunk.text, 0, frame);
	if (chunk.kind === "front-matter") return sourceRows(chunk.text, frame, ["quiet"]);
	if (chunk.kind === "too-complex") return sourceRows(chunk.text, frame, []);
	try {
		const lines = head === "" ? 0 : head.split("\n").length;
		const root = parser.parse(head === "" ? chunk.text : `${head}\n${chunk.text}`);
		const inner = { ...frame, firstLine: -lines };
		const nodes = root.children.filter((node) => lineOf(node, inner) >= 0);
		return layOutBlocks(nodes, inner);
	} catch {
		// A parser that gives up (its stack, a bug) must not take the text away from its reader.
		return sourceRows(chunk.text, frame, []);
	}
}

/** The text line by line, wrapped. */
function sourceRows(text: string, frame: LayoutContext, styles: StyledLine[number]["styles"]): LayoutRow[] {
	return text.split("\n").flatMap((line, source) => {
		const rows = wrapRuns([{ text: visibleLine(line.replaceAll("\t", "  "), frame), styles, source }], frame.width);
		return rows.length > 0 ? rows : [{ spans: [], source }];
	});
}
