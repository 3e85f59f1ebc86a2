/**
 * Completes paths. Reads the names in one folder, nothing else.
 */
import { readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { resolve } from "node:path";

/** Names with characters that can't be in a line of output for a shell. */
const UNSPEAKABLE = /\p{Cc}/u;

/**
 * What is there with the typed beginning: files whose names are `wanted`, and folders, which end with a slash. Hidden
 * ones only where their dot is typed. Paths begin as they are typed.
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
