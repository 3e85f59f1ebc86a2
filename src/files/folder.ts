/**
 * Creates folders with their parents. Node's recursive mkdir never returns if the system keeps reporting a missing
 * parent, as it does below /proc.
 */
import { dirname } from "node:path";
import { type FileSystem, REAL_FILES } from "./file-system.ts";
import { errorCode } from "./system-error.ts";

/**
 * Creates the folder and its missing parents; does nothing if it exists. Tries each twice at most. Rejects with the file
 * system's error; EEXIST if a file has the name.
 */
export async function makeFolder(path: string, mode = 0o777, files: FileSystem = REAL_FILES): Promise<void> {
	try {
		await files.mkdir(path, mode);
	} catch (error) {
		if (await isFolder(path, files)) return;
		const above = dirname(path);
		if (errorCode(error) !== "ENOENT" || above === path) throw error;
		await makeFolder(above, mode, files);
		await files.mkdir(path, mode).catch(async (again: unknown) => {
			// Another process was faster.
			if (!(await isFolder(path, files))) throw again;
		});
	}
}

/** Only asked after mkdir has failed: on a read-only disk, mkdir reports an existing folder as read-only. */
async function isFolder(path: string, files: FileSystem): Promise<boolean> {
	const facts = await files.stat(path).catch(() => undefined);
	return facts?.isDirectory() ?? false;
}
