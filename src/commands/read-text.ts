/**
 * Reads a file that the user named as text, or says in words why it can't be used. Knows nothing of what is in it.
 */
import { readFileSync, statSync } from "node:fs";
import { decodeText, LARGEST, tooLarge } from "../outline/decode.ts";
import { InputError } from "../outline/problem.ts";

const REASONS: Readonly<Record<string, readonly [message: string, fix: string]>> = {
	ENOENT: ["there is no such file", "Check the path"],
	ENOTDIR: ["there is no such file", "Check the path"],
	EISDIR: ["is a folder, not a file", "Name a file in it"],
	EACCES: ["can't be read: permission denied", "Ask for the right to read it"],
	EPERM: ["can't be read: permission denied", "Ask for the right to read it"],
	ELOOP: ["can't be read: its symbolic links go round in a circle", "Name the file itself"],
};

/** What to do where there is no such file, by what was asked for. */
export const ADVICE = {
	draft: "Check the path; `pep-wizard status` lists the drafts below this folder",
	template: "Check the path; `pep-wizard templates` lists the built-in ones",
	proposal: "Check the path; without one, all proposals below this folder are meant",
	markdown: "Check the path; `pep-wizard import` takes a proposal's Markdown file",
} as const;

/** The complaint about a file that couldn't be read, from what the file system said. */
export function unreadable(file: string, error: unknown, advice?: string): InputError {
	const code = (error as NodeJS.ErrnoException | undefined)?.code ?? "";
	const [message, general] = REASONS[code] ?? [`can't be read (${code || String(error)})`, "Check the path"];
	const fix = advice !== undefined && (code === "ENOENT" || code === "ENOTDIR") ? advice : general;
	return new InputError([{ rule: "file/unreadable", severity: "error", message, at: { file }, fix }]);
}

/**
 * The text of the file at `path`; messages call it `file`, and give the advice where there is none.
 * Throws InputError where there is none, it is a folder, unreadable, larger than 16 MiB or no UTF-8.
 */
export async function readText(path: string, file: string, advice?: string): Promise<string> {
	let bytes: Uint8Array;
	try {
		// At once: nothing else can be done meanwhile, and Node's files with promises take 3 ms of a start to load.
		const { size } = statSync(path);
		if (size > LARGEST) throw tooLarge(file);
		bytes = readFileSync(path);
	} catch (error) {
		throw error instanceof InputError ? error : unreadable(file, error, advice);
	}
	return decodeText(bytes, file);
}
