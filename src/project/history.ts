/**
 * The history of a file on the line of first parents: what a branch contained, one merge after the other. Follows renames.
 * Runs nothing that a repository could configure; knows nothing of what the files contain.
 */
import { join, resolve } from "node:path";
import { readTextIfAny } from "../files/read.ts";
import { type GitContext, type GitRunner, gitRunner, nameWithin, topFolder } from "./changed-files.ts";

/** A file that was renamed more often is looked for under its newest names only. */
const MAX_RENAMES = 20;
/** Git compares the contents of so many old files with as many new ones; files of the same content are always found. */
const MAX_COMPARED = 300;
const INSTEAD = "name two files instead";

/**
 * The old names of what was renamed from one commit to another, or to what is about to be committed, by the new ones; none
 * where there is no such commit.
 */
export async function renames(git: GitRunner, before: string, after?: string): Promise<ReadonlyMap<string, string>> {
	const options = [
		"-M",
		`-l${MAX_COMPARED}`,
		"-z",
		"--name-status",
		"--diff-filter=R",
		"--no-textconv",
		"--no-ext-diff",
	];
	const words = after === undefined ? ["diff-index", "--cached", before] : ["diff-tree", "-r", before, after];
	const [command = "", ...rest] = words;
	const listed = await git([command, ...options, ...rest]).catch(() => "");
	const entries = listed.split("\0");
	const found = new Map<string, string>();
	for (let at = 0; at + 2 < entries.length; at += 3) found.set(entries[at + 2]!, entries[at + 1]!);
	return found;
}

/** Where a file was for some time. */
export interface Place {
	/** Absolute. */
	readonly path: string;
	/** The newest commit in which it may be there. */
	readonly from: string;
	/** The oldest one that touched it there. */
	readonly first: string;
}

/** As a part of an extended regular expression. */
const pattern = (word: string): string => word.replace(/[^\p{L}\p{N}\s]/gu, "\\$&");

/** A repository around a folder, and how far its history goes. */
export class History {
	readonly top: string;
	private readonly git: GitRunner;

	private constructor(git: GitRunner, top: string) {
		this.git = git;
		this.top = top;
	}

	/** @throws InputError without a repository */
	static async around(where: GitContext): Promise<History> {
		const git = gitRunner("HEAD", where, INSTEAD);
		return new History(git, await topFolder(git));
	}

	/**
	 * Where a file (absolute path) was, its present place first; nothing for one that was never committed. `others` gives the
	 * paths that hold the same thing, such as the draft of a document.
	 */
	async *placesOf(path: string, others: (path: string) => readonly string[] = () => []): AsyncGenerator<Place> {
		let [from, at] = ["HEAD", path];
		for (let renames = 0; renames <= MAX_RENAMES; renames++) {
			const paths = [at, ...others(at)];
			const first = (await this.commitsOf(paths, { from })).at(-1);
			// A rename may not be committed yet.
			if (first === undefined && renames > 0) return;
			if (first !== undefined) yield { path: at, from, first };
			const renamed = await this.renamesIn(first);
			const names = await Promise.all(paths.map((each) => nameWithin(this.top, each)));
			const former = names.map((name) => renamed.get(name ?? "")).find((name) => name !== undefined);
			if (former === undefined) return;
			[from, at] = [first === undefined ? "HEAD" : `${first}^`, join(this.top, former)];
		}
	}

	/** The commits that touched any of the files (absolute), the newest first; only those that changed a line with a word. */
	async commitsOf(
		paths: readonly string[],
		{ from, first }: Pick<Place, "from"> & Partial<Place>,
		words: readonly string[] = [],
	): Promise<string[]> {
		const names = await Promise.all(paths.map((path) => nameWithin(this.top, path)));
		const within = names.filter((name) => name !== undefined).map((name) => join(this.top, name));
		if (within.length === 0) return [];
		const options = ["--first-parent", "-m", "--no-renames", "--no-textconv", "--no-ext-diff", "--format=%H"];
		const since = first === undefined ? [] : ["--not", `${first}^@`];
		const changed = words.length === 0 ? [] : ["--regexp-ignore-case", `-G${words.map(pattern).join("|")}`];
		const listed = await this.git(["log", ...options, ...changed, "--no-patch", from, ...since, "--", ...within]);
		return listed.split("\n").filter((line) => line !== "");
	}

	/** Whether there were commits before one, which this clone doesn't have. */
	async isCutAt(commit: string): Promise<boolean> {
		const file = (await this.git(["rev-parse", "--git-path", "shallow"], this.top)).replace(/\r?\n$/, "");
		return (readTextIfAny(resolve(this.top, file)) ?? "").split("\n").includes(commit);
	}

	/** The old names of what a commit renamed, by the new ones; for undefined, of what is about to be committed. */
	private async renamesIn(commit: string | undefined): Promise<ReadonlyMap<string, string>> {
		if (commit === undefined) return renames(this.git, "HEAD");
		return renames(this.git, `${commit}^`, commit);
	}
}
