/**
 * The one place that makes folders together with those above them. Node's own way of doing so never ends where the system
 * says that a folder isn't there whatever is made above it, as it does below /proc.
 */
import { dirname } from "node:path";
import { type FileSystem, REAL_FILES } from "./file-system.ts";
import { codeOf } from "./system-error.ts";

/**
 * Makes the folder, and those above it that are missing; nothing where it is there. Each is tried twice at most.
 * Rejects with what the file system says; EEXIST where a file has the name.
 */
export async function makeFolder(path: string, mode = 0o777, files: FileSystem = REAL_FILES): Promise<void> {
	try {
		await files.mkdir(path, mode);
	} catch (error) {
		if (await isFolder(path, files)) return;
		const above = dirname(path);
		if (codeOf(error) !== "ENOENT" || above === path) throw error;
		await makeFolder(above, mode, files);
		await files.mkdir(path, mode).catch(async (again: unknown) => {
			// Another process was faster.
			if (!(await isFolder(path, files))) throw again;
		});
	}
}

/** Asked only after making it has failed: with a disk that is read-only, a folder that is there is told as that. */
async function isFolder(path: string, files: FileSystem): Promise<boolean> {
	const facts = await files.stat(path).catch(() => undefined);
	return facts?.isDirectory() ?? false;
}
