/**
 * When proposals were last changed: by the last commit that touched one of their files, or by the file system where there is
 * no such commit or the file has changed since. A fresh clone has no other truth.
 */
import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { InputError } from "../outline/problem.ts";
import { changedTargets, folderWithin, type GitContext, gitRunner, topFolder } from "./changed-files.ts";
import type { Target } from "./targets.ts";

/** By the files of the targets, milliseconds. `beside`: names of files that belong to a proposal in the same folder. */
export async function lastChanges(
	targets: readonly Target[],
	beside: readonly string[],
	context: GitContext,
): Promise<ReadonlyMap<string, number>> {
	const committed = await commitTimes(targets, beside, context).catch((error: unknown) => {
		if (error instanceof InputError) return new Map<string, number>();
		throw error;
	});
	return new Map(
		targets.map(({ file }) => {
			const onDisk = statSync(resolve(context.cwd, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
			return [file, committed.get(file) ?? onDisk];
		}),
	);
}

/** The times of those without changes since. @throws InputError without a repository, a commit or git */
async function commitTimes(
	targets: readonly Target[],
	beside: readonly string[],
	context: GitContext,
): Promise<Map<string, number>> {
	const git = gitRunner("HEAD", context);
	const top = await topFolder(git);
	const changed = new Set((await changedTargets(targets, "HEAD", beside, context)).map(({ file }) => file));
	const log = await git(["log", "-z", "--no-renames", "--name-only", "--format=%x01%ct", "HEAD", "--", "."]);
	const times = timesIn(log);
	const found = new Map<string, number>();
	for (const { file } of targets) {
		if (changed.has(file)) continue;
		const path = resolve(context.cwd, file);
		const folder = await folderWithin(top, path);
		const own = [basename(path), ...beside].map((name) => times.get(`${folder}${name}`) ?? 0);
		const last = Math.max(...own);
		if (folder !== undefined && last > 0) found.set(file, last * 1000);
	}
	return found;
}

/** The newest commit's time of each file. Entries are a time after a mark, and names. */
function timesIn(log: string): Map<string, number> {
	const times = new Map<string, number>();
	let time = 0;
	for (const entry of log.split("\0")) {
		const name = entry.replace(/^\n/, "");
		if (name.startsWith("\u0001")) time = Number(name.slice(1));
		else if (name !== "" && !times.has(name)) times.set(name, time);
	}
	return times;
}
