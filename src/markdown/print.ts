/**
 * Prints what the wizard generates (lists, task boxes, labels) with remark-stringify, and lets author text through
 * unchanged: a `verbatim` node is printed as its text, so that nesting in a list indents it and nothing else.
 * Knows no outline and no answers.
 *
 * remark-stringify is called on a bare object instead of a unified processor: its compiler needs only `data`, and
 * rendering stays free of the parser and of unified.
 */
import type { Heading, List, ListItem, Paragraph, Root } from "mdast";
import remarkStringify, { type Options } from "remark-stringify";
import { splitLines } from "./lines.ts";

/** Text that is printed as it is, as a block or within a paragraph. */
export interface Verbatim {
	type: "verbatim";
	value: string;
}

declare module "mdast" {
	interface RootContentMap {
		verbatim: Verbatim;
	}
	interface PhrasingContentMap {
		verbatim: Verbatim;
	}
	interface BlockContentMap {
		verbatim: Verbatim;
	}
}

/** What can stand on a line of its own or in a list item. */
export type Flow = Verbatim | Paragraph | List | Heading;

/** A block of author text. */
export function verbatim(text: string): Verbatim {
	return { type: "verbatim", value: text };
}

/** A paragraph of verbatim inline Markdown, such as a question or a field's label with its value. */
export function line(text: string): Paragraph {
	return { type: "paragraph", children: [verbatim(text)] };
}

/** A heading, one line of verbatim inline Markdown; `depth` 1 to 6. */
export function heading(depth: number, text: string): Heading {
	return { type: "heading", depth: depth as Heading["depth"], children: [verbatim(text)] };
}

/** A bullet list. Its entries always stand directly below each other, so that one entry's text never moves another. */
export function list(items: readonly ListItem[]): List {
	return { type: "list", ordered: false, spread: false, children: [...items] };
}

/**
 * One entry. Nested lists follow directly; any other further block is set off by blank lines.
 * `checked` puts a task box before the first paragraph.
 */
export function listItem(children: readonly Flow[], options: { readonly checked?: boolean } = {}): ListItem {
	const spread = children.some((child, index) => index > 0 && child.type !== "list");
	return { type: "listItem", spread, checked: options.checked, children: [...children] };
}

type Handle = NonNullable<NonNullable<Options["handlers"]>["paragraph"]>;
type State = Parameters<Handle>[2];
type Info = Parameters<Handle>[3];

const printVerbatim: Handle = (node: Verbatim) => node.value;

/** A paragraph, with its box where it opens a task (GFM: the box belongs to the entry's first paragraph). */
const printParagraph: Handle = (node: Paragraph, parent, state, info) => {
	const item = parent?.type === "listItem" ? parent : undefined;
	const boxed = item && typeof item.checked === "boolean" && item.children[0] === node;
	const box = boxed ? `[${item.checked ? "x" : " "}] ` : "";
	return box + state.containerPhrasing(node, info);
};

let printing: State | undefined;

/** Keeps what the compiler prints with, see `printMarkdown`. */
const keepState: Handle = (_node, _parent, state) => {
	printing = state;
	return "";
};

const OPTIONS: Options = {
	bullet: "-",
	listItemIndent: "one",
	handlers: { verbatim: printVerbatim, paragraph: printParagraph, root: keepState } as Options["handlers"],
	join: [
		(_left, _right, parent) => {
			if (parent.type === "list") return 0;
			if (parent.type === "listItem") return parent.spread ? 1 : 0;
			return undefined;
		},
	],
};

interface Compiling {
	readonly data: (key: string) => unknown;
	compiler?: (tree: Root) => string;
}

const START: Info = { before: "\n", after: "\n", now: { line: 1, column: 1 }, lineShift: 0 };

/** Made by one run of remark-stringify's compiler over nothing. */
function makeState(): State {
	const compiling: Compiling = { data: () => undefined };
	(remarkStringify as unknown as (this: Compiling, options: Options) => void).call(compiling, OPTIONS);
	compiling.compiler!({ type: "root", children: [] });
	return printing!;
}

/**
 * Blocks as Markdown, separated by a blank line, without a final line ending (but with the author's).
 *
 * A document is printed piece by piece, and the compiler's preparations cost more than a piece: so they are made once
 * and used again. The compiler itself would also add a line ending that nobody can tell from the author's.
 */
export function printMarkdown(nodes: readonly Flow[]): string {
	const state = printing ?? makeState();
	// Two lists in a row would get different bullets; pieces are no neighbours.
	state.bulletLastUsed = undefined;
	return state.containerFlow({ type: "root", children: [...nodes] }, START);
}

/**
 * Every line with `by` before it, as nesting in a list does; empty lines stay empty, lines of white space don't.
 * Lines end at `\n`, `\r\n` and lone `\r`, as in CommonMark.
 */
export function indent(text: string, by: string): string {
	return splitLines(text)
		.map(({ text: line, ending }) => (line === "" ? "" : by) + line + ending)
		.join("");
}

/** The inverse of `indent`: the one text that it makes this of; undefined when there is none. */
export function dedent(text: string, by: string): string | undefined {
	if (by === "") return text;
	const lines: string[] = [];
	for (const { text: line, ending } of splitLines(text)) {
		if (line !== "" && (line === by || !line.startsWith(by))) return undefined;
		lines.push(line.slice(by.length), ending);
	}
	return lines.join("");
}
