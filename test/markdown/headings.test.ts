/** The headings of a text: found at the margin if that is enough, otherwise by scanning its blocks. */
import { Parser } from "commonmark";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headingsOf } from "../../src/markdown/headings.ts";

/** The headings found by CommonMark's reference implementation: depth, 1-based line, nested or not. */
function reference(markdown: string): unknown[] {
	const found: unknown[] = [];
	const walker = new Parser().parse(markdown).walker();
	for (let event = walker.next(); event; event = walker.next()) {
		const { node, entering } = event;
		if (entering && node.type === "heading")
			found.push({ depth: node.level, line: node.sourcepos[0][0], nested: node.parent?.type !== "document" });
	}
	return found;
}

const own = (markdown: string) => headingsOf(markdown).map(({ depth, line, nested }) => ({ depth, line, nested }));

const LINES = [
	"# a",
	"## *b* ##",
	"#",
	"#x",
	"####### seven",
	" # indented",
	"    # code",
	"\u00a0# text",
	"text",
	"",
	"===",
	"---",
	"- x",
	"  y",
	"- # in a list",
	"10) # in a list",
	"> # quoted",
	"> ---",
	"<!-- toc -->",
	"<!-- open",
	"--> closed",
	"<!--",
	" <div>",
	"</div>",
	"<b>bold</b> text",
	"a < b",
	"| a | b |",
	"|---|---|",
	"```",
	"~~~",
	"<?php",
	"?>",
];

describe("the headings of a text", () => {
	it.each([
		["# A\ntext\n## B\n", [1, 3]],
		["<!-- toc -->\n- [A](#a)\n<!-- /toc -->\n\n# A\n", [5]],
		["<!--\n# not\n-->\n# A\n", [4]],
		["<div>\n# not\n\n# A\n", [4]],
		["```\n# not\n```\n# A\n", [4]],
		["A\n===\nB\n", [1]],
		["- # A\n> ## B\n", [1, 2]],
		["---\nkey: 1\n# not\n---\n# A\n", [5]],
		["\uFEFF---\nkey: 1\n# not\n---\n# A\n", [5]],
		["# A\r# B\r\n# C", [1, 2, 3]],
	])("%j: lines %j", (markdown, lines) => {
		expect(headingsOf(markdown).map(({ line }) => line)).toEqual(lines);
	});

	it("are those that CommonMark's reference implementation finds", () => {
		const text = fc.array(fc.constantFrom(...LINES), { maxLength: 12 }).map((lines) => lines.join("\n"));
		// CommonMark has no front matter.
		const property = fc.property(text, (markdown) => {
			fc.pre(!markdown.startsWith("---"));
			expect(own(markdown)).toEqual(reference(markdown));
		});
		fc.assert(property, { numRuns: 3000 });
	});

	it("are the same in a text that needs the scanner", () => {
		const text = fc.array(fc.constantFrom(...LINES), { maxLength: 12 }).map((lines) => lines.join("\n"));
		fc.assert(
			fc.property(text, (markdown) => {
				expect(headingsOf(markdown)).toEqual(headingsOf(`${markdown}\n\n\`\`\`\n\`\`\``));
			}),
			{ numRuns: 1000 },
		);
	});
});
