/** `pep-wizard new`: makes a draft, never over another file. What asks a person is tested with the screens. */
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { shortTemplate } from "./drafts.ts";
import { folder } from "./run.ts";

test("creates the draft with --no-edit, and prints only its path", async () => {
	const { run, read } = await folder();
	const made = await run("new", "--number", "1234", "--title", "Pool resize", "--stage", "beta", "--no-edit");
	expect(made).toEqual({ code: 0, out: "1234-pool-resize.pep.yaml\n", err: "" });
	expect(await read("1234-pool-resize.pep.yaml")).toBe(
		[
			"# pep-wizard draft; edit freely, `pep-wizard check` tells what is missing",
			"pep-wizard: 1",
			"template: pep",
			"stage: beta",
			"answers:",
			'  number: "1234"',
			"  title: Pool resize",
			"",
		].join("\n"),
	);
});

test("creates a valid draft", async () => {
	const { run } = await folder();
	await run("new", "--title", "- [x]: *&! #no", "--number", "@me", "--no-edit", "x.pep.yaml");
	expect(await run("get", "x.pep.yaml", "title")).toEqual({ code: 0, out: "- [x]: *&! #no\n", err: "" });
	expect((await run("get", "x.pep.yaml", "number")).out).toBe("@me\n");
});

test.each([
	[[], "untitled.pep.yaml"],
	[["--title", "Ünïcode & Größe"], "unicode-große.pep.yaml"],
	[["--number", "7"], "7.pep.yaml"],
	[["--title", "../../etc/passwd"], "etc-passwd.pep.yaml"],
	[["x.pep.yaml"], "x.pep.yaml"],
	[["x.yml"], "x.yml"],
	[["x"], "x.pep.yaml"],
	[["x.pep"], "x.pep.yaml"],
])("creates with %j the file %s", async (args, file) => {
	const { run, names } = await folder();
	expect((await run("new", "--no-edit", ...args)).out).toBe(`${file}\n`);
	expect(await names()).toEqual([file]);
});

test("creates the draft under its default name in a folder", async () => {
	const { run, path, read } = await folder();
	await mkdir(join(path, "peps"));
	const { out } = await run("new", "peps", "--title", "Pools", "--no-edit");
	expect(out).toBe(`${join("peps", "pools.pep.yaml")}\n`);
	expect(await read(out.trim())).toContain("title: Pools");
});

test("adds a number to a default name that is taken", async () => {
	const { run } = await folder();
	await run("new", "--title", "Pools", "--no-edit");
	expect((await run("new", "--title", "Pools", "--no-edit")).out).toBe("pools-2.pep.yaml\n");
	expect((await run("new", "--title", "Pools", "--no-edit")).out).toBe("pools-3.pep.yaml\n");
});

test("keeps a template's path relative to the draft", async () => {
	const place = await folder();
	await shortTemplate(place);
	await mkdir(join(place.path, "peps"));
	await place.run("new", "--template", "./short.md", "peps/a.pep.yaml", "--no-edit");
	await place.run("new", "--template", "short.md", "b.pep.yaml", "--no-edit");
	expect(await place.read("peps/a.pep.yaml")).toContain("template: ../short.md\n");
	expect(await place.read("b.pep.yaml")).toContain("template: ./short.md\n");
	expect((await place.run("get", "peps/a.pep.yaml", "title")).code).toBe(0);
	expect((await place.run("get", "b.pep.yaml", "title")).code).toBe(0);
});

test("keeps a title and a number that the template has no place for in the draft, and says so", async () => {
	const { run, write, read } = await folder();
	await write("bare.md", "# Notes\n\n# More\n");
	const { out, err } = await run("new", "--template", "./bare.md", "--title", "Some", "--number", "0012", "--no-edit");
	expect(err).toBe(
		"The template has no place for the title or number; the draft keeps them, and nothing prints them.\n",
	);
	expect(await read(out.trim())).toContain('title: Some\nnumber: "0012"\nanswers:\n');
	expect(JSON.parse((await run("status", "--json")).out).proposals[0].title).toBe("0012 Some");
	await run("set", out.trim(), "more", "Text.");
	expect(await read(out.trim())).toContain('title: Some\nnumber: "0012"\nanswers:\n');
	expect((await run("render", out.trim(), "-o", "-")).out).toBe("# Notes\n\n# More\n\nText.\n");
});

test("begins with the values that the template has at its head, but not with its examples", async () => {
	const { run, write } = await folder();
	const head =
		"* **Status**: Draft\n* **Owner**: Ada\n* Issue: <link>\n* Team: your team\n* Version: 0.1\n* Related: see above\n";
	await write("t.md", `# Title\n\n${head}\n## Notes\n\nWrite.\n`);
	const { out } = await run("new", "--template", "./t.md", "--title", "Some", "--no-edit");
	const rendered = (await run("render", out.trim(), "-o", "-")).out;
	expect(rendered).toContain("* **Status**: Draft\n* **Owner**:\n* Issue:\n* Team:\n* Version: 0.1\n* Related:\n");
});

test("puts the title where the template has it, also into its front matter", async () => {
	const { run, write, read } = await folder();
	await write("t.md", "---\ntitle: idea\nowner:\n---\n\n# Idea\n\n## Notes\n");
	await write("f.md", "- Feature Name: (fill in)\n\n# Summary\n\n# Motivation\n");
	for (const template of ["./t.md", "./f.md"]) {
		const { out, err } = await run("new", "--template", template, "--title", "Some", "--no-edit");
		expect(err).toBe("");
		const { out: printed } = await run("render", out.trim(), "-o", "-");
		expect(printed.match(/Some/g)).toHaveLength(template === "./t.md" ? 2 : 1);
		expect(JSON.parse((await run("status", out.trim(), "--json")).out).proposals[0].title).toBe("Some");
		expect(await read(out.trim())).not.toMatch(/^title:/m);
	}
});

test("never overwrites an existing file, and says how to open it", async () => {
	const { run, write, read } = await folder();
	await write("x.pep.yaml", "mine");
	const { code, out, err } = await run("new", "x.pep.yaml", "--no-edit");
	expect({ code, out }).toEqual({ code: 4, out: "" });
	expect(err).toContain("x.pep.yaml: already exists");
	expect(err).toContain("pep-wizard edit x.pep.yaml");
	expect(await read("x.pep.yaml")).toBe("mine");
});

test("never overwrites a link's target", async () => {
	const { run, write, read, path } = await folder();
	await write("there.yaml", "mine");
	await symlink("there.yaml", join(path, "x.pep.yaml"));
	await symlink("nowhere.yaml", join(path, "y.pep.yaml"));
	expect((await run("new", "x.pep.yaml", "--no-edit")).code).toBe(4);
	expect((await run("new", "y.pep.yaml", "--no-edit")).code).toBe(4);
	expect(await read("there.yaml")).toBe("mine");
});

test("reports a folder that doesn't exist", async () => {
	const { run, names } = await folder();
	const { code, err } = await run("new", "nowhere/x.pep.yaml", "--no-edit");
	expect(code).toBe(4);
	expect(err).toContain("nowhere/x.pep.yaml: its folder");
	expect(await names()).toEqual([]);
});

test.each([
	[["--template", "pepp"], 2, "did you mean “pep”?"],
	[["--template", "./none.md"], 3, "./none.md: file not found"],
	[["--stage", "gamma"], 2, "expected alpha, beta or stable"],
	[["x.md"], 2, "use x.pep.yaml"],
	[["--number", "../../x"], 2, "invalid --number “../../x”"],
	[["--number", "12 34"], 2, "it is one word without slashes"],
	[["--number", "1\n2"], 2, "--number must be one line"],
	[["--title", "a\x1b[2Jb"], 2, "--title contains a control character, U+001B"],
])("creates nothing with %j and exits with %i: %s", async (args, code, words) => {
	const { run, names } = await folder();
	const outcome = await run("new", "--no-edit", ...args);
	expect(outcome.code).toBe(code);
	expect(outcome.err).toContain(words);
	expect(await names()).toEqual([]);
});
