/** The calls that reading and writing a file whole takes, so that tests can make each of them fail. */
import { readFileSync, renameSync } from "node:fs";
import {
	access,
	link,
	mkdir,
	open,
	readdir,
	readFile,
	readlink,
	realpath,
	stat,
	unlink,
	utimes,
} from "node:fs/promises";

export interface FileFacts {
	readonly mode: number;
	readonly uid: number;
	readonly gid: number;
	/** With the two below: whether a file may have changed, without reading it. */
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
	open(path: string, flags: string, mode?: number): Promise<OpenFile>;
	stat(path: string): Promise<FileFacts>;
	realpath(path: string): Promise<string>;
	readlink(path: string): Promise<string>;
	access(path: string, mode: number): Promise<void>;
	readFile(path: string): Promise<Uint8Array>;
	/** The names in a folder. */
	readdir(path: string): Promise<readonly string[]>;
	mkdir(path: string, options: { readonly recursive: true; readonly mode: number }): Promise<unknown>;
	link(from: string, to: string): Promise<void>;
	unlink(path: string): Promise<void>;
	/** Sets when it was read and changed last; in seconds since 1970. */
	utimes(path: string, read: number, changed: number): Promise<void>;
	/** At once, so that nothing of this process comes between it and the rename. */
	readNow(path: string): Uint8Array;
	renameNow(from: string, to: string): void;
}

/** The file system of this machine. */
export const REAL_FILES: FileSystem = {
	open,
	stat,
	realpath,
	readlink,
	access,
	readFile,
	readdir: (path) => readdir(path),
	mkdir,
	link,
	unlink,
	utimes,
	readNow: readFileSync,
	renameNow: renameSync,
};

/** What the file system calls an error: `ENOENT`, `EACCES`, …; empty for others. */
export function codeOf(error: unknown): string {
	const code = (error as { readonly code?: unknown } | undefined)?.code;
	return typeof code === "string" ? code : "";
}
