/** What is said when a file can't be read: which, why, and what to do. Reads nothing itself. */
import { NotARegularFile, TooLong } from "../files/read.ts";
import { codeOf, whyOf } from "../files/system-error.ts";
import { InputError } from "../outline/problem.ts";

/** What to do, by what the file system says. */
const FIXES: Readonly<Record<string, string>> = {
	EACCES: "Ask for read permission",
	EPERM: "Ask for read permission",
	ELOOP: "Name the file itself",
	EMFILE: "Close other programs, then try again",
	ENFILE: "Close other programs, then try again",
	EIO: "Check the disk",
	EUCLEAN: "Check the disk",
};

/** The complaint about a file that couldn't be read; `advice` is what to do where there is no such file. */
export function unreadable(file: string, error: unknown, advice = "Check the path"): InputError {
	const [message, fix] = wordsFor(error, advice);
	const rule = error instanceof TooLong ? "file/too-large" : "file/unreadable";
	const complaint = new InputError([{ rule, severity: "error", message, at: { file }, fix }]);
	complaint.cause = error;
	return complaint;
}

function wordsFor(error: unknown, advice: string): readonly [message: string, fix: string] {
	if (error instanceof NotARegularFile) return [error.message, error.fix];
	const code = codeOf(error);
	if (code === "ENOENT" || code === "ENOTDIR") return ["file not found", advice];
	return [`can't be read: ${whyOf(error)}`, FIXES[code] ?? "Check the path"];
}
