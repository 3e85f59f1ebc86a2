/** When proposals were last changed: what git knows, where the file system only knows when it was checked out. */
import { execFileSync } from "node:child_process";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lastChanges } from "../../src/project/last-changes.ts";
import { type Folder, folder } from "../commands/run.ts";

function git(at: Folder, day: string, ...words: readonly string[]): void {
	const dates = { GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` };
	const env = { ...process.env, ...dates, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
	const who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
	execFileSync("git", [...who, ...words], { cwd: at.path, env, stdio: "pipe" });
}

const ON_DISK = Date.UTC(2026, 2, 1);

async function repository(): Promise<Folder> {
	const at = await folder();
	git(at, "2025-01-01", "init", "--quiet", "--initial-branch=main");
	for (const name of ["a", "b ü", "c"]) await at.write(`${name}/README.md`, "# A\n");
	git(at, "2025-01-02", "add", ".");
	git(at, "2025-01-02", "commit", "--quiet", "-m", "Begin");
	await at.write("b ü/kep.yaml", "title: B\n");
	git(at, "2025-02-03", "add", ".");
	git(at, "2025-02-03", "commit", "--quiet", "-m", "More of b");
	await at.write("c/README.md", "# C\n");
	await at.write("d/README.md", "# D\n");
	for (const name of ["a", "b ü", "c", "d"]) {
		await utimes(join(at.path, name, "README.md"), ON_DISK / 1000, ON_DISK / 1000);
	}
	return at;
}

async function days(at: Folder, names: readonly string[]): Promise<string[]> {
	const targets = names.map((name) => ({ file: `${name}/README.md`, named: false }));
	const changes = await lastChanges(targets, ["kep.yaml"], { cwd: at.path, env: process.env });
	return targets.map(({ file }) => new Date(changes.get(file)!).toISOString().slice(0, 10));
}

test("the last commit counts, also of a file beside it; for changed and new files, the file system", async () => {
	expect(await days(await repository(), ["a", "b ü", "c", "d"])).toEqual([
		"2025-01-02",
		"2025-02-03",
		"2026-03-01",
		"2026-03-01",
	]);
});

test("without a repository, the file system counts", async () => {
	const at = await folder();
	await at.write("a/README.md", "# A\n");
	await utimes(join(at.path, "a/README.md"), ON_DISK / 1000, ON_DISK / 1000);
	expect(await days(at, ["a", "gone"])).toEqual(["2026-03-01", "1970-01-01"]);
});
