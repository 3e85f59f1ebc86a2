/**
 * The lock primitive: a file that only one process can create, which says who owns the lock. Whether an owner is still
 * there is the caller's question; knows no drafts.
 */
import { dirname, join } from "node:path";
import type { FileSystem } from "./file-system.ts";
import { writeAll } from "./file-system.ts";
import { MAX_BYTES, NotARegularFile } from "./read.ts";
import { errorCode } from "./system-error.ts";
import { temporaryName } from "./temporary-names.ts";

/**
 * Creates the lock file with its owner's text; false if there is one already. True as well if no such file can be made
 * here: no other process can own the lock then, and the write itself reports what is wrong.
 */
export async function createLockFile(files: FileSystem, path: string, owner: string): Promise<boolean> {
	try {
		const file = await files.open(path, "wx", 0o644);
		try {
			await writeAll(file, new TextEncoder().encode(owner));
		} catch {
			await unlinkIfThere(files, path);
		} finally {
			await file.close();
		}
		return true;
	} catch (error) {
		return errorCode(error) !== "EEXIST";
	}
}

/** What the lock file says about its owner; undefined if it is gone or can't be read. */
export async function readLockFile(files: FileSystem, path: string): Promise<string | undefined> {
	return files.readFile(path, MAX_BYTES.note).then(
		(bytes) => new TextDecoder().decode(bytes),
		() => undefined,
	);
}

/** Releases the lock if `isOwn` recognises its text; another owner's lock stays. */
export async function releaseLockFile(
	files: FileSystem,
	path: string,
	isOwn: (owner: string) => boolean,
): Promise<void> {
	const owner = await readLockFile(files, path);
	if (owner !== undefined && isOwn(owner)) await unlinkIfThere(files, path);
}

/** Removes a stale lock with exactly this text and no other: of several processes that find it, only one removes it. */
export async function breakLockFile(files: FileSystem, path: string, owner: string): Promise<void> {
	const aside = join(dirname(path), temporaryName());
	try {
		// Since it was judged stale, its owner may have released it and another process may own the lock.
		if (new TextDecoder().decode(files.readNow(path, MAX_BYTES.note)) !== owner) return;
		files.renameNow(path, aside);
	} catch {
		return;
	}
	// Another process broke the lock and took it in between: give it back.
	if ((await readLockFile(files, aside)) !== owner) await files.link(aside, path).catch(() => undefined);
	await unlinkIfThere(files, aside);
}

/** Whether something other than a lock file has its name: a link, a folder, a device. It would block everyone. */
export async function isLockBlocked(files: FileSystem, path: string): Promise<boolean> {
	const isLink = await files.readlink(path).then(
		() => true,
		() => false,
	);
	if (isLink) return true;
	try {
		files.readNow(path, MAX_BYTES.note);
		return false;
	} catch (error) {
		return error instanceof NotARegularFile;
	}
}

/** Removes whatever has the lock's name; false if that fails. */
export function unlinkIfThere(files: FileSystem, path: string): Promise<boolean> {
	return files.unlink(path).then(
		() => true,
		(error: unknown) => errorCode(error) === "ENOENT",
	);
}
