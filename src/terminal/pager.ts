/** Shows long text in the reader's own pager. Knows nothing about the text. */
import type { Env } from "./capabilities.ts";
import { firstProgramOnPath, runInTerminal } from "./programs.ts";
import { shellWords } from "./shell-words.ts";

/**
 * Shows painted text in $PAGER or `less -R`, and resolves when the pager exits. Prints it with `out` if there is no
 * pager, if it can't be started, and for `PAGER=cat` or `PAGER=`.
 */
export async function showInPager(text: string, env: Env, out = print): Promise<void> {
	const words = pagerOf(env);
	if (words.length === 0) return out(text);
	try {
		await runInTerminal(words, { ...env, LESS: env.LESS ?? "-R" }, text);
	} catch {
		out(text);
	}
}

function pagerOf(env: Env): string[] {
	const words = env.PAGER === undefined ? ["less", "-R"] : shellWords(env.PAGER, process.platform);
	if (env.PAGER === undefined && !firstProgramOnPath(["less"], env)) return [];
	return words[0] === "cat" ? [] : words;
}

function print(text: string): void {
	process.stdout.write(text);
}
