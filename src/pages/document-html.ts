/**
 * Converts a proposal's Markdown to inert HTML: no scripts, no styles, no external images, and only resolvable links.
 * Contains a parser; import it lazily.
 */
import GithubSlugger from "github-slugger";
import type { Element, ElementContent, Nodes, Root } from "hast";
import type { List, ListItem } from "mdast";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkRehype, { defaultHandlers } from "remark-rehype";
import { unified } from "unified";
import { html, type Markup, showInvisible } from "./html-template.ts";
import { parsed } from "./parse-markdown.ts";
import { readTags } from "./raw-html.ts";

type State = Parameters<typeof defaultHandlers.listItem>[0];
type Parent = Parameters<typeof defaultHandlers.listItem>[2];

/** Prefix of all ids in the document, so that none conflicts with the page's own ids. */
const OWN = "doc-";

export interface DocumentOptions {
	/** Notes to attach to blocks, by 0-based line of the Markdown. */
	readonly notes: ReadonlyMap<number, string>;
	/** Additional ids of blocks, by 0-based line. */
	readonly anchors: ReadonlyMap<number, readonly string[]>;
	/** Texts of a heading that the page shows already: the first one that has nothing but headings before it is left out. */
	readonly titles?: readonly string[];
	/** Resolves a link; undefined if it can't be resolved. Not called for links within the document. */
	address(url: string): string | undefined;
}

export interface DocumentHtml {
	readonly markup: Markup;
	/** The id of the block that contains a 0-based line of the Markdown. */
	idAt(line: number): string | undefined;
}

/** An empty copy of each list: for every entry, the converter would search the whole list for loose entries. */
const looks = new WeakMap<List, List>();

function listItem(state: State, node: ListItem, parent: Parent): Element {
	if (parent?.type !== "list") return defaultHandlers.listItem(state, node, parent);
	const look = looks.get(parent) ?? { ...parent, spread: isLoose(parent), children: [] };
	looks.set(parent, look);
	return defaultHandlers.listItem(state, node, look);
}

function isLoose({ spread, children }: List): boolean {
	return Boolean(spread) || children.some((item) => item.spread ?? item.children.length > 1);
}

const converter = unified()
	.use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: "", handlers: { listItem } })
	.freeze();
const sanitizer = unified()
	.use(rehypeSanitize, { ...defaultSchema, clobberPrefix: OWN })
	.freeze();
const printer = unified().use(rehypeStringify).freeze();

/** Converts any text to HTML; shows it unchanged if the parser fails. Never throws. */
export function documentHtml(markdown: string, options: DocumentOptions): DocumentHtml {
	try {
		const tree = converter.runSync(parsed(markdown)) as Root;
		readTags(tree);
		nameHeadings(tree);
		settle(tree, options, false);
		const safe = sanitizer.runSync(tree) as Root;
		const places = blocksByLine(safe);
		for (const [line, note] of options.notes) annotate(blockAt(places, line), note);
		for (const [line, names] of options.anchors) blockAt(places, line)?.children.unshift(...names.map(anchor));
		leaveOutTitle(safe, options.titles ?? []);
		foldContents(safe);
		// Every block gets an id, because `idAt` may be asked for any line.
		const ids = places.map(({ line, element }) => ({ line, id: idOf(element, line) }));
		const last = (line: number): string | undefined => ids.findLast((place) => place.line <= line)?.id;
		return { markup: { markup: printer.stringify(safe) }, idAt: (line) => last(line) ?? ids[0]?.id };
	} catch {
		// Readers should see the text even if the parser fails (stack overflow, a bug).
		return { markup: html`<pre>${markdown}</pre>`, idAt: () => undefined };
	}
}

function* elementsIn(node: Nodes): Generator<Element> {
	if (node.type === "element") yield node;
	if ("children" in node) for (const child of node.children) yield* elementsIn(child);
}

/** Gives headings the ids that GitHub gives them, because tables of contents link to those. */
function nameHeadings(tree: Root): void {
	const slugger = new GithubSlugger();
	for (const element of elementsIn(tree))
		if (/^h[1-6]$/.test(element.tagName)) element.properties.id ??= slugger.slug(wordsOf(element));
}

function wordsOf(node: Element): string {
	return node.children
		.map((child) => (child.type === "text" ? child.value : child.type === "element" ? wordsOf(child) : ""))
		.join("");
}

/** Rewrites links, turns images into links, and makes invisible characters visible. */
function settle(node: Root | Element, options: DocumentOptions, inLink: boolean): void {
	node.children = (node.children as ElementContent[]).map((child) => {
		if (child.type === "text") return { ...child, value: showInvisible(child.value) };
		if (child.type !== "element") return child;
		const element = child.tagName === "img" ? pictureLink(child, inLink) : child;
		const isLink = element.tagName === "a";
		if (isLink) rewriteLink(element, options);
		settle(element, options, inLink || isLink);
		return element;
	});
}

/** Nothing is fetched from anywhere: a picture is reached by a click. */
function pictureLink({ properties: { src, alt }, position }: Element, inLink: boolean): Element {
	const children: ElementContent[] = [{ type: "text", value: `${alt || "picture"}` }];
	return inLink
		? { type: "element", tagName: "span", properties: {}, children, position }
		: { type: "element", tagName: "a", properties: { href: src }, children, position };
}

function rewriteLink(element: Element, { address }: DocumentOptions): void {
	const { href } = element.properties;
	if (typeof href !== "string") return;
	if (href.startsWith("#")) element.properties.href = `#${OWN}${href.slice(1)}`;
	else element.properties.href = address(href);
}

/** Its place stays, because links lead there; so does a heading with a note. */
function leaveOutTitle({ children }: Root, titles: readonly string[]): void {
	for (const child of children) {
		if (child.type === "text" && child.value.trim() === "") continue;
		if (child.type !== "element" || !/^h[1-6]$/.test(child.tagName)) return;
		if (!titles.includes(wordsOf(child).replace(/\s+/g, " ").trim())) continue;
		if (child.properties.dataNote === undefined) {
			child.tagName = "div";
			child.children = child.children.filter((part) => part.type === "element" && part.properties.id !== undefined);
		}
		return;
	}
}

/** Puts the table of contents into a disclosure, so that the text comes first. */
function foldContents(tree: Root): void {
	const at = tree.children.findIndex((child) => child.type === "element" && isContents(child));
	if (at < 0) return;
	const summary: Element = {
		type: "element",
		tagName: "summary",
		properties: {},
		children: [{ type: "text", value: "Contents" }],
	};
	const children = [summary, tree.children[at] as Element];
	tree.children[at] = { type: "element", tagName: "details", properties: { className: ["contents"] }, children };
}

/** Whether a list, and all lists in it, has nothing but links to headings of the document. */
function isContents({ tagName, children }: Element): boolean {
	if (tagName !== "ul") return false;
	const entries = children.filter((child) => child.type === "element");
	return (
		entries.length > 1 &&
		entries.every(({ children: parts }) => {
			const [link, ...more] = partsOf(parts);
			const isLink = link?.type === "element" && `${link.properties.href ?? ""}`.startsWith(`#${OWN}`);
			return isLink && more.every((part) => part.type === "element" && part.tagName === "ul");
		})
	);
}

/** Without blank texts, and without the paragraph of a loose list. */
function partsOf(children: readonly ElementContent[]): ElementContent[] {
	return children.flatMap((child) => {
		if (child.type === "text" && child.value.trim() === "") return [];
		return child.type === "element" && child.tagName === "p" ? partsOf(child.children) : [child];
	});
}

interface PositionedElement {
	/** 0-based. */
	readonly line: number;
	readonly element: Element;
}

const BLOCKS = /^(?:h[1-6]|p|li|pre|blockquote|table|ul|ol|details|div|hr|tr)$/;
const BEST = /^(?:h[1-6]|li|tr)$/;

/** The blocks by the line on which they start; if several start there, a heading, an entry, or the outermost one. */
function blocksByLine(tree: Root): PositionedElement[] {
	const places = new Map<number, Element>();
	for (const element of elementsIn(tree)) {
		const line = element.position?.start.line;
		if (line === undefined || !BLOCKS.test(element.tagName)) continue;
		const there = places.get(line - 1);
		if (!there || (BEST.test(element.tagName) && !BEST.test(there.tagName))) places.set(line - 1, element);
	}
	return [...places].map(([line, element]) => ({ line, element })).sort((a, b) => a.line - b.line);
}

function blockAt(places: readonly PositionedElement[], line: number): Element | undefined {
	return (places.findLast((place) => place.line <= line) ?? places[0])?.element;
}

function idOf(element: Element, line: number): string {
	element.properties.id ??= `line-${line + 1}`;
	return `${element.properties.id}`;
}

function anchor(id: string): Element {
	return { type: "element", tagName: "span", properties: { id }, children: [] };
}

function annotate(element: Element | undefined, note: string): void {
	if (!element) return;
	element.properties.className = ["noted"];
	element.properties.dataNote = note;
}
