/**
 * Reads a file that the user named as text, or says in words why it can't be used. Knows nothing of what is in it.
 */
import { unreadable } from "../draft/unreadable.ts";
import { MOST, readNow } from "../files/read.ts";
import { decodeText } from "../outline/decode.ts";

/** What to do where there is no such file, by what was asked for. */
export const ADVICE = {
	draft: "Check the path; `pep-wizard status` lists the drafts below this folder",
	template: "Check the path; `pep-wizard templates` lists the built-in ones",
	proposal: "Check the path; without one, all proposals below this folder are meant",
	markdown: "Check the path; `pep-wizard import` takes a proposal's Markdown file",
} as const;

/**
 * The text of the file at `path`, of `most` bytes; messages call it `file`, and give the advice where there is none.
 * @throws InputError where there is none, it is no regular file, can't be read, is larger, or no UTF-8
 */
export async function readText(
	path: string,
	file: string,
	advice?: string,
	most: number = MOST.document,
): Promise<string> {
	let bytes: Uint8Array;
	try {
		bytes = readNow(path, most);
	} catch (error) {
		throw unreadable(file, error, advice);
	}
	return decodeText(bytes, file);
}
