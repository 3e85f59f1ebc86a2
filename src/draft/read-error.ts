/** Messages for files that can't be read: which file, why, and what to do. Reads nothing itself. */
import { FileTooLarge, NotARegularFile } from "../files/read.ts";
import { errorCode, reasonOf } from "../files/system-error.ts";
import { InputError } from "../outline/problem.ts";

/** What to do, by the file system's error code. */
const FIXES: Readonly<Record<string, string>> = {
	EACCES: "Ask for read permission",
	EPERM: "Ask for read permission",
	ELOOP: "Name the file itself",
	EMFILE: "Close other programs, then try again",
	ENFILE: "Close other programs, then try again",
	EIO: "Check the disk",
	EUCLEAN: "Check the disk",
};

/** The error for a file that can't be read. `advice` says what to do if it doesn't exist. */
export function readError(file: string, error: unknown, advice = "Check the path"): InputError {
	const [message, fix] = wordsFor(error, advice);
	const rule = error instanceof FileTooLarge ? "file/too-large" : "file/unreadable";
	const result = new InputError([{ rule, severity: "error", message, at: { file }, fix }]);
	result.cause = error;
	return result;
}

function wordsFor(error: unknown, advice: string): readonly [message: string, fix: string] {
	if (error instanceof NotARegularFile) return [error.message, error.fix];
	const code = errorCode(error);
	if (code === "ENOENT" || code === "ENOTDIR") return ["file not found", advice];
	return [`can't be read: ${reasonOf(error)}`, FIXES[code] ?? "Check the path"];
}

/** The text, with its byte order mark. `file` is only used in the message. @throws InputError if it is not UTF-8 */
export function decodeText(bytes: Uint8Array, file: string): string {
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		const message = "is not UTF-8 text";
		throw new InputError([
			{ rule: "file/not-text", severity: "error", message, at: { file }, fix: "Save it as UTF-8." },
		]);
	}
}
