/** The table of contents. What mdtoc prints was taken from mdtoc 1.4, run on these headings. */
import { describe, expect, test } from "vitest";
import { headingsOf } from "../../src/markdown/headings.ts";
import { type TocForm, tocMarkdown } from "../../src/markdown/toc.ts";
import { expectCpuTime } from "../cpu-time.ts";

function toc(markdown: string, form: TocForm = {}, before = ""): string[] {
	const headings = { before: headingsOf(before), after: headingsOf(markdown) };
	return tocMarkdown(headings, form).split("\n");
}

const MDTOC: TocForm = { tool: "mdtoc" };

describe("in mdtoc's form", () => {
	test.each([
		["Plain words", "[Plain words](#plain-words)"],
		["`digest`", "[<code>digest</code>](#digest)"],
		["`` a`b ``", "[<code>a`b</code>](#ab)"],
		["Q&A _now_", "[Q&amp;A <em>now</em>](#qa-now)"],
		["A  B", "[A  B](#a--b)"],
		[
			'Use [links](https://example.com/a_b "t")',
			'[Use <a href="https://example.com/a_b" title="t">links</a>](#use-links)',
		],
		["[x] Docs", "[[x] Docs](#x-docs)"],
		["\\[x\\] and \\_y\\_", "[[x] and _y_](#x-and-_y_)"],
		["~~Old~~ new", "[<del>Old</del> new](#old-new)"],
		["**Strong** *and __both__*", "[<strong>Strong</strong> <em>and <strong>both</strong></em>](#strong-and-both)"],
		["***All three***", "[<strong><em>All three</em></strong>](#all-three)"],
		["snake_case_name", "[snake_case_name](#snake_case_name)"],
		["2 * 3 * 4", "[2 * 3 * 4](#2--3--4)"],
		["The <code>tag</code> and <br>", "[The <code>tag</code> and <br>](#the-tag-and-)"],
		["<T> and Foo<Bar>", "[<T> and Foo<Bar>](#-and-foo)"],
		["naïve 中文 🎉", "[naïve 中文 🎉](#nave--)"],
		["C++ and C#", "[C++ and C](#c-and-c)"],
		["Words {#own-id}", "[Words](#words)"],
		[
			"https://example.com/x. And more",
			'[<a href="https://example.com/x">https://example.com/x</a>. And more](#httpsexamplecomx-and-more)',
		],
		["<https://example.com>", '[<a href="https://example.com">https://example.com</a>](#httpsexamplecom)'],
		[
			"Write to <me@example.com>",
			'[Write to <a href="mailto:me@example.com">me@example.com</a>](#write-to-meexamplecom)',
		],
		["Cost of $5 and $x$", '[Cost of <span class="math inline">\\(5 and \\)</span>x$](#cost-of-x)'],
		["&copy; &amp; &lt;x&gt; &#65;", "[&amp;copy; &amp; &amp;lt;x&amp;gt; A](#copy--ltxgt-a)"],
		['"Quoted" and it\'s', "[&quot;Quoted&quot; and it's](#quoted-and-its)"],
		["![logo](logo.png) Name", '[<img src="logo.png" alt="logo" /> Name](#logo-name)'],
		["<!-- hidden --> Seen", "[<!-- hidden --> Seen](#-seen)"],
		["Unclosed *emphasis and `code", "[Unclosed *emphasis and `code](#unclosed-emphasis-and-code)"],
		["a/b: c; d.", "[a/b: c; d.](#ab-c-d)"],
	])("%s", (heading, entry) => {
		expect(toc(`## ${heading}\n`, MDTOC)).toEqual([`- ${entry}`]);
	});

	test("puts the highest heading at the margin, and indents each level by one step", () => {
		expect(toc("### A\n\n##### B\n\n## C\n", MDTOC)).toEqual(["  - [A](#a)", "      - [B](#b)", "- [C](#c)"]);
	});

	test("counts headings with the same words only if they are listed", () => {
		const markdown = "## Same\n\n#### Same\n\n## Same\n";
		expect(toc(markdown, { ...MDTOC, depth: 3 }, "# Same\n")).toEqual(["- [Same](#same)", "- [Same](#same-1)"]);
	});

	test("leaves out headings that are indented or in a list", () => {
		expect(toc("## A\n\n ## B\n\n- ### C\n", MDTOC)).toEqual(["- [A](#a)"]);
	});
});

describe("in GitHub's form", () => {
	test("links to GitHub's anchors, in all languages", () => {
		expect(toc("## Größe\n\n### 中文\n\n## A  B\n")).toEqual([
			"- [Größe](#größe)",
			"  - [中文](#中文)",
			"- [A B](#a--b)",
		]);
	});

	test("counts headings above the table and below its depth", () => {
		const markdown = "## Same\n\n#### Same\n\n## Same\n";
		expect(toc(markdown, { depth: 3 }, "# Same\n")).toEqual(["- [Same](#same-1)", "- [Same](#same-3)"]);
	});

	test("starts at the margin", () => {
		expect(toc("### A\n\n## B\n\n### C\n")).toEqual(["- [A](#a)", "- [B](#b)", "  - [C](#c)"]);
	});
});

test.each(["*a ", "[", "`a``", "***a_b ", "[a](", "<a ", "![a", "\\[", "$a", "_*", "https://a.b("])(
	"takes little time for headings full of %j",
	(part) => {
		const markdown = `## ${part.repeat(Math.floor(1_000 / part.length))}\n\n`.repeat(10);
		expectCpuTime(2_000, () => toc(markdown, MDTOC));
	},
);
