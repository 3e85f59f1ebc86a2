/**
 * Highlights code with highlight.js's grammars for the languages that proposals use. Returns named styles, no colours.
 */
import bash from "highlight.js/lib/languages/bash";
import diff from "highlight.js/lib/languages/diff";
import dockerfile from "highlight.js/lib/languages/dockerfile";
import go from "highlight.js/lib/languages/go";
import ini from "highlight.js/lib/languages/ini";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import makefile from "highlight.js/lib/languages/makefile";
import protobuf from "highlight.js/lib/languages/protobuf";
import python from "highlight.js/lib/languages/python";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";
import type { Span, StyledLine, StyleName } from "../styled.ts";

const grammars = {
	bash,
	diff,
	dockerfile,
	go,
	ini,
	javascript,
	json,
	makefile,
	protobuf,
	python,
	sql,
	typescript,
	xml,
	yaml,
};
const lowlight = createLowlight(grammars);
lowlight.registerAlias({
	bash: ["console", "shell", "shellsession"],
	javascript: ["jsonc", "json5"],
	protobuf: ["proto3"],
});

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

/** Highlights code line by line; each line's span texts joined are exactly the line. Unknown languages are plain. */
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
