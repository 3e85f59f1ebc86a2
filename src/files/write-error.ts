/** Messages for files that can't be written: which file, why, and what to do. Writes nothing itself. */
import { dirname } from "node:path";
import { DanglingLink, FileChanged } from "./atomic-write.ts";
import { errorCode, reasonOf } from "./system-error.ts";

/** A failed write (exit code 4). The message is complete: the file, the reason, and what to do. */
export class WriteError extends Error {
	constructor(file: string, why: string, fix: string, cause?: unknown) {
		super(`${file}: ${why}\n  ${fix}`, { cause });
		this.name = "WriteError";
	}
}

const FULL = "Free some space, then try again.";

type WriteProblem = readonly [why: string, fix: string];

/** By error code; `folder` is the file's. */
const REASONS: Readonly<Record<string, (folder: string) => WriteProblem>> = {
	ENOENT: (folder) => [`its folder ${folder} doesn't exist`, `Make it with “mkdir -p ${folder}”, then try again.`],
	ENOTDIR: (folder) => [`${folder} is not a folder`, "Name a file in a folder."],
	EISDIR: () => ["is a folder, not a file", "Name a file in it."],
	EEXIST: () => ["already exists", "Name another one, or remove it first."],
	EACCES: (folder) => ["can't be written: permission denied", `Check the permissions of the file and of ${folder}.`],
	EPERM: (folder) => ["can't be written: permission denied", `Check the permissions of the file and of ${folder}.`],
};

/** Hints for codes whose reason is the same for reading and writing. */
const FIXES: Readonly<Record<string, string>> = {
	EROFS: "Make it writable, then try again, or write elsewhere.",
	ENOSPC: FULL,
	EDQUOT: "Remove what you don't need, or ask for more, then try again.",
	EFBIG: FULL,
	EIO: "Check the disk; save a copy elsewhere.",
	EUCLEAN: "Check the disk; save a copy elsewhere.",
	ELOOP: "Name the file itself.",
	ENAMETOOLONG: "Choose a shorter one.",
	EMFILE: "Close other programs, then try again.",
	ENFILE: "Close other programs, then try again.",
	ENOMEM: "Close other programs, then try again.",
	EBUSY: "Close it, then try again.",
	ETXTBSY: "Close it, then try again.",
};

/** By the call that was refused: on the file itself, on the temporary file beside it, or on the rename. */
const DENIED_BY: Readonly<Record<string, (folder: string) => WriteProblem>> = {
	access: () => ["by the file itself", "Ask its owner for write permission, or continue with a copy of your own."],
	open: (folder) => [
		`by its folder ${folder}, where a save puts a new file first`,
		"Ask for write permission on the folder, or continue with a copy in one of your own.",
	],
	rename: (folder) => [
		`by its folder ${folder}, where only its owner may replace it`,
		"Continue with a copy in a folder of your own.",
	],
};

function problemOf(error: unknown, folder: string): WriteProblem {
	const code = errorCode(error);
	const words = REASONS[code]?.(folder) ?? (FIXES[code] && ([reasonOf(error), FIXES[code]] as const));
	const call = (error as { readonly syscall?: unknown } | undefined)?.syscall;
	const refused = code === "EACCES" || code === "EPERM" ? DENIED_BY[String(call)]?.(folder) : undefined;
	if (!words) return [`can't be written: ${reasonOf(error)}`, "Check the path, then try again."];
	return refused ? [`${words[0]} ${refused[0]}`, refused[1]] : words;
}

/** The error for a failed write of `path`, which messages call `file`. */
export function toWriteError(path: string, file: string, error: unknown): WriteError {
	if (error instanceof WriteError) return error;
	if (error instanceof FileChanged)
		return new WriteError(file, "someone else has just written to it", "Look at it, then try again.", error);
	if (error instanceof DanglingLink)
		return new WriteError(
			file,
			"is a link to a file that doesn't exist",
			"Remove the link, or name another file.",
			error,
		);
	const [why, fix] = problemOf(error, dirname(path));
	return new WriteError(file, why, fix, error);
}
