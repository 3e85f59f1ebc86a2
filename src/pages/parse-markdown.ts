/**
 * Markdown as one tree, parsed part by part: the parser's time grows with the square of what it is given at once. Knows
 * no HTML. Load it lazily: it holds a parser.
 */
import type { Node, Root, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { type ChunkedDocument, definitionStubs, normalizeLabel, splitIntoChunks } from "../markdown/chunks.ts";
import { lineTexts } from "../markdown/lines.ts";

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Lines that are parsed at once, at least; no block is parted. */
const PART = 100;

/** The Markdown as a tree, with front matter and what is too wild for a parser as code. */
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

/** The nodes of a part that begins on line `start`, 0-based; labels that are defined elsewhere are known in it. */
function nodesIn(text: string, start: number, document: ChunkedDocument): RootContent[] {
	const labels = definitionStubs(text, document);
	const head = labels === "" ? "" : `${labels}\n`;
	const shift = start - (head.split("\n").length - 1);
	const { children } = parser.parse(head + text);
	for (const node of children) move(node, shift);
	return children.filter((node) => node.position!.start.line > start && isKnown(node, document));
}

/** Definitions that would say too much are none. */
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
