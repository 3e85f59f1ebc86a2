/**
 * The files that a branch changes since it left another one, uncommitted changes included. Git lists the old files; they are
 * compared here, because git would run the filter programs that the repository configures.
 */
import { createHash } from "node:crypto";
import { lstatSync, readlinkSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { readNow } from "../files/read.ts";
import { errorCode } from "../files/system-error.ts";
import { InputError } from "../outline/problem.ts";
import type { Env } from "../terminal/capabilities.ts";
import { visibleLine } from "../terminal/sanitize.ts";
import { capitalize } from "../text/english.ts";
import { reviewName } from "./draft-name.ts";
import { GitError, runGit } from "./git.ts";
import type { Target } from "./targets.ts";

/** Enough for the file names of any repository that people review. */
const MAX_OUTPUT = 64 * 1024 * 1024;
/** Time limit for each git command, in milliseconds: repositories may be large, and disks slow. */
const TIMEOUT = 30_000;

export interface GitContext {
	readonly cwd: string;
	/** Its name in messages, if it isn't the one that the user named. */
	readonly shown?: string;
	readonly env: Env;
}

/** A target with the files that make it count as changed: itself and its companions. Paths from the top folder. */
interface Candidate {
	readonly target: Target;
	readonly names: readonly string[];
}

/**
 * The targets that were added or changed since `revision`, or whose files named `beside` were; and unusable targets.
 * @throws InputError without a repository, without git, or for an unknown revision
 */
export async function changedTargets(
	targets: readonly Target[],
	revision: string,
	beside: readonly string[],
	{ cwd, env }: GitContext,
): Promise<Target[]> {
	const git = gitRunner(revision, { cwd, env });
	const top = await topFolder(git);
	const base = await mergeBase(revision, git, cwd);
	const candidates = await Promise.all(targets.map((target) => candidateOf(target, beside, top, cwd)));
	const folder = commonFolder(candidates.flatMap(({ names }) => names));
	const within = folder === "" ? [] : ["--", folder];
	const before = treeIn(await git(["ls-tree", "-r", "-z", "--full-tree", base, ...within]));
	const files = ["ls-files", "--cached", "--others", "--exclude-standard", "-z", ...within];
	const known = new Set((await git(files, top)).split("\0"));
	const isTouched = (name: string): boolean => {
		const then = before.get(name);
		return then ? isModified(join(top, name), then) : known.has(name) && isThere(join(top, name));
	};
	return candidates.filter(({ target, names }) => target.unusable || names.some(isTouched)).map(({ target }) => target);
}

/** The commit where the branch left the other one. */
async function mergeBase(revision: string, git: GitRunner, cwd: string): Promise<string> {
	return (await git(["merge-base", await commitOf(revision, git, cwd), "HEAD"])).trim();
}

/** The commit where the branch left another one, which a pull request is compared with. @throws as changedTargets */
export async function branchPoint(revision: string, folder: string, { env }: GitContext): Promise<string> {
	return mergeBase(revision, gitRunner(revision, { cwd: folder, env }), folder);
}

/** A file's path (absolute) from the repository's top folder, with slashes; undefined outside of a repository. */
export async function pathInRepository(path: string, { env }: GitContext): Promise<string | undefined> {
	try {
		return await nameWithin(await topFolder(gitRunner("HEAD", { cwd: dirname(path), env })), path);
	} catch {
		return undefined;
	}
}

export type GitRunner = ReturnType<typeof gitRunner>;

/** The commit that a revision names. @throws InputError if there is none */
export async function commitOf(revision: string, git: GitRunner, cwd: string): Promise<string> {
	// Some git commands take anything that looks like an option for one, even after `--end-of-options`.
	if (revision.startsWith("-")) throw gitProblem(noRevision(revision), cwd);
	const named = ["rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`];
	const commit = (await git(named)).trim();
	if (!/^[0-9a-f]{40,64}$/.test(commit)) throw gitProblem(noRevision(revision), cwd);
	return commit;
}

async function candidateOf(target: Target, beside: readonly string[], top: string, cwd: string): Promise<Candidate> {
	if (target.unusable) return { target, names: [] };
	const path = resolve(cwd, target.file);
	const folder = await folderWithin(top, path);
	if (folder === undefined) return { target, names: [] };
	const own = basename(path);
	return { target, names: [own, reviewName(own), ...beside].map((name) => folder + name) };
}

/** The folder of a file as git names it, ending with a slash unless it is the top one; undefined outside of it. */
export async function folderWithin(top: string, path: string): Promise<string | undefined> {
	const from = relative(top, await realFolder(dirname(path)));
	if (from === ".." || from.startsWith(`..${sep}`) || isAbsolute(from)) return undefined;
	return from === "" ? "" : `${from.split(sep).join("/")}/`;
}

/** The name of a file (absolute) as git names it, from the top folder; undefined outside of it. */
export async function nameWithin(top: string, path: string): Promise<string | undefined> {
	const folder = await folderWithin(top, path);
	return folder === undefined ? undefined : folder + basename(path);
}

/** The folder without links in its path; a former one may be gone by now. */
async function realFolder(path: string): Promise<string> {
	try {
		return await realpath(path);
	} catch (error) {
		if (dirname(path) === path) throw error;
		return join(await realFolder(dirname(path)), basename(path));
	}
}

/** The repository's top folder. */
export async function topFolder(git: GitRunner): Promise<string> {
	return resolve((await git(["rev-parse", "--show-toplevel"])).replace(/\r?\n$/, ""));
}

/** The deepest folder that contains all of them; empty for the top folder. */
function commonFolder(names: readonly string[]): string {
	let common: string[] | undefined;
	for (const name of names) {
		const parts = name.split("/").slice(0, -1);
		const known: string[] = common ?? parts;
		const differs = known.findIndex((part, at) => part !== parts[at]);
		common = differs === -1 ? known : known.slice(0, differs);
	}
	return (common ?? []).join("/");
}

interface Blob {
	readonly mode: string;
	/** Git's object id. */
	readonly hash: string;
}

/** Parses entries of `mode type hash<tab>name`, each ended by a zero byte. */
export function treeIn(listed: string): ReadonlyMap<string, Blob> {
	const entries = listed.split("\0").flatMap((entry): [string, Blob][] => {
		const [, mode, hash, name] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
		return mode === undefined || hash === undefined || name === undefined ? [] : [[name, { mode, hash }]];
	});
	return new Map(entries);
}

/** Whether the file differs from before; a deleted file does not count. */
export function isModified(path: string, { mode, hash }: Blob): boolean {
	try {
		const isLink = lstatSync(path).isSymbolicLink();
		if (isLink !== (mode === "120000") && isLink) return true;
		const bytes = isLink ? Buffer.from(readlinkSync(path)) : readNow(path);
		if (hashOf(bytes, hash.length) === hash) return false;
		// Git may be configured to check out CRLF line ends.
		return (
			!bytes.includes("\r\n") ||
			hashOf(Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1"), hash.length) !== hash
		);
	} catch (error) {
		// A file that can't be read is reported when it is checked.
		return errorCode(error) !== "ENOENT" && errorCode(error) !== "ENOTDIR";
	}
}

function hashOf(bytes: Buffer, length: number): string {
	const hash = createHash(length === 64 ? "sha256" : "sha1");
	return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

function isThere(path: string): boolean {
	return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Runs git in the working folder, or in another; errors are reported for the working folder. */
export function gitRunner(revision: string, where: GitContext, instead = "omit --changed-since") {
	return (words: readonly string[], cwd = where.cwd): Promise<string> =>
		runGit(words, { cwd, env: where.env, timeout: TIMEOUT, maxOutput: MAX_OUTPUT }).catch((error: unknown) => {
			throw error instanceof GitError ? gitProblem(reason(error, revision, instead), where.shown ?? where.cwd) : error;
		});
}

type MessageAndFix = readonly [message: string, fix: string];

/** What git could not do, as an error about `file` with a hint. */
export function gitProblem([message, fix]: MessageAndFix, file: string): InputError {
	return new InputError([{ rule: "git/changes", severity: "error", message, at: { file }, fix }]);
}

function noRevision(revision: string): MessageAndFix {
	return [`there is no revision “${visibleLine(revision)}” here`, "Fetch it first; in CI, check out the whole history"];
}

function reason({ reason: cause, stderr }: GitError, revision: string, instead: string): MessageAndFix {
	const fix = capitalize(instead);
	if (cause === "missing")
		return ["git is needed to find what has changed, and isn't installed", `Install git, or ${instead}`];
	if (cause === "slow") return ["git took too long to find what has changed", fix];
	if (cause === "long") return ["git lists too many files", fix];
	if (/not a git repository|must be run in a work tree/i.test(stderr)) return ["is not in a git repository", fix];
	if (/dubious ownership/i.test(stderr))
		return [
			"is in a repository of another user, which git refuses to read",
			"Run “git status” and follow its advice to trust the folder",
		];
	if (/not a valid|bad revision|unknown revision|needed a single revision/i.test(stderr)) return noRevision(revision);
	if (stderr === "")
		return [`the branch has nothing in common with “${visibleLine(revision)}”`, "In CI, check out the whole history"];
	return [
		`git can't find what has changed: ${visibleLine(stderr.trim().split("\n", 1)[0] ?? "")}`,
		"Run git yourself to see more",
	];
}
