/** `pep-wizard import`: an existing proposal becomes a draft, and is the same file when it is rendered. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder } from "./run.ts";

const PROPOSAL = [
	"# KEP-1234: Pool resize",
	"",
	"## Summary",
	"",
	"Operators can change pools.",
	"",
	"## Security",
	"",
	"Nothing new.",
	"",
	"## Drawbacks",
	"",
	"TBD",
	"",
].join("\n");

test("the draft is next to the file, and renders to it byte for byte", async () => {
	const { run, read, write } = await folder();
	await write("README.md", PROPOSAL);
	const made = await run("import", "README.md", "--template", "pep");
	expect(made).toEqual({
		code: 0,
		out: "README.pep.yaml\n",
		err: "Template pep: 3 of 32 sections, 0 of 25 questions; 1 extra section kept\n",
	});
	await run("render", "README.pep.yaml", "-o", "again.md");
	expect(await read("again.md")).toBe(PROPOSAL);
});

test.each(["drafts", "drafts/"])("-o %s: puts the draft into that folder under the file's name", async (output) => {
	const { path, run, write } = await folder();
	await write("old/README.md", PROPOSAL);
	await mkdir(join(path, "drafts"));
	expect(await run("import", "old/README.md", "-o", output)).toMatchObject({
		code: 0,
		out: "drafts/README.pep.yaml\n",
	});
	expect((await run("render", "drafts/README.pep.yaml", "-o", "-")).out).toBe(PROPOSAL);
});

test("the draft is readable: answers as they are written, then the document with its answers taken out", async () => {
	const { run, read, write } = await folder();
	await write("README.md", PROPOSAL);
	await run("import", "README.md", "--template", "pep");
	expect(await read("README.pep.yaml")).toBe(
		[
			"# pep-wizard draft; edit freely, `pep-wizard check` tells what is missing",
			"pep-wizard: 1",
			"template: pep",
			"stage: alpha",
			"answers:",
			'  number: "1234"',
			"  title: Pool resize",
			"  summary: Operators can change pools.",
			"  extra/security: Nothing new.",
			"  drawbacks: TBD",
			"layout:",
			"  skeleton: |",
			"    # KEP-{{number}}: {{title}}",
			"",
			"    ## Summary",
			"",
			"    {{summary}}",
			"",
			"    ## Security",
			"",
			"    {{extra/security}}",
			"",
			"    ## Drawbacks",
			"",
			"    {{drawbacks}}",
			"  extras:",
			"    - id: extra/security",
			"      label: Security",
			"",
		].join("\n"),
	);
});

test("one answer set in the draft changes that answer's lines, in the draft and in the document", async () => {
	const { run, read, write } = await folder();
	await write("README.md", PROPOSAL);
	await run("import", "README.md", "--template", "pep");
	const before = await read("README.pep.yaml");
	expect(await run("set", "README.pep.yaml", "extra/security", "A new role.")).toMatchObject({ code: 0, err: "" });
	expect(await read("README.pep.yaml")).toBe(before.replace("Nothing new.", "A new role."));
	expect((await run("render", "README.pep.yaml", "-o", "-")).out).toBe(PROPOSAL.replace("Nothing new.", "A new role."));
	await run("set", "README.pep.yaml", "motivation", "Why.");
	expect((await run("render", "README.pep.yaml", "-o", "-")).out).toBe(
		PROPOSAL.replace("Nothing new.", "A new role.").replace("## Drawbacks", "## Motivation\n\nWhy.\n\n## Drawbacks"),
	);
});

test("extra sections are items like any other", async () => {
	const { run, write } = await folder();
	await write("README.md", PROPOSAL);
	await run("import", "README.md", "--template", "pep");
	expect((await run("get", "README.pep.yaml", "extra/security")).out).toBe("Nothing new.");
	expect((await run("status", "README.pep.yaml")).out).toMatch(/^Security .*1\/1/m);
});

describe("the template", () => {
	test("is the one that fits best", async () => {
		const { run, write, read } = await folder();
		await write(
			"a.md",
			"# Platform Enhancement Proposal (PEP)\n\n## KEP-1: A\n\n### Summary\n\nOne.\n\n## PEP Status\n\n- **SIG:** x\n",
		);
		expect((await run("import", "a.md")).code).toBe(0);
		expect(await read("a.pep.yaml")).toContain("template: pep\n");
	});

	test("can be a Markdown file, which the draft names relative to itself", async () => {
		const at = await folder();
		const { run, write, read } = at;
		await mkdir(join(at.path, "drafts"));
		await write("mine.md", "# Title\n\n## Summary\n\n## Risks\n");
		await write("a.md", "# A\n\n## Summary\n\nOne.\n");
		const { code, out } = await run("import", "a.md", "-o", "drafts/a", "--template", "mine.md");
		expect({ code, out }).toEqual({ code: 0, out: "drafts/a.pep.yaml\n" });
		expect(await read("drafts/a.pep.yaml")).toContain("template: ../mine.md\n");
	});
});

describe("nothing is written", () => {
	test("over an existing draft", async () => {
		const { run, write, read } = await folder();
		await write("a.md", PROPOSAL);
		await write("a.pep.yaml", "mine");
		const { code, err } = await run("import", "a.md");
		expect(code).toBe(4);
		expect(err).toContain("a.pep.yaml: already exists\n");
		expect(err).toContain("pep-wizard import a.md -o DRAFT");
		expect(await read("a.pep.yaml")).toBe("mine");
	});

	test.each([
		[["import", "none.md"], 3, "none.md: file not found\n  Check the path; `pep-wizard import` takes"],
		[["import", "a.pep.yaml"], 2, "is not a Markdown file"],
		[["import", "a.md", "-o", "b.txt"], 2, "is not the name of one"],
		[["import", "a.md", "--template", "pap"], 2, "did you mean “pep”?"],
		[["import"], 2, ""],
	])("for %j", async (args, code, words) => {
		const { run, write, names } = await folder();
		await write("a.md", PROPOSAL);
		const made = await run(...args);
		expect(made.code).toBe(code);
		expect(made.err).toContain(words);
		expect(await names()).toEqual(["a.md"]);
	});

	test("for a file that is no UTF-8", async () => {
		const { run, write } = await folder();
		await write("a.md", Buffer.from([0x23, 0x20, 0xff]));
		expect(await run("import", "a.md")).toMatchObject({ code: 3, err: expect.stringContaining("is not UTF-8 text") });
	});
});

test("an invalid layout is reported with its location", async () => {
	const { run, write } = await folder();
	await write("a.pep.yaml", "pep-wizard: 1\nlayout:\n  skeleton: a\n  extras: 1\n");
	const { code, err } = await run("render", "a.pep.yaml", "-o", "-");
	expect(code).toBe(3);
	expect(err).toContain("a.pep.yaml:4:11: expected a list of extra items");
});
