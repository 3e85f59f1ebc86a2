/** The steps after the last answer, asked for one by one, in real repositories with a `gh` that only writes down its call. */
import { execFile, execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { World } from "../../../src/cli/world.ts";
import { run as finish } from "../../../src/commands/finish.ts";
import { TABLE } from "../../../src/commands/table.ts";
import { converse } from "../../../src/session/finish/conversation.ts";
import type { Command } from "../../../src/session/finish/steps.ts";
import { type Folder, folder } from "../../commands/run.ts";
import { streams } from "../../plain/person.ts";

const DRAFT = "1-pools.pep.yaml";

interface Place extends Folder {
	readonly env: Record<string, string | undefined>;
	git(...words: readonly string[]): string;
	/** Answers each question with a line; gives what was printed (`heard`: with its line breaks), and what was run. */
	finish(...lines: readonly string[]): Promise<{ said: string; heard: string; ran: readonly string[]; code: number }>;
}

/** A repository with one commit on `main` and a draft that git doesn't know. */
async function repository({ draft = DRAFT, author = true } = {}): Promise<Place> {
	const at = await folder();
	const bin = join(at.path, ".bin");
	mkdirSync(bin);
	writeFileSync(join(bin, "gh"), `#!/bin/sh\nprintf '<%s>' "$@" > '${at.path}/.gh'\ncat >> '${at.path}/.gh'\n`);
	chmodSync(join(bin, "gh"), 0o755);
	const env = {
		...at.world().env,
		PATH: `${bin}:${process.env.PATH}`,
		GIT_CONFIG_GLOBAL: join(at.path, ".gitconfig"),
		GIT_CONFIG_NOSYSTEM: "1",
	};
	const git = (...words: readonly string[]) =>
		execFileSync("git", words, { cwd: at.path, env, stdio: "pipe", encoding: "utf8" }).trim();
	git("init", "--quiet", "--initial-branch=main");
	writeFileSync(join(at.path, ".gitignore"), ".*\n");
	const who = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
	git(...who, "commit", "--quiet", "--allow-empty", "-m", "Begin");
	if (author)
		for (const [key, value] of [
			["name", "A"],
			["email", "a@example.org"],
		])
			git("config", `user.${key}`, value!);
	await at.run("new", draft, "--title", "Pools", "--number", "1", "--no-edit");
	await at.run("set", draft, "summary", "Pools can grow.\n\n`rm -rf $HOME` is text.");
	const ask = async (...lines: readonly string[]) => {
		const io = streams();
		const ran: string[] = [];
		const world: World = {
			...at.world(),
			env,
			interactive: true,
			streams: { stdin: io.stdin, stdout: io.stdout, stderr: io.stdout },
		};
		const run = (command: Command, cwd: string) => runQuietly(command, cwd, world, ran);
		const ended = converse({ file: draft, unicode: true, run }, world);
		for (const line of lines) {
			await io.ears.hear("Do it?");
			io.keyboard.write(line);
		}
		const code = await ended;
		return { heard: io.ears.all, said: io.ears.all.replace(/ ?\n(?=\S)/g, " "), ran, code };
	};
	return { ...at, env, git, finish: ask };
}

/** As the command does, but with the output kept away from the test's own. */
async function runQuietly({ words, input }: Command, cwd: string, world: World, ran: string[]): Promise<number> {
	ran.push(words.join(" "));
	const printed: string[] = [];
	const out = (text: string): void => void printed.push(text);
	const quiet = { ...world, outIsTerminal: false, err: () => {}, out };
	const own = input ?? (words[0] === "pep-wizard" ? words.slice(1) : undefined);
	if (own) {
		const command = TABLE.commands.find(({ name }) => name === own[0]);
		const code = await (await command!.load()).run({ options: {}, words: own.slice(1) }, quiet, TABLE);
		if (!input) return code;
	}
	return new Promise((resolve) => {
		const [program = "", ...parameters] = words;
		const child = execFile(program, parameters, { cwd, env: world.env }, (error) => resolve(error ? 1 : 0));
		if (input) child.stdin?.end(printed.join(""));
	});
}

const no = "\r";
const yes = "yes\r";

test("does everything that is agreed to, up to a pull request with the summary as its text", async () => {
	const at = await repository();
	at.git("init", "--quiet", "--bare", ".remote");
	at.git("remote", "add", "origin", join(at.path, ".remote"));
	const { said, code } = await at.finish(yes, no, no, yes, yes, yes, yes);
	expect(code).toBe(0);
	expect(said).toMatch(/answers required for alpha are missing: /);
	expect(at.git("log", "--format=%s", "--name-only", "origin/1-pools", "-1")).toBe(
		"Add 1 Pools\n\n1-pools.md\n1-pools.pep.yaml",
	);
	expect(readFileSync(join(at.path, ".gh"), "utf8")).toBe(
		"<pr><create><--draft><--title><1 Pools><--body-file><->Pools can grow.\n\n`rm -rf $HOME` is text.",
	);
	const again = await at.finish(no, no, no, no);
	expect(again.ran).toEqual([]);
	expect(again.said).toContain("Everything is committed already.");
});

test("commits the review with the proposal, and later a change of it alone", async () => {
	const at = await repository();
	const review = (...words: string[]) => at.run("review", DRAFT, ...words, "--as", "@ann");
	await review("--comment", "summary", "Why?");
	const { said } = await at.finish(yes, no, no, yes, yes);
	const files = "1-pools.pep.yaml 1-pools.md 1-pools.review.yaml";
	expect(said).toContain(
		`Commit ${files.replaceAll(" ", ", ").replace(/, (?=1-pools.review)/, " and ")} to the branch`,
	);
	expect(said).toContain(`git --literal-pathspecs add -- ${files}`);
	expect(at.git("log", "--format=%s", "--name-only", "-1")).toBe(
		"Add 1 Pools\n\n1-pools.md\n1-pools.pep.yaml\n1-pools.review.yaml",
	);
	await review("--verdict", "approved");
	await at.finish(no, no, no, yes);
	expect(at.git("log", "--format=%s", "--name-only", "-1")).toBe("Update 1 Pools\n\n1-pools.review.yaml");
});

test("does nothing without a yes, and prints every command", async () => {
	const at = await repository();
	const before = at.git("status", "--porcelain");
	const { said, heard, ran } = await at.finish(no, "n\r", "no\r", no, no);
	expect(ran).toEqual([]);
	expect(at.git("status", "--porcelain")).toBe(before);
	await expect(heard).toMatchFileSnapshot("golden/skipped.txt");
	expect(said).toContain("Command: pep-wizard render 1-pools.pep.yaml Do it?");
	expect(said).toContain("Command: git switch -c 1-pools Do it?");
	expect(said).toContain("To come back: pep-wizard finish 1-pools.pep.yaml");
});

test("asks again for anything that is neither yes nor no; Ctrl+C ends it", async () => {
	const at = await repository();
	const { said, ran, code } = await at.finish("maybe\r\x03");
	expect(said).toContain("Please answer yes or no.");
	expect([ran, code]).toEqual([[], 130]);
});

test("commits only the proposal's files, whatever else is changed or staged", async () => {
	const at = await repository();
	await at.write("staged.txt", "a");
	await at.write("loose.txt", "b");
	at.git("add", "staged.txt");
	await at.finish(no, no, no, no, yes);
	expect(at.git("show", "--format=", "--name-only")).toBe(DRAFT);
	expect(at.git("status", "--porcelain").split("\n")).toEqual(["A  staged.txt", "?? loose.txt"]);
});

test.skipIf(process.platform === "win32").each(["-rf $(id) *.pep.yaml", ":(top)节点 'x'\t.pep.yaml"])(
	"commits a draft called %j, and nothing that its name could mean",
	async (name) => {
		const at = await repository({ draft: `./${name}` });
		const { ran } = await at.finish(no, no, no, yes, yes);
		expect(ran[0]).toMatch(/^git switch -c [\p{L}\p{N}-]+$/u);
		expect(at.git("show", "--format=", "--name-only", "-z")).toBe(`${name}\0`);
	},
);

test("takes another name for the branch, but none that is taken or invalid", async () => {
	const at = await repository();
	at.git("branch", "1-pools");
	at.git("branch", "mine");
	const { said, ran } = await at.finish(no, no, no, "mine\r", "a..b\r", "pools/first\r", yes, no);
	expect(said).toContain("git switch -c 1-pools-2 Do it?");
	expect(said).toContain("mine is taken, or not a name for a branch.");
	expect(said).toContain("a..b is taken");
	expect(ran).toEqual(["git switch -c pools/first"]);
	expect(at.git("branch", "--show-current")).toBe("pools/first");
});

test("makes no branch of a mistyped yes", async () => {
	const at = await repository();
	const { said, ran } = await at.finish(no, no, no, "yse\r", no, no);
	expect(said).toContain("Command: git switch -c yse Do it?");
	expect(ran).toEqual([]);
});

test("commits nothing to a detached HEAD", async () => {
	const at = await repository();
	at.git("checkout", "--quiet", "--detach");
	const { said, ran } = await at.finish(no, no, no, no);
	expect(said).toContain("You are on no branch, HEAD is detached at");
	expect(ran).toEqual([]);
});

test("makes the first commit of a repository", async () => {
	const at = await repository();
	at.git("update-ref", "-d", "HEAD");
	await at.finish(no, no, no, no, yes);
	expect(at.git("log", "--format=%s")).toBe("Add 1 Pools");
});

test("says how to give git a name, where it knows none", async () => {
	const at = await repository({ author: false });
	const { said, ran } = await at.finish(no, no, no, no);
	expect(said).toContain("git config --global user.name");
	expect(ran).toEqual([]);
});

test("leaves everything as it was if a hook refuses the commit", async () => {
	const at = await repository();
	const hook = join(at.path, ".git/hooks/pre-commit");
	mkdirSync(join(at.path, ".git/hooks"), { recursive: true });
	writeFileSync(hook, "#!/bin/sh\nexit 1\n");
	chmodSync(hook, 0o755);
	const before = at.git("status", "--porcelain");
	const { said } = await at.finish(no, no, no, no, yes);
	expect(said).toContain("That ended with code 1. Nothing more was done.");
	expect(at.git("status", "--porcelain")).toBe(before);
});

test("without a remote, says how to add one", async () => {
	const at = await repository();
	const { said } = await at.finish(no, no, no, yes, yes);
	expect(said).toContain("git remote add origin URL");
});

test("outside of a repository, offers only what needs none", async () => {
	const at = await folder();
	await at.run("new", DRAFT, "--title", "Pools", "--no-edit");
	const { out } = await at.runAt(
		{ env: { PATH: process.env.PATH ?? "", GIT_CEILING_DIRECTORIES: "/" } },
		"finish",
		DRAFT,
	);
	expect(out.split("\n").filter((line) => line && !line.startsWith("#"))).toEqual([
		`pep-wizard render ${DRAFT}`,
		`pep-wizard check ${DRAFT}`,
		`pep-wizard preview ${DRAFT}`,
	]);
});

test("without a terminal, prints the commands and runs none", async () => {
	const at = await repository();
	const printed: string[] = [];
	const world = { ...at.world(), env: at.env, out: (text: string) => void printed.push(text) };
	expect(await finish({ options: {}, words: [DRAFT] }, world, TABLE)).toBe(0);
	expect(printed.join("")).toContain(
		"git --literal-pathspecs commit --only -m 'Add 1 Pools' -- 1-pools.pep.yaml 1-pools.md\n",
	);
	expect(at.git("log", "--format=%s")).toBe("Begin");
});
