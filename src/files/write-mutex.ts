/**
 * Serialises compare-and-rename across processes: a lock file beside the target, held for a few milliseconds. Removes
 * what killed processes leave of it. Knows nothing of what is written.
 */
import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { FileSystem } from "./file-system.ts";
import {
	breakLockFile,
	createLockFile,
	isLockBlocked,
	readLockFile,
	releaseLockFile,
	unlinkIfThere,
} from "./lock-file.ts";
import { isMarkedProcessDead, machineMark, ownStart } from "./machine.ts";

/** Milliseconds between two attempts. */
const RETRY = 5;
/** Milliseconds after which an unchanged lock is considered stale, whichever machine it is from. */
const STALE = 5000;

/** Earlier versions use the same name, so that they wait as well. */
const SUFFIX = ".turn.lock";

/** The locks that this process owns. */
const owned = new Set<string>();

/** Runs something while no other process replaces the file at `target`. Waits for other owners, but not for dead ones. */
export async function withWriteMutex<T>(files: FileSystem, target: string, run: () => T): Promise<T> {
	const path = join(dirname(target), `.${basename(target)}${SUFFIX}`);
	const token = `${machineMark()} ${process.pid} ${randomBytes(8).toString("hex")} ${ownStart()}`;
	owned.add(token);
	try {
		await acquire(files, path, token);
		try {
			return run();
		} finally {
			await releaseLockFile(files, path, (owner) => owner === token);
		}
	} finally {
		owned.delete(token);
	}
}

async function acquire(files: FileSystem, path: string, token: string): Promise<void> {
	let last: string | undefined;
	let since = 0;
	while (!(await createLockFile(files, path, token))) {
		if (await isLockBlocked(files, path)) {
			// If even the obstacle can't be removed, nobody can lock here.
			if (!(await unlinkIfThere(files, path))) return;
			continue;
		}
		const owner = await readLockFile(files, path);
		if (owner !== last) since = performance.now();
		last = owner;
		if (owner !== undefined && (isDead(owner) || performance.now() - since > STALE))
			await breakLockFile(files, path, owner);
		else await setTimeout(RETRY * (1 + Math.random()));
	}
}

/** Whether a file with that name is a write mutex. */
export function isMutexName(name: string): boolean {
	return name.startsWith(".") && name.endsWith(SUFFIX);
}

/** Removes the mutex at `path` if its owner has ended, or in any case if it is old. */
export async function clearStaleMutex(files: FileSystem, path: string, isOld: boolean): Promise<void> {
	const owner = await readLockFile(files, path);
	if (owner !== undefined && (isOld || isDead(owner))) await breakLockFile(files, path, owner);
}

/** Whether the owner has ended, or is this process and no longer knows the lock. */
function isDead(owner: string): boolean {
	const [mark = "", pid = "", , started = ""] = owner.split(" ");
	if (!/^\d+$/.test(pid)) return false;
	if (mark === machineMark() && Number(pid) === process.pid) return !owned.has(owner);
	return isMarkedProcessDead({ mark, pid: Number(pid), started });
}
