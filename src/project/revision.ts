/** The files of a repository at a revision, read without anything that the repository could configure. */
import { existsSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { MAX_BYTES } from "../files/read.ts";
import { InputError } from "../outline/problem.ts";
import {
	commitOf,
	type GitContext,
	gitProblem,
	gitRunner,
	isModified,
	nameWithin,
	topFolder,
	treeIn,
} from "./changed-files.ts";
import { runGit } from "./git.ts";
import { renames } from "./history.ts";

export interface Revision {
	/** As given. */
	readonly name: string;
	/** The commit's whole id. */
	readonly commit: string;
	/**
	 * The text of a file (absolute path) at the revision; undefined if it isn't there, or is a link.
	 * @throws InputError for one that is too large
	 */
	textOf(path: string): Promise<string | undefined>;
	/**
	 * Whether files (absolute paths) are now as they were then: with the same content, or neither then nor now. Lists all
	 * files of the revision, once, so that many can be asked about.
	 */
	areSame(paths: readonly string[]): Promise<boolean>;
	/** Where a file that has been moved was at the revision, absolute; undefined unless there is exactly one such place. */
	formerPath(path: string): Promise<string | undefined>;
}

const INSTEAD = "name two files instead";
const TIMEOUT = 30_000;

/**
 * A revision of the repository around a folder (absolute): a commit, branch or tag; or a day, for the last commit of it.
 * `instead`: what to do without git.
 * @throws InputError without a repository, without git, or for an unknown revision
 */
export async function openRevision(
	name: string,
	folder: string,
	context: GitContext,
	instead = INSTEAD,
): Promise<Revision> {
	const shown = relative(context.cwd, folder) || ".";
	const where = { ...context, cwd: folder, shown };
	const git = gitRunner(name, where, instead);
	const top = await topFolder(git);
	const commit = /^\d{4}-\d\d-\d\d$/.test(name)
		? await commitOnDay(name, git, shown)
		: await commitOf(name, git, shown);
	return revisionAt({ name, commit }, top, where);
}

/** The files at a commit (its whole id) of the repository with that top folder. */
export function revisionAt(
	{ name, commit }: Pick<Revision, "name" | "commit">,
	top: string,
	where: GitContext,
): Revision {
	const git = gitRunner(name, where, INSTEAD);
	let renamed: Promise<ReadonlyMap<string, string>> | undefined;
	let tree: Promise<ReturnType<typeof treeIn>> | undefined;
	const wholeTree = () => {
		tree ??= git(["ls-tree", "-r", "-z", "--full-tree", commit]).then(treeIn);
		return tree;
	};
	return {
		name,
		commit,
		textOf: async (path) => {
			const name = await nameWithin(top, path);
			if (name === undefined) return undefined;
			const listed = tree ?? git(["ls-tree", "-z", "--full-tree", commit, "--", name]).then(treeIn);
			const blob = (await listed).get(name);
			if (!blob?.mode.startsWith("100")) return undefined;
			return blobText(blob.hash, path, where);
		},
		areSame: async (paths) => {
			const then = await wholeTree();
			for (const path of paths) {
				const blob = then.get((await nameWithin(top, path)) ?? "");
				if (blob ? !existsSync(path) || isModified(path, blob) : existsSync(path)) return false;
			}
			return true;
		},
		formerPath: async (path) => {
			renamed ??= renames(git, commit);
			const former = (await renamed).get((await nameWithin(top, path)) ?? "");
			if (former !== undefined) return join(top, former);
			const names = [...(await wholeTree()).keys()];
			const found = names.filter((name) => isSameProposal(name, path) && !existsSync(join(top, name)));
			return found.length === 1 ? join(top, found[0]!) : undefined;
		},
	};
}

/**
 * Whether files have one name, and folders of one name or one number: `12-pools/README.md` and `12-node-pools/README.md`; or
 * files of one folder and kind have one number: `12-pools.md` and `12-node-pools.md`.
 */
function isSameProposal(name: string, path: string): boolean {
	const [old, now] = [dirname(name), dirname(path)].map((folder) => basename(folder)) as [string, string];
	if (basename(name) === basename(path)) return old === now || hasNumberOf(old, now);
	const ending = /\..*$/.exec(basename(path))?.[0] ?? "";
	return old === now && basename(name).endsWith(ending) && hasNumberOf(basename(name), basename(path));
}

function hasNumberOf(old: string, now: string): boolean {
	const number = /^\d+(?=-)/.exec(now)?.[0];
	return number !== undefined && old.startsWith(`${number}-`);
}

/** The last commit until the end of that day. A branch or a tag may have the same name. */
async function commitOnDay(day: string, git: ReturnType<typeof gitRunner>, shown: string): Promise<string> {
	try {
		return await commitOf(day, git, shown);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		const found = (await git(["rev-list", "-1", "--first-parent", `--before=${day}T23:59:59`, "HEAD"])).trim();
		if (found === "") throw gitProblem([`there is no commit until ${day}`, "Name a later day"], shown);
		return found;
	}
}

/** The bytes as they were committed: `cat-file` applies no filter. */
async function blobText(hash: string, path: string, { cwd, env }: GitContext): Promise<string> {
	try {
		return await runGit(["cat-file", "blob", hash], { cwd, env, timeout: TIMEOUT, maxOutput: MAX_BYTES.document });
	} catch {
		throw gitProblem(["can't be read at that revision, or is larger than 16 MiB", "Name another revision"], path);
	}
}
