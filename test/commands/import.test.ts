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

test("puts the draft next to the file, and renders to it byte for byte", async () => {
	const { run, read, write } = await folder();
	await write("README.md", PROPOSAL);
	const made = await run("import", "README.md", "--template", "pep");
	expect(made).toEqual({
		code: 0,
		out: "README.pep.yaml\n",
		err: [
			"Template pep: 3 of 32 sections, 0 of 25 questions; 1 extra section kept",
			"Of 57 items: 4 answered, 1 with a placeholder only, 52 blank",
			"To see why: pep-wizard status README.md --template pep --explain all",
			"",
		].join("\n"),
	});
	await run("render", "README.pep.yaml", "-o", "again.md");
	expect(await read("again.md")).toBe(PROPOSAL);
});

describe("what was understood", () => {
	const WORDED = PROPOSAL.replace("## Drawbacks", "## Motivation\n\n### Goal\n\n- Speed.\n\n## Drawbacks");

	test("is summarised on standard error: how certain the template is, and what is read under other words", async () => {
		const { run, write } = await folder();
		await write("README.md", WORDED);
		const { out, err } = await run("import", "README.md");
		expect(out).toBe("README.pep.yaml\n");
		expect(err.split("\n")).toEqual([
			expect.stringMatching(
				/^Template kep \(unsure: \d+ % in common; pep, \d+ %\): 5 of 32 sections, 0 of 25 questions; 1 extra section kept$/,
			),
			"Renamed: “Goals” to “Goal”",
			expect.stringMatching(/^Of \d+ items: 5 answered, 1 with a placeholder only, \d+ blank$/),
			"To see why: pep-wizard status README.md --explain all",
			"",
		]);
	});

	test("names a file beside the document that decides the template", async () => {
		const { run, write } = await folder();
		await write("README.md", PROPOSAL);
		await write("kep.yaml", "title: Pool resize\nkep-number: 1234\nauthors: ['@ann']\n");
		expect((await run("import", "README.md")).err).toContain("Template kep (because of kep.yaml): ");
	});

	test("is listed item by item with --explain, with lines and reasons", async () => {
		const { run, write } = await folder();
		await write("README.md", WORDED);
		const { out, err } = await run("import", "README.md", "--template", "pep", "--explain");
		expect(out).toBe("README.pep.yaml\n");
		expect(err).toMatch(/\nanswered +line 5 +summary\n/);
		expect(err).toContain("    found by an alias: “Goal” on line 13\n");
		expect(err).toMatch(/\nplaceholder +line 19 +drawbacks\n {4}says only “TBD”\n/);
		expect(err).not.toContain("To see why");
	});

	test("includes the file beside the document with --explain, and what isn't in it", async () => {
		const { run, write } = await folder();
		await write("a/README.md", PROPOSAL);
		await write("a/kep.yaml", "title: Pool resize\nkep-number: 1234\nowning-sig: sig-node\nstage: beta\n");
		const { err } = await run("import", "a/README.md", "--explain");
		expect(err).toMatch(/^answered +kep.yaml:4 +kep-yaml\/stage$/m);
		expect(err).toMatch(/^answered +kep.yaml:3 +kep-yaml\/owning-sig$/m);
		expect(err).toMatch(/^blank +absent +kep-yaml\/authors$/m);
	});

	test("is printed with the draft's path, and nothing else, with --json", async () => {
		const { run, write } = await folder();
		await write("README.md", WORDED);
		const { out, err } = await run("import", "README.md", "--template", "pep", "--json");
		expect(err).toBe("");
		const { items, ...rest } = JSON.parse(out);
		expect(rest).toEqual({
			"pep-wizard-import": 1,
			draft: "README.pep.yaml",
			template: "pep",
			fit: null,
			next: null,
			stage: "alpha",
			sections: { matched: 5, total: 32 },
			questions: { matched: 0, total: 25 },
			renamed: [{ type: "section", id: "motivation/goals", label: "Goals", text: "Goal", line: 13, by: "alias" }],
		});
		const summary = items.find(({ id }: { id: string }) => id === "summary");
		expect(summary).toMatchObject({ completeness: "answered", lines: { first: 5, last: 5 }, found: { line: 3 } });
	});

	test("names kep.yaml and the line for what is kept there", async () => {
		const { run, write } = await folder();
		await write("README.md", PROPOSAL);
		await write("kep.yaml", "title: Pool resize\nkep-number: 1234\nowning-sig: sig-node\n");
		const { out } = await run("import", "README.md", "--json");
		const items: { id: string }[] = JSON.parse(out).items;
		expect(items.find(({ id }) => id === "kep-yaml/owning-sig")).toMatchObject({
			completeness: "answered",
			file: "kep.yaml",
			lines: { first: 3, last: 3 },
		});
		expect(items.find(({ id }) => id === "kep-yaml/authors")).toMatchObject({
			completeness: "blank",
			file: "kep.yaml",
			lines: null,
			notes: ["not in kep.yaml"],
		});
	});
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

test("makes a readable draft: answers as they are written, then the document with its answers taken out", async () => {
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

test("changes only an answer's lines when it is set, in the draft and in the document", async () => {
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

test("turns extra sections into items like any other", async () => {
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

	test("can be a Markdown file, to which the draft has a relative path", async () => {
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

	test("for a file that is not UTF-8", async () => {
		const { run, write } = await folder();
		await write("a.md", Buffer.from([0x23, 0x20, 0xff]));
		expect(await run("import", "a.md")).toMatchObject({ code: 3, err: expect.stringContaining("is not UTF-8 text") });
	});
});

test("reports an invalid layout with its location", async () => {
	const { run, write } = await folder();
	await write("a.pep.yaml", "pep-wizard: 1\nlayout:\n  skeleton: a\n  extras: 1\n");
	const { code, err } = await run("render", "a.pep.yaml", "-o", "-");
	expect(code).toBe(3);
	expect(err).toContain("a.pep.yaml:4:11: expected a list of extra items");
});
