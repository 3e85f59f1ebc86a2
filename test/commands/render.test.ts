/** `pep-wizard render` and `preview`: the document, for files, pipes and people. */
import { link, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shortDraft } from "./drafts.ts";
import { type Folder, folder } from "./run.ts";

async function withDraft(answers?: string): Promise<Folder> {
	const place = await folder();
	await shortDraft(place, answers);
	return place;
}

const MARKDOWN = /^# PEP-NNNN: Pools\n\n## Summary\n\nPools can grow\.\n\n## Motivation\n/;

describe("render", () => {
	test("writes the Markdown next to the draft, and prints its path", async () => {
		const { run, read } = await withDraft();
		expect(await run("render", "a.pep.yaml")).toEqual({ code: 0, out: "", err: "Written: a.md\n" });
		expect(await read("a.md")).toMatch(MARKDOWN);
	});

	test("does not overwrite a file created in the meantime", async () => {
		const { run, path } = await withDraft();
		for (let times = 0; times < 24; times++) {
			const name = `${times}.md`;
			const rendered = run("render", "a.pep.yaml", "-o", name);
			for (let turns = 0; turns < times; turns++) await new Promise((resolve) => setImmediate(resolve));
			const isTheirs = await writeFile(join(path, name), "theirs\n", { flag: "wx" }).then(
				() => true,
				() => false,
			);
			expect((await rendered).code).toBe(isTheirs ? 4 : 0);
		}
	});

	test("overwrites what it wrote before", async () => {
		const { run, read } = await withDraft();
		await run("render", "a.pep.yaml");
		await run("set", "a.pep.yaml", "summary", "Pools can shrink.");
		await run("render", "a.pep.yaml");
		expect(await read("a.md")).toContain("Pools can shrink.");
	});

	test.each([
		["sub/a.pep.yaml", join("sub", "a.md")],
		["b.yaml", "b.md"],
		["odd name", "odd name.md"],
	])("names the Markdown of %s %s", async (draft, file) => {
		const { run, write, read } = await folder();
		await write(draft, "pep-wizard: 1\n");
		expect((await run("render", draft)).err).toBe(`Written: ${draft.replace(/(\.pep)?\.yaml$/, "")}.md\n`);
		expect(await read(file)).toContain("## Summary");
	});

	test("writes to another file with -o", async () => {
		const { run, read, names } = await withDraft();
		expect((await run("render", "a.pep.yaml", "-o", "out.md")).err).toBe("Written: out.md\n");
		expect(await read("out.md")).toMatch(MARKDOWN);
		expect(await names()).not.toContain("a.md");
	});

	test("prints the same bytes with -o -", async () => {
		const { run, read, names } = await withDraft('  summary: "a\\eb"\n');
		const { out, err } = await run("render", "a.pep.yaml", "-o", "-");
		expect(err).toBe("");
		expect(out).toContain("a\x1bb");
		expect(await names()).not.toContain("a.md");
		await run("render", "a.pep.yaml");
		expect(await read("a.md")).toBe(out);
	});

	test("escapes control characters at a terminal", async () => {
		const { runAt } = await withDraft('  summary: "a\\e[2Jb\\u202E"\n');
		const { out } = await runAt({ columns: 80 }, "render", "a.pep.yaml", "-o", "-");
		expect(out).not.toMatch(/[\x1b\u202e]/);
	});

	test("reports unknown keys and answers", async () => {
		const { run } = await withDraft("  gaols: x\n");
		const { code, err } = await run("render", "a.pep.yaml", "-o", "-");
		expect(code).toBe(0);
		expect(err).toMatch(/^a\.pep\.yaml:5:3: the template doesn't ask for “gaols”\n/);
	});

	test("never overwrites the draft, by whatever name", async () => {
		const { run, read, path } = await withDraft();
		const before = await read("a.pep.yaml");
		await symlink("a.pep.yaml", join(path, "link.md"));
		for (const file of ["a.pep.yaml", "./a.pep.yaml", join(path, "a.pep.yaml"), "link.md"]) {
			const { code, err } = await run("render", "a.pep.yaml", "-o", file);
			expect(code).toBe(4);
			expect(err).toContain("it is the draft itself");
		}
		expect(await read("a.pep.yaml")).toBe(before);
	});

	test("leaves the draft unchanged when it overwrites a hard link to it", async () => {
		const { run, read, path } = await withDraft();
		const before = await read("a.pep.yaml");
		await link(join(path, "a.pep.yaml"), join(path, "hard.md"));
		await run("render", "a.pep.yaml", "-o", "hard.md");
		expect(await read("a.pep.yaml")).toBe(before);
	});

	test("never overwrites the draft's template", async () => {
		const place = await folder();
		await shortDraft(place, undefined, "short.pep.yaml");
		const before = await place.read("short.md");
		const { code, err } = await place.run("render", "short.pep.yaml");
		expect(code).toBe(4);
		expect(err).toBe(
			"short.md: not overwritten: it is the draft's template\n  Name another file: pep-wizard render DRAFT -o FILE\n",
		);
		expect(await place.read("short.md")).toBe(before);
	});

	test.each([
		["no/where.md", "no/where.md: its folder"],
		["sub", "sub: is a folder, not a file"],
	])("exits with 4 for -o %s", async (file, words) => {
		const { run, path } = await withDraft();
		await mkdir(join(path, "sub"));
		const { code, err } = await run("render", "a.pep.yaml", "-o", file);
		expect(code).toBe(4);
		expect(err).toContain(words);
	});

	test("rejects --output= without a name", async () => {
		expect((await (await withDraft()).run("render", "a.pep.yaml", "--output=")).code).toBe(2);
	});
});

describe("preview", () => {
	test("prints plain text of 80 columns in a pipe", async () => {
		const { run } = await withDraft(`  summary: ${"many words ".repeat(30)}\n`);
		const { code, out, err } = await run("preview", "a.pep.yaml");
		expect({ code, err }).toEqual({ code: 0, err: "" });
		expect(out).toContain("Summary\n");
		expect(out).not.toContain("\x1b");
		expect(out).not.toContain("## S");
		expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
	});

	test("shows any Markdown file", async () => {
		const { run, write } = await folder();
		await write("some.md", "# Some\n\n- [x] *done*\n");
		const { out } = await run("preview", "some.md");
		expect(out).toContain("Some\n");
		expect(out).toContain("done");
	});

	test("has colours on request", async () => {
		expect((await (await withDraft()).run("preview", "a.pep.yaml", "--color")).out).toContain("\x1b[");
	});

	test("uses the pager at a terminal", async () => {
		const place = await withDraft();
		const pager = join(place.path, "pager.sh");
		await writeFile(pager, `#!/bin/sh\ncat > "${join(place.path, "paged.txt")}"\n`, { mode: 0o755 });
		const { code, out } = await place.runAt({ columns: 60, env: { PAGER: `"${pager}"` } }, "preview", "a.pep.yaml");
		expect({ code, out }).toEqual({ code: 0, out: "" });
		const paged = await place.read("paged.txt");
		expect(paged).toContain("Pools can grow.");
		expect(paged).toContain("\x1b[");
	});

	test("is printed if PAGER is off", async () => {
		const { runAt } = await withDraft();
		const { out } = await runAt({ columns: 60, env: { PAGER: "cat" } }, "preview", "a.pep.yaml");
		expect(out).toContain("Pools can grow.");
	});

	test("escapes control characters from files", async () => {
		const { run, write } = await folder();
		await write("some.md", "a\x1b[2Jb `c\u202ed` [x](https://e.org/\x07)\n");
		expect((await run("preview", "some.md")).out).not.toMatch(/[\x1b\x07\u202e]/);
	});

	test.each([
		["none.md", "none.md: file not found"],
		["none.pep.yaml", "none.pep.yaml: file not found"],
	])("exits with 3 for %s", async (file, words) => {
		const { code, err } = await (await folder()).run("preview", file);
		expect(code).toBe(3);
		expect(err).toContain(words);
	});
});
