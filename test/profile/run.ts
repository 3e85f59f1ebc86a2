/**
 * `npm run test:profile`: runs all tests and writes the times of the slowest files into CONTRIBUTING.md. Does not judge
 * what is too slow.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Usage } from "./usage.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const SLOWEST = 15;
const MARKS = ["<!-- profile: made by `npm run test:profile` -->", "<!-- /profile -->"] as const;

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);

/** Runs the tests with the given arguments, and returns the times of each file. */
function measure(args: readonly string[]): { readonly usages: readonly Usage[]; readonly wall: number } {
	const folder = mkdtempSync(join(tmpdir(), "pep-wizard-profile-"));
	try {
		const log = join(folder, "usage.jsonl");
		writeFileSync(log, "");
		const env = { ...process.env, PEP_WIZARD_PROFILE: log };
		const start = performance.now();
		const { status } = spawnSync("npx", ["vitest", "run", "--reporter=dot", ...args], {
			cwd: root,
			env,
			stdio: "inherit",
		});
		process.exitCode = status ?? 1;
		const lines = readFileSync(log, "utf8").trimEnd().split("\n");
		return { usages: lines.map((line) => JSON.parse(line) as Usage), wall: performance.now() - start };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function tableOf(usages: readonly Usage[], wall: number): string {
	const slowest = [...usages].sort((a, b) => b.wall - a.wall).slice(0, SLOWEST);
	const sum = usages.reduce((total, { processor }) => total + processor, 0);
	const cores = `${usages.length} files on ${availableParallelism()} cores`;
	return [
		"| file | seconds | CPU seconds |",
		"| --- | ---: | ---: |",
		`| ${cores} | ${seconds(wall)} | ${seconds(sum)} |`,
		...slowest.map((usage) => {
			return `| \`${relative(root, usage.file)}\` | ${seconds(usage.wall)} | ${seconds(usage.processor)} |`;
		}),
	].join("\n");
}

const args = process.argv.slice(2);
const { usages, wall } = measure(args);
const table = tableOf(usages, wall);
console.log(`\n${table}`);
// A partial or failed run is not recorded.
if (args.length === 0 && process.exitCode === 0) {
	const file = join(root, "CONTRIBUTING.md");
	const text = readFileSync(file, "utf8");
	const [before = "", behind = ""] = [text.split(MARKS[0])[0], text.split(MARKS[1])[1]];
	writeFileSync(file, `${before}${MARKS[0]}\n${table}\n${MARKS[1]}${behind}`);
}
