/** The walk over folders: what it finds, and what it leaves out, as people know it from git and ripgrep. */
import { execFileSync } from "node:child_process";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findFiles } from "../../src/project/find-files.ts";
import { ignorePatterns, isIgnored } from "../../src/project/ignore-patterns.ts";
import type { SearchEnv } from "../../src/project/ignore-rules.ts";
import { type Folder, folder } from "../commands/run.ts";
import { expectCpuTime } from "../cpu-time.ts";
import "../seed.ts";

async function filled(files: Readonly<Record<string, string>>, ...names: readonly string[]): Promise<Folder> {
	const at = await folder();
	for (const [name, text] of Object.entries(files)) await at.write(name, text);
	for (const name of names) await at.write(name, "# A\n");
	return at;
}

/** A repository, without a run of git. */
const REPOSITORY = { ".git/HEAD": "ref: refs/heads/main\n" };

async function found(at: Folder, below = "", env: SearchEnv = {}): Promise<string[]> {
	const { files } = await findFiles(join(at.path, below), { shown: "", wanted: /\.md$/, most: 100, env });
	return [...files];
}

describe("ignore files", () => {
	test("leave out files and folders, also for the folders below", async () => {
		const at = await filled(
			{ ...REPOSITORY, ".gitignore": "old/\n/notes.md\n*.gen.md\n" },
			"a.md",
			"notes.md",
			"b.gen.md",
		);
		for (const name of ["sub/notes.md", "sub/c.gen.md", "sub/old/d.md", "old/e.md"]) await at.write(name, "");
		expect(await found(at)).toEqual(["a.md", "sub/notes.md"]);
	});

	test("in a folder win over those above, and take back what those ignore", async () => {
		const at = await filled({ ...REPOSITORY, ".gitignore": "*.md\n!keep.md\n", "sub/.gitignore": "!b.md\nkeep.md\n" });
		for (const name of ["a.md", "keep.md", "sub/b.md", "sub/keep.md"]) await at.write(name, "");
		expect(await found(at)).toEqual(["keep.md", "sub/b.md"]);
	});

	test("can't take back what is in an ignored folder", async () => {
		const at = await filled({ ...REPOSITORY, ".gitignore": "old/\n!old/a.md\n" }, "old/a.md", "b.md");
		expect(await found(at)).toEqual(["b.md"]);
	});

	test("above the folder of the search count as well, but not for the folder itself: it was named", async () => {
		const at = await filled({ ...REPOSITORY, ".gitignore": "old/\n*.gen.md\n" }, "old/a.md", "old/b.gen.md");
		expect(await found(at, "old")).toEqual(["a.md"]);
	});

	test("of git only count in a repository; .ignore counts everywhere, and wins", async () => {
		const names = ["a.md", "b.md"];
		const files = { ".gitignore": "a.md\n", ".ignore": "b.md\n!a.md\n" };
		expect(await found(await filled(files, ...names))).toEqual(["a.md"]);
		expect(await found(await filled({ ...REPOSITORY, ".gitignore": "a.md\n" }, ...names))).toEqual(["b.md"]);
		expect(await found(await filled({ ".gitignore": "a.md\n" }, ...names))).toEqual(["a.md", "b.md"]);
		expect(await found(await filled({ ...REPOSITORY, ...files }, ...names))).toEqual(["a.md"]);
	});

	test("of the repository alone and of the user count too", async () => {
		const at = await filled({ ...REPOSITORY, ".git/info/exclude": "a.md\n" }, "a.md", "b.md", "c.md");
		await at.write("home/.gitconfig", "[user]\n\tname = A\n[core]\n\texcludesFile = ~/mine\n");
		await at.write("home/mine", "b.md\nhome/\n");
		expect(await found(at, "", { HOME: join(at.path, "home") })).toEqual(["c.md"]);
	});

	test("of the user are those that the caller's environment names, and no other process's", async () => {
		const at = await filled({ ...REPOSITORY, ".gitignore": "home/\nxdg/\n" }, "a.md", "b.md", "c.md", "d.md");
		await at.write("home/.gitconfig", "[core]\n\texcludesFile = ~/mine\n");
		await at.write("home/mine", "a.md\n");
		await at.write("home/.config/git/ignore", "b.md\n");
		await at.write("xdg/git/ignore", "c.md\n");
		await at.write("global", "[core]\n\texcludesFile = mine\n");
		const [HOME, XDG_CONFIG_HOME, GIT_CONFIG_GLOBAL] = ["home", "xdg", "global"].map((name) => join(at.path, name));
		expect(await found(at, "", { HOME: at.path, XDG_CONFIG_HOME })).toEqual(["a.md", "b.md", "d.md"]);
		expect(await found(at, "", { HOME, XDG_CONFIG_HOME })).toEqual(["b.md", "c.md", "d.md"]);
		expect(await found(at, "", { HOME, GIT_CONFIG_GLOBAL })).toEqual(["b.md", "c.md", "d.md"]);
		expect(await found(at, "", { HOME: at.path, GIT_CONFIG_GLOBAL: "" })).toEqual(["a.md", "b.md", "c.md", "d.md"]);
		const { out } = await at.runAt({ env: { HOME: HOME! } }, "check", "--format", "json", "--template", "pep");
		expect(Object.values(JSON.parse(out).files).map((each) => (each as { file: string }).file)).not.toContain("a.md");
	});
});

describe("settings", () => {
	test("name what is left out, relative to their folder", async () => {
		const at = await filled(
			{ ".pep-wizard.yaml": "ignore: [old/, /sub/*.gen.md]\n" },
			"a.md",
			"old/b.md",
			"sub/c.gen.md",
			"sub/d.md",
		);
		expect(await found(at)).toEqual(["a.md", "sub/d.md"]);
		expect(await found(at, "sub")).toEqual(["d.md"]);
	});

	test("with a mistake leave out nothing here; `check` reports it", async () => {
		const at = await filled({ ".pep-wizard.yaml": "ignore: {x: [}\n" }, "a.md");
		expect(await found(at)).toEqual(["a.md"]);
		expect((await at.run("check", "a.md")).err).toContain(".pep-wizard.yaml:1");
	});
});

describe("other repositories inside", () => {
	const files = { ...REPOSITORY, "theirs/.git": "gitdir: ../.git/modules/theirs\n", "clone/.git/HEAD": "ref: x\n" };

	test("are left out, unless they are named or the settings say so", async () => {
		const at = await filled(files, "a.md", "theirs/b.md", "clone/c.md");
		expect(await found(at)).toEqual(["a.md"]);
		expect(await found(at, "theirs")).toEqual(["b.md"]);
		await at.write(".pep-wizard.yaml", "submodules: true\n");
		expect(await found(at)).toEqual(["a.md", "clone/c.md", "theirs/b.md"]);
	});

	test("are searched in a folder that is no repository itself", async () => {
		const at = await filled({ "one/.git/HEAD": "ref: x\n", "two/.git/HEAD": "ref: x\n" }, "one/a.md", "two/b.md");
		expect(await found(at)).toEqual(["one/a.md", "two/b.md"]);
	});
});

describe("links", () => {
	test("to folders are not followed, so that none leads around in circles", async () => {
		const at = await filled({}, "a/b.md");
		await symlink("..", join(at.path, "a/up"));
		await symlink("nowhere", join(at.path, "a/gone"));
		expect(await found(at)).toEqual(["a/b.md"]);
	});

	test("that are named are followed", async () => {
		const at = await filled({}, "a/b.md");
		await symlink("a", join(at.path, "link"));
		expect(await found(at, "link")).toEqual(["b.md"]);
	});
});

test("proposals that links lead to count once, unless they are named", async () => {
	const at = await filled({ "a/notes.txt": "", "elsewhere/notes.txt": "" });
	await at.run("new", "a/1-a.pep.yaml", "--no-edit", "--title", "T");
	await at.run("new", "elsewhere/2-b.pep.yaml", "--no-edit", "--title", "U");
	await symlink("1-a.pep.yaml", join(at.path, "a/0-link.pep.yaml"));
	await symlink("../elsewhere/2-b.pep.yaml", join(at.path, "a/3-there.pep.yaml"));
	await symlink("../elsewhere/2-b.pep.yaml", join(at.path, "a/4-there.pep.yaml"));
	const files = async (...words: readonly string[]): Promise<string[]> => {
		const { out } = await at.run("status", "--columns", "file", "--format", "csv", ...words);
		return out.trim().split("\n").slice(1);
	};
	expect(await files()).toEqual(["a/1-a.pep.yaml", "elsewhere/2-b.pep.yaml"]);
	expect(await files("a")).toEqual(["a/1-a.pep.yaml", "a/3-there.pep.yaml"]);
	expect(await files("a/0-link.pep.yaml", "a")).toHaveLength(3);
	expect(JSON.parse((await at.run("report", "--json")).out).proposals).toHaveLength(2);
});

test("all commands leave out the same, and a file that is named is never left out", async () => {
	const at = await filled({ ...REPOSITORY, ".gitignore": "old/\n" });
	await at.run("new", "1-a.pep.yaml", "--no-edit", "--title", "T");
	await at.write("old/2-b.pep.yaml", await at.read("1-a.pep.yaml"));
	const files = async (...words: readonly string[]): Promise<string[]> => {
		const data = JSON.parse((await at.run(...words)).out);
		return (data.proposals ?? data.files).map(({ file }: { file: string }) => file);
	};
	expect(await files("status", "--json")).toEqual(["1-a.pep.yaml"]);
	expect(await files("check", "--format", "json")).toEqual(["1-a.pep.yaml"]);
	expect(await files("status", "--json", "old/2-b.pep.yaml")).toEqual(["old/2-b.pep.yaml"]);
	expect(await files("status", "--json", "old")).toEqual(["old/2-b.pep.yaml"]);
	expect((await at.runAt({ folder: "old" }, "status", "--json", "../1-a.pep.yaml", ".")).out).toContain(
		"../1-a.pep.yaml",
	);
});

describe("patterns", () => {
	const SIGN = fc.constantFrom(
		"a",
		"b",
		"*",
		"?",
		"**",
		"/",
		"!",
		"[a]",
		"[!a]",
		"[a-b]",
		"\\*",
		"\\",
		" ",
		"#",
		"a/",
		"/**",
		"**/",
	);
	const PATTERN = fc
		.array(SIGN, { maxLength: 6 })
		.map((signs) => signs.join(""))
		// Git has its own idea of empty names, and of ** that is only a part of one, which nobody writes.
		.filter((pattern) => !/\/\/|[^/!]\*\*|\*\*[^/]/.test(pattern));
	const NAME = fc
		.array(fc.constantFrom("a", "b", "*", "-", "ab"), { minLength: 1, maxLength: 3 })
		.map((parts) => parts.join(""));
	const PATH = fc.array(NAME, { minLength: 1, maxLength: 3 });

	test("ignore what git ignores", async () => {
		const at = await folder();
		execFileSync("git", ["init", "--quiet"], { cwd: at.path });
		await fc.assert(
			fc.asyncProperty(
				fc.array(PATTERN, { maxLength: 4 }),
				fc.array(PATH, { minLength: 1, maxLength: 20 }),
				async (lines, paths) => {
					await at.write(".gitignore", `${lines.join("\n")}\n`);
					const names = [...new Set(paths.map((path) => path.join("/")))];
					const input = names.map((name) => `${name}\0`).join("");
					const options = { cwd: at.path, input, stdio: ["pipe" as const, "pipe" as const, "ignore" as const] };
					let out = "";
					try {
						out = execFileSync(
							"git",
							["-c", "core.excludesFile=", "check-ignore", "--no-index", "-z", "--stdin"],
							options,
						).toString();
					} catch (error) {
						if ((error as { status?: number }).status !== 1) throw error;
					}
					const patterns = ignorePatterns(`${lines.join("\n")}\n`);
					const ours = names.filter((name) => {
						const parts = name.split("/");
						return parts.some((_, at) => isIgnored(patterns, parts.slice(0, at + 1), at < parts.length - 1));
					});
					expect({ lines, ignored: ours.sort() }).toEqual({ lines, ignored: out.split("\0").filter(Boolean).sort() });
				},
			),
			{ numRuns: 60 },
		);
	});

	test("take little time, whatever they are", () => {
		expectCpuTime(1000, () => {
			const patterns = ignorePatterns(`${"*a".repeat(2000)}b\n${"**/a/".repeat(2000)}b\n`);
			isIgnored(
				patterns,
				Array.from({ length: 500 }, () => "a"),
				false,
			);
			isIgnored(patterns, ["a".repeat(4000)], false);
		});
	});
});
