/** The people known to the repository of a draft. */
import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { peopleAround } from "../../src/project/people.ts";
import { emptyFolder } from "../end-to-end/folder.ts";

/** Without the settings of whoever runs the tests. */
const ENV = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };

async function repository(commits: readonly (readonly [name: string, mail: string])[]): Promise<string> {
	const { folder } = await emptyFolder();
	const git = (args: readonly string[], env = {}) =>
		execFileSync("git", args, { cwd: folder, env: { ...ENV, ...env } });
	git(["init", "--quiet"]);
	for (const [name, mail] of commits) {
		git(["commit", "--quiet", "--allow-empty", "-m", "x"], {
			GIT_AUTHOR_NAME: name,
			GIT_AUTHOR_EMAIL: mail,
			GIT_COMMITTER_NAME: "c",
			GIT_COMMITTER_EMAIL: "c@example.org",
		});
	}
	return folder;
}

test("lists authors by number of commits, without bots or escape sequences", async () => {
	const folder = await repository([
		["Ann", "ann@example.org"],
		["Tom", "tom@example.org"],
		["Tom", "tom@example.org"],
		["helper[bot]", "bot@example.org"],
		["Evil\u202egnp", "evil@example.org"],
	]);
	expect(await peopleAround(folder, ENV)).toEqual(["Tom <tom@example.org>", "Ann <ann@example.org>"]);
});

test("lists owners from every file, before the authors and once each", async () => {
	const folder = await repository([["Ann", "ann@example.org"]]);
	const deep = join(folder, "keps", "1234");
	await mkdir(deep, { recursive: true });
	await mkdir(join(folder, ".github"));
	await writeFile(
		join(deep, "OWNERS"),
		"approvers:\n  - mira-k\nlabels:\n  - sig/node\noptions:\n  no_parent_owners: true\n",
	);
	await writeFile(join(folder, "OWNERS"), "filters:\n  '.*':\n    reviewers: [tomw, mira-k]\n");
	await writeFile(join(folder, "OWNERS_ALIASES"), "aliases:\n  storage:\n    - ann\n");
	await writeFile(
		join(folder, ".github", "CODEOWNERS"),
		"# who owns what: @nobody\n*.md @org/docs writer@example.org\n[Section] @lead\n",
	);
	expect(await peopleAround(deep, ENV)).toEqual([
		"@mira-k",
		"@tomw",
		"@ann",
		"@org/docs",
		"writer@example.org",
		"@lead",
		"Ann <ann@example.org>",
	]);
});

test("lists nobody without a repository, without git, or from broken files", async () => {
	const { folder } = await emptyFolder();
	await writeFile(join(folder, "OWNERS"), "approvers: [\n\t*x");
	const outside = { ...ENV, GIT_CEILING_DIRECTORIES: join(folder, "..") };
	expect(await peopleAround(folder, outside)).toEqual([]);
	expect(await peopleAround(folder, { PATH: "" })).toEqual([]);
	const empty = await repository([]);
	expect(await peopleAround(empty, ENV)).toEqual([]);
});
