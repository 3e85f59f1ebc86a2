/** Templates of the user's own: a file, a folder, or the one that the project's `.pep-wizard.yaml` names. */
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { type Folder, folder } from "./run.ts";

const TEMPLATE = "# RFC NNNN: Title\n\n## Idea\n\n## Risk\n";
const QUESTIONNAIRE =
	"pep-wizard-questionnaire: 1\nsections:\n  - { heading: Risk, kind: choice, choices: [{ id: low, label: Low }] }\n";

/** Ids and kinds of a template's items. */
async function items(place: Folder, ...args: readonly string[]): Promise<string[]> {
	const { code, out, err } = await place.run("outline", ...args, "--json");
	if (code !== 0) throw new Error(err);
	const { items: all } = JSON.parse(out) as { items: { id: string; kind: string }[] };
	return all.map(({ id, kind }) => `${id} ${kind}`);
}

async function own(files: Readonly<Record<string, string>>): Promise<Folder> {
	const place = await folder();
	for (const [name, text] of Object.entries(files)) await place.write(name, text);
	return place;
}

/** The same with another working folder. */
function at(place: Folder, folder: string): Folder {
	return { ...place, run: (...args) => place.runAt({ folder }, ...args) };
}

describe("--template", () => {
	test.each([
		["its name's YAML", { "t/rfc.md": TEMPLATE, "t/rfc.yaml": QUESTIONNAIRE }, "t/rfc.md"],
		["a folder with template.md", { "t/template.md": TEMPLATE, "t/questionnaire.yaml": QUESTIONNAIRE }, "t"],
		["the folder with a slash", { "t/template.md": TEMPLATE, "t/questionnaire.yaml": QUESTIONNAIRE }, "./t/"],
		["template.md named itself", { "t/template.md": TEMPLATE, "t/questionnaire.yaml": QUESTIONNAIRE }, "t/template.md"],
		["a folder's only Markdown", { "t/rfc.md": TEMPLATE, "t/questionnaire.yml": QUESTIONNAIRE }, "t"],
		["the same name in a folder", { "t/rfc.md": TEMPLATE, "t/rfc.yaml": QUESTIONNAIRE, "t/README.md": "# No\n" }, "t"],
		["a folder with a README alone", { "t/README.md": TEMPLATE, "t/questionnaire.yaml": QUESTIONNAIRE }, "t"],
	])("takes %s", async (_what, files, template) => {
		const place = await own(files);
		expect(await items(place, "--template", template)).toEqual([
			"number line",
			"title line",
			"idea prose",
			"risk choice",
		]);
	});

	test("does not apply a questionnaire to another template", async () => {
		const place = await own({ "rfc.md": TEMPLATE, "questionnaire.yaml": "something: else\n" });
		expect(await items(place, "--template", "rfc.md")).toContain("risk prose");
	});

	test("prefers a built-in template to a folder of the same name", async () => {
		const place = await own({ "pep/template.md": TEMPLATE });
		expect(await items(place, "--template", "pep")).toContain("summary prose");
		expect(await items(place, "--template", "./pep")).toContain("idea prose");
	});

	test("reports a folder without exactly one template", async () => {
		const place = await own({ "none/x.txt": "", "two/a.md": TEMPLATE, "two/b.md": TEMPLATE });
		expect(await place.run("outline", "--template", "none")).toMatchObject({
			code: 3,
			err: "./none: there is no template in this folder\n  Expected template.md or one Markdown file, or name the file itself\n",
		});
		expect((await place.run("outline", "--template", "two")).err).toContain(
			"./two: there are several templates in here",
		);
	});

	test("is remembered by a draft, and found again", async () => {
		const place = await own({ "t/template.md": TEMPLATE, "t/questionnaire.yaml": QUESTIONNAIRE });
		await place.run("new", "a.pep.yaml", "--template", "t", "--title", "Pools", "--no-edit");
		expect(await place.read("a.pep.yaml")).toContain("template: ./t\n");
		expect((await place.run("set", "a.pep.yaml", "risk", "low")).code).toBe(0);
		expect((await place.run("render", "a.pep.yaml", "-o", "-")).out).toBe(
			"# RFC NNNN: Pools\n\n## Idea\n\n## Risk\n\nLow\n",
		);
	});

	test("is never overwritten by a draft's Markdown in its folder", async () => {
		const place = await own({ "t/template.md": TEMPLATE });
		await place.run("new", "a.pep.yaml", "--template", "t", "--no-edit");
		expect((await place.run("render", "a.pep.yaml", "-o", "t/template.md")).code).toBe(4);
		expect(await place.read("t/template.md")).toBe(TEMPLATE);
	});

	test("can't lead out of a draft's folder through a link", async () => {
		const secret = await own({ "secret.md": "# Secret\n" });
		const place = await own({ "t/x.txt": "", "a.pep.yaml": "pep-wizard: 1\ntemplate: ./t\n" });
		await symlink(join(secret.path, "secret.md"), join(place.path, "t/template.md"));
		const { code, err } = await place.run("status", "a.pep.yaml");
		expect(code).toBe(3);
		expect(err).toContain("is outside of this draft's folder");
	});
});

describe(".pep-wizard.yaml", () => {
	test("names the template of everything below it", async () => {
		const place = await own({
			".pep-wizard.yaml": "template: ./rfc\nrules: {}\n",
			"rfc/template.md": TEMPLATE,
			"rfc/questionnaire.yaml": QUESTIONNAIRE,
			"docs/new/x.txt": "",
		});
		const below = at(place, "docs/new");
		expect(await items(below)).toContain("risk choice");
		expect((await below.run("new", "a.pep.yaml", "--no-edit")).code).toBe(0);
		expect(await place.read("docs/new/a.pep.yaml")).toContain("template: ../../rfc\n");
		// The draft's template lies outside of its folder, but it is the one that the project names.
		expect((await below.run("get", "a.pep.yaml", "risk")).code).toBe(0);
		expect(await items(below, "--template", "pep")).toContain("summary prose");
	});

	test("can name a built-in template", async () => {
		const place = await own({ ".pep-wizard.yaml": "template: kep\n" });
		await place.run("new", "a.pep.yaml", "--no-edit");
		expect(await place.read("a.pep.yaml")).toContain("template: kep\n");
	});

	test("applies if it is the nearest, even if it names no template", async () => {
		const place = await own({ ".pep-wizard.yaml": "template: kep\n", "a/.pep-wizard.yaml": "rules: {}\n" });
		expect(await items(at(place, "a"))).toContain("pep-status/stage choice");
	});

	test("is not looked for above the repository or the user's home", async () => {
		const place = await own({ ".pep-wizard.yaml": "template: kep\n", "a/.git/HEAD": "", "a/b/x": "", "h/c/x": "" });
		const kinds = async (name: string) => items(at(place, name));
		expect(await kinds("a/b")).toContain("pep-status/stage choice");
		expect(await kinds("h/c")).not.toContain("pep-status/stage choice");
		vi.stubEnv("HOME", join(place.path, "h"));
		expect(await kinds("h/c")).toContain("pep-status/stage choice");
		vi.unstubAllEnvs();
	});

	test.each([
		["template: kpe", ".pep-wizard.yaml:1:11: there is no template “kpe”\n  Did you mean “kep”?\n"],
		[
			"rules: {}\ntemplate: ./x.md",
			".pep-wizard.yaml:2:11: “./x.md” doesn't exist\n  Write the path from this file's folder\n",
		],
		["template: [a]", ".pep-wizard.yaml:1:11: expected the template's name or path\n"],
		["template: 'a", ".pep-wizard.yaml:1:13: invalid YAML: Missing closing 'quote"],
		["- a", ".pep-wizard.yaml:1:1: expected keys with values\n"],
	])("is reported with its location if it is %j", async (text, words) => {
		const place = await own({ ".pep-wizard.yaml": text });
		const { code, err } = await place.run("outline");
		expect(code).toBe(3);
		expect(err).toContain(words);
	});

	test("has no effect if it is empty", async () => {
		expect(await items(await own({ ".pep-wizard.yaml": "" }))).toContain("pep-status/stage choice");
	});
});
