/**
 * What a branch touches: since it left another one, with what isn't committed yet. Git tells what was there; whether a
 * file still is that is seen here, as git would ask the programs that the repository names for its files.
 */
import { createHash } from "node:crypto";
import { lstatSync, readlinkSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { readNow } from "../files/read.ts";
import { codeOf } from "../files/system-error.ts";
import { InputError } from "../outline/problem.ts";
import type { Env } from "../terminal/capabilities.ts";
import { visibleLine } from "../terminal/sanitize.ts";
import { askGit, NoAnswer } from "./git.ts";
import type { Target } from "./targets.ts";

/** A repository with more names than fit is none that people review. */
const MOST_OUTPUT = 64 * 1024 * 1024;
/** Milliseconds that git may take for one answer: repositories may be large, and disks slow. */
const PATIENCE = 30_000;

interface Where {
	readonly cwd: string;
	readonly env: Env;
}

/** A target, with the paths whose change is its change: itself and files beside it. From the repository's top folder. */
interface Candidate {
	readonly target: Target;
	readonly names: readonly string[];
}

/**
 * The targets that were added or changed since `revision`, or have one of the files `beside` them that was; and those
 * that there aren't.
 * @throws InputError where there is no repository, no git or no such revision
 */
export async function changedTargets(
	targets: readonly Target[],
	revision: string,
	beside: readonly string[],
	{ cwd, env }: Where,
): Promise<Target[]> {
	const ask = asker(revision, { cwd, env });
	const top = resolve((await ask(["rev-parse", "--show-toplevel"])).replace(/\r?\n$/, ""));
	const base = await leftAt(revision, ask, cwd);
	const candidates = await Promise.all(targets.map((target) => candidateOf(target, beside, top, cwd)));
	const folder = commonFolder(candidates.flatMap(({ names }) => names));
	const within = folder === "" ? [] : ["--", folder];
	const before = treeIn(await ask(["ls-tree", "-r", "-z", "--full-tree", base, ...within]));
	const files = ["ls-files", "--cached", "--others", "--exclude-standard", "-z", ...within];
	const known = new Set((await ask(files, top)).split("\0"));
	const isTouched = (name: string): boolean => {
		const then = before.get(name);
		return then ? isOther(join(top, name), then) : known.has(name) && isThere(join(top, name));
	};
	return candidates.filter(({ target, names }) => target.unusable || names.some(isTouched)).map(({ target }) => target);
}

/** The commit at which the branch left the other one. */
async function leftAt(revision: string, ask: ReturnType<typeof asker>, cwd: string): Promise<string> {
	// What looks like an option is one to some of git's commands, whatever stands before it.
	if (revision.startsWith("-")) throw formatError(noRevision(revision), cwd);
	const named = ["rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`];
	const commit = (await ask(named)).trim();
	if (!/^[0-9a-f]{40,64}$/.test(commit)) throw formatError(noRevision(revision), cwd);
	return (await ask(["merge-base", commit, "HEAD"])).trim();
}

async function candidateOf(target: Target, beside: readonly string[], top: string, cwd: string): Promise<Candidate> {
	if (target.unusable) return { target, names: [] };
	const path = resolve(cwd, target.file);
	const from = relative(top, await realpath(dirname(path)));
	if (from === ".." || from.startsWith(`..${sep}`) || isAbsolute(from)) return { target, names: [] };
	const folder = from === "" ? "" : `${from.split(sep).join("/")}/`;
	return { target, names: [basename(path), ...beside].map((name) => folder + name) };
}

/** The folder that holds all of them; empty for the top one. */
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
	/** Of its bytes, as git makes it. */
	readonly hash: string;
}

/** `mode type hash<tab>name`, ended by a zero byte each. */
function treeIn(listed: string): ReadonlyMap<string, Blob> {
	const entries = listed.split("\0").flatMap((entry): [string, Blob][] => {
		const [, mode, hash, name] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
		return mode === undefined || hash === undefined || name === undefined ? [] : [[name, { mode, hash }]];
	});
	return new Map(entries);
}

/** Whether the file is another one than it was; one that is gone is none. */
function isOther(path: string, { mode, hash }: Blob): boolean {
	try {
		const isLink = lstatSync(path).isSymbolicLink();
		if (isLink !== (mode === "120000") && isLink) return true;
		const bytes = isLink ? Buffer.from(readlinkSync(path)) : readNow(path);
		if (hashOf(bytes, hash.length) === hash) return false;
		// Git may have been told to write lines as Windows does.
		return (
			!bytes.includes("\r\n") ||
			hashOf(Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1"), hash.length) !== hash
		);
	} catch (error) {
		// What can't be read is told by whoever checks it.
		return codeOf(error) !== "ENOENT" && codeOf(error) !== "ENOTDIR";
	}
}

function hashOf(bytes: Buffer, length: number): string {
	const hash = createHash(length === 64 ? "sha256" : "sha1");
	return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

function isThere(path: string): boolean {
	return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Asks git about the working folder, or about another one; its refusals are put in words about the first. */
function asker(revision: string, where: Where) {
	return (words: readonly string[], cwd = where.cwd): Promise<string> =>
		askGit(words, { cwd, env: where.env, patience: PATIENCE, most: MOST_OUTPUT }).catch((error: unknown) => {
			throw error instanceof NoAnswer ? formatError(reason(error, revision), where.cwd) : error;
		});
}

type Words = readonly [message: string, fix: string];

function formatError([message, fix]: Words, file: string): InputError {
	return new InputError([{ rule: "git/changes", severity: "error", message, at: { file }, fix }]);
}

function noRevision(revision: string): Words {
	return [`there is no revision “${visibleLine(revision)}” here`, "Fetch it first; in CI, check out the whole history"];
}

function reason({ why, said }: NoAnswer, revision: string): Words {
	if (why === "missing")
		return ["git is needed to tell what has changed, and isn't there", "Install git, or leave --changed-since out"];
	if (why === "slow") return ["git takes too long to tell what has changed", "Leave --changed-since out"];
	if (why === "long") return ["too much has changed to be told", "Leave --changed-since out"];
	if (/not a git repository|must be run in a work tree/i.test(said))
		return ["is in no git repository", "Leave --changed-since out"];
	if (/dubious ownership/i.test(said))
		return ["is in somebody else's repository, which git won't look into", "Trust it, as git itself tells: git status"];
	if (/not a valid|bad revision|unknown revision|needed a single revision/i.test(said)) return noRevision(revision);
	if (said === "")
		return [`the branch has nothing in common with “${visibleLine(revision)}”`, "In CI, check out the whole history"];
	return [`git can't tell what has changed: ${visibleLine(said.trim().split("\n", 1)[0] ?? "")}`, "Ask git itself"];
}
