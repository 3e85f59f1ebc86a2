/** `pep-wizard report`, and the questions of `status`, asked of a repository of 40 proposals. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { writeFortyProposals } from "./forty.ts";
import { type Folder, folder } from "./run.ts";

const GOLDEN = "test/commands/golden";

/** The committed output; `npm run update` writes it. */
function golden(name: string, printed: string): string {
	const file = join(GOLDEN, name);
	if (process.env.UPDATE_DOCS) {
		mkdirSync(GOLDEN, { recursive: true });
		writeFileSync(file, printed);
	}
	return readFileSync(file, "utf8");
}

/** Without what depends on how git stores things. */
const stable = (text: string): string => text.replace(/\b[0-9a-f]{10}(?:[0-9a-f]{30})?\b/g, "COMMIT");

describe("of 40 proposals", () => {
	let repository: string;
	beforeAll(async () => {
		repository = mkdtempSync(join(tmpdir(), "pep-wizard-forty-"));
		await writeFortyProposals(repository);
	});
	afterAll(() => rmSync(repository, { recursive: true, force: true }));

	async function proposals(): Promise<Folder> {
		const at = await folder();
		await cp(repository, at.path, { recursive: true });
		return at;
	}

	test.each([
		["what is planned for a release", "report-release.txt", ["--milestone", "v1.37"]],
		["the same as a checklist", "report-release.md", ["--milestone", "v1.37", "--format", "markdown"]],
		[
			"the same by owner, compared with a day",
			"report-owners.txt",
			"--milestone v1.37 --group-by owner --since 2025-06-01".split(" "),
		],
		["the same as data", "report-release.json", "--milestone v1.37 --owner @dora --json".split(" ")],
		["what is stale", "report-stale.txt", ["--stale", "--where", "number<25"]],
		[
			"what is stale for a later release, as a checklist",
			"report-stale.md",
			"--stale --milestone v1.38 --releases 7 --format markdown".split(" "),
		],
		["what refers to what", "report-graph.mmd", ["--graph"]],
	])("%s", async (_, name, words) => {
		const { code, out, err } = await (await proposals()).run("report", ...words);
		expect({ code, err }).toEqual({ code: 0, err: "" });
		expect(stable(out)).toBe(golden(name, stable(out)));
	});

	test("the same with what an earlier run kept, and after an edit", async () => {
		vi.stubEnv("PEP_WIZARD_BUILD", "test");
		onTestFinished(() => void vi.unstubAllEnvs());
		const at = await proposals();
		const report = async (...words: readonly string[]) =>
			(
				await at.runAt(
					{ env: { XDG_CACHE_HOME: join(at.path, ".cache") } },
					"report",
					"--since",
					"2025-06-01",
					"--json",
					...words,
				)
			).out;
		const cold = await report();
		const changed = JSON.parse(cold).proposals.filter(
			(each: { changes: { type: string } }) => each.changes.type === "changed",
		);
		expect(changed.length).toBeGreaterThan(0);
		expect(await report()).toBe(cold);
		const { file } = changed[0];
		await at.write(file, (await at.read(file)).replace("## Summary\n", "## Summary\n\nAnother sentence.\n"));
		const edited = await report();
		expect(edited).not.toBe(cold);
		expect(edited).toBe(await report("--no-cache"));
	});

	test.each([
		[
			"who has what at beta",
			"status-beta.md",
			[
				"--where",
				"stage=beta",
				"--where",
				"owner=@ann,@ben",
				"--columns",
				"number,title,owner,status,milestone,approver",
				"--format",
				"markdown",
			],
		],
		[
			"what nobody approved",
			"status-unapproved.csv",
			[
				"--where",
				"approver=",
				"--where",
				"milestone>=v1.36",
				"--columns",
				"number,group,stage,milestone",
				"--format",
				"csv",
			],
		],
	])("a query: %s", async (_, name, words) => {
		const { code, out } = await (await proposals()).run("status", ...words);
		expect(code).toBe(0);
		expect(out).toBe(golden(name, out));
	});

	test("stage, group and owner choose, and so do conditions", async () => {
		const at = await proposals();
		const numbers = async (...words: readonly string[]): Promise<number[]> => {
			const found = JSON.parse((await at.run("report", "--json", ...words)).out).proposals;
			return found.map(({ title }: { title: string }) => Number.parseInt(title, 10));
		};
		expect(await numbers("--stage", "stable", "--group", "sig-node", "--owner", "@cleo")).toEqual([32]);
		expect(await numbers("--group", "sig-a*", "--where", "status=implemented")).toEqual([10]);
		expect(await numbers("--milestone", "v1.30,v1.31", "--owner", "ann")).toEqual([25]);
	});

	test("wraps between words in a terminal, in colours that only repeat the words", async () => {
		const at = await proposals();
		const words = ["report", "--milestone", "v1.37", "--group", "sig-node"];
		const shown = await at.runAt({ columns: 40, env: { NO_COLOR: "1" } }, ...words);
		const out = stripVTControlCharacters(shown.out);
		for (const row of out.split("\n")) expect(row.length).toBeLessThanOrEqual(40);
		expect(out).toContain("    Production readiness: not approved\n      for Beta; questions 0 of 5\n      answered\n");
		const flat = (text: string): string => text.replace(/\s+/g, "");
		expect(flat(out)).toBe(flat((await at.run(...words)).out));
	});

	test("as a page that refers to nothing and shows the same", async () => {
		const { out } = await (await proposals()).run("report", "--milestone", "v1.37", "--format", "html");
		expect(out).toContain("<h1>Proposals for v1.37</h1>");
		expect(out).toContain("<dt>Production readiness</dt><dd");
		expect(out).toContain("default-src 'none'".replaceAll("'", "&#39;"));
		expect(out.match(/<(?:script|img|link|iframe|a )/g)).toBe(null);
	});
});

describe("without a repository", () => {
	test("says that changes aren't shown, and counts releases by what proposals name", async () => {
		const at = await folder();
		const kep = (name: string, yaml: string): Promise<void> =>
			at.write(`keps/sig-a/${name}/kep.yaml`, `title: T\nowning-sig: sig-a\n${yaml}`);
		for (const [name, milestone] of [
			["1-a", "v1.30"],
			["2-b", "v1.36"],
			["3-c", "v1.36"],
			["4-d", "v1.99"],
		] as const) {
			await at.write(`keps/sig-a/${name}/README.md`, "# T\n\n## Summary\n\nText.\n\n## Motivation\n\n## Proposal\n");
			await kep(name, `status: implementable\nstage: beta\nlatest-milestone: ${milestone}\n`);
		}
		const { out } = await at.run("report", "--milestone", "v1.36");
		expect(out).toContain("There is no tag of a release before v1.36");
		const stale = await at.run("report", "--stale");
		expect(stale.out).toContain("1 of 4 proposals");
		expect(stale.out).toContain("beta since v1.30, 6 releases before v1.36");
		expect(stale.out).toContain("targeted v1.30 last, 6 releases before v1.36");
	});

	test("a named revision is an error", async () => {
		const at = await folder();
		await at.run("new", "1-a.pep.yaml", "--no-edit", "--title", "A");
		const { code, err } = await at.run("report", "--since", "v1.0");
		const fix = "Omit --since";
		expect({ code, err }).toEqual({ code: 3, err: `.: is not in a git repository\n  ${fix}\n` });
	});
});

test("what no proposal can have is an error that names the option as it was given", async () => {
	const at = await folder();
	await at.write("keps/sig-node/1-a/README.md", "# A\n\n## Summary\n\nText.\n\n## Motivation\n\n### Goals\n\n- One.\n");
	await at.write("keps/sig-node/1-a/kep.yaml", "title: A\nowning-sig: sig-node\n");
	const { code, err } = await at.run("report", "--group", "sig-foo");
	const message =
		"pep-wizard: --group “sig-foo”: “group” can't be “sig-foo”\n  it can be sig-api-machinery, sig-apps, ";
	expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
});

test("proposals of several repositories are compared with what each of them had", async () => {
	const at = await folder();
	const git = (name: string, ...words: readonly string[]): void => {
		const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
		const who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
		execFileSync("git", [...who, ...words], { cwd: join(at.path, name), env, stdio: "pipe" });
	};
	for (const name of ["one", "two"]) {
		await at.write(`${name}/notes.txt`, "");
		await at.run("new", `${name}/1-a.pep.yaml`, "--no-edit", "--title", name);
		git(name, "init", "--quiet");
		git(name, "add", ".");
		git(name, "commit", "--quiet", "-m", "Add");
	}
	await at.run("set", "two/1-a.pep.yaml", "summary", "More.");
	const { proposals } = JSON.parse((await at.run("report", "one", "two", "--since", "HEAD", "--json")).out);
	expect(proposals.map((each: { changes: { type: string } }) => each.changes.type)).toEqual(["unchanged", "changed"]);
});

test("a word that is no stage is shown as it is, and not taken for the first stage", async () => {
	const at = await folder();
	await at.write("keps/sig-node/1-a/README.md", "# A\n\n## Summary\n\nText.\n\n## Motivation\n\n### Goals\n\n- One.\n");
	await at.write(
		"keps/sig-node/1-a/kep.yaml",
		"title: A\nowning-sig: sig-node\nstatus: implemented\nstage: disabled\n",
	);
	expect((await at.run("report")).out).toContain("    disabled, implemented, sig-node, ");
	expect((await at.run("report", "--stale")).out).toContain("0 of 1 proposals");
});

test("drafts are approved once their box is ticked", async () => {
	const at = await folder();
	await at.run("new", "1-a.pep.yaml", "--no-edit", "--title", "A", "--number", "1");
	expect((await at.run("report")).out).toContain("Production readiness: not approved for Alpha");
	await at.run("set", "1-a.pep.yaml", "release-signoff-checklist", "[prr-approved]");
	expect((await at.run("report")).out).toContain("Production readiness: approved");
});

test.each([
	[["--graph", "--stale"], "are different reports"],
	[["--graph", "--format", "html"], "not HTML"],
	[["--stale", "--since", "v1"], "--since is not for --stale"],
	[["--releases", "3"], "--releases is for --stale"],
	[["--stale", "--releases", "x"], "needs a number of releases"],
	[["--group-by", "colour"], "no proposal has a field “colour”"],
	[["--json", "--format", "text"], "contradict each other"],
])("%j is refused", async (words, message) => {
	const at = await folder();
	await at.run("new", "1-a.pep.yaml", "--no-edit", "--title", "A");
	const { code, err } = await at.run("report", ...words);
	expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(message) });
});

test("nothing of a title is markup, in Markdown, HTML or Mermaid, or reaches the terminal", async () => {
	const at = await folder();
	const title = 'a](http://x) <b> @all `x` "]; click p1 ESC';
	await at.run("new", "1-a.pep.yaml", "--no-edit", "--title", title, "--number", "1");
	const draft = await at.read("1-a.pep.yaml");
	await at.write(
		"1-a.pep.yaml",
		draft.replace(/title: .*/, `title: ${JSON.stringify(title).replace("ESC", "\\u001b[31m")}`),
	);
	await at.run("new", "2-b.pep.yaml", "--no-edit", "--title", "B", "--number", "2");
	await at.run("set", "2-b.pep.yaml", "pep-status/related-keps", "1");
	const out = async (...words: readonly string[]): Promise<string> => (await at.run("report", ...words)).out;
	expect(await out("--format", "markdown")).toContain("**1 a\\](http://x) \\<b\\>");
	expect(await out("--format", "html")).not.toContain("<b>");
	expect(await out("--graph")).toContain('p1["1 a#93;(http#58;//x) #60;b#62; #64;all #96;x#96; #34;#93;#59; click p1');
	expect(await out()).not.toContain("\u001b");
});
