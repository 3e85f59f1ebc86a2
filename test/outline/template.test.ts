import { describe, expect, test } from "vitest";
import type { RawSection } from "../../src/outline/raw-template.ts";
import { readTemplate } from "../../src/outline/template.ts";
import { problemLines } from "./outline-summary.ts";

const read = (text: string): RawSection => readTemplate(text, "t.md");

/** A section as headings only. */
function tree(section: RawSection): unknown {
	return section.children.length === 0 ? section.label : [section.label, ...section.children.map(tree)];
}

describe("headings", () => {
	test("are a tree below a nameless root", () => {
		const root = read("# A\n## B\n#### C\n## D\n# E\n");
		expect(tree(root)).toEqual(["", ["A", ["B", "C"], "D"], "E"]);
		expect(root.depth).toBe(0);
	});

	test("keep their Markdown; the label is what people read", () => {
		const [section] = read("## **Risks** and [Mitigations](x)\n").children;
		expect(section).toMatchObject({
			heading: "**Risks** and [Mitigations](x)",
			label: "Risks and Mitigations",
			depth: 2,
			line: 1,
		});
	});

	test("can be underlined, and can follow a byte order mark", () => {
		expect(read("\uFEFFTitle\n=====\n\nPart\n----\n").children.map(tree)).toEqual([["Title", "Part"]]);
		expect(read("\uFEFF# Title\n").children.map(tree)).toEqual(["Title"]);
	});

	test("are ignored inside code, comments and lists", () => {
		const text = "# A\n\n```\n# no\n```\n\n<!--\n# no\n-->\n\n- # no\n";
		expect(read(text).children.map(tree)).toEqual(["A"]);
	});
});

describe("parts", () => {
	test("are comments, paragraphs, lists, the table of contents and anything else", () => {
		const [section] = read(
			"# A\n\n<!-- c -->\n\nText\nmore\n\n- x\n\n<!-- toc -->\n- [B](#b)\n<!-- /toc -->\n\n> q\n",
		).children;
		expect(section!.parts).toEqual([
			{ type: "comment", text: "<!-- c -->", line: 3 },
			{ type: "paragraph", text: "Text\nmore", line: 5 },
			{ type: "list", text: "- x", line: 8, entries: [{ text: "x", box: false, children: [], line: 8 }] },
			{ type: "toc", line: 10 },
			{ type: "other", text: "> q", line: 14 },
		]);
	});

	test("keep the comments of a table of contents, with everything before its list", () => {
		const doctoc = "<!-- START doctoc generated TOC -->\n<!-- DON'T EDIT -->\n**Contents**";
		const [section] = read(`# A\n\n${doctoc}\n\n- [B](#b)\n\n<!-- END doctoc -->\n`).children;
		expect(section!.parts).toEqual([{ type: "toc", line: 3, marks: { open: doctoc, close: "<!-- END doctoc -->" } }]);
		expect(read("# A\n\n<!-- TOC -->\n<!-- tocstop -->\n").children[0]!.parts).toEqual([
			{ type: "toc", line: 3, marks: { open: "<!-- TOC -->", close: "<!-- tocstop -->" } },
		]);
	});

	test("assign a comment directly above a heading to that heading", () => {
		const parts = (text: string) => read(text).children.map((section) => section.parts.map(({ type }) => type));
		expect(parts("# A\n\nText.\n\n<!-- c -->\n# B\n")).toEqual([["paragraph"], ["comment"]]);
		expect(parts("# A\n\nText.\n\n<!-- c -->\n\n# B\n")).toEqual([["paragraph", "comment"], []]);
		expect(parts("# A\n<!-- c -->\n# B\n")).toEqual([["comment"], []]);
	});

	test("assign text above the first heading to the root", () => {
		expect(read("---\nstatus: new\n---\n\nHello\n\n# A\n").parts.map(({ type }) => type)).toEqual([
			"lines",
			"paragraph",
		]);
	});

	test("are the same for all line endings", () => {
		const text = "# A\n\nText\n\n- [ ] x\n  - y\n";
		expect(read(text.replaceAll("\n", "\r\n"))).toEqual(read(text));
	});
});

describe("entries of lists", () => {
	const entries = (text: string) => {
		const [part] = read(`# A\n\n${text}`).children[0]!.parts;
		return part!.type === "list" ? part!.entries : [];
	};

	test("have their words on one line, without bullet and box", () => {
		expect(entries("- [ ] one\n  more\n- [x] two\n3. other list\n")).toEqual([
			{ text: "one more", box: true, children: [], line: 3 },
			{ text: "two", box: true, children: [], line: 5 },
		]);
	});

	test("nest", () => {
		expect(entries("* a\n  * b\n    * c\n")).toMatchObject([
			{ text: "a", children: [{ text: "b", line: 4, children: [{ text: "c" }] }] },
		]);
	});

	test("are empty without a paragraph", () => {
		expect(entries("-\n- ```\n  x\n  ```\n").map(({ text }) => text)).toEqual(["", ""]);
	});
});

test.each([
	[
		"",
		"t.md:1:1: expected at least one Markdown heading, found none — A template's headings are the sections that the wizard asks for; start one with “# ”.",
	],
	[
		"text\n",
		"t.md:1:1: expected at least one Markdown heading, found none — A template's headings are the sections that the wizard asks for; start one with “# ”.",
	],
	["# A\n\n  <!-- open\n\nmore\n", "t.md:3:3: this comment is never closed — Expected “-->” further down."],
	[
		"# A\n\n<!-- toc -->\n\n- x\n",
		"t.md:3:1: the table of contents is never closed — Expected the comment that ends it further down, such as “<!-- /toc -->”.",
	],
])("refuses %j as a template", (text, expected) => {
	expect(problemLines(() => read(text))).toEqual([expected]);
});
