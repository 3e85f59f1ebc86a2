/** A document's title and number are found wherever people write them. */
import { describe, expect, test } from "vitest";
import { shortTitle } from "../../../src/proposal/headings.ts";
import { numberedHeading } from "../../../src/proposal/reading/name.ts";
import { readProposal } from "../../../src/proposal/reading/read.ts";
import { renderProposal } from "../../../src/proposal/render.ts";
import { expectCpuTime } from "../../cpu-time.ts";
import { compile } from "../../outline/outline-summary.ts";

const REST = "\n\n## Summary\n\nLeave it.\n\n## Motivation\n\nWhy.\n";
const SECTIONS = "## Summary\n\n## Motivation\n";

/** What the document is called, read with a template that begins so. */
function called(template: string, document: string): string | undefined {
	const outline = compile(template);
	const { answers, stage, layout, name } = readProposal(outline, document);
	const proposal = { outline, answers, stage, name, ...(layout && { layout }) };
	expect(renderProposal(proposal).markdown).toBe(document);
	return shortTitle(proposal);
}

describe("a number before the title", () => {
	test.each([
		["TEP-0101: Env in pod template", "0101 Env in pod template"],
		["VEP #12: Grow pools", "12 Grow pools"],
		["GEP-1016: Grow pools", "1016 Grow pools"],
		["RFC 12: Grow pools", "12 Grow pools"],
		["[RFC-12] Grow pools", "12 Grow pools"],
		["ADR 0012 - Grow pools", "0012 Grow pools"],
		["KEP-1714 Grow pools", "1714 Grow pools"],
		["12. Grow pools", "12 Grow pools"],
		["Proposal 7: Grow pools", "7 Grow pools"],
		["Grow pools", "Grow pools"],
		["HTTP-2 for pools", "HTTP-2 for pools"],
		["2020-2021 plans", "2020-2021 plans"],
		["10 ways to grow", "10 ways to grow"],
		["Step 2: Grow pools", "Step 2: Grow pools"],
		["3.5. Grow pools", "3.5. Grow pools"],
	])("“%s” gives the title “%s”, whatever the template's heading", (heading, name) => {
		for (const title of ["RFC title", "KEP-NNNN: Title", "RFC NNNN: Title"])
			expect(called(`# ${title}\n\n${SECTIONS}`, `# ${heading}${REST}`), title).toBe(name);
		// Without a place for either.
		expect(called(SECTIONS, `# ${heading}${REST}`)).toBe(name);
	});

	test("is an answer where the template has a place for it", () => {
		const outline = compile(`# RFC NNNN: Title\n\n${SECTIONS}`);
		const { answers, layout } = readProposal(outline, `# TEP-0101: Env${REST}`);
		expect(answers).toMatchObject({ number: "0101", title: "Env" });
		const changed = { outline, stage: "alpha" as const, answers: { ...answers, number: "7" }, layout: layout! };
		expect(renderProposal(changed).markdown).toMatch(/^# TEP-7: Env\n/);
	});

	test("takes linear time", () => {
		for (const unit of ["#", "A", "1", "- ", "RFC ", "[RFC-"])
			expectCpuTime(500, () => numberedHeading(unit.repeat(100_000)), unit);
	});
});

describe("a title", () => {
	test("is the heading above all others, whatever its level, though not the template's own words", () => {
		expect(called(`# RFC title\n\n${SECTIONS}`, `## Grow pools\n\n### Summary\n\nX.\n\n### Motivation\n\nY.\n`)).toBe(
			"Grow pools",
		);
		expect(called(`# RFC title\n\n${SECTIONS}`, `# RFC title${REST}`)).toBeUndefined();
		expect(called(`# RFC title\n\n${SECTIONS}`, `## Summary\n\nX.\n\n## Own words\n\nY.\n`)).toBeUndefined();
	});

	test("is the front matter's where there is no such heading", () => {
		const front = '---\ntitle: "Grow: pools" # so far\nnumber: 12\n---\n\n## Summary\n\nX.\n\n## Motivation\n\nY.\n';
		expect(called(SECTIONS, front)).toBe("12 Grow: pools");
		expect(called(`---\ntitle:\n---\n\n${SECTIONS}`, front)).toBe("12 Grow: pools");
		expect(called(`# RFC title\n\n${SECTIONS}`, front)).toBe("12 Grow: pools");
	});

	test("is the value of a field of that name", () => {
		const list = "- Feature Name: pool growth\n- Start Date: 2026-01-02\n\n## Summary\n\nX.\n\n## Motivation\n\nY.\n";
		expect(called(`- Feature Name: (fill in)\n\n${SECTIONS}`, list)).toBe("pool growth");
		expect(called(SECTIONS, list)).toBe("pool growth");
		expect(called(`# Meta\n\n- Name: (x)\n\n${SECTIONS}`, `# Meta\n\n- Name: Grow${REST}`)).toBe("Grow");
	});
});

describe("fields at the head", () => {
	const template = `# T\n\n| Field | Value |\n|--|--|\n| Status | TBD |\n| Authors | |\n\n${SECTIONS}`;
	const outline = compile(template);
	const dressed = (head: string) => readProposal(outline, `# Pools\n\n${head}${REST}`);

	test.each([
		["a table", "| Field | Value |\n|--|--|\n| Status | open \\| shut |\n| **Authors** | @ann, @ben |"],
		["a list", "* Status: open | shut\n* Authors: @ann, @ben"],
		["lines", "Status: open | shut\n**Authors:** @ann, @ben"],
		["paragraphs", "**Status:** open | shut\n\n**Authors:** @ann, @ben"],
	])("are read in %s, whatever the template's style", (dress, head) => {
		const { answers, layout, stage } = dressed(head);
		expect(renderProposal({ outline, answers, stage, ...(layout && { layout }) }).markdown).toBe(
			`# Pools\n\n${head}${REST}`,
		);
		expect(answers).toMatchObject({ title: "Pools", authors: ["@ann", "@ben"] });
		if (dress === "a table") expect(answers.status).toBe("open | shut");
	});

	test("are changed and added within a table", () => {
		const { answers, layout, stage } = dressed("| Field | Value |\n|--|--|\n| Status |  |\n| Other | x |");
		const more = { ...answers, status: "a|b", authors: ["@cat"] };
		expect(renderProposal({ outline, stage, answers: more, layout: layout! }).markdown).toMatch(
			/^# Pools\n\n\| Field \| Value \|\n\|--\|--\|\n\| Status \| a\\\|b {2}\|\n\| Authors \| @cat \|\n\| Other \| x \|\n/,
		);
	});
});

test("a heading above fields, and values that say nothing, are no title", () => {
	const meta = "# Meta\n\n- Name: Grow pools\n- Status: open\n\n# Summary\n\nX.\n\n# Motivation\n\nY.\n";
	expect(called(`# RFC title\n\n${SECTIONS}`, meta)).toBe("Grow pools");
	expect(called(SECTIONS, meta.replace("Grow pools", "N/A"))).toBeUndefined();
	const link = `# T\n\n| Status | open |\n|--|--|\n| RFC # | [#12](https://example.org/pull/12) |${REST}`;
	expect(
		called(`# T\n\n| Status | |\n|--|--|\n| RFC # | [NNN](x) |\n\n${SECTIONS}`, link.replace("# T", "# Pools")),
	).toBe("12 Pools");
	const plain = `---\ntitle: Grow pools\n---\n\n# Title${REST}`;
	expect(called(`---\ntitle: idea\n---\n\n# Title\n\n${SECTIONS}`, plain)).toBe("Grow pools");
	const left = `---\ntitle: Grow pools\n---\n\n# Neat idea${REST}`;
	expect(called(`---\ntitle: neat-idea\n---\n\n# Neat idea\n\n${SECTIONS}`, left)).toBe("Grow pools");
	expect(
		called(`---\ntitle: neat-idea\n---\n\n# Neat idea\n\n${SECTIONS}`, left.replace("Grow pools", "neat-idea")),
	).toBe(undefined);
});

describe("what looks like a field or a section's text, and is none", () => {
	test("a key below another one in front matter", () => {
		const template = `---\nauthors:\n  - TBD\nreviewers:\n  - TBD\n---\n\n# T\n\n${SECTIONS}`;
		const document = `---\nauthors:\n- "@ann"\n  reviewers:\n- "@ben"\n---\n\n# Pools${REST}`;
		expect(called(template, document)).toBe("Pools");
	});

	test("a table of contents below a heading of its own", () => {
		const toc = "<!-- START doctoc -->\n<!-- DON'T EDIT -->\n\n- [Summary](#summary)\n\n<!-- END doctoc -->";
		const template = `# T\n\n## Table of Contents\n\n${toc}\n\n${SECTIONS}`;
		const document = `# Pools\n\n## Table of Contents\n\n${toc.replace("- [S", "- [Motivation](#motivation)\n- [S")}${REST}`;
		expect(called(template, document)).toBe("Pools");
		expect(called(template, document.replace("- [Motivation](#motivation)\n- [S", "- [S"))).toBe("Pools");
		expect(readProposal(compile(template), document).extras).toEqual([]);
	});
});
