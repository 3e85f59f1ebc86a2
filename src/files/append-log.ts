/**
 * An append-only file. Appended text survives a crash of this process, but not of the machine, because nothing waits for
 * the disk. Knows nothing of its content; throws the file system's errors.
 */
import { closeSync, openSync, unlinkSync, writeSync } from "node:fs";
import { systemError } from "./system-error.ts";

/** The system calls it makes, so that tests can make each of them fail. */
export interface AppendCalls {
	open(path: string): number;
	write(file: number, bytes: Uint8Array, offset: number): number;
	close(file: number): void;
	unlink(path: string): void;
}

export const REAL_APPENDS: AppendCalls = {
	open: (path) => openSync(path, "ax", 0o600),
	write: (file, bytes, offset) => writeSync(file, bytes, offset),
	close: closeSync,
	unlink: unlinkSync,
};

/** A new file that only the user can read. */
export class AppendLog {
	readonly path: string;
	readonly #calls: AppendCalls;
	#file: number | undefined;

	/** @throws if it can't be created or exists */
	constructor(path: string, calls: AppendCalls = REAL_APPENDS) {
		this.path = path;
		this.#calls = calls;
		this.#file = calls.open(path);
	}

	/** Returns once the system has the text. @throws if it was not written completely */
	append(text: string): void {
		const bytes = Buffer.from(text, "utf8");
		for (let at = 0; at < bytes.length; ) {
			const written = this.#file === undefined ? 0 : this.#calls.write(this.#file, bytes, at);
			if (written <= 0) throw systemError("EIO");
			at += written;
		}
	}

	/** Stops appending. Never fails. */
	close(): void {
		const file = this.#file;
		this.#file = undefined;
		if (file !== undefined) attempt(() => this.#calls.close(file));
	}

	/** Deletes the file. Never fails. */
	remove(): void {
		this.close();
		attempt(() => this.#calls.unlink(this.path));
	}
}

function attempt(run: () => void): void {
	try {
		run();
	} catch {
		// The next session finds and removes what can't be closed or deleted now.
	}
}
