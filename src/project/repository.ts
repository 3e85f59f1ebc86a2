/** What the git repository around some files is like: its branch, remote and changes. Only reads. */
import type { Env } from "../terminal/capabilities.ts";
import { GitError, runGit } from "./git.ts";

export interface Repository {
	/** Undefined with a detached HEAD. */
	readonly branch: string | undefined;
	/** Undefined before the first commit. */
	readonly commit: string | undefined;
	/** Whether the branch is the one that others branch off, such as `main`. */
	readonly isDefault: boolean;
	/** The remote to push to. */
	readonly remote: string | undefined;
	/** Whether the remote has the branch's last commit. */
	readonly isPushed: boolean;
	/** Whether git knows whose commits these are. */
	readonly knowsAuthor: boolean;
	/** The given files that differ from the last commit. */
	readonly changed: readonly string[];
	/** Those of them that git doesn't know yet. */
	readonly untracked: readonly string[];
	/** The given files that git is told to ignore. */
	readonly ignored: readonly string[];
}

export interface Around {
	/** The folder that git runs in. */
	readonly cwd: string;
	readonly env: Env;
}

type Ask = (...words: readonly string[]) => Promise<string | undefined>;

/** The repository that `cwd` is in; undefined if there is none, or no git. `files` are relative to `cwd`. */
export async function repositoryAround(files: readonly string[], around: Around): Promise<Repository | undefined> {
	const ask = asking(around);
	if ((await ask("rev-parse", "--is-inside-work-tree")) !== "true") return undefined;
	const branch = await ask("symbolic-ref", "--quiet", "--short", "HEAD");
	const commit = await ask("rev-parse", "--verify", "--quiet", "--short", "HEAD");
	const remote = await remoteFor(branch, ask);
	const upstream = await ask("rev-parse", "--verify", "--quiet", "--short", "@{upstream}");
	return {
		branch,
		commit,
		remote,
		isDefault: branch !== undefined && (await isDefault(branch, remote, ask)),
		isPushed: commit !== undefined && upstream === commit,
		knowsAuthor: (await isGiven("name", ask, around.env)) && (await isGiven("email", ask, around.env)),
		...(await changesOf(files, ask)),
	};
}

/** Whether both folders are in the same working tree. */
export async function isSameWorkTree(one: Around, other: Around): Promise<boolean> {
	const [first, second] = await Promise.all([one, other].map((each) => asking(each)("rev-parse", "--show-toplevel")));
	return first !== undefined && first === second;
}

/** The name, or the name with -2, -3 … if there is such a branch; undefined if git accepts no such name. */
export async function freeBranch(name: string, around: Around): Promise<string | undefined> {
	const ask = asking(around);
	if ((await ask("check-ref-format", "--branch", name)) === undefined) return undefined;
	for (let count = 1; ; count++) {
		const free = count === 1 ? name : `${name}-${count}`;
		if ((await ask("rev-parse", "--verify", "--quiet", `refs/heads/${free}`)) === undefined) return free;
	}
}

/** Gives git's answer without its final newline; undefined if it refuses. */
function asking({ cwd, env }: Around): Ask {
	return async (...words) => {
		try {
			return (await runGit(words, { cwd, env, timeout: 10_000, maxOutput: 1 << 20 })).replace(/\n$/, "");
		} catch (error) {
			if (error instanceof GitError) return undefined;
			throw error;
		}
	};
}

async function remoteFor(branch: string | undefined, ask: Ask): Promise<string | undefined> {
	const remotes = ((await ask("remote")) ?? "").split("\n").filter((name) => name !== "");
	const own = branch === undefined ? undefined : await ask("config", "--get", `branch.${branch}.remote`);
	return [own, "origin", remotes[0]].find((name) => name !== undefined && remotes.includes(name));
}

/** Used where the remote doesn't say which branch is its default. */
const USUAL_DEFAULTS = ["main", "master", "trunk", "develop"];

async function isDefault(branch: string, remote: string | undefined, ask: Ask): Promise<boolean> {
	const head = remote && (await ask("symbolic-ref", "--quiet", "--short", `refs/remotes/${remote}/HEAD`));
	if (head) return head === `${remote}/${branch}`;
	return USUAL_DEFAULTS.includes(branch) || branch === (await ask("config", "--get", "init.defaultBranch"));
}

async function isGiven(what: "name" | "email", ask: Ask, env: Env): Promise<boolean> {
	const inEnv = env[`GIT_COMMITTER_${what.toUpperCase()}`] && env[`GIT_AUTHOR_${what.toUpperCase()}`];
	return Boolean(inEnv) || Boolean(await ask("config", "--get", `user.${what}`));
}

async function changesOf(
	files: readonly string[],
	ask: Ask,
): Promise<Pick<Repository, "changed" | "untracked" | "ignored">> {
	const marked = await Promise.all(
		files.map(async (file) => {
			const status = await ask("status", "--porcelain", "-z", "--ignored", "--untracked-files=all", "--", file);
			return { file, mark: (status ?? "").slice(0, 2) };
		}),
	);
	const those = (is: (mark: string) => boolean) => marked.filter(({ mark }) => is(mark)).map(({ file }) => file);
	return {
		changed: those((mark) => mark !== "" && mark !== "!!"),
		untracked: those((mark) => mark === "??"),
		ignored: those((mark) => mark === "!!"),
	};
}
