/** `pep-wizard template check`: how a template is understood, and what existing proposals teach about it. */
import { describe, expect, test } from "vitest";
import { folder } from "./run.ts";

const TEMPLATE = [
	"# RFC NNNN: Title",
	"",
	"**Status:** [status]",
	"**Created:**",
	"",
	"## Summary",
	"",
	"<!-- Two sentences for people in a hurry. -->",
	"",
	"## Goals",
	"",
	"Which problem is solved?",
	"",
	"## Impact",
	"",
	"Consider:",
	"",
	"- Who has to change something?",
	"- What does it cost to run?",
	"",
	"## Planned effort",
	"",
	"How many days it takes.",
	"",
	"## Drawbacks (optional)",
	"",
].join("\n");

/** A proposal as people write them: another word for a section, one in the place of another, questions kept. */
function proposal(number: number, more: Readonly<Record<string, string>> = {}): string {
	const { goals = "Goal", effort = "Effort that is planned", drawbacks = "Drawback" } = more;
	return [
		`# RFC ${number}: Change ${number}`,
		"",
		"**Status:** accepted",
		`**Created:** 2026-03-0${(number % 9) + 1}`,
		"",
		"## Summary",
		"",
		"A change.",
		"",
		`## ${goals}`,
		"",
		"Nobody waits.",
		"",
		"## Impact",
		"",
		"- Who has to change something?",
		"",
		"  Nobody.",
		"",
		"- What does it cost to run?",
		"",
		"  Nothing.",
		"",
		`## ${effort}`,
		"",
		`${number}`,
		"",
		`## ${drawbacks}`,
		"",
		"It is slower.",
		"",
	].join("\n");
}

async function repository() {
	const place = await folder();
	await place.write("rfcs/0000-template.md", TEMPLATE);
	for (const number of [11, 12, 13, 14]) await place.write(`rfcs/${number}.md`, proposal(number));
	await place.write("rfcs/NOTES.md", "# Notes\n\nNothing of a proposal.\n");
	return place;
}

const check = ["template", "check", "rfcs/0000-template.md"] as const;

const PROPOSED = [
	"# Proposed by “pep-wizard template check” from 4 proposals.",
	"# Check every line before you keep it.",
	"",
	"pep-wizard-questionnaire: 1",
	"sections:",
	'  - heading: "RFC NNNN: Title"',
	"    fields:",
	"      - label: Created",
	"        kind: date # 4 proposals",
	"  - heading: Goals",
	"    aliases:",
	"      - Goal # 4 proposals",
	"  - heading: Impact",
	"    questions:",
	"      - question: Who has to change something? # 4 proposals",
	"      - question: What does it cost to run? # 4 proposals",
	"  - heading: Planned effort",
	"    kind: number # 4 proposals",
	"    aliases:",
	"      - Effort that is planned # 4 proposals",
	"  - heading: Drawbacks (optional)",
	"    aliases:",
	"      - Drawback # 4 proposals",
	"",
].join("\n");

describe("the outline", () => {
	test("is shown as the wizard asks it, with guidance, placeholders and what is optional", async () => {
		const { run } = await repository();
		const { code, out, err } = await run(...check);
		expect({ code, err }).toEqual({ code: 0, err: "" });
		expect(out).toBe(
			[
				"ID              KIND   FROM      HEADING OR QUESTION",
				"number          line   alpha     Number",
				"    placeholder: “NNNN”",
				"title           line   alpha     Title",
				"    placeholder: “Title”",
				"status          line   alpha     Status",
				"    placeholder: “[status]”",
				"created         line   alpha     Created",
				"summary         prose  alpha     Summary",
				"    guidance: “Two sentences for people in a hurry.”",
				"goals           prose  alpha     Goals",
				"    guidance and placeholder: “Which problem is solved?”",
				"impact          prose  alpha     Impact",
				"    guidance and placeholder: “Consider:” and 2 more",
				"    2 questions as guidance, kept by 0 proposals",
				"planned-effort  prose  alpha     Planned effort",
				"    guidance and placeholder: “How many days it takes.”",
				"drawbacks       prose  optional  Drawbacks (optional)",
				"",
			].join("\n"),
		);
	});

	test("is shown for a built-in template too", async () => {
		const { run } = await folder();
		expect((await run("template", "check", "kep")).out).toContain("summary");
	});

	test("of a built-in template can't be extended, only that of a copy", async () => {
		const { run, write } = await folder();
		for (const number of [1, 2])
			await write(`${number}.md`, "# KEP-1: A\n\n## Summary\n\nA.\n\n## Implementation Histories\n\nB.\n");
		const { out } = await run("template", "check", "kep", "1.md", "2.md");
		expect(out).toMatch(/\nAliases and kinds can only be proposed for a template of your own: .*\n$/);
	});
});

describe("existing proposals", () => {
	test("are counted: what they have, under which words, and what they answer", async () => {
		const { run } = await repository();
		const { out } = await run(...check, "rfcs");
		expect(out).toMatch(/^goals +prose +alpha +100 % +100 % +Goals$/m);
		expect(out).toContain("    renamed: “Goal” (4)\n");
		expect(out).toContain("    in its place: “Effort that is planned” (4)\n");
		expect(out).toMatch(/^planned-effort +prose +alpha +0 % +0 % +Planned effort$/m);
		expect(out).toContain("    2 questions as guidance, kept by 4 proposals\n");
		expect(out).toContain("\n4 proposals read; 1 other file with nothing in common left out.\n");
	});

	test("lead to a proposed questionnaire, with what it changes", async () => {
		const { run } = await repository();
		const { out } = await run(...check, "rfcs");
		expect(out).toContain(`\nProposed questionnaire (--write saves it):\n\n${PROPOSED}\n`);
		expect(out).toContain("\nWhat it changes:\n");
	});

	test("propose questions of the guidance only if proposals keep them", async () => {
		const { run, write } = await repository();
		for (const number of [11, 12, 13])
			await write(
				`rfcs/${number}.md`,
				proposal(number).replace(/- Who has[\s\S]*?Nothing\./, "It costs nothing, and nobody has to change anything."),
			);
		const { out } = await run(...check, "rfcs");
		expect(out).toContain("    2 questions as guidance, kept by 1 proposal\n");
		expect(out).not.toContain("questions:");
	});

	test("are counted even if one of them can't be read, which is reported", async () => {
		const { run, write } = await repository();
		await write("rfcs/bad.md", Buffer.from([0xff, 0xfe, 0x00]) as unknown as string);
		const { code, out, err } = await run(...check, "rfcs", "missing.md");
		expect(code).toBe(3);
		expect(err).toContain("missing.md");
		expect(out).toContain("4 proposals read");
	});

	test("reach neither the terminal nor the questionnaire with control characters", async () => {
		const { run, write, read } = await folder();
		await write("t.md", TEMPLATE.replace("Two sentences", "Two \u001b[31msentences"));
		for (const number of [1, 2, 3]) await write(`old/${number}.md`, proposal(number, { goals: "Goal\u202e" }));
		const { out } = await run("template", "check", "t.md", "old");
		expect(out).not.toMatch(/[\u001b\u202e]/);
		await run("template", "check", "t.md", "old", "--write");
		expect(await read("t.yaml")).not.toMatch(/[\u001b]/);
		expect((await run("outline", "--template", "t.md")).code).toBe(0);
	});

	test("lead to no questionnaire if they say nothing about the template", async () => {
		const { run, write } = await folder();
		await write("rfcs/0000-template.md", TEMPLATE);
		await write("rfcs/1.md", TEMPLATE.replace("NNNN", "1").replace("Which problem is solved?", "Nobody waits."));
		expect((await run(...check, "rfcs")).out).toContain("\nNothing to propose.\n");
	});

	test("are listed the same in --json", async () => {
		const { run } = await repository();
		const { out } = await run(...check, "rfcs", "--json");
		const report = JSON.parse(out);
		expect(report).toMatchObject({
			"pep-wizard-template": 1,
			template: "rfcs/0000-template.md",
			questionnaire: null,
			proposals: 4,
			others: ["rfcs/NOTES.md"],
			proposed: PROPOSED,
		});
		expect(report.items.find(({ id }: { id: string }) => id === "goals")).toEqual({
			id: "goals",
			label: "Goals",
			kind: "prose",
			required: "alpha",
			guidance: "Which problem is solved?",
			placeholders: ["Which problem is solved?"],
			present: 4,
			filled: 4,
			renamed: [{ text: "Goal", count: 4, by: "similar" }],
			replaced: [],
		});
		expect(report.suggestions.map(({ id }: { id: string }) => id)).toEqual([
			"created",
			"goals",
			"impact",
			"planned-effort",
			"drawbacks",
			"planned-effort",
		]);
	});
});

describe("--write", () => {
	test("writes the questionnaire beside the template, and proposals are understood better", async () => {
		const { run, read } = await repository();
		const before = JSON.parse((await run("status", "rfcs/11.md", "--template", check[2], "--json")).out).proposals[0];
		const { code, err } = await run(...check, "rfcs", "--write");
		expect({ code, err }).toEqual({
			code: 0,
			err: "Written: rfcs/0000-template.yaml; check every line before you keep it.\n",
		});
		expect(await read("rfcs/0000-template.yaml")).toBe(PROPOSED);
		const outline = JSON.parse((await run("outline", "--template", check[2], "--json")).out);
		const kinds = Object.fromEntries(outline.items.map(({ id, kind }: { id: string; kind: string }) => [id, kind]));
		expect(kinds).toMatchObject({ created: "date", "planned-effort": "number" });
		expect(Object.keys(kinds).filter((id) => id.startsWith("impact/"))).toHaveLength(2);
		const after = JSON.parse((await run("status", "rfcs/11.md", "--template", check[2], "--json")).out).proposals[0];
		expect(before.missing).toContain("planned-effort");
		expect(after.missing).toEqual([]);
		const { out } = await run("status", "rfcs/11.md", "--template", check[2], "--explain", "goals");
		expect(out).toContain("found by an alias: “Goal”");
		expect((await run(...check, "rfcs", "--write")).err).toBe("Nothing to write.\n");
	});

	test("writes questionnaire.yaml beside a template.md", async () => {
		const { run, write, read } = await folder();
		await write("rfc/template.md", TEMPLATE);
		for (const number of [1, 2, 3]) await write(`old/${number}.md`, proposal(number));
		const { err } = await run("template", "check", "rfc", "old", "--write");
		expect(err).toBe("Written: rfc/questionnaire.yaml; check every line before you keep it.\n");
		expect(await read("rfc/questionnaire.yaml")).toContain("- Goal # 3 proposals\n");
	});

	test("adds to an existing questionnaire, and keeps all of it", async () => {
		const { run, write, read } = await repository();
		const own = [
			"# Ours.",
			"pep-wizard-questionnaire: 1",
			"sections:",
			"  - heading: Goals # never rename",
			"    aliases: [Aims]",
			"    why: So that we know when we are done.",
			"  - { heading: Planned effort, kind: line }",
			"",
		].join("\n");
		await write("rfcs/0000-template.yaml", own);
		const { code, err } = await run(...check, "rfcs", "--write");
		expect({ code, err }).toEqual({
			code: 0,
			err: "Added to rfcs/0000-template.yaml; check every line before you keep it.\n",
		});
		const text = await read("rfcs/0000-template.yaml");
		expect(text.split("\n").slice(0, 7)).toEqual([
			"# Ours.",
			"pep-wizard-questionnaire: 1",
			"sections:",
			"  - heading: Goals # never rename",
			"    aliases: [Aims, Goal]",
			"    why: So that we know when we are done.",
			"  - { heading: Planned effort, kind: line, aliases: [Effort that is planned] }",
		]);
		expect((await run("outline", "--template", check[2])).code).toBe(0);
	});

	test("never changes how an existing one is written; --force replaces it", async () => {
		const { run, write, read } = await repository();
		const own = "pep-wizard-questionnaire: 1\r\nsections: []\r\n";
		await write("rfcs/0000-template.yaml", own);
		const shown = await run(...check, "rfcs");
		expect(shown.out).toContain("\nProposed, to be added to the questionnaire by hand:\n");
		const refused = await run(...check, "rfcs", "--write");
		expect(refused).toMatchObject({ code: 3 });
		expect(refused.err).toContain("--write --force");
		expect(await read("rfcs/0000-template.yaml")).toBe(own);
		expect((await run(...check, "rfcs", "--write", "--force")).err).toBe(
			"Replaced rfcs/0000-template.yaml; check every line before you keep it.\n",
		);
		expect(await read("rfcs/0000-template.yaml")).toBe(PROPOSED);
	});
});

describe("mistakes on the command line", () => {
	test.each([
		[["template", "chekc", "a.md"], "“template” can't do “chekc”; did you mean “check”?"],
		[["template", "check"], "“template” needs more arguments"],
		[["template", "check", "kep", "--write"], "--write is for templates of your own; “kep” is built in"],
		[["template", "check", "kep", "--force"], "--force is for --write"],
		[["template", "check", "kepp"], "There is no template “kepp”; did you mean “kep”?"],
	])("%j", async (words, message) => {
		const { run } = await folder();
		const { code, out, err } = await run(...words);
		expect({ code, out }).toEqual({ code: 2, out: "" });
		expect(err).toContain(message);
	});
});
