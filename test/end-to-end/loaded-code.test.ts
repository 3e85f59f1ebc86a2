/** How much code a start loads: its size is the part of start-up time that doesn't depend on the machine. */
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";
import { PROGRAM, startInTerminal } from "./terminal.ts";

const PRINTS_LOADED = fileURLToPath(new URL("loaded-files.cjs", import.meta.url));
const BUILT = join(dirname(PROGRAM), "..", "dist");
const DRAFT = "7-pool.pep.yaml";
const DOCUMENT = "7-pool.md";

/** Files and kilobytes of the built program that a command loads. */
async function loadedBy(...args: readonly string[]): Promise<{ readonly files: number; readonly kilobytes: number }> {
	const { folder, env } = await emptyFolder();
	const run = (words: readonly string[], options: string) =>
		runProgram(words, { cwd: folder, env: { ...env, NODE_OPTIONS: options } });
	await run(["new", DRAFT, "--title", "Pool", "--number", "7", "--no-edit"], "");
	await run(["render", DRAFT, "-o", DOCUMENT], "");
	const { stderr, code } = await run(args, `--require "${PRINTS_LOADED}"`);
	expect(code).toBe(0);
	return sizeOf(JSON.parse(stderr.trim().split("\n").at(-1)!));
}

function sizeOf(loaded: readonly string[]): { readonly files: number; readonly kilobytes: number } {
	const ours = loaded.filter((file) => dirname(file) === BUILT);
	const bytes = ours.reduce((sum, file) => sum + statSync(file).size, 0);
	return { files: ours.length, kilobytes: Math.round(bytes / 1000) };
}

// If one of these fails, check whether a start needs the new code. If it does, raise the limit.
test.each([
	{ args: ["--version"], files: 1, most: 34 },
	{ args: ["get", DRAFT, "title"], files: 2, most: 157 },
	{ args: ["render", DRAFT, "-o", "-"], files: 3, most: 191 },
	{ args: ["status", DRAFT], files: 3, most: 183 },
	// Neither the YAML library nor what a session needs.
	{ args: ["status", DOCUMENT], files: 5, most: 271 },
])("$args loads at most $most kB, in $files of the files", async ({ args, files, most }) => {
	const loaded = await loadedBy(...args);
	expect(loaded.files).toBe(files);
	expect(loaded.kilobytes).toBeLessThanOrEqual(most);
	// Keep the limit close, so that additions are noticed.
	expect(loaded.kilobytes).toBeGreaterThan(0.85 * most);
});

test("the first frame is painted by 350 kB of code, in 5 files: without Ink, YAML, and what saves and prints", async () => {
	const { folder, env } = await emptyFolder();
	await runProgram(["new", DRAFT, "--title", "Pool", "--number", "7", "--no-edit"], { cwd: folder, env });
	const list = join(folder, "loaded.json");
	const options = { NODE_OPTIONS: `--require "${PRINTS_LOADED}"`, FIRST_FRAME: list };
	const screen = startInTerminal([DRAFT], { cwd: folder, env: { ...env, ...options } });
	onTestFinished(() => screen.close());
	await screen.until("Pool");
	const { files, kilobytes } = sizeOf(JSON.parse(readFileSync(list, "utf8")));
	expect(files).toBe(5);
	expect(kilobytes).toBeLessThanOrEqual(350);
	expect(kilobytes).toBeGreaterThan(0.85 * 350);
});
