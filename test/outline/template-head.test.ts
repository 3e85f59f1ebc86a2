/** The head of a template, without a questionnaire: the proposal's title, and the fields around it. */
import { describe, expect, test } from "vitest";
import { itemOf } from "../../src/outline/lookup.ts";
import { readProposal } from "../../src/proposal/reading/read.ts";
import { renderProposal } from "../../src/proposal/render.ts";
import type { Answers } from "../../src/proposal/types.ts";
import { compile, inShort, layout } from "./outline-summary.ts";

const REST = "\n\n## Summary\n\nSay it.\n";
const ids = (text: string): string[] => compile(text).items.map(({ id }) => id);
const first = (text: string): string => layout(compile(text).blocks)[0]!;
const printed = (text: string, answers: Answers = {}): string =>
	renderProposal({ outline: compile(text), stage: "alpha", answers }).markdown;

describe("the title", () => {
	test.each([
		["# RFC title", "# {title}"],
		["# Neat Enhancement Idea", "# {title}"],
		["# KEP-NNNN: Your short, descriptive title", "# KEP-{number}: {title}"],
		["# RFC 0000 My feature", "# RFC {number} {title}"],
		["# [RFC-NNNN] My feature", "# [RFC-{number}] {title}"],
		["# Your title (RFC NNNN)", "# {title} (RFC {number})"],
		["# ADR: short title", "# ADR: {title}"],
		["# <!-- short title -->", "# {title}"],
		["# `[Name]`", "# `{title}`"],
		["### Feature name", "### {title}"],
	])("is the heading “%s”, whatever it says", (heading, outline) => {
		expect(first(`${heading}\n\n#### Summary\n\n#### Motivation\n`)).toBe(outline);
	});

	test("shows the template's words until it is given", () => {
		expect(printed(`# RFC title${REST}`)).toBe("# RFC title\n\n## Summary\n");
		expect(printed(`# RFC title${REST}`, { title: "Grow pools" })).toBe("# Grow pools\n\n## Summary\n");
	});

	test("has its comments as guidance; text below it is the introduction, which may be left out", () => {
		const outline = compile(`# Feature name\n\n<!-- Keep it short. -->${REST}`);
		expect(itemOf(outline, "title")).toMatchObject({ guidance: { text: "Keep it short." } });
		const introduced = compile(`# Feature name\n\nReplace all text.${REST}`);
		expect(inShort(introduced)).toEqual(["title line alpha", "feature-name prose never", "summary prose alpha"]);
		expect(itemOf(introduced, "feature-name")).toMatchObject({
			label: "Introduction",
			guidance: { text: "Replace all text." },
		});
	});

	test("may be a heading above others of its own level that says so", () => {
		expect(ids("# The title\n\n# Summary\n\n# Motivation\n")).toEqual(["title", "summary", "motivation"]);
		expect(ids("# The title\n\nWrite it here.\n\n# Summary\n")).toEqual(["the-title", "summary"]);
		expect(ids("# Summary\n\n# Motivation\n")).toEqual(["summary", "motivation"]);
	});

	test("may come after sections of a lower level", () => {
		expect(ids("## Process\n\nText.\n\n# RFC title\n\n## Summary\n")).toEqual(["process", "title", "summary"]);
	});

	test("is the one of the front matter where no heading is one, or else another field", () => {
		const template = "---\ntitle: Grow pools\n---\n\n## Summary\n\nA route.\n\n## Motivation\n\nB is C.\n";
		expect(inShort(compile(template))).toEqual(["title line alpha", "summary prose alpha", "motivation prose alpha"]);
		expect(printed(template, { title: "Shrink: pools" })).toContain('---\ntitle: "Shrink: pools"\n---\n');
		expect(ids(`---\ntitle: idea\n---\n\n# Idea${REST}`)).toEqual(["title-2", "title", "summary"]);
	});

	test("is a field or section of that name, and the heading stays", () => {
		expect(first("# Meta\n\n- Name: (your feature)\n- Status: draft\n\n## Summary\n")).toBe("# Meta");
		expect(first("# Acme proposal\n\n## Title\n\nWhat is it?\n\n## Summary\n")).toBe("# Acme proposal");
	});

	test("is missing where a questionnaire says what the heading's section is, or that nothing in it is replaced", () => {
		const yaml = (entry: string) => `sections: [{ heading: Acme, ${entry} }]\n`;
		const of = (entry: string) => layout(compile(`# Acme${REST}`, yaml(entry)).blocks)[0];
		expect(of("kind: prose")).toBe("# Acme");
		expect(of("holes: []")).toBe("# Acme");
		expect(of("kind: group")).toBe("# {title}");
	});
});

const FIELDS = ["status line alpha", "authors people alpha", "start-date date alpha"];

describe("fields", () => {
	test.each([
		[
			"a list below the title",
			"# T\n\n* Status: **Open** or **Closed**\n* Authors: [A](b), [C](d)\n* Start Date: YYYY-MM-DD",
		],
		["a list above it", "- Status: open or not\n- Authors: @who\n- Start Date: (today, YYYY-MM-DD)\n\n# T"],
		[
			"a bold paragraph each",
			"# T\n\n**Status:** open\n\n**Authors:** ann <ann@example.com>\n\n**Start date:** YYYY-MM-DD",
		],
		["lines of a paragraph", "# T\n\nStatus: open\nAuthors: ann\nStart date: yyyy-mm-dd"],
		[
			"a table",
			"# T\n\n| Field | Value |\n|---|---|\n| Status | open |\n| Authors | ann |\n| Start date | yyyy-mm-dd |",
		],
		["front matter", "---\nstatus: TBD\nauthors:\n  - TBD\nstart-date: yyyy-mm-dd\n---\n\n# T"],
		[
			"front matter with comments",
			"---\nstatus: # where it is\nauthors: # handles\nstart-date: # as YYYY-MM-DD\n---\n\n# T",
		],
	])("are each asked for in %s", (_, head) => {
		const fields = inShort(compile(`${head}${REST}`)).filter((item) => !/^(title|summary)/.test(item));
		expect(fields).toEqual(FIELDS);
	});

	test("are printed in the template's style", () => {
		const answers = { title: "T", status: "open | shut", authors: ["@ann", "@ben"], "start-date": "2026-01-02" };
		const table =
			"# T\n\n| **Field** | Value |\n|:--|---|\n| Status  | TBD |\n| **Authors** | |\n| Start date | YYYY-MM-DD |";
		expect(printed(`${table}${REST}`, answers)).toBe(
			"# T\n\n| **Field** | Value |\n|:--|---|\n| Status  | open \\| shut |\n| **Authors** | @ann, @ben |\n| Start date | 2026-01-02 |\n\n## Summary\n",
		);
		const yaml = "---\nlayout: post\nauthors:\n  - TBD # who\nstatus: # where\n---\n\n# T";
		expect(printed(`${yaml}${REST}`, answers)).toBe(
			'---\nlayout: post\nauthors: ["@ann", "@ben"]\nstatus: open | shut\n---\n\n# T\n\n## Summary\n',
		);
		const bold = "# T\n\n**Status:** open\n\n**Authors:** ann";
		expect(printed(`${bold}${REST}`, answers)).toBe(
			"# T\n\n**Status:** open | shut\n\n**Authors:** @ann, @ben\n\n## Summary\n",
		);
	});

	test("keep the bullets of the template's list, and its lists in front matter", () => {
		const template = `---\ntags: [a, TBD]\n---\n\n# RFC title\n\n* **Team:** <team>\n* Anything else\n* Issue: <link>${REST}`;
		const outline = compile(template);
		const answers = { team: "Core", tags: ["x", "y"] };
		const markdown = printed(template, answers);
		expect(markdown).toContain("---\ntags: [x, y]\n---\n");
		expect(markdown).toContain("* **Team:** Core\n* Anything else\n* Issue:\n");
		expect(readProposal(outline, markdown)).toMatchObject({ answers });
	});

	test("offer the values that the template lists", () => {
		const choices = (text: string) => itemOf(compile(`${text}${REST}`), "status")?.choices?.map(({ label }) => label);
		expect(choices("---\nstatus: provisional|implementable|withdrawn\n---\n\n# T")).toEqual([
			"provisional",
			"implementable",
			"withdrawn",
		]);
		expect(choices("# T\n\n| Status | (Proposed / On hold) |\n|--|--|\n| Authors | |")).toEqual([
			"Proposed",
			"On hold",
		]);
		expect(choices('---\nstatus: "{open | … | closed by 1}"\n---\n\n# T')).toBeUndefined();
	});

	test("show what the template says about them", () => {
		const outline = compile(`---\nstart-date: # in the format YYYY-MM-DD\nteam:\n---\n\n# RFC NNNN: Title${REST}`);
		expect(inShort(outline)).toEqual([
			"start-date date alpha",
			"team line alpha",
			"number line alpha",
			"title line alpha",
			"summary prose alpha",
		]);
		expect(itemOf(outline, "start-date")?.guidance).toEqual({ text: "in the format YYYY-MM-DD" });
		const listed = compile(`# T\n\n- Status: draft <!-- or: done -->\n- Owner:${REST}`);
		expect(itemOf(listed, "status")).toMatchObject({ guidance: { text: "or: done" } });
	});

	test("that aren't recognised are printed as they are", () => {
		const yaml = "---\nlayout: post\nlinks:\n  a: b\n# ours\ntags:\n- x\nstatus:\n---\n\n# T";
		expect(printed(`${yaml}${REST}`)).toBe(`${yaml}\n\n## Summary\n`);
		const list = "> [!NOTE] Ours.\n\n- Status: a\n- Owner: b\n- no field\n\n# T";
		expect(printed(`${list}${REST}`)).toBe("> [!NOTE] Ours.\n\n- Status:\n- Owner:\n- no field\n\n# T\n\n## Summary\n");
		const wide = "| a | b | c |\n|---|---|---|\n| d | e | f |\n\n[![build](a.svg)](b)\n\n# T";
		expect(printed(`${wide}${REST}`)).toContain(wide);
	});

	test("are text further down, where a colon may be part of a sentence", () => {
		const text =
			"# T\n\n## A\n\n- Note: this is how.\n- Hint: and that.\n\n## B\n\n**Note:** this.\n\n## C\n\n| R | W |\n|-|-|\n| a | b |\n";
		expect(inShort(compile(text))).toEqual(["title line alpha", "a prose alpha", "b prose alpha", "c prose alpha"]);
	});

	test("can have their own section", () => {
		expect(ids("# Meta\n\n- Name: (a name)\n- Status: Draft <!-- or else -->\n\n# Summary\n")).toEqual([
			"meta/name",
			"meta/status",
			"summary",
		]);
	});
});
