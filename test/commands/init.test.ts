/** `pep-wizard init`: a repository is set up, and nothing of it is written over. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { version } from "../../src/templates/built-in-templates.ts";
import { type Folder, folder } from "./run.ts";

const WORKFLOW = ".github/workflows/proposals.yaml";
const HOOK = ".githooks/pre-commit";
const ALL = [
	".pep-wizard.yaml",
	".pep-wizard/pep/template.md",
	".pep-wizard/pep/questionnaire.yaml",
	".pep-wizard/draft.schema.json",
	".pep-wizard/questionnaire.schema.json",
	".pep-wizard/review.schema.json",
	".pep-wizard/settings.schema.json",
	"proposals/.gitkeep",
	WORKFLOW,
	HOOK,
];

function git(place: Folder, ...args: readonly string[]): string {
	const identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
	return execFileSync("git", [...identity, ...args], { cwd: place.path, encoding: "utf8", stdio: "pipe" });
}

async function repository(): Promise<Folder> {
	const place = await folder();
	git(place, "init", "-q");
	return place;
}

/** The files that `init` says it wrote. */
function written(out: string): string[] {
	const [, list = ""] = /^Written.*:\n((?: {2}.*\n)*)/m.exec(out) ?? [];
	return list.split("\n").flatMap((line) => line.trim().split(/ {2,}/)[0] || []);
}

describe("an empty repository", () => {
	test("gets every file, and the output lists each", async () => {
		const place = await repository();
		const { code, out, err } = await place.run("init");
		expect({ code, err }).toEqual({ code: 0, err: "" });
		expect(written(out)).toEqual(ALL);
		expect(git(place, "ls-files", "--others").trim().split("\n").sort()).toEqual([...ALL].sort());
		expect(out).toContain("git config core.hooksPath .githooks");
		expect(out).toContain(`“npx --yes pep-wizard@${version()}”, from a registry`);
	});

	test("gets a baseline in the settings if proposals have errors, and the command that writes it", async () => {
		const place = await repository();
		await place.run("new", "--title", "First", "--no-edit");
		const { out } = await place.run("init");
		expect(await place.read(".pep-wizard.yaml")).toMatch(/^baseline: \.pep-wizard-baseline\.yaml$/m);
		expect(out).toContain("pep-wizard check --update-baseline");
		expect((await place.run("check")).code).toBe(1);
		expect((await place.run("check", "--update-baseline")).code).toBe(0);
		expect((await place.run("check")).code).toBe(0);
	});

	test("gets the baseline only as a comment in the settings if there are no proposals", async () => {
		const place = await repository();
		const { out } = await place.run("init");
		expect(await place.read(".pep-wizard.yaml")).toMatch(/^# baseline: /m);
		expect(out).not.toContain("--update-baseline");
	});

	test("keeps drafts in its top folder, and checks them there", async () => {
		const place = await repository();
		await place.run("new", "--title", "First", "--no-edit");
		const { out } = await place.run("init");
		expect(written(out)).toEqual(ALL.filter((file) => file !== "proposals/.gitkeep"));
		expect(out).not.toContain("There already");
		await place.run("new", "--title", "Second", "--no-edit");
		expect(await place.names()).toEqual(["first.pep.yaml", "second.pep.yaml"]);
		const workflow = parse(await place.read(WORKFLOW));
		expect(workflow.on.pull_request.paths).toEqual(["**/*.md", "**/*.pep.yaml", ".pep-wizard.yaml"]);
		const [line] = /check .*/.exec(workflow.jobs.check.steps.at(-1).run) ?? [""];
		expect(line).toMatch(/^check \. --format/);
		expect((await place.run("check", ".")).code).toBe(1);
		expect(await place.read(HOOK)).toContain("-- '*.pep.yaml' |");
	});

	test("gets suggested next steps that work, also without a repository", async () => {
		const place = await folder();
		const { out } = await place.run("init");
		const lines = [...out.split("Next:\n")[1]!.matchAll(/^ {2}(git .*?) {2}/gm)].map(([, line]) => line!);
		expect(lines).toEqual(["git init", "git config core.hooksPath .githooks"]);
		for (const line of lines) execFileSync("sh", ["-c", line], { cwd: place.path, stdio: "pipe" });
		expect((await place.run("init")).out).not.toContain("git init");
	});

	test("asks what the copied template asks", async () => {
		const place = await repository();
		await place.run("init", "--template", "kep");
		await place.run("new", "--title", "Pools", "--no-edit");
		expect(await place.read("proposals/pools.pep.yaml")).toContain("template: ../.pep-wizard/kep\n");
		const ids = async (...args: readonly string[]) => {
			const { out } = await place.run("outline", "--json", ...args);
			return JSON.parse(out).items.map(({ id }: { id: string }) => id);
		};
		expect(await ids("--template", "./.pep-wizard/kep")).toEqual(await ids("--template", "kep"));
		expect((await place.run("status")).code).toBe(0);
	});

	test("has proposals that name their schema in the first line, as the settings and the questionnaire do", async () => {
		const place = await repository();
		await place.run("init");
		await place.run("new", "--title", "Pools", "--no-edit");
		await place.write("old/deep/a.md", "# KEP-1: A\n\n## Summary\n\nText.\n");
		await place.run("import", "old/deep/a.md");
		await place.run("review", "old/deep/a.pep.yaml", "--comment", "summary", "Why?", "--as", "@ann");
		for (const [file, schema] of [
			[".pep-wizard.yaml", "./.pep-wizard/settings.schema.json"],
			[".pep-wizard/pep/questionnaire.yaml", "../questionnaire.schema.json"],
			["proposals/pools.pep.yaml", "../.pep-wizard/draft.schema.json"],
			["old/deep/a.pep.yaml", "../../.pep-wizard/draft.schema.json"],
			["old/deep/a.review.yaml", "../../.pep-wizard/review.schema.json"],
		] as const) {
			const [first] = (await place.read(file)).split("\n");
			expect(first).toBe(`# yaml-language-server: $schema=${schema}`);
			expect(statSync(join(place.path, file, "..", schema)).isFile()).toBe(true);
		}
		expect((await place.run("set", "proposals/pools.pep.yaml", "summary", "They grow.")).code).toBe(0);
		expect(await place.read("proposals/pools.pep.yaml")).toMatch(/^# yaml-language-server/);
	});

	test("is set up from a folder inside as well", async () => {
		const place = await repository();
		mkdirSync(join(place.path, "src"));
		const { out } = await place.runAt({ folder: "src" }, "init");
		expect(out).toContain(`Written in ${place.path}:`);
		expect(statSync(join(place.path, ".pep-wizard.yaml")).isFile()).toBe(true);
	});
});

describe("existing files", () => {
	test("all stay, on the second run", async () => {
		const place = await repository();
		await place.run("init");
		git(place, "add", ".");
		const { code, out } = await place.run("init");
		expect(code).toBe(0);
		expect(written(out)).toEqual([]);
		expect(git(place, "status", "--porcelain", "--untracked-files=all")).not.toMatch(/^(\?\?|.M)/m);
	});

	test("settings stay: no template is added", async () => {
		const place = await repository();
		await place.write(".pep-wizard.yaml", "template: kep\n");
		expect(written((await place.run("init")).out)).toEqual(
			ALL.filter((file) => !/wizard\/pep\/|wizard\.yaml/.test(file)),
		);
		expect(await place.read(".pep-wizard.yaml")).toBe("template: kep\n");
	});

	test.each([
		["a workflow that runs the program", ".github/workflows/ci.yml", "run: npx pep-wizard check", WORKFLOW],
		["another CI", ".gitlab-ci.yml", "", WORKFLOW],
		["a hook manager", ".pre-commit-config.yaml", "repos: []\n", HOOK],
		["a hook of git's own", ".git/hooks/pre-commit", "#!/bin/sh\nmake lint\n", HOOK],
	])("%s", async (_, file, text, instead) => {
		const place = await repository();
		await place.write(file, text);
		const { out } = await place.run("init");
		expect(written(out)).not.toContain(instead);
		expect(out).toMatch(new RegExp(`There already:[^]*${file.replaceAll(".", "\\.")}`));
	});

	test("a workflow that checks no proposals is reported", async () => {
		const place = await repository();
		await place.write(".git/hooks/pre-commit", "#!/bin/sh\nmake lint\n");
		await place.write(".gitlab-ci.yml", "lint:\n  script: make lint\n");
		const { out } = await place.run("init");
		const call = `doesn't check proposals yet; make it run: npx --yes pep-wizard@${version()} check`;
		expect(out).toMatch(new RegExp(`^  \\.git/hooks/pre-commit +${call}$`, "m"));
		expect(out).toMatch(new RegExp(`^  \\.gitlab-ci\\.yml +${call} proposals$`, "m"));
		// Would turn off the hook that is there.
		expect(out).not.toContain("core.hooksPath");
		await place.write(".gitlab-ci.yml", "lint:\n  script: npx pep-wizard check\n");
		expect((await place.run("init")).out).toMatch(/gitlab-ci\.yml +checks proposals in each pull request$/m);
	});

	test("proposals stay where they are kept", async () => {
		const place = await repository();
		await place.write("enhancements/1-a.pep.yaml", "pep-wizard: 1\nanswers: {}\n");
		await place.run("init");
		expect(await place.read(WORKFLOW)).toContain("check enhancements --format github");
		expect(await place.read(HOOK)).toContain("'enhancements/*.pep.yaml'");
	});

	test("proposals also stay in a folder whose name needs quoting in a shell", async () => {
		const place = await repository();
		await place.write("ann's design docs/1-a.pep.yaml", "pep-wizard: 1\nanswers: {}\n");
		await place.run("init");
		const { on, jobs } = parse(await place.read(WORKFLOW));
		expect(on.pull_request.paths).toContain("ann's design docs/**");
		const sh = (line: string) => execFileSync("sh", ["-c", line], { encoding: "utf8" });
		const { run } = jobs.check.steps.at(-1);
		expect(sh(run.replace(/^npx .* check/, "printf '%s|'"))).toMatch(/^ann's design docs\|--format\|/);
		const hook = (await place.read(HOOK)).replace(/^.* -z --/m, "printf '%s|'").replace(/ \|\n.*\n$/, "");
		expect(sh(hook)).toBe("ann's design docs/*.md|ann's design docs/*.pep.yaml|");
	});

	test("a template of one's own is copied unchanged", async () => {
		const place = await repository();
		await place.write("rfc.md", "# RFC\n\n## Why\n");
		const { out } = await place.run("init", "--template", "rfc.md");
		expect(written(out).filter((file) => file.includes("template"))).toEqual([]);
		expect(await place.read(".pep-wizard.yaml")).toContain("\ntemplate: ./rfc.md\n");
		expect((await place.run("init", "--template", "./none.md")).code).toBe(3);
	});
});

describe("the texts are those of docs/ci.md", () => {
	const docs = readFileSync("docs/ci.md", "utf8");

	test.each([WORKFLOW, HOOK])("%s", async (file) => {
		const place = await repository();
		await place.write("tools/pep-wizard.tgz", "");
		await place.run("init");
		expect(docs).toContain(`\n${await place.read(file)}\`\`\``);
		const other = await repository();
		await other.run("init");
		const call = "npx --yes --package ./tools/pep-wizard.tgz pep-wizard";
		expect((await place.read(file)).replaceAll(call, `npx --yes pep-wizard@${version()}`)).toBe(await other.read(file));
	});

	test("the workflow is valid YAML", async () => {
		const place = await repository();
		await place.run("init");
		const { jobs } = parse(await place.read(WORKFLOW));
		const { run } = jobs.check.steps.at(-1);
		expect(run).toMatch(`npx --yes pep-wizard@${version()} check proposals --format github --changed-since`);
	});
});

test("checks in the hook what is committed, and nothing else", async () => {
	const place = await repository();
	await place.run("init");
	mkdirSync(join(place.path, ".bin"));
	const npx = join(place.path, ".bin", "npx");
	// Says what it was called with, and finds something.
	writeFileSync(npx, `#!/bin/sh\nprintf '%s\\n' "$@" > "${place.path}/.called"\nexit 1\n`);
	chmodSync(npx, 0o755);
	const commit = () => {
		git(place, "add", "proposals");
		const env = { ...process.env, PATH: `${join(place.path, ".bin")}:${process.env.PATH}` };
		const args = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.hooksPath=.githooks"];
		execFileSync("git", [...args, "commit", "-qm", "A"], { cwd: place.path, env, stdio: "pipe" });
	};
	commit();
	await place.run("new", "--title", "It's here", "--no-edit");
	expect(commit).toThrow();
	const called = (await place.read(".called")).split("\n");
	expect(called.slice(2, -1)).toEqual(["check", "--", "proposals/it-s-here.pep.yaml"]);
});
