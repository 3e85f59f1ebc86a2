/**
 * Removes what killed processes left in a folder: partial files and stale write mutexes. Ignores their content and
 * touches nothing that may still be in use.
 */
import { join } from "node:path";
import { type FileSystem, REAL_FILES } from "./file-system.ts";
import { isLeftover, isTemporary } from "./temporary-names.ts";
import { clearStaleMutex, isMutexName } from "./write-mutex.ts";

/** Milliseconds after which a file is stale on any machine: saves take under a second, and clocks differ by hours at most. */
const MAX_AGE = 24 * 3_600_000;

/**
 * Removes leftovers of this machine's dead processes, and anything older than a day. Safe to run concurrently. Never
 * fails.
 */
export async function sweepFolder(
	folder: string,
	files: FileSystem = REAL_FILES,
	now: number = Date.now(),
): Promise<void> {
	const names = await files.readdir(folder).catch(() => []);
	for (const name of names) {
		const path = join(folder, name);
		if (isMutexName(name)) await clearStaleMutex(files, path, await isOld(path, files, now)).catch(() => undefined);
		else if (isTemporary(name) && (isLeftover(name) || (await isOld(path, files, now))))
			await files.unlink(path).catch(() => undefined);
	}
}

async function isOld(path: string, files: FileSystem, now: number): Promise<boolean> {
	const facts = await files.stat(path).catch(() => undefined);
	return facts?.isFile() === true && now - facts.mtimeMs > MAX_AGE;
}

/** The folders that this process has swept. */
const swept = new WeakMap<FileSystem, Set<string>>();

/** Sweeps a folder once per process. */
export async function sweepOnce(folder: string, files: FileSystem): Promise<void> {
	const folders = swept.get(files) ?? new Set();
	swept.set(files, folders);
	if (folders.has(folder)) return;
	folders.add(folder);
	await sweepFolder(folder, files);
}
