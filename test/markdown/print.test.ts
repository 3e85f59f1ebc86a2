/** What the wizard prints itself: author text is only ever indented, and remark-stringify prints the same. */
import fc from "fast-check";
import type { Root } from "mdast";
import remarkStringify, { type Options } from "remark-stringify";
import { describe, expect, it } from "vitest";
import {
	dedent,
	type FlowContent,
	heading,
	indent,
	type ListItemNode,
	list,
	listItem,
	paragraph,
	printMarkdown,
	verbatim,
} from "../../src/markdown/print.ts";

describe("printing", () => {
	it.each([
		["a heading", [heading(2, "Goals")], "## Goals"],
		["a heading without words", [heading(3, "")], "###"],
		["blocks", [heading(1, "A"), verbatim("b\nc"), paragraph("d")], "# A\n\nb\nc\n\nd"],
		["nothing", [], ""],
		["a list", [list([listItem([paragraph("a")]), listItem([paragraph("b")])])], "- a\n- b"],
		["an entry without text", [list([listItem([paragraph("")]), listItem([])])], "-\n-"],
		[
			"tasks",
			[list([listItem([paragraph("a")], { checked: true }), listItem([paragraph("b")], { checked: false })])],
			"- [x] a\n- [ ] b",
		],
		["a nested list", [list([listItem([paragraph("a"), list([listItem([paragraph("b")])])])])], "- a\n  - b"],
		["a block of its own", [list([listItem([paragraph("a"), verbatim("b\n\nc")])])], "- a\n\n  b\n\n  c"],
		["text that opens with an empty line", [list([listItem([verbatim("\n\tb")])])], "-\n  \tb"],
		[
			"lines of white space",
			[list([listItem([paragraph("a"), verbatim("b\n \nc\r\n\r\nd")])])],
			"- a\n\n  b\n   \n  c\r\n\r\n  d",
		],
	] as const)("%s", (_, blocks, markdown) => {
		expect(printMarkdown(blocks as readonly FlowContent[])).toBe(markdown);
	});
});

it("keeps author text unchanged", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), (text) => {
			expect(printMarkdown([verbatim(text)])).toBe(text);
			const printed = printMarkdown([list([listItem([paragraph("label"), verbatim(text)])])]);
			expect(printed).toBe(`- label\n\n${indent(text, "  ")}`);
			expect(dedent(indent(text, "  "), "  ")).toBe(text);
		}),
	);
});

/** Converts a node of ours to one for remark-stringify. */
function nodeOf(block: FlowContent): unknown {
	switch (block.type) {
		case "verbatim":
			return { type: "verbatim", value: block.text };
		case "paragraph":
			return { type: "paragraph", children: [{ type: "verbatim", value: block.text }] };
		case "heading":
			return { type: "heading", depth: block.depth, children: [{ type: "verbatim", value: block.text }] };
		case "list":
			return { type: "list", ordered: false, spread: false, children: block.items.map(itemOf) };
	}
}

function itemOf({ spread, checked, blocks }: ListItemNode): unknown {
	return { type: "listItem", spread, checked, children: blocks.map(nodeOf) };
}

const OPTIONS = {
	bullet: "-",
	listItemIndent: "one",
	handlers: {
		verbatim: (node: { value: string }) => node.value,
		paragraph(node, parent, state, info) {
			const isBoxed = parent?.type === "listItem" && typeof parent.checked === "boolean" && parent.children[0] === node;
			const box = isBoxed ? `[${parent.checked ? "x" : " "}] ` : "";
			return box + state.containerPhrasing(node, info);
		},
	},
	join: [
		(_left, _right, parent) =>
			parent.type === "list" ? 0 : parent.type === "listItem" ? (parent.spread ? 1 : 0) : undefined,
	],
} as Options;

function asRemarkPrints(blocks: readonly FlowContent[]): string {
	const compiling = { data: () => undefined } as { compiler?: (tree: Root) => string };
	(remarkStringify as unknown as (this: unknown, options: Options) => void).call(compiling, OPTIONS);
	return compiling.compiler!({ type: "root", children: blocks.map(nodeOf) } as Root);
}

const text = fc
	.array(fc.constantFrom("a", "word ", "  ", "\t", "\n", "\r\n", "- x", "# y", "*", "`", "<!-- c -->", "é"))
	.map((parts) => parts.join(""));
const words = fc.constantFrom("a", "some *words*", "`code` and [x](y)", "1. a", "é – “q”", "");

const { flow } = fc.letrec<{ flow: FlowContent; item: ListItemNode; list: FlowContent }>((tie) => ({
	flow: fc.oneof(
		{ depthSize: "small" },
		text.map(verbatim),
		words.map(paragraph),
		fc.tuple(fc.integer({ min: 1, max: 6 }), words).map(([depth, label]) => heading(depth, label)),
		tie("list"),
	),
	item: fc
		.tuple(fc.array(tie("flow"), { minLength: 1, maxLength: 3 }), fc.option(fc.boolean(), { nil: undefined }))
		.map(([blocks, checked]) => listItem(apart(blocks), { checked })),
	list: fc.array(tie("item"), { minLength: 1, maxLength: 3 }).map(list),
}));

/** Two lists never follow each other. */
function apart(blocks: readonly FlowContent[]): FlowContent[] {
	return blocks.filter((block, at) => block.type !== "list" || blocks[at - 1]?.type !== "list");
}

it("prints the same as remark-stringify", () => {
	fc.assert(
		fc.property(fc.array(flow, { maxLength: 4 }), (blocks) => {
			// With a final newline, because remark-stringify adds one if it is missing.
			const all = [...apart(blocks), paragraph("end")];
			expect(`${printMarkdown(all)}\n`).toBe(asRemarkPrints(all));
		}),
		{ numRuns: 500 },
	);
});
