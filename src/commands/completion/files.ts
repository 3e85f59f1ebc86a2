/**
 * Completes paths. Only reads the names in one folder.
 */
import { readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { resolve } from "node:path";

/** Control characters, which the output for the shell can't contain. */
const UNSPEAKABLE = /\p{Cc}/u;

/**
 * Paths that start with `typed`: files whose names match `wanted`, and folders, with a trailing slash. Hidden ones only if
 * a dot was typed.
 */
export async function filesFrom(typed: string, wanted: RegExp, cwd: string): Promise<string[]> {
	const end = typed.lastIndexOf("/") + 1;
	const [folder, beginning] = [typed.slice(0, end), typed.slice(end)];
	const path = folder.startsWith("~/") ? resolve(homedir(), folder.slice(2)) : resolve(cwd, folder);
	const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
	const fitting = entries.filter(({ name }) => {
		return name.startsWith(beginning) && !UNSPEAKABLE.test(name) && (!name.startsWith(".") || beginning !== "");
	});
	const paths = fitting.flatMap((entry) => {
		if (entry.isDirectory()) return [`${folder}${entry.name}/`];
		return wanted.test(entry.name) ? [folder + entry.name] : [];
	});
	return paths.sort();
}
