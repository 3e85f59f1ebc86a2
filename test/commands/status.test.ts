/** `pep-wizard status`: how complete proposals are, for people and for scripts. */
import { chmod, mkdir, symlink, utimes } from "node:fs/promises";
import { join } from "node:path";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { ANSWERS, shortDraft } from "./drafts.ts";
import { type Folder, folder } from "./run.ts";

async function withDraft(answers?: string): Promise<Folder> {
	const place = await folder();
	await shortDraft(place, answers);
	return place;
}

const COMPLETE = `${ANSWERS}  motivation/goals: [No restart]\n`;

test("shows one draft by section, with what is missing", async () => {
	const { run } = await withDraft();
	const { code, out, err } = await run("status", "a.pep.yaml");
	expect({ code, err }).toEqual({ code: 0, err: "" });
	expect(out).toBe(
		[
			"Pools",
			"a.pep.yaml, template ./short.md, measured for alpha",
			"",
			"SECTION            REQUIRED                      ALL",
			"PEP-NNNN: Pools    ██████████    1/1  100 %      1/2",
			"Summary            ██████████    1/1  100 %      1/1",
			"Motivation         ░░░░░░░░░░    0/1    0 %      0/1",
			"  Goals            ░░░░░░░░░░    0/1    0 %      0/1",
			"Risk               from beta                     0/1",
			"Due                optional                      0/1",
			"Reviewers          optional                      0/1",
			"Safe to turn off?  optional                      0/1",
			"Checklist          optional                      0/1",
			"All                ███████░░░    2/3   66 %      2/9",
			"",
			"Still required for alpha: 1",
			"  motivation/goals  Goals",
			"",
			"On top of that for beta: 1",
			"  risk",
			"",
		].join("\n"),
	);
});

test("says which missing items are in progress", async () => {
	const { run } = await withDraft(`${ANSWERS}  motivation/goals: TBD\n`);
	expect((await run("status")).out).toContain("  motivation/goals  Goals (only a placeholder)\n");
});

test("says so if a draft is complete", async () => {
	const { run } = await withDraft(COMPLETE);
	expect((await run("status")).out).toMatch(/\nComplete for alpha\.\n\nOn top of that for beta: 1\n {2}risk\n$/);
});

test("measures for another stage with --stage", async () => {
	const { run } = await withDraft(COMPLETE);
	const { out } = await run("status", "--stage", "beta");
	expect(out).toContain("Still required for beta: 1\n  risk  Risk\n");
});

test("draws bars in ASCII if the terminal has no Unicode", async () => {
	const { runAt } = await withDraft();
	const { out } = await runAt({ env: { LANG: "C" } }, "status");
	expect(out).toContain("#######...");
	expect(out).toMatch(/^[\n -~]*$/);
});

test("uses colours only at a terminal, or on request", async () => {
	const { run, runAt } = await withDraft();
	expect((await run("status")).out).not.toContain("\x1b");
	expect((await runAt({ columns: 80 }, "status")).out).toContain("\x1b[");
	expect((await run("status", "--color=always")).out).toContain("\x1b[");
	expect((await runAt({ columns: 80, env: { NO_COLOR: "1", TERM: "dumb" } }, "status")).out).not.toContain("\x1b");
});

test("shortens names to the width of a narrow terminal", async () => {
	const { runAt } = await withDraft(`${ANSWERS}  number: "1"\n`);
	const { out } = await runAt({ columns: 36, env: { NO_COLOR: "1", TERM: "dumb" } }, "status");
	const table = out.split("\n").slice(3, 14);
	expect(table.filter((row) => row.length > 36)).toEqual([]);
	expect(out).toContain("…");
});

describe("several drafts", () => {
	async function three(): Promise<Folder> {
		const place = await withDraft();
		await shortDraft(place, COMPLETE.replace("Pools", "Nodes"), "b.pep.yaml");
		await mkdir(join(place.path, "deep/er"), { recursive: true });
		await place.write("deep/er/c.pep.yml", "pep-wizard: 1\ntemplate: ../../short.md\n");
		return place;
	}

	test("get a line each", async () => {
		const { run } = await three();
		const { code, out } = await run("status");
		expect(code).toBe(0);
		expect(out).toBe(
			[
				"PROPOSAL      STAGE  REQUIRED                      ALL  MISSING     FILE",
				"Pools         alpha  ███████░░░    2/3   66 %      2/9  2 for beta  a.pep.yaml",
				"Nodes         alpha  ██████████    3/3  100 %      3/9  1 for beta  b.pep.yaml",
				"No title yet  alpha  ░░░░░░░░░░    0/3    0 %      0/9  4 for beta  deep/er/c.pep.yml",
				"",
				"3 proposals, 1 complete.",
				"",
			].join("\n"),
		);
	});

	test("are taken from files and folders, each once", async () => {
		const { run } = await three();
		const { out } = await run("status", "--json", "deep", "b.pep.yaml", "./deep/er/c.pep.yml");
		const files = JSON.parse(out).proposals.map(({ file }: { file: string }) => file);
		expect(files).toEqual([join("deep", "er", "c.pep.yml"), "b.pep.yaml"]);
	});

	test("are shown, and unusable ones reported", async () => {
		const { run, write } = await three();
		await write("bad.pep.yaml", "pep-wizard: 1\nstage: gamma\n");
		const { code, out, err } = await run("status");
		expect(code).toBe(3);
		expect(err).toMatch(/^bad\.pep\.yaml:2:8: expected alpha, beta or stable, found “gamma”\n/);
		expect(out).toContain("3 proposals");
	});

	test("exclude hidden folders, packages and links", async () => {
		const { run, write, path } = await withDraft();
		await write(".git/x.pep.yaml", "pep-wizard: 1\n");
		await write("node_modules/p/x.pep.yaml", "pep-wizard: 1\n");
		await mkdir(join(path, "sub"));
		await symlink("..", join(path, "sub/loop"));
		expect(JSON.parse((await run("status", "--json")).out).proposals).toHaveLength(1);
	});
});

test.runIf(process.getuid?.() !== 0)("skips a subfolder that can't be read", async () => {
	const { run, path } = await withDraft();
	await mkdir(join(path, "closed"));
	await chmod(join(path, "closed"), 0);
	expect((await run("status")).code).toBe(0);
	await chmod(join(path, "closed"), 0o700);
});

test("exits with 0 if there are no drafts", async () => {
	const { run } = await folder();
	expect(await run("status")).toEqual({
		code: 0,
		out: "",
		err: "There are no proposals: no drafts (*.pep.yaml), no fitting Markdown.\n",
	});
	expect(JSON.parse((await run("status", "--json")).out)).toEqual({
		"pep-wizard-status": 1,
		proposals: [],
		problems: [],
	});
});

describe("Markdown proposals", () => {
	const README = "# Node pools\n\n## Summary\n\nText.\n\n## Motivation\n\n### Goals\n\n- One.\n\n## Proposal\n";

	test("are measured by the template that fits, or the one that is asked for", async () => {
		const { run, write } = await withDraft();
		await write("other/README.md", "# Shopping\n\n- Milk\n");
		await write("keps/1/README.md", README);
		const { code, out } = await run("status", "--json");
		expect(code).toBe(0);
		expect(JSON.parse(out).proposals).toMatchObject([
			{ file: "a.pep.yaml", format: "draft", template: "./short.md" },
			{ file: "keps/1/README.md", format: "markdown", template: "kep", title: "1 Node pools" },
		]);
		const asked = await run("status", "keps", "--template", "short.md", "--json");
		expect(JSON.parse(asked.out).proposals).toMatchObject([{ all: { done: 3, of: 9 }, missing: [] }]);
	});

	test("include barely started ones, recognised by the file next to them", async () => {
		const { run, write } = await folder();
		await write("keps/1/README.md", "# Node pools\n");
		await write("keps/2/README.md", "# Zones\n");
		await write("keps/2/kep.yaml", "title: Zones\nstage: beta\n");
		expect(JSON.parse((await run("status", "--json")).out).proposals).toMatchObject([
			{ file: "keps/2/README.md", template: "kep", stage: "beta" },
		]);
	});

	test("exclude a template that the settings or the command line name, but include documents of a short one", async () => {
		const place = await folder();
		await place.write("0000-template.md", "# RFC NNNN: Title\n\n## Summary\n\nSay what it is.\n");
		await place.write("7-pools.md", "# RFC 7: Pools\n\n## Summary\n\nPools grow.\n");
		await place.write("README.md", "# Our pools\n\n## Summary\n\nNo proposal.\n");
		const found = async (...args: readonly string[]) =>
			JSON.parse((await place.run("status", "--json", ...args)).out).proposals.map(
				({ file }: { file: string }) => file,
			);
		expect(await found("--template", "./0000-template.md")).not.toContain("0000-template.md");
		await place.write(".pep-wizard.yaml", "template: ./0000-template.md\n");
		expect(await found()).toEqual(["7-pools.md"]);
		expect(await found("0000-template.md")).toEqual(["0000-template.md"]);
	});

	test("exclude the Markdown of a draft, and its template", async () => {
		const { run } = await withDraft();
		await run("render", "a.pep.yaml");
		expect(JSON.parse((await run("status", "--json")).out).proposals).toMatchObject([{ file: "a.pep.yaml" }]);
	});
});

describe("many proposals", () => {
	async function several(): Promise<Folder> {
		const place = await withDraft();
		await shortDraft(place, `${COMPLETE}  reviewers: ["@ann", "@ben"]\n`.replace("Pools", "Nodes"), "b.pep.yaml");
		await shortDraft(place, "  title: Zones 10\n  reviewers: '@Ann'\n", "c.pep.yaml");
		await shortDraft(place, "  title: Zones 9\n", "d.pep.yaml");
		const old = new Date("2020-01-01");
		await utimes(join(place.path, "d.pep.yaml"), old, old);
		return place;
	}
	const titles = async (...args: readonly string[]): Promise<string[]> =>
		JSON.parse((await (await several()).run("status", "--json", ...args)).out).proposals.map(
			({ title }: { title: string }) => title,
		);

	test.each([
		["title", ["Nodes", "Pools", "Zones 9", "Zones 10"]],
		["stage", ["Pools", "Nodes", "Zones 10", "Zones 9"]],
		["complete", ["Zones 9", "Zones 10", "Pools", "Nodes"]],
	])("are sorted by %s", async (sort, wanted) => {
		expect(await titles("--sort", sort)).toEqual(wanted);
	});

	test("are sorted by age, the longest unchanged first", async () => {
		expect((await titles("--sort", "age"))[0]).toBe("Zones 9");
	});

	test("are filtered by words in an answer, in any case, and by what is missing", async () => {
		expect(await titles("--where", "reviewers=@ann")).toEqual(["Nodes", "Zones 10"]);
		expect(await titles("--where", "reviewers=@ann", "--only-incomplete")).toEqual(["Zones 10"]);
		expect(await titles("--where", "reviewers=@cleo")).toEqual([]);
	});

	test.each([["reviewers"], ["=x"], ["nothing=@ann"]])("reject --where %s", async (words) => {
		const { run } = await withDraft();
		expect(await run("status", `--where=${words}`)).toMatchObject({ code: 2, out: "" });
	});
});

describe("--exit-code", () => {
	test.each([
		["something is missing", ANSWERS, [], 1],
		["nothing is", COMPLETE, [], 0],
		["something is missing for another stage", COMPLETE, ["--stage", "beta"], 1],
		["the draft can't be used", "  summary: [\n", [], 3],
	])("when %s", async (_, answers, args, code) => {
		const { run } = await withDraft(answers);
		expect((await run("status", "--exit-code", ...args)).code).toBe(code);
	});
});

test("prints JSON in the shape of docs/json.md", async () => {
	const { run, write } = await withDraft(`${ANSWERS}  goals: [x]\n`);
	await write("bad.pep.yaml", "pep-wizard: 2\n");
	const { code, out } = await run("status", "--json");
	expect(code).toBe(3);
	const { "pep-wizard-status": version, proposals, problems } = JSON.parse(out);
	expect(version).toBe(1);
	const { sections, items, warnings, changed, ...facts } = proposals[0];
	expect(changed).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
	expect(facts).toEqual({
		file: "a.pep.yaml",
		format: "draft",
		title: "Pools",
		template: "./short.md",
		stage: "alpha",
		complete: false,
		required: { done: 2, of: 3 },
		all: { done: 2, of: 9 },
		missing: ["motivation/goals"],
		expected: [],
		waiting: [],
		review: null,
		setAside: [],
		next: { stage: "beta", required: { done: 2, of: 4 }, missing: ["motivation/goals", "risk"] },
	});
	expect(sections).toContainEqual({
		id: "motivation/goals",
		label: "Goals",
		level: 1,
		required: { done: 0, of: 1 },
		all: { done: 0, of: 1 },
		missing: ["motivation/goals"],
	});
	expect(items[3]).toEqual({
		id: "motivation/goals",
		section: "motivation/goals",
		label: "Goals",
		required: "alpha",
		completeness: "blank",
	});
	expect(warnings).toMatchObject([
		{ rule: "draft/unknown-item", severity: "warning", file: "a.pep.yaml", line: 8, column: 3, item: "goals" },
	]);
	expect(problems).toMatchObject([{ rule: "draft/version", file: "bad.pep.yaml", line: 1, column: 13, item: null }]);
});

test("reports unknown keys and answers", async () => {
	const { run } = await withDraft(`${ANSWERS}  goals: [x]\n`);
	expect((await run("status")).err).toBe(
		"a.pep.yaml:8:3: the template doesn't ask for “goals”\n  Did you mean “motivation/goals”?\n",
	);
});

test("escapes control characters from drafts", async () => {
	const { runAt } = await withDraft('  title: "x\\e[2J\\u202Ey"\n');
	const { out } = await runAt({ columns: 80, env: { TERM: "dumb" } }, "status");
	expect(out).not.toMatch(/[\x1b\u202e]/);
	const json = await runAt({ columns: 80 }, "status", "--json");
	expect(json.out).not.toMatch(/[\x1b\u202e]/);
	expect(JSON.parse(json.out).proposals[0].title).toBe("x\x1b[2J\u202ey");
});

test.each([
	["nowhere", "nowhere: file not found"],
	["other.md", "other.md: this Markdown has nothing in common with any known template"],
])("exits with 3 for %s", async (path, words) => {
	const { run, write } = await withDraft();
	await write("other.md", "# Shopping\n\n- Milk\n");
	const { code, out, err } = await run("status", path);
	expect({ code, out }).toEqual({ code: 3, out: "" });
	expect(err).toContain(words);
});

test("reports a missing path in the JSON, and still measures the others", async () => {
	const { run } = await withDraft();
	const { code, out } = await run("status", "--json", "nowhere", ".");
	expect(code).toBe(3);
	expect(JSON.parse(out)).toMatchObject({ proposals: [{ file: "a.pep.yaml" }], problems: [{ file: "nowhere" }] });
});

test.each([80, 100, 140])(
	"fits several proposals into %i columns, with title and file as long as there is room",
	async (columns) => {
		const { run, runAt } = await folder();
		for (const name of ["a", "b"])
			await run("new", "--title", `World *${"x".repeat(40)}*`, "--no-edit", `${name}${"-long".repeat(8)}.pep.yaml`);
		const { out } = await runAt({ columns, env: { NO_COLOR: "1", TERM: "dumb" } }, "status");
		const [head = "", row = ""] = out.split("\n");
		for (const line of [head, row]) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
		expect(row).toMatch(/^World \*x.* alpha .* a-long/);
		expect((await run("status")).out).toContain(`World *${"x".repeat(40)}*  alpha`);
	},
);

test("breaks no row at 40 columns: the numbers are alone, or below title and file", async () => {
	const place = await folder();
	await shortDraft(place);
	await shortDraft(
		place,
		"  title: A title that is much longer than forty columns are wide\n",
		"b-with-a-long-name.pep.yaml",
	);
	for (const words of [["a.pep.yaml"], ["."]]) {
		const { out } = await place.runAt({ columns: 40 }, "status", "--no-color", ...words);
		expect(out.split("\n").filter((line) => stringWidth(line) > 40)).toEqual([]);
		expect(out).toMatch(/ 1\/\d +\d+ %/);
	}
});
