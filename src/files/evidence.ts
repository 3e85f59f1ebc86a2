/**
 * Takes down what a piece of work asks of the file system, and what it is told, so that its result can be kept and used as
 * long as the answers are the same. Knows nothing of what the answers are for.
 */
import { existsSync, statSync } from "node:fs";

/** Answers by question, such as `exists /a/b`. */
export type Evidence = Map<string, string>;

/** Who takes down answers. */
export const collectors: Evidence[] = [];

/** Takes down one answer. */
export function note(question: string, answer: string): void {
	for (const each of collectors) each.set(question, answer);
}

/** Whether there is a file or folder. */
export function exists(path: string): boolean {
	const answer = existsSync(path);
	note(`exists ${path}`, answer ? "1" : "");
	return answer;
}

/** Whether everyone can write there, or it isn't known. */
export function isPublic(path: string): boolean {
	let answer = true;
	try {
		answer = (statSync(path).mode & 0o002) !== 0;
	} catch {
		// It isn't known.
	}
	note(`public ${path}`, answer ? "1" : "");
	return answer;
}
