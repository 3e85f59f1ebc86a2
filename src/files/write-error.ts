/** What is said when a file can't be written: which, why, and what to do. Writes nothing itself. */
import { dirname } from "node:path";
import { codeOf } from "./file-system.ts";
import { ChangedMeanwhile } from "./whole-file.ts";

/** Could not write (exit code 4). Its message is ready for people: the file, why, and what to do. */
export class WriteError extends Error {
	constructor(file: string, why: string, mend: string, cause?: unknown) {
		super(`${file}: ${why}\n  ${mend}`, { cause });
		this.name = "WriteError";
	}
}

const FULL = "Make room on it, then try again.";

type Words = readonly [why: string, mend: string];

/** By what the file system says; `folder` is the file's. */
const REASONS: Readonly<Record<string, (folder: string) => Words>> = {
	ENOENT: (folder) => [`its folder ${folder} isn't there`, `Make it with “mkdir -p ${folder}”, then try again.`],
	ENOTDIR: (folder) => [`${folder} is no folder`, "Name a file in a folder."],
	EISDIR: () => ["is a folder, not a file", "Name a file in it."],
	EEXIST: () => ["there is such a file already", "Name another one, or remove it first."],
	EACCES: (folder) => ["may not be written: permission denied", `Check the rights of the file and of ${folder}.`],
	EPERM: (folder) => ["may not be written: permission denied", `Check the rights of the file and of ${folder}.`],
	EROFS: () => ["the disk is read-only", "Make it writable, then try again, or write elsewhere."],
	ENOSPC: () => ["no space is left on the disk", FULL],
	EDQUOT: () => ["your share of the disk is used up", FULL],
	EFBIG: () => ["is too large for the disk", FULL],
	EIO: () => ["the disk reports an error (EIO)", "Check the disk; save a copy elsewhere."],
	ELOOP: () => ["its symbolic links go round in a circle", "Name the file itself."],
	ENAMETOOLONG: () => ["its name is too long", "Choose a shorter one."],
	EMFILE: () => ["too many files are open", "Close other programs, then try again."],
	ENFILE: () => ["too many files are open", "Close other programs, then try again."],
	EBUSY: () => ["another program holds it", "Close that one, then try again."],
};

/** Where the file system tells which call was refused: the file itself, a new one beside it, or taking its place. */
const REFUSED: Readonly<Record<string, (folder: string) => Words>> = {
	access: () => ["by the file itself", "Ask its owner for the right to write it, or go on with a copy of your own."],
	open: (folder) => [
		`by its folder ${folder}, where a save puts a new file first`,
		"Ask for the right to write in the folder, or go on with a copy in one of your own.",
	],
	rename: (folder) => [
		`by its folder ${folder}, where only its owner may replace it`,
		"Go on with a copy in a folder of your own.",
	],
};

function wordsFor(error: unknown, folder: string): Words | undefined {
	const code = codeOf(error);
	const words = REASONS[code]?.(folder);
	const call = (error as { readonly syscall?: unknown } | undefined)?.syscall;
	const refused = code === "EACCES" || code === "EPERM" ? REFUSED[String(call)]?.(folder) : undefined;
	return words && refused ? [`${words[0]} ${refused[0]}`, refused[1]] : words;
}

/** The words for what went wrong when writing `path`; messages call it `file`. */
export function unwritable(path: string, file: string, error: unknown): WriteError {
	if (error instanceof WriteError) return error;
	if (error instanceof ChangedMeanwhile)
		return new WriteError(file, "someone else wrote it just now", "Look at it, then try again.", error);
	const code = codeOf(error);
	const words = wordsFor(error, dirname(path));
	const [why, mend] = words ?? [`can't be written (${code || String(error)})`, "Check the path, then try again."];
	return new WriteError(file, why, mend, error);
}
