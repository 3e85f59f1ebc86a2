/**
 * Writes a file whole or not at all: beside it, to the disk, then in its place. Whoever reads it sees the old one or
 * the new one, even when the power goes. Knows nothing of what is in it; errors are those of the file system.
 */
import { constants } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { sweepOnce } from "./cleanup.ts";
import type { FileFacts, FileSystem, OpenFile } from "./file-system.ts";
import { writeAll } from "./file-system.ts";
import { NoFile } from "./read.ts";
import { codeOf, failure } from "./system-error.ts";
import { temporaryName } from "./temporary-names.ts";
import { withWriteMutex } from "./write-mutex.ts";

export interface WriteOptions {
	/** Fails with EEXIST where there is a file already. */
	readonly exclusive?: boolean;
	/** Mode of a new file; what the user's umask leaves of 0666 without it. */
	readonly mode?: number;
	/** Takes the place of a symbolic link, rather than to write what it leads to. */
	readonly itself?: boolean;
	/** Gives up with `LeadsNowhere` where no file is behind a symbolic link: whoever made that would say what is made where. */
	readonly noNewBehindLink?: boolean;
	/** Gives up with `ChangedMeanwhile` unless the file still holds these bytes; null where there should be none. */
	readonly expected?: Uint8Array | null;
}

/** The name is a link to a file that isn't there. */
export class LeadsNowhere extends Error {}

/** The file isn't what its writer took it for. */
export class ChangedMeanwhile extends Error {}

const AT_ONCE = constants.O_WRONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

const succeeded = (): boolean => true;

/** Links that lead on to links, at most. */
const MOST_LINKS = 40;

/** What file systems say that have no hard links. */
const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EXDEV", "UNKNOWN"]);

/**
 * Writes a text, as UTF-8. A symbolic link is followed; mode and, where allowed, owner stay. What killed processes left in
 * the folder is cleared away.
 */
export async function replaceFile(
	files: FileSystem,
	path: string,
	text: string,
	options: WriteOptions = {},
): Promise<void> {
	const bytes = new TextEncoder().encode(text);
	const target = options.exclusive || options.itself ? path : await followed(files, path);
	const there = options.itself ? undefined : await ifThere(files.stat(target));
	if (options.noNewBehindLink && !there && (await isLink(files, path))) throw new LeadsNowhere();
	if (there?.isDirectory()) throw failure("EISDIR");
	if (there && options.exclusive) throw failure("EEXIST");
	if (there && !there.isFile()) {
		if (options.expected !== undefined) throw new ChangedMeanwhile();
		return writeThrough(files, target, bytes);
	}
	// Renaming over it would succeed, but whoever took the right to write it away meant that.
	if (there) await files.access(target, constants.W_OK);
	const temporary = await writeBeside(files, target, bytes, there, options.mode);
	try {
		if (options.exclusive) await putNew(files, temporary, target);
		else await putInPlace(files, temporary, target, options.expected);
	} catch (error) {
		await removed(files, temporary);
		throw error;
	}
	await syncFolder(files, dirname(target));
	await sweepOnce(dirname(target), files);
}

/** A symbolic link, wherever it leads. */
function isLink(files: FileSystem, path: string): Promise<boolean> {
	return files.readlink(path).then(succeeded, () => false);
}

/** What a symbolic link leads to, even where nothing is there yet. */
async function followed(files: FileSystem, path: string, left = MOST_LINKS): Promise<string> {
	const real = await ifThere(files.realpath(path));
	if (real !== undefined) return real;
	const next = await files.readlink(path).catch(() => undefined);
	if (next === undefined || left === 0) return path;
	const folder = await files.realpath(dirname(path)).catch(() => dirname(path));
	return followed(files, resolve(folder, next), left - 1);
}

/** Undefined where there is no such file. */
async function ifThere<T>(result: Promise<T>): Promise<T | undefined> {
	return result.catch((error: unknown) => {
		if (codeOf(error) === "ENOENT") return undefined;
		throw error;
	});
}

/** For what can't be replaced: a terminal, a pipe, /dev/null. */
async function writeThrough(files: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
	// To open a pipe that nobody reads takes until somebody does: this doesn't wait, and fails.
	const look = await files.open(path, AT_ONCE);
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

/** Gives the path of a file with these bytes, on the disk, beside the target; leaves none behind on errors. */
async function writeBeside(
	files: FileSystem,
	target: string,
	bytes: Uint8Array,
	there: FileFacts | undefined,
	mode: number | undefined,
): Promise<string> {
	const path = join(dirname(target), temporaryName());
	// Until it has the target's rights, nobody else can read it.
	const file = await files.open(path, "wx", there ? 0o600 : (mode ?? 0o666));
	try {
		try {
			await writeAll(file, bytes);
			if (there) await takeOver(file, there);
			await file.sync();
		} finally {
			await file.close();
		}
	} catch (error) {
		await removed(files, path);
		throw error;
	}
	return path;
}

/** Only root may give files away; someone else's draft becomes the writer's own then, and stays its group's. */
async function takeOver(file: OpenFile, { mode, uid, gid }: FileFacts): Promise<void> {
	const own = await file.stat();
	const becomes = async (owner: number): Promise<boolean> =>
		(own.uid === owner && own.gid === gid) || file.chown(owner, gid).then(succeeded, () => false);
	if (await becomes(uid)) return file.chmod(mode & 0o7777);
	if (own.uid !== uid && (await becomes(own.uid))) return file.chmod(mode & 0o777);
	// The writer's group is another one: it gets no more than everybody had.
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
		if (!isStill(files, target, expected)) throw new ChangedMeanwhile();
		files.renameNow(temporary, target);
	});
}

function isStill(files: FileSystem, path: string, expected: Uint8Array | null): boolean {
	try {
		const now = files.readNow(path);
		return expected !== null && Buffer.compare(now, expected) === 0;
	} catch (error) {
		if (codeOf(error) === "ENOENT") return expected === null;
		// A folder, a pipe, or a device is there by now.
		if (error instanceof NoFile) return false;
		throw error;
	}
}

/** In one step where the file system has links: two who make the same file don't both succeed. */
async function putNew(files: FileSystem, temporary: string, target: string): Promise<void> {
	try {
		await files.link(temporary, target);
	} catch (error) {
		if (!NO_LINKS.has(codeOf(error))) throw error;
		if (await ifThere(files.stat(target))) throw failure("EEXIST");
		return files.renameNow(temporary, target);
	}
	await removed(files, temporary);
}

async function removed(files: FileSystem, path: string): Promise<void> {
	await files.unlink(path).catch(() => undefined);
}

/** Makes the rename last. Some file systems can't, and none of them says so in the same way. */
async function syncFolder(files: FileSystem, folder: string): Promise<void> {
	try {
		const handle = await files.open(folder, "r");
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (codeOf(error) === "EIO" || codeOf(error) === "ENOSPC" || codeOf(error) === "EDQUOT") throw error;
	}
}
