/** KEPs: a document in its folder with kep.yaml beside it, written from a draft and read into one. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder } from "./run.ts";

describe("a draft of a KEP", () => {
	const begun = async () => {
		const place = await folder();
		await place.run(
			"new",
			"a.pep.yaml",
			"--template",
			"kep",
			"--number",
			"4821",
			"--title",
			"Ordered drain",
			"--no-edit",
		);
		return place;
	};

	test("goes into its SIG's folder as soon as the SIG is known, with kep.yaml beside it", async () => {
		const { run, read } = await begun();
		await run("set", "a.pep.yaml", "kep-yaml/owning-sig", "sig-cli");
		await run("set", "a.pep.yaml", "kep-yaml/authors", '["@mira-k"]');
		expect(await run("render", "a.pep.yaml")).toEqual({
			code: 0,
			out: "",
			err: "Written: keps/sig-cli/4821-ordered-drain/README.md\nWritten: keps/sig-cli/4821-ordered-drain/kep.yaml\n",
		});
		expect(await read("keps/sig-cli/4821-ordered-drain/README.md")).toMatch(/^# KEP-4821: Ordered drain\n/);
		expect(await read("keps/sig-cli/4821-ordered-drain/kep.yaml")).toBe(
			'title: Ordered drain\nkep-number: 4821\nauthors:\n  - "@mira-k"\nowning-sig: sig-cli\nstage: alpha\n',
		);
	});

	test("stays next to the draft until then, or where it was already written", async () => {
		const { run, names } = await begun();
		expect((await run("render", "a.pep.yaml")).err).toBe("Written: a.md\nWritten: a.kep.yaml\n");
		await run("set", "a.pep.yaml", "kep-yaml/owning-sig", "sig-cli");
		expect((await run("render", "a.pep.yaml")).err).toBe("Written: a.md\nWritten: a.kep.yaml\n");
		expect((await run("render", "a.pep.yaml")).err).toBe("Written: a.md\n");
		expect(await names()).toEqual(["a.kep.yaml", "a.md", "a.pep.yaml"]);
	});

	test("never leaves the draft's folder, whatever its answers are", async () => {
		const { run } = await begun();
		await run("set", "a.pep.yaml", "kep-yaml/owning-sig", "../../sig");
		await run("set", "a.pep.yaml", "title", "../x");
		expect((await run("render", "a.pep.yaml")).err).toContain("Written: keps/sig/4821-x/README.md\n");
	});

	test("doesn't overwrite someone's change to kep.yaml without --force", async () => {
		const { run, read, write } = await begun();
		await run("set", "a.pep.yaml", "kep-yaml/status", "provisional");
		await run("render", "a.pep.yaml");
		await write("a.kep.yaml", (await read("a.kep.yaml")).replace("provisional", "implementable"));
		await run("set", "a.pep.yaml", "summary", "Drains go in order.");
		const { code, err } = await run("render", "a.pep.yaml");
		expect(code).toBe(4);
		expect(err).toContain("a.kep.yaml: was changed since it was written: status\n");
		expect(await read("a.kep.yaml")).toContain("status: implementable\n");
		expect(await read("a.md")).not.toContain("in order");
		await run("set", "a.pep.yaml", "kep-yaml/status", "implementable");
		expect((await run("render", "a.pep.yaml")).code).toBe(0);
		await run("set", "a.pep.yaml", "kep-yaml/status", "implemented");
		expect((await run("render", "a.pep.yaml")).code).toBe(0);
		expect(await read("a.kep.yaml")).toContain("status: implemented\n");
		await write("a.kep.yaml", (await read("a.kep.yaml")).replace("implemented", "withdrawn"));
		expect((await run("render", "a.pep.yaml", "--force")).code).toBe(0);
		expect(await read("a.kep.yaml")).toContain("status: implemented\n");
	});

	test("gets by sync what someone changed in kep.yaml and in the README", async () => {
		const { run, read, write } = await begun();
		await run("set", "a.pep.yaml", "kep-yaml/status", "provisional");
		await run("render", "a.pep.yaml");
		const changed = (await read("a.kep.yaml")).replace("provisional", "implementable").replace("alpha", "beta");
		await write("a.kep.yaml", `# reviewed\n${changed}`);
		await write("a.md", (await read("a.md")).replace("## Summary\n", "## Summary\n\nDrains go in order.\n"));
		expect((await run("render", "a.pep.yaml")).err).toContain("pep-wizard sync a.pep.yaml");
		expect(await run("sync", "a.pep.yaml")).toMatchObject({ code: 0 });
		const draft = await read("a.pep.yaml");
		expect(draft).toContain("stage: beta\n");
		expect(draft).toContain("kep-yaml/status: implementable\n");
		expect(draft).toContain("Drains go in order.");
		expect((await run("sync", "a.pep.yaml")).err).toContain("Nothing to bring over");
		expect((await run("render", "a.pep.yaml")).code).toBe(0);
		expect(await read("a.kep.yaml")).toMatch(/^# reviewed\n/);
	});

	test("gets both by sync if kep.yaml differs and the README is reordered", async () => {
		const { run, read, write } = await begun();
		await run("set", "a.pep.yaml", "kep-yaml/status", "provisional");
		await run("render", "a.pep.yaml");
		await write("a.kep.yaml", (await read("a.kep.yaml")).replace("provisional", "implementable"));
		const now = (await read("a.md")).replace(/(## Drawbacks\n\n)([\s\S]*?)(## Infrastructure)/, "$2$1$3");
		await write("a.md", now.replace("## Implementation History\n", "## History\n"));
		expect(await run("sync", "a.pep.yaml")).toMatchObject({ code: 0 });
		expect(await read("a.pep.yaml")).toContain("kep-yaml/status: implementable\n");
		expect((await run("render", "a.pep.yaml")).code).toBe(0);
		expect(await read("a.md")).toBe(now.replace("## Implementation History\n", "## History\n"));
		expect(await read("a.kep.yaml")).toContain("implementable");
	});

	test("has conflicts in kep.yaml decided like any other", async () => {
		const { run, read, write } = await begun();
		await run("set", "a.pep.yaml", "kep-yaml/status", "provisional");
		await run("render", "a.pep.yaml");
		await write("a.kep.yaml", (await read("a.kep.yaml")).replace("provisional", "implementable"));
		await run("set", "a.pep.yaml", "kep-yaml/status", "withdrawn");
		const { code, err } = await run("sync", "a.pep.yaml");
		expect({ code, err }).toMatchObject({ code: 4, err: expect.stringContaining("--mine or --theirs") });
		expect(await read("a.pep.yaml")).toContain("kep-yaml/status: withdrawn\n");
		expect((await run("sync", "a.pep.yaml", "--theirs")).code).toBe(0);
		expect(await read("a.pep.yaml")).toContain("kep-yaml/status: implementable\n");
	});

	test("is not written if kep.yaml exists but can't be read", async () => {
		const { run, write, names } = await begun();
		await write("a.kep.yaml/notes", "");
		const { code, err } = await run("render", "a.pep.yaml");
		expect(code).toBe(3);
		expect(err).toContain("a.kep.yaml: is a folder");
		expect(await names()).toEqual(["a.kep.yaml", "a.pep.yaml"]);
	});

	test("keeps a kep.yaml that can't be updated, and the document", async () => {
		const { run, write, read, names } = await begun();
		await write("a.kep.yaml", "- not\n- ours\n");
		const { code, err } = await run("render", "a.pep.yaml");
		expect(code).toBe(3);
		expect(err).toContain("a.kep.yaml:1:1: expected keys with values");
		expect(await read("a.kep.yaml")).toBe("- not\n- ours\n");
		expect(await names()).toEqual(["a.kep.yaml", "a.pep.yaml"]);
	});
});

describe("an existing KEP", () => {
	const README = "# KEP-7: Drain in order\n\n## Summary\n\nIt drains.\n";
	const YAML = "title: drain-in-order\nkep-number: 7\nstatus: provisional # for now\nstage: beta\n";

	test("is imported with its kep.yaml, and nothing of either changes when it is rendered", async () => {
		const { run, write, read } = await folder();
		await write("keps/sig-x/7-drain/README.md", README);
		await write("keps/sig-x/7-drain/kep.yaml", YAML);
		const imported = await run("import", "keps/sig-x/7-drain/README.md", "--template", "kep");
		expect(imported).toMatchObject({ code: 0, out: "keps/sig-x/7-drain/README.pep.yaml\n" });
		const draft = imported.out.trim();
		expect(await read(draft)).toMatch(
			/stage: beta\n[\s\S]*kep-yaml\/title: drain-in-order\n {2}kep-yaml\/status: provisional\n/,
		);
		expect((await run("render", draft)).err).toBe("Written: keps/sig-x/7-drain/README.md\n");
		expect(await read("keps/sig-x/7-drain/README.md")).toBe(README);
		expect(await read("keps/sig-x/7-drain/kep.yaml")).toBe(YAML);

		await run("set", draft, "kep-yaml/status", "implementable");
		await run("render", draft);
		expect(await read("keps/sig-x/7-drain/kep.yaml")).toBe(YAML.replace("provisional", "implementable"));
	});

	test("without one is imported as before", async () => {
		const { run, write, read } = await folder();
		await write("README.md", README);
		await run("import", "README.md", "--template", "kep");
		expect(await read("README.pep.yaml")).not.toContain("kep-yaml");
	});
});

describe("checking a KEP", () => {
	const README = "# KEP-7: Drain in order\n\n## Summary\n\nIt drains.\n";
	const YAML =
		"title: Drain in order\nkep-number: 8\nauthors: [me]\nowning-sig: x\nstatus: done\ncreation-date: 2026-01-13\napprovers: [TBD]\n";

	test.each([
		["keps/sig-x/7-drain/README.md", "keps/sig-x/7-drain/kep.yaml"],
		["keps/drain.md", "keps/drain.kep.yaml"],
	])("checks %s with %s", async (document, beside) => {
		const { run, write } = await folder();
		await write(document, README);
		await write(beside, YAML);
		const { out } = await run("check", document, "--template", "kep", "--format", "json");
		const [{ findings }] = JSON.parse(out).files;
		const found = findings.filter(({ rule }: { rule: string }) => rule.startsWith("metadata/"));
		expect(found.map(({ rule, file, line }: Record<string, unknown>) => [rule, file, line])).toEqual([
			["metadata/disagreement", beside, 2],
			["metadata/form", beside, 4],
			["metadata/word", beside, 5],
		]);
		expect((await run("check", document, "--template", "kep", "--verbose")).out).toContain(
			`  ${beside}:4:13 error “x” in “owning-sig” is not the name of a SIG metadata/form\n      4 | owning-sig: x\n`,
		);
	});

	test("checks a draft's answers as they will be written", async () => {
		const { run } = await folder();
		await run("new", "a.pep.yaml", "--template", "kep", "--number", "7", "--title", "Drain", "--no-edit");
		await run("set", "a.pep.yaml", "kep-yaml/owning-sig", "SIG CLI");
		await run("set", "a.pep.yaml", "kep-yaml/latest-milestone", "1.37");
		const [{ findings }] = JSON.parse((await run("check", "a.pep.yaml", "--format", "json")).out).files;
		const found = findings.filter(({ rule }: { rule: string }) => rule.startsWith("metadata/"));
		expect(found.map(({ file, rule, item }: Record<string, unknown>) => [file, rule, item])).toEqual([
			["a.pep.yaml", "metadata/form", "kep-yaml/owning-sig"],
			["a.pep.yaml", "metadata/milestone", "kep-yaml/latest-milestone"],
		]);
	});
});

const corpus = join(process.env.PEP_WIZARD_CORPUS ?? "../shared/corpus", "keps");

describe.skipIf(!existsSync(corpus))("real KEPs", () => {
	test("come back byte for byte, both files each", async () => {
		const found = existsSync(corpus) ? readdirSync(corpus, { recursive: true, withFileTypes: true }) : [];
		const folders = found.filter(({ name }) => name === "kep.yaml").map(({ parentPath }) => parentPath);
		for (const [nth, from] of folders.entries()) {
			const { run, write, read } = await folder();
			const [readme, yaml] = [join(from, "README.md"), join(from, "kep.yaml")].map((file) =>
				readFileSync(file, "utf8"),
			);
			await write("README.md", readme!);
			await write("kep.yaml", yaml!);
			const imported = await run("import", "README.md", "--template", "kep");
			expect(imported.code, `${from}: ${imported.err}`).toBe(0);
			expect((await run("render", "README.pep.yaml")).err, from).toBe("Written: README.md\n");
			expect([await read("README.md"), await read("kep.yaml")], from).toEqual([readme, yaml]);
			expect(nth).toBeLessThan(200);
		}
		expect(folders.length).toBeGreaterThan(40);
	});
});
