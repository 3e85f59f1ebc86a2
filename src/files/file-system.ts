/** The file system calls of this program, as an interface so that tests can make each of them fail. */
import { renameSync } from "node:fs";
import { access, link, mkdir, open, readdir, readlink, realpath, stat, unlink, utimes } from "node:fs/promises";
import { readNow } from "./read.ts";
import { systemError } from "./system-error.ts";

export interface FileFacts {
	readonly mode: number;
	readonly uid: number;
	readonly gid: number;
	/** Together with the next two, tells whether a file may have changed without reading it. */
	readonly ino: number;
	readonly size: number;
	readonly mtimeMs: number;
	isFile(): boolean;
	isDirectory(): boolean;
}

export interface OpenFile {
	write(bytes: Uint8Array, offset: number, length: number): Promise<{ readonly bytesWritten: number }>;
	stat(): Promise<FileFacts>;
	chown(uid: number, gid: number): Promise<void>;
	chmod(mode: number): Promise<void>;
	sync(): Promise<void>;
	close(): Promise<void>;
}

export interface FileSystem {
	open(path: string, flags: string | number, mode?: number): Promise<OpenFile>;
	stat(path: string): Promise<FileFacts>;
	realpath(path: string): Promise<string>;
	readlink(path: string): Promise<string>;
	access(path: string, mode: number): Promise<void>;
	/** As `readNow`. */
	readFile(path: string, most?: number): Promise<Uint8Array>;
	/** The names in a folder. */
	readdir(path: string): Promise<readonly string[]>;
	/** Creates a folder in an existing one. */
	mkdir(path: string, mode: number): Promise<unknown>;
	link(from: string, to: string): Promise<void>;
	unlink(path: string): Promise<void>;
	/** Sets the access and modification times, in seconds since 1970. */
	utimes(path: string, read: number, changed: number): Promise<void>;
	/**
	 * Synchronous, so that nothing else in this process runs before the rename.
	 * @throws NotARegularFile for what isn't a regular file, or is longer than `most`: without it, than any document
	 */
	readNow(path: string, most?: number): Uint8Array;
	renameNow(from: string, to: string): void;
}

/** The file system of this machine. */
export const REAL_FILES: FileSystem = {
	open,
	stat,
	realpath,
	readlink,
	access,
	readFile: async (path, most) => readNow(path, most),
	readdir: (path) => readdir(path),
	mkdir: (path, mode) => mkdir(path, mode),
	link,
	unlink,
	utimes,
	readNow,
	renameNow: renameSync,
};

/** Writes all bytes, however few the system takes at a time. Rejects with EIO if it takes none without an error. */
export async function writeAll(file: OpenFile, bytes: Uint8Array): Promise<void> {
	for (let at = 0; at < bytes.length; ) {
		const { bytesWritten } = await file.write(bytes, at, bytes.length - at);
		if (bytesWritten <= 0) throw systemError("EIO");
		at += bytesWritten;
	}
}
