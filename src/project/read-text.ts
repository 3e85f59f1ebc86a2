/**
 * Reads a file that the user named as text, or explains why it can't be used. Doesn't interpret the content.
 */
import { decodeText, readError } from "../draft/read-error.ts";
import { MAX_BYTES, readNow } from "../files/read.ts";

/** What to do if a file is not found, by what was expected. */
export const ADVICE = {
	draft: "Check the path; `pep-wizard status` lists the drafts in this folder and its subfolders",
	template: "Check the path; `pep-wizard templates` lists the built-in ones",
	proposal: "Check the path; without a path, all proposals in this folder and its subfolders are used",
	markdown: "Check the path; `pep-wizard import` takes a proposal's Markdown file",
} as const;

/**
 * The text of the file at `path`, at most `most` bytes. Messages call it `file`, and add the advice if it isn't found.
 * @throws InputError if it isn't found, isn't a regular file, can't be read, is too large, or isn't UTF-8
 */
export async function readText(path: string, file: string, advice?: string, most?: number): Promise<string> {
	return readTextNow(path, file, advice, most);
}

/** The same, at once. @throws as readText */
export function readTextNow(path: string, file: string, advice?: string, most: number = MAX_BYTES.document): string {
	let bytes: Uint8Array;
	try {
		bytes = readNow(path, most);
	} catch (error) {
		throw readError(file, error, advice);
	}
	return decodeText(bytes, file);
}
