import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Parser } from "commonmark";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BlockNode, scanBlocks } from "../../src/markdown/blocks.ts";

/** A block as `type start-end`, followed by its children in brackets. */
const show = (nodes: readonly BlockNode[]): string =>
	nodes
		.map((n) => `${n.type}${n.depth ?? ""} ${n.start}-${n.end}${n.children.length ? `[${show(n.children)}]` : ""}`)
		.join(", ");

/** The headings found by CommonMark's reference implementation: depth, 1-based line, nested or not. */
function referenceHeadings(markdown: string): string[] {
	const found: string[] = [];
	const walker = new Parser().parse(markdown).walker();
	for (let event = walker.next(); event; event = walker.next()) {
		const { node, entering } = event;
		if (entering && node.type === "heading")
			found.push(`${node.level} ${node.sourcepos[0][0]} ${node.parent?.type !== "document"}`);
	}
	return found;
}

function ownHeadings(markdown: string): string[] {
	const found: string[] = [];
	const visit = (nodes: readonly BlockNode[], nested: boolean): void => {
		for (const node of nodes) {
			if (node.type === "heading") found.push(`${node.depth} ${node.start + 1} ${nested}`);
			visit(node.children, true);
		}
	};
	visit(scanBlocks(markdown), false);
	return found;
}

describe("blocks of a Markdown text", () => {
	it.each([
		["# A\ntext\n\n## B ##\n", "heading1 0-1, paragraph 1-2, heading2 3-4"],
		["Title\n=====\ntext\n----\n", "heading1 0-2, heading2 2-4"],
		["```\n# not\n```\n# is\n", "fence 0-3, heading1 3-4"],
		["<!--\n# not\n\n# not\n-->\n# is", "html 0-5, heading1 5-6"],
		[
			"- a\n\n  b\n- c\n\nd",
			"list 0-4[item 0-3[paragraph 0-1, paragraph 2-3], item 3-4[paragraph 3-4]], paragraph 5-6",
		],
		["- a\n  - b\nlazy\n", "list 0-3[item 0-3[paragraph 0-1, list 1-3[item 1-3[paragraph 1-3]]]]"],
		["1. a\n2) b", "list 0-1[item 0-1[paragraph 0-1]], list 1-2[item 1-2[paragraph 1-2]]"],
		["> # a\n> b\nc", "quote 0-3[heading1 0-1, paragraph 1-3]"],
		["    code\n\n    more\n\ntext", "code 0-3, paragraph 4-5"],
		["---\ntitle: x\n---\n# a", "front-matter 0-3, heading1 3-4"],
		["***\n-\n  a", "break 0-1, list 1-3[item 1-3[paragraph 2-3]]"],
		["-\n\n  a", "list 0-1[item 0-1], paragraph 2-3"],
		["a\r\n===\r\rb", "heading1 0-2, paragraph 3-4"],
	])("%j", (markdown, expected) => {
		expect(show(scanBlocks(markdown))).toBe(expected);
	});

	it("finds the same headings as CommonMark's reference implementation, for texts of odd parts", () => {
		const parts = [
			"# a",
			"## b ##",
			"text",
			"===",
			"---",
			"- x",
			"  - y",
			"1. n",
			"2. n",
			"> q",
			"> # h",
			"```",
			"~~~",
			"    code",
			"",
			"",
			"<!-- c",
			"-->",
			"<div>",
			"</div>",
			"<b>",
			"\t- t",
			"-",
			"* * *",
			"   ### c",
			"- # in",
			"  # two",
			"#",
			"#x",
			"\\# e",
			"   ",
			"- ```",
			"+ \tz",
			"-     five",
			"10) a",
			"> - z",
			">",
			"</details>",
			"- - a",
		];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 14 }), (lines) => {
				const markdown = lines.join("\n");
				fc.pre(!markdown.startsWith("---"));
				expect(ownHeadings(markdown), JSON.stringify(markdown)).toEqual(referenceHeadings(markdown));
			}),
			{ numRuns: 3000 },
		);
	});

	const corpus = process.env.PEP_WIZARD_CORPUS ?? "../shared/corpus";
	it.skipIf(!existsSync(corpus))("agrees with it on real proposals", () => {
		const files = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".md"));
		expect(files.length).toBeGreaterThan(0);
		for (const file of files) {
			const text = readFileSync(join(corpus, file), "utf8");
			expect(ownHeadings(text), file).toEqual(referenceHeadings(text));
		}
	});
});
