/**
 * Files of a cache: private, replaced as a whole, and not flushed, because whoever reads one finds out whether it is whole.
 * Throws the file system's errors.
 */
import { mkdirSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode } from "./system-error.ts";

/** Writes beside the file, then renames, so that others see the old or the new one. Leaves nothing behind if it fails. */
export function keepFile(path: string, text: string): void {
	const beside = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`;
	try {
		writeFileSync(beside, text, { mode: 0o600, flag: "wx" });
		renameSync(beside, path);
	} catch (error) {
		removeKept(beside);
		throw error;
	}
}

/** Deletes the file if it is there and can be deleted. */
export function removeKept(path: string): void {
	try {
		unlinkSync(path);
	} catch {
		// Another run was faster, or nobody can.
	}
}

/** Makes a private folder and those above it, one by one. */
export function makePrivateFolder(path: string): void {
	try {
		mkdirSync(path, { mode: 0o700 });
	} catch (error) {
		if (errorCode(error) === "EEXIST") return;
		if (errorCode(error) !== "ENOENT" || dirname(path) === path) throw error;
		makePrivateFolder(dirname(path));
		mkdirSync(path, { mode: 0o700 });
	}
}
