/**
 * Clears a folder of what killed processes left in it: halves of files, and turns that nobody takes any more. Knows
 * nothing of what is in them, and touches nothing that may be someone's.
 */
import { join } from "node:path";
import { type FileSystem, REAL_FILES } from "./file-system.ts";
import { isLeftover, isTemporary } from "./temporary-names.ts";
import { clearStaleMutex, isMutexName } from "./write-mutex.ts";

/** Milliseconds after which one is dead whoever made it: a save takes less than a second, clocks differ by hours at most. */
const DEAD = 24 * 3_600_000;

/**
 * Takes away what processes of this machine left that have ended, and what is older than a day whoever made it. Several
 * may do so at once. Never fails.
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
	return facts?.isFile() === true && now - facts.mtimeMs > DEAD;
}

/** What this process has swept. */
const swept = new WeakMap<FileSystem, Set<string>>();

/** The same, once a folder and process: for whoever writes there. */
export async function sweepOnce(folder: string, files: FileSystem): Promise<void> {
	const folders = swept.get(files) ?? new Set();
	swept.set(files, folders);
	if (folders.has(folder)) return;
	folders.add(folder);
	await sweepFolder(folder, files);
}
