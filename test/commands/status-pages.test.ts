/** `pep-wizard status --format html`: which files pages are made of, where they are written, and what they lead to. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ANSWERS, shortDraft } from "./drafts.ts";
import { type Folder, folder } from "./run.ts";

async function withDraft(answers?: string): Promise<Folder> {
	const place = await folder();
	await shortDraft(place, answers);
	return place;
}

const PAGES = ["status", "--format", "html", "-o", "pages"] as const;

test("writes the overview to standard output if no folder is given", async () => {
	const { run, names } = await withDraft();
	const { code, out, err } = await run("status", "--format", "html");
	expect({ code, err }).toEqual({ code: 0, err: "" });
	expect(out).toMatch(/^<!doctype html>\n[\s\S]*<\/html>\n$/);
	expect(out).toContain("Pools");
	expect(out).toContain("Made by pep-wizard");
	expect(await names()).toEqual(["a.pep.yaml", "short.md", "short.yaml"]);
});

test("writes with -o the overview and a page for each draft and Markdown proposal", async () => {
	const { run, write, read, path } = await withDraft();
	await run("new", "deep/b.pep.yaml", "--no-edit", "--title", "Nodes", "--number", "7");
	await mkdir(join(path, "deep"), { recursive: true });
	await run("new", "deep/b.pep.yaml", "--no-edit", "--title", "Nodes", "--number", "7");
	await run("render", "deep/b.pep.yaml", "-o", "deep/c.md");
	await write("README.md", "# Nothing of a proposal\n");
	const { code, err } = await run(...PAGES);
	expect({ code, err }).toEqual({ code: 0, err: "Written: pages/index.html and pages of 3 proposals\n" });
	const index = await read("pages/index.html");
	for (const page of ["a.html", "deep-b.html", "deep-c.html"]) {
		expect(index).toContain(`href="${page}"`);
		expect(await read(`pages/${page}`)).toContain('href="index.html"');
	}
});

test("measures for another stage with --stage", async () => {
	const { run } = await withDraft(`${ANSWERS}  motivation/goals: [No restart]\n`);
	expect((await run("status", "--format", "html")).out).toContain("nothing for Alpha");
	expect((await run("status", "--format", "html", "--stage", "beta")).out).toContain("1 item for Beta");
});

test("has the exit codes of status", async () => {
	const { run, write } = await withDraft();
	expect((await run("status", "--format", "html", "--exit-code")).code).toBe(1);
	await write("bad.pep.yaml", "pep-wizard: 1\nstage: gamma\n");
	const { code, out, err } = await run("status", "--format", "html");
	expect(code).toBe(3);
	expect(err).toMatch(/^bad\.pep\.yaml:2:8: expected alpha, beta or stable/);
	expect(out).toContain("bad.pep.yaml:2:8: expected alpha, beta or stable");
});

describe("writing", () => {
	test("overwrites its own pages", async () => {
		const { run, read, write } = await withDraft();
		await run(...PAGES);
		await write("a.pep.yaml", (await read("a.pep.yaml")).replace("Pools", "Lakes"));
		expect((await run(...PAGES)).code).toBe(0);
		expect(await read("pages/index.html")).toContain("Lakes");
	});

	test("does not overwrite another file of that name", async () => {
		const { run, read, write } = await withDraft();
		await write("pages/index.html", "<p>mine</p>");
		const { code, err } = await run(...PAGES);
		expect({ code, err }).toMatchObject({
			code: 4,
			err: expect.stringContaining("pages/index.html: not overwritten"),
		});
		expect(await read("pages/index.html")).toBe("<p>mine</p>");
	});

	test("refuses a file in place of the folder", async () => {
		const { run } = await withDraft();
		const { code, err } = await run("status", "--format", "html", "-o", "short.md");
		expect({ code, err }).toMatchObject({ code: 4, err: expect.stringContaining("short.md: is a file") });
	});
});

test("links lead to other proposals' pages, to files, to the web, or nowhere", async () => {
	const summary = [
		"[b](sub/b.pep.yaml) [its Markdown](sub/b.md#goals) [notes](notes.md?x#y) [web](https://example.com/)",
		"[root](/etc/passwd) [file](file:///etc/passwd) [odd](./javascript:alert) [script](javascript:alert)",
	].join("\n    ");
	const { run, read, path } = await withDraft(`  title: Pools\n  summary: |\n    ${summary}\n`);
	await mkdir(join(path, "sub"));
	await run("new", "sub/b.pep.yaml", "--no-edit", "--title", "Nodes");
	await run(...PAGES);
	const page = await read("pages/a.html");
	const links = [...page.matchAll(/<a(?: href="([^"]*)")?>(b|its Markdown|notes|web|root|file|odd|script)<\/a>/g)];
	expect(Object.fromEntries(links.map(([, href, text]) => [text, href]))).toEqual({
		b: "sub-b.html",
		"its Markdown": "sub-b.html#doc-goals",
		notes: "../notes.md?x#y",
		web: "https://example.com/",
		root: undefined,
		file: undefined,
		odd: "../javascript%3Aalert",
		script: undefined,
	});
});

describe("the command line", () => {
	test.each([
		[["--json", "--format", "html"], "--json and --format html contradict each other"],
		[["--json", "--format", "text"], "--json and --format text contradict each other"],
		[["-o", "pages"], "--output names the folder for the pages of --format html"],
		[["--format", "xml"], "--format can't be “xml”"],
	])("rejects %j", async (args, words) => {
		const { run } = await withDraft();
		expect(await run("status", ...args)).toMatchObject({ code: 2, out: "", err: expect.stringContaining(words) });
	});

	test("accepts --format json for --json", async () => {
		const { run } = await withDraft();
		expect(await run("status", "--format", "json")).toEqual(await run("status", "--json"));
	});
});
