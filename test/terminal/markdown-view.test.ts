/** Markdown laid out for the terminal: what each construct looks like, and what is guaranteed for any text. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import stringWidth from "string-width";
import { beforeAll, describe, expect, it } from "vitest";
import { splitIntoChunks } from "../../src/markdown/chunks.ts";
import { layOutInSteps, layOutMarkdown, loadLanguages, type ViewLine } from "../../src/terminal/markdown-view.ts";
import { lineWidth } from "../../src/terminal/styled.ts";
import { themeOf } from "../../src/terminal/theme.ts";
import { cpuTime, expectCpuTime } from "../cpu-time.ts";
import { anyMarkdown, FORBIDDEN, withoutOwnSequences } from "./hostile.ts";

const textOf = (line: ViewLine) => line.spans.map((span) => span.text).join("");
const read = (markdown: string, width = 40, unicode = true) => layOutMarkdown(markdown, { width, unicode }).map(textOf);
const rolesOf = (markdown: string, text: string) =>
	layOutMarkdown(markdown, { width: 80, unicode: true })
		.flatMap((line) => line.spans)
		.find((span) => span.text === text)?.styles;
const paint = themeOf({
	colours: 16,
	unicode: true,
	hyperlinks: true,
	background: "dark",
	screenReader: false,
	dumb: false,
});

describe("shows a showcase", () => {
	const showcase = readFileSync(new URL("../fixtures/showcase.md", import.meta.url), "utf8");
	beforeAll(async () => {
		await loadLanguages(showcase);
	});

	it.each([
		[40, true],
		[100, true],
		[60, false],
	])("at width %i, unicode %s", async (width, unicode) => {
		const name = `golden/showcase-${width}${unicode ? "" : "-ascii"}.txt`;
		await expect(`${read(showcase, width, unicode).join("\n")}\n`).toMatchFileSnapshot(name);
	});

	it("in colours", async () => {
		const lines = layOutMarkdown(showcase, { width: 80, unicode: true, hyperlinks: true });
		const painted = lines.map((line) => `${paint(line.spans).replaceAll("\x1b", "␛")}\n`);
		await expect(painted.join("")).toMatchFileSnapshot("golden/showcase-colours.txt");
	});

	it("with ASCII glyphs only, if nothing else is supported", () => {
		const ascii = showcase.replace(/[^\n\x20-\x7e]/g, "");
		expect(read(ascii, 40, false).join("")).toMatch(/^[\x20-\x7e]*$/);
	});
});

describe("blocks", () => {
	it.each<[string, string, string[]]>([
		[
			"headings have rules by level, and no marks",
			"# A\n## B\n### C",
			["A", "═".repeat(40), "", "B", "─", "", "C", "╌"],
		],
		["deeper headings have their style only", "#### A `b`\n##### C", ["A b", "", "C"]],
		[
			"diagrams are named",
			"```mermaid\nsequenceDiagram\n```",
			["Mermaid diagram: sequence diagram", "  sequenceDiagram"],
		],
		[
			"a paragraph is wrapped at blanks",
			"one two\nthree four five six seven eight nine",
			["one two three four five six seven eight", "nine"],
		],
		["a hard break stays", "one\\\ntwo  \nthree<br>four", ["one", "two", "three", "four"]],
		["lists have bullets by depth", "* a\n  * b\n    * c\n      * d", ["• a", "  ◦ b", "    ▪ c", "      • d"]],
		["numbers count on and are aligned", "9. a\n9. b", [" 9. a", "10. b"]],
		["blank lines of a list stay", "- a\n\n- b\n- c", ["• a", "", "• b", "• c"]],
		["tasks have boxes", "- [ ] a\n- [x] b\n\n1. [X] c", ["☐ a", "☑ b", "", "1. ☑ c"]],
		["an item without text still is one", "- \n- a", ["•", "• a"]],
		["code in an item stands below its bullet", "- ```\n  x\n  ```", ["•", "    x"]],
		["quotes have a bar", "> a\n>\n> b\n> > c", ["│ a", "│", "│ b", "│", "│ │ c"]],
		["an alert is called by its name", "> [!NOTE]\n> a", ["│ Note", "│ a"]],
		["what only looks like an alert", "> [!nothing] a", ["│ [!nothing] a"]],
		["a break", "a\n\n---\n\nb", ["a", "", "─".repeat(40), "", "b"]],
		["comments are hidden", "a\n<!-- toc -->\n\n<!--\nb\n\n-->\nc", ["a", "", "c"]],
		["definitions are hidden", "[a]\n\n[a]: http://x.y", ["a (http://x.y)"]],
		["a definition's address may stand on the next line", "[a b]\n\n[A b]:\nhttp://x.y", ["a b (http://x.y)"]],
		["front matter stays as it is", "---\na: *b*\n---\nc", ["---", "a: *b*", "---", "", "c"]],
		["details are shown", "<details>\n<summary>S</summary>\n\n**a**\n</details>", ["▸ S", "", "a"]],
		["HTML is read for its text", "<div><ul><li>a &lt; b</li>\n<li>c</li></ul></div>", ["• a < b", "• c"]],
		["footnotes", "a[^n]\n\n[^n]: b\n\n    c", ["a[n]", "", "[n] b", "", "    c"]],
		["nothing", "\n\n", []],
	])("%s", (_, markdown, expected) => {
		expect(read(markdown).map((line) => line.trimEnd())).toEqual(expected);
	});
});

describe("inline Markdown", () => {
	it.each([
		["*a* **b** ~~c~~ `d`", "a b ~~c~~ d"],
		["[a](http://x.y) <http://x.y> www.x.y me@x.y", "a (http://x.y) http://x.y www.x.y me@x.y"],
		["[a](#b) [c](../d.md)", "a c (../d.md)"],
		["![a](b.png) ![](c.png) ![d][e]", "[image: a (b.png)] [image: (c.png)] ![d][e]"],
		["![a](data:image/png;base64,AAAA) <img alt='b' src=c.png>", "[image: a] [image: b (c.png)]"],
		["<kbd>a</kbd> <b>b</b><!-- c --> <your name>", "a b <your name>"],
		["&amp; &#9731; \\*a\\*", "& ☃ *a*"],
	])("%s", (markdown, expected) => {
		expect(read(markdown, 80)).toEqual([expected]);
	});

	it("combines nested styles", () => {
		expect(rolesOf("**a *b***", "b")).toEqual(["strong", "emphasis"]);
		expect(rolesOf("# `a`", "a")).toEqual(["heading", "code"]);
		expect(rolesOf("a <b>b</b> c", "b")).toEqual(["strong"]);
		expect(rolesOf("> a", "a")).toEqual(["quote"]);
	});

	it("prints URLs only if they can't be clicked", () => {
		const lines = layOutMarkdown("[a](http://x.y) [b](c.md)", { width: 80, unicode: true, hyperlinks: true });
		expect(lines.map(textOf)).toEqual(["a b (c.md)"]);
		expect(lines[0]?.spans[0]).toEqual({ text: "a", styles: ["link"], link: "http://x.y" });
	});
});

describe("code", () => {
	it("is highlighted once its language is loaded, and never wrapped if it fits", async () => {
		const python = "> - ~~~py\n>   def a(): pass\n>   ~~~";
		expect(rolesOf(python, "def")).toBeUndefined();
		await loadLanguages(`${python}\n\n\`\`\`go\n\`\`\`\n\n\`\`\`yaml\n\`\`\`\n\n\`\`\`no-such-language\n`);
		expect(loadLanguages(python)).toBeUndefined();
		expect(rolesOf(python, "def")).toEqual(["keyword"]);
		expect(rolesOf("```go\nfunc a() {} // b\n```", "func")).toEqual(["keyword"]);
		expect(rolesOf("```yaml\na: 1\n```", "a:")).toEqual(["name"]);
		expect(rolesOf("```no-such-language\nfunc\n```", "func")).toEqual(["code"]);
	});

	it("marks continued lines", () => {
		expect(read("```\n  one two three four five six seven\n```", 24)).toEqual([
			"    one two three four ",
			"  ↪ five six seven",
		]);
	});

	it("has its tabs expanded", () => {
		expect(read("```\na\tb\n\tc\n```")).toEqual(["  a   b", "      c"]);
	});
});

describe("tables", () => {
	const table = "|Name|Meaning|\n|---:|---|\n|a|what it means to an operator|\n|bcd|x|";

	it("have aligned columns", () => {
		expect(read(table, 60)).toEqual([
			"Name │ Meaning",
			"─────┼─────────────────────────────",
			"   a │ what it means to an operator",
			" bcd │ x",
		]);
	});

	it("wrap their cells, with rules between the rows", () => {
		expect(read(table, 26)).toEqual([
			"Name │ Meaning",
			"─────┼────────────────────",
			"   a │ what it means to an",
			"     │ operator",
			"─────┼────────────────────",
			" bcd │ x",
		]);
	});

	it("become records if the columns don't fit", () => {
		const wide = `|A|B|C|\n|-|-|-|\n|${"long ".repeat(3)}|longerword|anotherlongword|\n|1||3|`;
		expect(read(wide, 20)).toEqual(["A: long long long", "B: longerword", "C: anotherlongword", "", "A: 1", "C: 3"]);
	});

	it("show cells beyond the header", () => {
		expect(read("|a|\n|-|\n|b|c|")).toEqual(["a │", "──┼──", "b │ c"]);
	});
});

describe("wrapping", () => {
	it("breaks Chinese text between characters, but never before punctuation", () => {
		expect(read("一二三四五六七八九十", 18)).toEqual(["一二三四五六七八九", "十"]);
		expect(read("一二三四五六七八九。十", 18)).toEqual(["一二三四五六七八", "九。十"]);
	});

	it("breaks words wider than the width between graphemes", () => {
		expect(read(`a ${"e\u0301".repeat(10)}`, 8)).toEqual(["a", "e\u0301".repeat(8), "e\u0301".repeat(2)]);
	});

	it("breaks between emoji, as the editor does", () => {
		expect(read("a 👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻👩🏽‍💻", 8)).toEqual(["a 👩🏽‍💻👩🏽‍💻👩🏽‍💻", "👩🏽‍💻👩🏽‍💻"]);
	});

	it("keeps a word with several styles together", () => {
		expect(read("aaaa bb**cc**dd", 9)).toEqual(["aaaa", "bbccdd"]);
	});
});

describe("source lines", () => {
	const markdown =
		"# A0\n\nb2bbbb\nc3cccc [d3dddd\ne4eeee](x.y) f4ffff\n\n- g6\n  - h7\n\n```\ni10\nj11\n```\n\n|k14|\n|-|\n|l16|\n\n    m18\n";

	it("are given for every line", () => {
		const lines = layOutMarkdown(markdown, { width: 8, unicode: true });
		// The words name the lines that they are on.
		const named = lines.filter((line) => /\d/.test(textOf(line)));
		expect(named.map((line) => Number(/\d+/.exec(textOf(line))?.[0]))).toEqual(named.map((line) => line.source));
		expect(named.length).toBe(13);
	});

	it("come with the level on a heading's first line", () => {
		const lines = layOutMarkdown("# A long heading\n\n### B", { width: 8, unicode: true });
		expect(lines.map((line) => line.heading)).toEqual([1, undefined, undefined, undefined, 3, undefined]);
	});

	it("never decrease, and stay within the text", () => {
		fc.assert(
			fc.property(anyMarkdown, fc.integer({ min: 2, max: 60 }), (text, width) => {
				const sources = layOutMarkdown(text, { width, unicode: true }).map((line) => line.source);
				expect(sources).toEqual([...sources].sort((a, b) => a - b));
				expect(sources.every((source) => source >= 0 && source < text.split(/\r\n|\r|\n/).length)).toBe(true);
			}),
			{ numRuns: 300 },
		);
	});
});

describe("a part of a document", () => {
	const markdown = Array.from({ length: 30 }, (_, at) => `## Part ${at}\n\nText ${at}.\n`).join("\n");

	it("has only the blocks with one of its lines", () => {
		const lines = layOutMarkdown(markdown, { width: 40, unicode: true, lines: [42, 45] }).map(textOf);
		expect(lines).toEqual(["Text 10.", "", "Part 11", "───────"]);
	});

	it("is laid out block by block, with the same result", () => {
		const steps = layOutInSteps(markdown, { width: 40, unicode: true });
		let count = 0;
		let step = steps.next();
		for (; !step.done; step = steps.next()) count++;
		expect(count).toBe(60);
		expect(step.value).toEqual(layOutMarkdown(markdown, { width: 40, unicode: true }));
	});

	it("costs next to nothing when the rest was laid out before, however long the document", () => {
		const long = Array.from({ length: 3000 }, (_, at) => `## Part ${at}\n\n**Text** ${at} with \`code\`.\n`).join("\n");
		const view = (text: string) => layOutMarkdown(text, { width: 40, unicode: true });
		const first = cpuTime(() => view(long));
		// The least of a few edits: garbage may be collected during one.
		const edits = [1, 2, 3].map((nth) => cpuTime(() => view(long.replace("Part 7\n", `Part 7.${nth}\n`))));
		expect(Math.min(...edits)).toBeLessThan(first / 3);
	});
});

describe("any text", () => {
	it("sends no sequences but its own, and no line is too wide", () => {
		fc.assert(
			fc.property(anyMarkdown, fc.integer({ min: 2, max: 90 }), fc.boolean(), (text, width, unicode) => {
				for (const line of layOutMarkdown(text, { width, unicode })) {
					expect(lineWidth(line.spans)).toBeLessThanOrEqual(width);
					const seen = withoutOwnSequences(paint(line.spans));
					expect(seen).not.toMatch(FORBIDDEN);
					expect(stringWidth(seen)).toBeLessThanOrEqual(width);
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it("is laid out the same again, also after another width", () => {
		fc.assert(
			fc.property(anyMarkdown, (text) => {
				const before = layOutMarkdown(text, { width: 40, unicode: true });
				layOutMarkdown(text, { width: 41, unicode: false });
				expect(layOutMarkdown(text, { width: 40, unicode: true })).toEqual(before);
			}),
			{ numRuns: 100 },
		);
	});

	const n = 100_000;
	it.each([
		["opening brackets", "[".repeat(n)],
		["closing brackets", "]".repeat(n)],
		["links in links", "[a](".repeat(n / 4)],
		["emphasis that never ends", "*a_ ".repeat(n / 4)],
		["stars and tildes", "a* ~b".repeat(n / 5)],
		["quotes in quotes", ">".repeat(n)],
		["lists in lists", "- ".repeat(n / 2)],
		["numbers in numbers", "1. ".repeat(n / 3)],
		["lazy lines in deep quotes", `${">".repeat(50)}a\n${"a\n".repeat(n / 2)}`],
		["many such paragraphs", `${"*a_ ".repeat(100)}\n\n`.repeat(n / 400)],
		["comments that never end", "a<!--".repeat(n / 5)],
		["a long table", `|a|\n|-|\n${"|b|\n".repeat(n / 4)}`],
		["a wide table", `${"|a".repeat(n / 4)}|\n${"|-".repeat(n / 4)}|\n`],
		["many definitions", `a\n\n${"[a]: b\n".repeat(n / 7)}`],
		["one word", "a".repeat(n)],
		["one word of Chinese", "中".repeat(n)],
		["one letter with many accents", `a${"\u0301".repeat(n)}`],
		["one syllable of many letters", "ᄀ".repeat(n)],
		["one line of code", `\`\`\`go\n${'"\\\\ '.repeat(n / 4)}\n\`\`\``],
	])("takes its time in proportion: %s", (_, text) => {
		// Measured: less than a second each, while a parser alone takes minutes or overflows its stack.
		expectCpuTime(10_000, () => {
			expect(layOutMarkdown(text, { width: 40, unicode: true }).length).toBeGreaterThan(0);
		});
	});
});

const corpus = process.env.PEP_WIZARD_CORPUS ?? new URL("../../../shared/corpus", import.meta.url).pathname;

describe.skipIf(!existsSync(corpus))("real proposals", () => {
	it("fit any width, and none is too complex for the parser", () => {
		const files = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));
		expect(files.length).toBeGreaterThan(40);
		for (const [index, file] of files.entries()) {
			const text = readFileSync(join(corpus, file), "utf8");
			const width = [20, 40, 80, 120][index % 4]!;
			const lines = layOutMarkdown(text, { width, unicode: true });
			expect(lines.filter((line) => lineWidth(line.spans) > width).map(textOf)).toEqual([]);
			expect(lines.filter((line) => line.heading === 1).length, file).toBeGreaterThan(0);
			expect(splitIntoChunks(text).chunks.filter((chunk) => chunk.kind === "too-complex")).toEqual([]);
		}
	});
});
