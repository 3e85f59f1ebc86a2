/**
 * Highlights code with highlight.js's grammars for the languages that proposals use. A grammar is loaded when a document
 * has code in its language. Returns named styles, no colours.
 */
import type { LanguageFn } from "highlight.js";
import { createLowlight } from "lowlight";
import type { Span, StyledLine, StyleName } from "../styled.ts";

type Load = () => Promise<{ readonly default: LanguageFn }>;

/** Each with its other names. */
const GRAMMARS: readonly (readonly [names: string, load: Load])[] = [
	["bash sh zsh console shell shellsession", () => import("highlight.js/lib/languages/bash")],
	["diff patch", () => import("highlight.js/lib/languages/diff")],
	["dockerfile docker", () => import("highlight.js/lib/languages/dockerfile")],
	["go golang", () => import("highlight.js/lib/languages/go")],
	["ini toml", () => import("highlight.js/lib/languages/ini")],
	["javascript js jsx mjs cjs", () => import("highlight.js/lib/languages/javascript")],
	["json jsonc json5", () => import("highlight.js/lib/languages/json")],
	["makefile make mk", () => import("highlight.js/lib/languages/makefile")],
	["protobuf proto proto3", () => import("highlight.js/lib/languages/protobuf")],
	["python py", () => import("highlight.js/lib/languages/python")],
	["sql", () => import("highlight.js/lib/languages/sql")],
	["typescript ts tsx", () => import("highlight.js/lib/languages/typescript")],
	["xml html xhtml svg", () => import("highlight.js/lib/languages/xml")],
	["yaml yml", () => import("highlight.js/lib/languages/yaml")],
];

const LOADERS = new Map(GRAMMARS.flatMap(([names, load]) => names.split(" ").map((name) => [name, load] as const)));

const lowlight = createLowlight();

/** Info words of fences, also in lists and quotes. */
const FENCES = /^[ \t>*+\-\d.)]*(?:`{3,}|~{3,})[ \t]*([\w+#-]+)/gm;

/** Loads the grammars for the code in a document; undefined if there is nothing to load. Never rejects. */
export function loadLanguages(markdown: string): Promise<unknown> | undefined {
	const words = new Set([...markdown.matchAll(FENCES)].map(([, word = ""]) => word.toLowerCase()));
	const missing = [...words].filter((word) => LOADERS.has(word));
	return missing.length === 0 ? undefined : Promise.all(missing.map(loadGrammar));
}

async function loadGrammar(word: string): Promise<void> {
	// Without its grammar, code is plain.
	const grammar = await LOADERS.get(word)?.().catch(() => undefined);
	LOADERS.delete(word);
	if (grammar) lowlight.register(word, grammar.default);
}

/** How many names of languages are highlighted; it only grows. */
export function loadedLanguages(): number {
	return lowlight.listLanguages().length;
}

/** Longer code is not highlighted: a grammar's regular expressions may be slow. */
const MAX_CODE = 50_000;
const MAX_LINE = 1000;

/** Styles by highlight.js scope (without `hljs-`); other scopes are plain. */
const STYLES: Readonly<Record<string, StyleName>> = {
	keyword: "keyword",
	literal: "keyword",
	built_in: "keyword",
	"selector-tag": "keyword",
	string: "string",
	regexp: "string",
	link: "string",
	number: "number",
	symbol: "number",
	comment: "comment",
	quote: "comment",
	meta: "quiet",
	attr: "name",
	attribute: "name",
	name: "name",
	title: "name",
	section: "name",
	type: "name",
	variable: "name",
	"template-variable": "name",
	addition: "good",
	deletion: "bad",
};

type Node = ReturnType<typeof lowlight.highlight>["children"][number];

/** Highlights code line by line; each line's span texts joined are exactly the line. Languages not loaded are plain. */
export function highlightCode(code: string, language: string | undefined): StyledLine[] {
	const plain = (): StyledLine[] => code.split("\n").map((text) => (text === "" ? [] : [{ text, styles: ["code"] }]));
	if (!language || code.length > MAX_CODE || new RegExp(`.{${MAX_LINE}}`).test(code)) return plain();
	const name = language.toLowerCase();
	if (!lowlight.registered(name)) return plain();
	try {
		const lines: Span[][] = [[]];
		for (const node of lowlight.highlight(name, code).children) collect(node, [], lines);
		return lines;
	} catch {
		return plain();
	}
}

/** Adds a node's text to the lines, with the style of its innermost styled ancestor. */
function collect(node: Node, styles: readonly StyleName[], lines: Span[][]): void {
	if (node.type === "text") {
		for (const [index, text] of node.value.split("\n").entries()) {
			if (index > 0) lines.push([]);
			if (text !== "") lines.at(-1)!.push({ text, styles });
		}
	}
	if (node.type !== "element") return;
	const style = styleOf(node.properties.className);
	for (const child of node.children) collect(child, style ? [style] : styles, lines);
}

/** The style of an element's first known class, such as `["hljs-title", "function_"]`. */
function styleOf(classes: unknown): StyleName | undefined {
	if (!Array.isArray(classes)) return undefined;
	const names = classes.map((each) => String(each).replace(/^hljs-/, ""));
	return names.map((each) => STYLES[each]).find((style) => style !== undefined);
}
