/** Starts `pep-wizard finish` from a session: in a process of its own, since it asks line by line. */
import { relative } from "node:path";
import type { World } from "../../cli/world.ts";
import { runInTerminal } from "../../terminal/programs.ts";

/** Set in the environment if a screen comes back afterwards, which would cover what was said at once. */
export const COVERED_AFTERWARDS = "PEP_WIZARD_COVERED";

/** Resolves when the author is done with it. */
export async function finishDraft(path: string, { cwd, env }: World, isCovered: boolean): Promise<void> {
	const file = relative(cwd, path);
	const words = [process.execPath, process.argv[1] ?? "", "finish", file.startsWith("-") ? `./${file}` : file];
	await runInTerminal(words, isCovered ? { ...env, [COVERED_AFTERWARDS]: "1" } : env, undefined, cwd);
}
