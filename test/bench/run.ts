/**
 * Start-up and key times of the built program, as ratios to bare Node and to a bundled Ink program of the same height,
 * in one table. Run with `npm run bench`; `-- RUNS` sets how often.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";
import { runProgram } from "../end-to-end/program.ts";
import { PROGRAM } from "../end-to-end/terminal.ts";
import { inTurns, keysIn, median, type Place, type Program, quantile } from "./measure.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const DRAFT = "7-bench.pep.yaml";

async function bundleHello(folder: string): Promise<string> {
	await build({
		input: { hello: join(root, "test/bench/hello.tsx") },
		cwd: root,
		platform: "node",
		transform: { target: "node20", define: { "process.env.NODE_ENV": '"production"' } },
		resolve: { alias: { "react-devtools-core": false } },
		output: { dir: folder, format: "esm", minify: true, entryFileNames: "[name].mjs" },
		logLevel: "silent",
	});
	return join(folder, "hello.mjs");
}

function row(...cells: readonly string[]): string {
	return cells.map((cell, index) => (index === 0 ? cell.padEnd(34) : cell.padStart(14))).join("");
}

async function startUp(programs: readonly Program[], runs: number, place: Place): Promise<void> {
	const times = await inTurns(programs, runs, place);
	const medianOf = (name: string): number => median(times.get(name) ?? []);
	console.log(row("start-up", "median ms", "x bare node", "x Ink hello"));
	for (const { name } of programs) {
		const value = medianOf(name);
		const hello = name.startsWith("first frame") ? (value / medianOf("first frame: Ink hello")).toFixed(2) : "";
		console.log(row(name, value.toFixed(0), (value / medianOf("node -e 0")).toFixed(2), hello));
	}
}

async function keys(programs: readonly Program[], place: Place): Promise<void> {
	const text = "The quick brown fox jumps over the lazy dog, again and again. ".repeat(4);
	console.log(`\n${row("a key, to its paint", "p50 ms", "p99 ms", "bytes p50")}`);
	for (const program of programs) {
		const { times, bytes } = await keysIn(program, [...text], place);
		console.log(
			row(program.name, quantile(times, 0.5).toFixed(1), quantile(times, 0.99).toFixed(1), String(median(bytes))),
		);
	}
}

async function main(): Promise<void> {
	const runs = Number(process.argv[2] ?? 21);
	const folder = mkdtempSync(join(tmpdir(), "pep-wizard-bench-"));
	const place: Place = { cwd: folder, env: { XDG_STATE_HOME: join(folder, "state"), HOME: folder } };
	try {
		const hello = await bundleHello(folder);
		await runProgram(["new", DRAFT, "--title", "Bench", "--number", "7", "--no-edit"], place);
		const wizard: Program = { name: "first frame: wizard", args: [PROGRAM, DRAFT], until: "Bench" };
		const ink: Program = { name: "first frame: Ink hello", args: [hello], until: "hello" };
		const programs: Program[] = [
			{ name: "node -e 0", args: ["-e", "0"] },
			{ name: "--version", args: [PROGRAM, "--version"] },
			{ name: "status", args: [PROGRAM, "status", DRAFT] },
			{ name: "render", args: [PROGRAM, "render", DRAFT, "-o", "-"] },
			ink,
			wizard,
		];
		console.log(`Node ${process.version}, ${runs} runs each, in turns\n`);
		await startUp(programs, runs, place);
		await keys([ink, wizard], place);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

await main();
