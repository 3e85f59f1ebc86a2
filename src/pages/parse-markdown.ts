/**
 * Parses Markdown into one tree, chunk by chunk, because the parser takes quadratic time. Knows no HTML. Contains a parser;
 * import it lazily.
 */
import type { Node, Root, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { type ChunkedDocument, definitionStubs, normalizeLabel, splitIntoChunks } from "../markdown/chunks.ts";
import { lineTexts } from "../markdown/lines.ts";

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** The minimum number of lines per chunk; blocks are never split. */
const PART = 100;

/** The Markdown as a tree; front matter, and blocks that would overwhelm the parser, become code. */
export function parsed(markdown: string): Root {
	const lines = lineTexts(markdown.replace(/^\uFEFF/, ""));
	const document = splitIntoChunks(markdown);
	const children: RootContent[] = [];
	let from = 0;
	const parseTo = (line: number): void => {
		const text = lines.slice(from, line).join("\n");
		if (text.trim() !== "") for (const node of nodesIn(text, from, document)) children.push(node);
		from = line;
	};
	for (const { kind, text, start } of document.chunks) {
		const isCode = kind === "front-matter" || kind === "too-complex";
		if (isCode || start - from >= PART) parseTo(start);
		if (!isCode) continue;
		children.push(asCode(text, start));
		from = start + text.split("\n").length;
	}
	parseTo(lines.length);
	return { type: "root", children };
}

function asCode(value: string, line: number): RootContent {
	const at = { line: line + 1, column: 1 };
	return { type: "code", value, position: { start: at, end: at } };
}

/** The nodes of a chunk that starts on 0-based line `start`, knowing link definitions from other chunks. */
function nodesIn(text: string, start: number, document: ChunkedDocument): RootContent[] {
	const labels = definitionStubs(text, document);
	const head = labels === "" ? "" : `${labels}\n`;
	const shift = start - (head.split("\n").length - 1);
	const { children } = parser.parse(head + text);
	for (const node of children) move(node, shift);
	return children.filter((node) => node.position!.start.line > start && isKnown(node, document));
}

/** Ignores excessive link definitions. */
function isKnown(node: RootContent, { definitions }: ChunkedDocument): boolean {
	return node.type !== "definition" || definitions.has(normalizeLabel(node.label ?? node.identifier));
}

function move(node: Node & { readonly children?: readonly Node[] }, lines: number): void {
	if (node.position) {
		node.position.start.line += lines;
		node.position.end.line += lines;
	}
	for (const child of node.children ?? []) move(child, lines);
}
