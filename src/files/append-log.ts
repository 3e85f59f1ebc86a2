/**
 * A file that grows line by line. What was appended survives the death of this process, not of the machine: nothing waits
 * for the disk. Knows nothing of what is in it; errors are those of the file system.
 */
import { closeSync, openSync, unlinkSync, writeSync } from "node:fs";
import { failure } from "./system-error.ts";

/** The calls it takes, so that tests can make each of them fail. */
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

/** A new file, for the user alone. */
export class AppendLog {
	readonly path: string;
	readonly #calls: AppendCalls;
	#file: number | undefined;

	/** @throws where it can't be made, or is there already */
	constructor(path: string, calls: AppendCalls = REAL_APPENDS) {
		this.path = path;
		this.#calls = calls;
		this.#file = calls.open(path);
	}

	/** Returns when the system has it. @throws where it has only a part of it, or nothing */
	append(text: string): void {
		const bytes = Buffer.from(text, "utf8");
		for (let at = 0; at < bytes.length; ) {
			const written = this.#file === undefined ? 0 : this.#calls.write(this.#file, bytes, at);
			if (written <= 0) throw failure("EIO");
			at += written;
		}
	}

	/** Nothing is appended any more. Never fails. */
	close(): void {
		const file = this.#file;
		this.#file = undefined;
		if (file !== undefined) attempt(() => this.#calls.close(file));
	}

	/** Takes it away; never fails. */
	remove(): void {
		this.close();
		attempt(() => this.#calls.unlink(this.path));
	}
}

function attempt(run: () => void): void {
	try {
		run();
	} catch {
		// What can't be closed or removed now is found, and cleared away, by the next session.
	}
}
