/** `status --explain`: where each answer was read from, and why it counts as it does. */
import { describe, expect, test } from "vitest";
import { folder } from "./run.ts";

const TEMPLATE = [
	"# RFC NNNN: Title",
	"",
	"**Date:** YYYY-MM-DD",
	"**Author:**",
	"",
	"## Summary",
	"",
	"One paragraph.",
	"",
	"## Goals",
	"",
	"- ...",
	"",
	"## Drawbacks",
	"",
	"## Test plan",
	"",
	"### Unit tests",
	"",
	"### Load tests",
	"",
	"## Checklist",
	"",
	"- [ ] Reviewed",
	"- [ ] Announced",
	"",
].join("\n");

const QUESTIONNAIRE = [
	"pep-wizard-questionnaire: 1",
	"sections:",
	'  - { heading: "RFC NNNN: Title", kind: group, fields: [{ label: Date, kind: date }] }',
	"  - { heading: Drawbacks, aliases: [What could go wrong] }",
	"",
].join("\n");

const PROPOSAL = [
	"# RFC 7: Faster search",
	"",
	"**Date:** soon",
	"**Author:** Mira",
	"",
	"## Summary",
	"",
	"One paragraph.",
	"",
	"## Goal",
	"",
	"- No slow search.",
	"- No stale result.",
	"",
	"## What could go wrong?",
	"",
	"**TBD**",
	"",
	"## Security",
	"",
	"Nothing new.",
	"",
	"## Test plan",
	"",
	"### Unit tests",
	"",
	"All of it.",
	"",
	"### Load tests",
	"",
	"A thousand readers.",
	"",
	"## Checklist",
	"",
	"- [x] Reviewed",
	"- [ ] Announced",
	"",
].join("\n");

async function files() {
	const place = await folder();
	await place.write("rfc.md", TEMPLATE);
	await place.write("rfc.yaml", QUESTIONNAIRE);
	await place.write("7-search.md", PROPOSAL);
	return place;
}

const status = ["status", "7-search.md", "--template", "./rfc.md"] as const;

describe("status --explain", () => {
	test("explains all: state, lines and id of every item, and what is worth knowing about it", async () => {
		const { run } = await files();
		expect((await run(...status, "--explain", "all")).out).toBe(
			[
				"7-search.md, template ./rfc.md, measured for alpha",
				"answered     line 1       number",
				"answered     line 1       title",
				"partial      line 3       date",
				"    expected a date, found “soon”",
				"answered     line 4       author",
				"placeholder  line 8       summary",
				"    only the template's text: “One paragraph.”",
				"answered     lines 12-13  goals",
				"    found by words similar to “Goals”: “Goal” on line 10",
				"placeholder  line 17      drawbacks",
				"    found by an alias: “What could go wrong?” on line 15",
				"    says only “TBD”",
				"answered     line 21      extra/security",
				"    not in the template: “Security” on line 19",
				"answered                  test-plan",
				"    answered by its parts: test-plan/unit-tests, test-plan/load-tests",
				"answered     line 27      test-plan/unit-tests",
				"answered     line 31      test-plan/load-tests",
				"partial      lines 35-36  checklist",
				"    not ticked: “Announced”",
				"",
			].join("\n"),
		);
	});

	test("explains one ITEM and how it was found, even if nothing about it is unusual", async () => {
		const { run } = await files();
		expect((await run(...status, "--explain", "summary")).out).toBe(
			[
				"7-search.md, template ./rfc.md, measured for alpha",
				"placeholder  line 8  summary",
				"    found by its wording: “Summary” on line 6",
				"    only the template's text: “One paragraph.”",
				"",
			].join("\n"),
		);
	});

	test("explains everything in a section by its id, and marks absent items", async () => {
		const { run, write } = await files();
		await write("7-search.md", PROPOSAL.replace("### Load tests\n\nA thousand readers.\n\n", ""));
		const { out } = await run(...status, "--explain", "test-plan");
		expect(out.split("\n").slice(1)).toEqual(
			[
				"blank             test-plan",
				"answered line 27 test-plan/unit-tests",
				"blank absent test-plan/load-tests",
				"",
			].map((line) => expect.stringMatching(new RegExp(`^${line.trim().replace(/ +/g, " +")}$`))),
		);
	});

	test("gives the lines of the draft, for a draft", async () => {
		const { run, read } = await files();
		await run("import", "7-search.md", "--template", "./rfc.md");
		const { out } = await run("status", "7-search.pep.yaml", "--explain", "goals");
		const [, first, last] = /lines (\d+)-(\d+) {2}goals/.exec(out)!;
		const lines = (await read("7-search.pep.yaml")).split("\n").slice(Number(first) - 1, Number(last));
		expect(lines).toEqual(["  goals:", "    - No slow search.", "    - No stale result."]);
	});

	test("--json adds the explanations to each proposal", async () => {
		const { run } = await files();
		const { out } = await run(...status, "--explain", "drawbacks", "--json");
		expect(JSON.parse(out).proposals[0].explained).toEqual([
			{
				id: "drawbacks",
				label: "Drawbacks",
				required: "alpha",
				completeness: "placeholder",
				lines: { first: 17, last: 17 },
				file: null,
				found: { by: "alias", line: 15, text: "What could go wrong?", elsewhere: false },
				reasons: [{ code: "stand-in", about: ["**TBD**"] }],
				notes: ["found by an alias: “What could go wrong?” on line 15", "says only “TBD”"],
				review: { lookFor: [], gaps: [] },
			},
		]);
	});

	test("says what reviewers look for in an ITEM, and what answers often lack", async () => {
		const { run, write } = await files();
		await write("a.pep.yaml", "pep-wizard: 1\nanswers: {}\n");
		const id = "production-readiness/troubleshooting/slo-steps";
		const { out } = await run("status", "a.pep.yaml", "--explain", id);
		expect(out).toContain(`    reviewers look for:
      The steps use only metrics and tools that operators have.
      A first command to run, and what its output means.
    often missing:
      “Look at the logs.”
`);
		expect((await run("status", "a.pep.yaml", "--explain", "all")).out).not.toContain("often missing");
	});

	test("leaves --json unchanged without it", async () => {
		const { run } = await files();
		expect(JSON.parse((await run(...status, "--json")).out).proposals[0]).not.toHaveProperty("explained");
	});

	test("rejects an unknown item, with the nearest id", async () => {
		const { run } = await files();
		expect(await run(...status, "--explain", "gaols")).toEqual({
			code: 2,
			out: "",
			err: "pep-wizard: --explain: there is no item or section “gaols”; did you mean “goals”?\n",
		});
	});

	test("says for which of several proposals the template has no such item", async () => {
		const { run, write } = await files();
		await write("other.md", "# Other\n\n## Reasons\n");
		await write("8.pep.yaml", "pep-wizard: 1\ntemplate: ./other.md\nanswers:\n  reasons: Many.\n");
		const { code, out } = await run("status", "7-search.md", "8.pep.yaml", "--explain", "reasons");
		expect(code).toBe(0);
		expect(out).toContain("The template has no “reasons”.\n");
		expect(out).toContain("answered  line 4  reasons\n");
	});

	test("escapes control characters from documents", async () => {
		const { run, write } = await files();
		await write(
			"7-search.md",
			PROPOSAL.replace("## Security", "## Sec\u001b[31murity\u202e").replace("Announced", "A\u0007"),
		);
		const { out } = await run(...status, "--explain", "all");
		expect(out).toContain("Sec␛[31murity");
		expect(out).not.toMatch(/[\u0007\u001b\u202e]/);
		const { err } = await run("import", "7-search.md", "--template", "./rfc.md", "--explain");
		expect(err).not.toMatch(/[\u0007\u001b\u202e]/);
	});

	test("is left out of the HTML page", async () => {
		const { run } = await files();
		expect(await run("status", "--format", "html", "--explain", "goals")).toMatchObject({ code: 2, out: "" });
	});
});
