/**
 * Writes a file atomically: to a temporary file beside it, flushed, then renamed over it. Readers see either the old or
 * the new file, even after a power failure. Knows nothing of the content; throws the file system's errors.
 */
import { constants } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { sweepOnce } from "./cleanup.ts";
import type { FileFacts, FileSystem, OpenFile } from "./file-system.ts";
import { writeAll } from "./file-system.ts";
import { NotARegularFile } from "./read.ts";
import { errorCode, systemError } from "./system-error.ts";
import { temporaryName } from "./temporary-names.ts";
import { withWriteMutex } from "./write-mutex.ts";

export interface WriteOptions {
	/** Fails with EEXIST if the file exists. */
	readonly exclusive?: boolean;
	/** Mode of a new file; defaults to 0666 minus the umask. */
	readonly mode?: number;
	/** Replaces a symbolic link instead of following it. */
	readonly itself?: boolean;
	/** Fails with `DanglingLink` for a link to a missing file: whoever made the link would decide where a file is created. */
	readonly refuseDanglingLink?: boolean;
	/** Fails with `FileChanged` unless the file still has these bytes; null if there should be no file. */
	readonly expected?: Uint8Array | null;
}

/** The path is a link to a missing file. */
export class DanglingLink extends Error {}

/** The file changed since it was last read. */
export class FileChanged extends Error {}

const NONBLOCKING = constants.O_WRONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

const succeeded = (): boolean => true;

/** The longest chain of links to follow. */
const MAX_LINKS = 40;

/** Errors of file systems without hard links. */
const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EXDEV", "UNKNOWN"]);

/**
 * Writes a text as UTF-8. Follows symbolic links; keeps the mode and, if permitted, the owner. Removes leftovers of killed
 * processes from the folder.
 */
export async function replaceFile(
	files: FileSystem,
	path: string,
	text: string,
	options: WriteOptions = {},
): Promise<void> {
	const bytes = new TextEncoder().encode(text);
	const target = options.exclusive || options.itself ? path : await followLinks(files, path);
	const there = options.itself ? undefined : await ifThere(files.stat(target));
	if (options.refuseDanglingLink && !there && (await isLink(files, path))) throw new DanglingLink();
	if (there?.isDirectory()) throw systemError("EISDIR");
	if (there && options.exclusive) throw systemError("EEXIST");
	if (there && !there.isFile()) {
		if (options.expected !== undefined) throw new FileChanged();
		return writeThrough(files, target, bytes);
	}
	// Renaming over a read-only file would succeed, against the intention of whoever made it read-only.
	if (there) await files.access(target, constants.W_OK);
	const temporary = await writeBeside(files, target, bytes, there, options.mode);
	try {
		if (options.exclusive) await putNew(files, temporary, target);
		else await putInPlace(files, temporary, target, options.expected);
	} catch (error) {
		await removeQuietly(files, temporary);
		throw error;
	}
	await syncFolder(files, dirname(target));
	await sweepOnce(dirname(target), files);
}

/** Whether the path is a symbolic link, dangling or not. */
function isLink(files: FileSystem, path: string): Promise<boolean> {
	return files.readlink(path).then(succeeded, () => false);
}

/** The target of a symbolic link, even if it doesn't exist yet. */
async function followLinks(files: FileSystem, path: string, left = MAX_LINKS): Promise<string> {
	const real = await ifThere(files.realpath(path));
	if (real !== undefined) return real;
	const next = await files.readlink(path).catch(() => undefined);
	if (next === undefined || left === 0) return path;
	const folder = await files.realpath(dirname(path)).catch(() => dirname(path));
	return followLinks(files, resolve(folder, next), left - 1);
}

/** Undefined if there is no such file. */
async function ifThere<T>(result: Promise<T>): Promise<T | undefined> {
	return result.catch((error: unknown) => {
		if (errorCode(error) === "ENOENT") return undefined;
		throw error;
	});
}

/** Writes to what can't be replaced: a terminal, a pipe, /dev/null. */
async function writeThrough(files: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
	// Opening a pipe without a reader blocks; opening it this way fails instead.
	const look = await files.open(path, NONBLOCKING);
	try {
		const file = await files.open(path, "w");
		try {
			await writeAll(file, bytes);
		} finally {
			await file.close();
		}
	} finally {
		await look.close();
	}
}

/** Writes and flushes a temporary file beside the target and gives its path; removes it on errors. */
async function writeBeside(
	files: FileSystem,
	target: string,
	bytes: Uint8Array,
	there: FileFacts | undefined,
	mode: number | undefined,
): Promise<string> {
	const path = join(dirname(target), temporaryName());
	// Private until it has the target's permissions.
	const file = await files.open(path, "wx", there ? 0o600 : (mode ?? 0o666));
	try {
		try {
			await writeAll(file, bytes);
			if (there) await copyOwnership(file, there);
			await file.sync();
		} finally {
			await file.close();
		}
	} catch (error) {
		await removeQuietly(files, path);
		throw error;
	}
	return path;
}

/** Copies owner and permissions. Only root can give files away: otherwise the file becomes the writer's and keeps its group. */
async function copyOwnership(file: OpenFile, { mode, uid, gid }: FileFacts): Promise<void> {
	const own = await file.stat();
	const becomes = async (owner: number): Promise<boolean> =>
		(own.uid === owner && own.gid === gid) || file.chown(owner, gid).then(succeeded, () => false);
	if (await becomes(uid)) return file.chmod(mode & 0o7777);
	if (own.uid !== uid && (await becomes(own.uid))) return file.chmod(mode & 0o777);
	// The group differs: it gets no more permissions than everyone had.
	const everybody = mode & 0o007;
	await file.chmod((mode & 0o707) | (mode & (everybody << 3)));
}

async function putInPlace(
	files: FileSystem,
	temporary: string,
	target: string,
	expected: Uint8Array | null | undefined,
): Promise<void> {
	if (expected === undefined) return files.renameNow(temporary, target);
	await withWriteMutex(files, target, () => {
		if (!isStill(files, target, expected)) throw new FileChanged();
		files.renameNow(temporary, target);
	});
}

function isStill(files: FileSystem, path: string, expected: Uint8Array | null): boolean {
	try {
		const now = files.readNow(path);
		return expected !== null && Buffer.compare(now, expected) === 0;
	} catch (error) {
		if (errorCode(error) === "ENOENT") return expected === null;
		// It is now a folder, a pipe or a device.
		if (error instanceof NotARegularFile) return false;
		throw error;
	}
}

/** Atomic if the file system has hard links: of two processes that create the same file, only one succeeds. */
async function putNew(files: FileSystem, temporary: string, target: string): Promise<void> {
	try {
		await files.link(temporary, target);
	} catch (error) {
		if (!NO_LINKS.has(errorCode(error))) throw error;
		if (await ifThere(files.stat(target))) throw systemError("EEXIST");
		return files.renameNow(temporary, target);
	}
	await removeQuietly(files, temporary);
}

async function removeQuietly(files: FileSystem, path: string): Promise<void> {
	await files.unlink(path).catch(() => undefined);
}

/** Makes the rename durable. Some file systems can't, and they report that in different ways. */
async function syncFolder(files: FileSystem, folder: string): Promise<void> {
	try {
		const handle = await files.open(folder, "r");
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (errorCode(error) === "EIO" || errorCode(error) === "ENOSPC" || errorCode(error) === "EDQUOT") throw error;
	}
}
