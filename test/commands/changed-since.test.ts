/** `pep-wizard check --changed-since REV`: what a branch touches, and nothing else. */
import { execFileSync } from "node:child_process";
import { rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Folder, folder } from "./run.ts";

const PROPOSAL = "# Pool resize\n\n## Summary\n\nText.\n\n## Motivation\n\n### Goals\n\n- One.\n\n## Proposal\n";

function git(at: Folder, ...words: readonly string[]): void {
	const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
	const who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
	execFileSync("git", [...who, ...words], { cwd: at.path, env, stdio: "pipe" });
}

/** Three proposals on main; the branch changes one, and main goes on with another. */
async function repository(): Promise<Folder> {
	const at = await folder();
	for (const name of ["a", "b", "c"]) await at.write(`keps/${name}/README.md`, PROPOSAL);
	git(at, "init", "--quiet", "--initial-branch=main");
	git(at, "add", ".");
	git(at, "commit", "--quiet", "-m", "Begin");
	git(at, "checkout", "--quiet", "-b", "branch");
	await at.write("keps/a/README.md", `${PROPOSAL}\nMore.\n`);
	git(at, "commit", "--quiet", "-am", "Change a");
	git(at, "checkout", "--quiet", "main");
	await at.write("keps/b/README.md", `${PROPOSAL}\nElsewhere.\n`);
	git(at, "commit", "--quiet", "-am", "Change b");
	git(at, "checkout", "--quiet", "branch");
	return at;
}

async function checked(at: Folder, ...words: readonly string[]): Promise<string[]> {
	const { out } = await at.run("check", "--format", "json", "--changed-since", "main", ...words);
	return (JSON.parse(out) as { files: { file: string }[] }).files.map(({ file }) => file);
}

describe("what is checked", () => {
	test("is what the branch changed, not what changed elsewhere", async () => {
		expect(await checked(await repository())).toEqual(["keps/a/README.md"]);
	});

	test("includes what is uncommitted or untracked", async () => {
		const at = await repository();
		await at.write("keps/c/README.md", `${PROPOSAL}\nChanged.\n`);
		await at.write("keps/new ü/README.md", PROPOSAL);
		expect(await checked(at)).toEqual(["keps/a/README.md", "keps/c/README.md", "keps/new ü/README.md"]);
	});

	test("includes a document whose file beside it changed", async () => {
		const at = await repository();
		await at.write("keps/c/kep.yaml", "title: Pool resize\n");
		expect(await checked(at)).toEqual(["keps/a/README.md", "keps/c/README.md"]);
	});

	test("includes a proposal whose review changed", async () => {
		const at = await repository();
		await at.write("keps/c/README.review.yaml", "pep-wizard-review: 1\n");
		expect(await checked(at)).toEqual(["keps/a/README.md", "keps/c/README.md"]);
	});

	test("is limited to the paths on the command line, from any folder", async () => {
		const at = await repository();
		expect(await checked(at, "keps/b", "keps/c")).toEqual([]);
		const { out } = await at.runAt({ folder: "keps/a" }, "check", "--format", "json", "--changed-since", "main");
		expect(JSON.parse(out).files).toMatchObject([{ file: "README.md" }]);
	});

	test("excludes files that differ only in line endings", async () => {
		const at = await repository();
		await at.write("keps/b/README.md", PROPOSAL.replaceAll("\n", "\r\n"));
		await at.write("keps/c/README.md", `${PROPOSAL.replaceAll("\n", "\r\n")}More.\r\n`);
		expect(await checked(at)).toEqual(["keps/a/README.md", "keps/c/README.md"]);
	});

	test("includes a link with a new target, and one that replaced a file", async () => {
		const at = await repository();
		await symlink("a/README.md", join(at.path, "keps/link.md"));
		await symlink("a/README.md", join(at.path, "keps/other.md"));
		git(at, "add", ".");
		git(at, "commit", "--quiet", "-m", "Link");
		git(at, "branch", "--force", "main");
		await rm(join(at.path, "keps/other.md"));
		await symlink("b/README.md", join(at.path, "keps/other.md"));
		await rm(join(at.path, "keps/c/README.md"));
		await symlink("../b/README.md", join(at.path, "keps/c/README.md"));
		expect(await checked(at)).toEqual(["keps/other.md", "keps/c/README.md"]);
	});

	test("excludes files that git ignores", async () => {
		const at = await repository();
		await at.write(".gitignore", "built/\n");
		await at.write("built/README.md", PROPOSAL);
		expect(await checked(at)).toEqual(["keps/a/README.md"]);
	});

	test("is found with hashes of either length", async () => {
		const at = await folder();
		for (const name of ["a", "b"]) await at.write(`${name}.md`, PROPOSAL);
		git(at, "init", "--quiet", "--initial-branch=main", "--object-format=sha256");
		git(at, "add", ".");
		git(at, "commit", "--quiet", "-m", "Begin");
		await at.write("a.md", `${PROPOSAL}\nMore.\n`);
		expect(await checked(at)).toEqual(["a.md"]);
	});

	test("can be nothing, which is not an error", async () => {
		const at = await repository();
		expect(await at.run("check", "keps/b", "--changed-since", "main")).toMatchObject({
			code: 0,
			err: "No proposal has changed since main.\n",
		});
	});
});

describe("when git can't determine the changes", () => {
	test("a path that doesn't exist is still reported", async () => {
		const at = await repository();
		const { code, err } = await at.run("check", "nowhere", "--changed-since", "main");
		expect({ code, err }).toMatchObject({ code: 3, err: expect.stringContaining("nowhere: file not found") });
	});

	test("an unknown revision is reported", async () => {
		const at = await repository();
		const { code, err } = await at.run("check", "--changed-since", "nowhere");
		expect(code).toBe(3);
		expect(err).toContain("there is no revision “nowhere” here");
	});

	test.each(["--all", "--output=x", "-p", "--", "", " ", "main\n", "main..branch", "keps", "main:keps", "\x1b[2J"])(
		"%j is neither a revision nor an option of git",
		async (revision) => {
			const at = await repository();
			const { code, err } = await at.run("check", `--changed-since=${revision}`);
			expect(code).toBe(3);
			expect(err).toMatch(/: there is no revision “[^\x1b]*” here\n {2}Fetch it first/);
			expect(await at.names()).toEqual(["keps"]);
		},
	);

	test("a folder outside a repository is reported", async () => {
		const at = await folder();
		await at.write("README.md", PROPOSAL);
		const { code, err } = await at.run("check", "--changed-since", "main");
		expect(code).toBe(3);
		expect(err).toContain("is not in a git repository");
	});
});
