/** What a branch touches, as git tells it: since it left another one, with what isn't committed yet. Starts git alone. */
import { execFile } from "node:child_process";
import { realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { InputError } from "../outline/problem.ts";
import type { Target } from "./check-targets.ts";

const run = promisify(execFile);

/** A repository with more changed names than fit is none that people review. */
const MOST_OUTPUT = 64 * 1024 * 1024;

/**
 * The targets that were added or changed since `revision`, or have one of the files `beside` them that was; and those
 * that there aren't.
 * @throws InputError where there is no repository, no git or no such revision
 */
export async function changedTargets(
	targets: readonly Target[],
	revision: string,
	beside: readonly string[],
	cwd: string,
): Promise<Target[]> {
	const changed = await changedSince(revision, cwd);
	const folders = new Map<string, Promise<string>>();
	const touched: Target[] = [];
	for (const target of targets) {
		if (target.unusable) {
			touched.push(target);
			continue;
		}
		const path = resolve(cwd, target.file);
		const folder = folders.get(dirname(path)) ?? realpath(dirname(path));
		folders.set(dirname(path), folder);
		const at = await folder;
		if ([basename(path), ...beside].some((name) => changed.has(join(at, name)))) touched.push(target);
	}
	return touched;
}

/** Absolute paths of the files that the branch touches, those that it deletes aside. */
async function changedSince(revision: string, cwd: string): Promise<ReadonlySet<string>> {
	const git = (...words: readonly string[]): Promise<string> => askGit(words, revision, cwd);
	const top = (await git("rev-parse", "--show-toplevel")).replace(/\r?\n$/, "");
	const base = (await git("merge-base", "--end-of-options", revision, "HEAD")).trim();
	const changed = await git(
		"diff",
		"--name-only",
		"-z",
		"--no-renames",
		"--diff-filter=d",
		"--no-ext-diff",
		base,
		"--",
	);
	const untracked = await git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/");
	return new Set([...changed.split("\0"), ...untracked.split("\0")].filter(Boolean).map((name) => join(top, name)));
}

/** What git prints. No shell reads the words, and no program that the repository's settings name is started. */
async function askGit(words: readonly string[], revision: string, cwd: string): Promise<string> {
	const env = { ...process.env, GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" };
	try {
		const { stdout } = await run("git", ["-c", "core.fsmonitor=false", ...words], {
			cwd,
			env,
			maxBuffer: MOST_OUTPUT,
		});
		return stdout;
	} catch (error) {
		throw complaint(error as GitError, revision, cwd);
	}
}

type GitError = NodeJS.ErrnoException & { readonly stderr?: string };

function complaint(error: GitError, revision: string, cwd: string): InputError {
	const [message, fix] = reason(error, revision);
	return new InputError([{ rule: "git/changes", severity: "error", message, at: { file: cwd }, fix }]);
}

function reason({ code, stderr: said = "" }: GitError, revision: string): readonly [message: string, fix: string] {
	if (code === "ENOENT")
		return ["git is needed to tell what has changed, and isn't there", "Install git, or leave --changed-since out"];
	if (/not a git repository/i.test(said)) return ["is in no git repository", "Leave --changed-since out"];
	if (/not a valid|bad revision|unknown revision/i.test(said))
		return [`there is no revision “${revision}” here`, "Fetch it first; in CI, check out the whole history"];
	if (said === "") return [`the branch has nothing in common with “${revision}”`, "In CI, check out the whole history"];
	return [`git can't tell what has changed: ${said.trim().split("\n", 1)[0]}`, "Ask git itself"];
}
