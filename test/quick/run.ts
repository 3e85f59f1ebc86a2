/**
 * `npm run test:quick`: checks all types, and runs the tests on the sources that are closest to a change, with few random
 * cases. The change is whatever is not committed, or else the last commit; `npm run test:quick -- main` covers everything
 * since `main`. `npm test` runs the rest.
 */
import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { projectFiles, textOf } from "../house/files.ts";
import { relatedTests } from "./related.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** As many files as take a few seconds. */
const MOST = 15;
/** They look at the project as a whole, and take no time. */
const ALWAYS = ["test/house/imports.test.ts", "test/house/tidy.test.ts"];
/** Long walks at random: only when one of them changed. */
const LONG = /^test\/fuzz\//;
/** They run the built program. */
const BUILT = /^test\/(end-to-end|package|bench)\//;

function git(...args: readonly string[]): string[] {
	const printed = execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
	return printed.split("\n").filter((line) => line !== "");
}

/** Files that changed since a commit, committed or not. */
const since = (commit: string): string[] => [
	...git("diff", "--name-only", "--relative", commit),
	...git("ls-files", "--others", "--exclude-standard"),
];

function changedFiles(base: string | undefined): string[] {
	if (base !== undefined) return since(git("merge-base", base, "HEAD")[0]!);
	const open = since("HEAD");
	return open.length > 0 ? open : since("HEAD~1");
}

/** Runs a program of the project's own packages; true where it found nothing wrong. */
async function succeeds(name: string, ...args: readonly string[]): Promise<boolean> {
	const env = { ...process.env, PEP_WIZARD_QUICK: "1" };
	const child = spawn(`${root}/node_modules/.bin/${name}`, args, { cwd: root, env, stdio: "inherit" });
	return new Promise((resolve) => child.on("error", () => resolve(false)).on("close", (code) => resolve(code === 0)));
}

const changed = changedFiles(process.argv[2]).filter((file) => existsSync(`${root}/${file}`));
const files = projectFiles().filter((file) => !BUILT.test(file) && (!LONG.test(file) || changed.includes(file)));
const { tests, left } = relatedTests(changed, files, textOf, MOST);
const chosen = [...new Set([...ALWAYS, ...tests])];
const formatted = changed.filter((file) => /\.(tsx?|js|json)$/.test(file));
const results = await Promise.all([
	succeeds("tsc", "-p", "."),
	formatted.length === 0 || succeeds("biome", "check", "--no-errors-on-unmatched", ...formatted),
	succeeds("vitest", "run", "--project", "unit", ...chosen),
]);
if (left > 0) console.log(`${left} more test files reach the change through others: npm run test:unit`);
if (changed.some((file) => BUILT.test(file)))
	console.log("The tests on the built program are left: npm run test:built");
process.exitCode = results.every((result) => result) ? 0 : 1;
