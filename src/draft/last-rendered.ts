/**
 * What a draft's Markdown was when it was last written, kept in the user's state folder: so that a change that someone
 * made to the Markdown is noticed, and can be told from the draft's own. Losing it is no error; then nothing is known.
 */
import { createHash } from "node:crypto";
import { dirname, resolve } from "node:path";
import { replaceFile } from "../files/atomic-write.ts";
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { makeFolder } from "../files/folder.ts";
import { MOST } from "../files/read.ts";
import { type Environment, stateFile } from "./state-folder.ts";

/** Remembers the Markdown that now is in the file; does nothing where the folder can't be written. */
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
		// The next one who writes the file is told that nothing is known of it.
	}
}

/** The Markdown as this draft was last written to that file; undefined where nothing is known. */
export async function recallRendered(
	env: Environment,
	draftPath: string,
	markdownPath: string,
	files: FileSystem = REAL_FILES,
): Promise<string | undefined> {
	try {
		const bytes = await files.readFile(await renderedFile(env, draftPath, markdownPath, files), MOST.kept);
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** One for each draft and file, by where they are. */
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
