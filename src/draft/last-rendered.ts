/**
 * Remembers a draft's Markdown as last written, in the user's state folder, to distinguish later edits of the Markdown
 * from changes of the draft. Losing it is no error.
 */
import { createHash } from "node:crypto";
import { dirname, resolve } from "node:path";
import { replaceFile } from "../files/atomic-write.ts";
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { makeFolder } from "../files/folder.ts";
import { MAX_BYTES } from "../files/read.ts";
import { type Environment, stateFile } from "./state-folder.ts";

/** Remembers the Markdown that was written to the file. Does nothing if the state folder can't be written. */
export async function rememberRendered(
	env: Environment,
	draftPath: string,
	markdownPath: string,
	markdown: string,
	files: FileSystem = REAL_FILES,
): Promise<void> {
	try {
		const path = await renderedFile(env, draftPath, markdownPath, files);
		await makeFolder(dirname(path), 0o700, files);
		await replaceFile(files, path, markdown, { mode: 0o600 });
	} catch {
		// The next command that writes the file then treats its content as unknown.
	}
}

/** The Markdown last written to that file from this draft; undefined if unknown. */
export async function recallRendered(
	env: Environment,
	draftPath: string,
	markdownPath: string,
	files: FileSystem = REAL_FILES,
): Promise<string | undefined> {
	try {
		const bytes = await files.readFile(await renderedFile(env, draftPath, markdownPath, files), MAX_BYTES.state);
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** The state file for this draft and Markdown file, named by their real paths. */
async function renderedFile(
	env: Environment,
	draftPath: string,
	markdownPath: string,
	files: FileSystem,
): Promise<string> {
	const markdown = await files.realpath(markdownPath).catch(() => resolve(markdownPath));
	const name = createHash("sha256").update(markdown).digest("hex").slice(0, 16);
	return (await stateFile(env, draftPath, files, `.${name}.md`)).path;
}
