/**
 * Start-up and key times of the built program beside those of bare Node, Ink, enquirer and editors, for each promised
 * Node that is installed, in one table. Run with `npm run bench`; `-- RUNS` sets how often, `-- --node 20` measures with
 * that one only, and `-- --docs` keeps the table in docs/performance.md as well. Ends with 1 if a promise is broken
 * (`promises.ts`). All figures go to test/bench/last.json, which is not kept.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeOf, PROMISED } from "../end-to-end/nodes.ts";
import { inTurns, keysIn, median, type Place } from "./measure.ts";
import { bundled, prepare, programs } from "./programs.ts";
import { judge } from "./promises.ts";
import { type Line, tableOf } from "./table.ts";

const KEYS = 200;
const TEXT = "The quick brown fox jumps over the lazy dog, again and again. ";
const DOCS = fileURLToPath(new URL("../../docs/performance.md", import.meta.url));
const LAST = fileURLToPath(new URL("last.json", import.meta.url));

interface Tested {
	readonly major: number;
	readonly path: string;
}

/** The promised ones that are installed, else the one that runs this. */
function nodes(): Tested[] {
	const own = { major: Number(process.versions.node.split(".")[0]), path: process.execPath };
	const installed = PROMISED.flatMap((major): Tested[] => {
		const path = nodeOf(major);
		return path === undefined ? [] : [{ major, path }];
	});
	return installed.length === 0 ? [own] : installed;
}

type Bundles = Awaited<ReturnType<typeof bundled>>;

/**
 * Everything with one Node; the editors only once. In a folder of its own: the sessions that are killed here leave what
 * the next one would recover first.
 */
async function measured({ major, path }: Tested, folder: string, bundles: Bundles, runs: number, editors: boolean) {
	const cwd = join(folder, `${major}`);
	const there: Place = { node: path, cwd, env: { XDG_STATE_HOME: join(cwd, "state"), HOME: cwd } };
	await prepare(there);
	const { bare, commands, screens, typed } = programs(bundles, editors);
	const all = [bare, ...commands, ...screens];
	const times = await inTurns(all, runs, there);
	const bareTime = median(times[0]!);
	const helloTime = median(times[all.findIndex(({ name }) => name === "Ink hello")]!);
	const lines: Line[] = [];
	for (const [at, program] of all.entries()) {
		const keys = typed.includes(program) ? await keysIn(program, keysOf(KEYS), there) : undefined;
		lines.push({
			node: program.command === undefined ? major : undefined,
			name: program.name,
			starts: times[at]!,
			bare: bareTime,
			...(screens.includes(program) && { hello: helloTime }),
			...(keys && { keys: keys.times, bytes: keys.bytes }),
		});
	}
	return lines;
}

function keysOf(count: number): string[] {
	return [...TEXT.repeat(Math.ceil(count / TEXT.length))].slice(0, count);
}

/** What the figures can't be read without. */
function circumstances(runs: number): string {
	const [load = 0] = loadavg();
	const machine = `${cpus().length} × ${cpus()[0]?.model ?? "an unknown processor"}, load ${load.toFixed(1)}`;
	const extra = process.env.NODE_EXTRA_CA_CERTS
		? " NODE_EXTRA_CA_CERTS is set: Node 20 reads those certificates at every start, which makes it slower and its ratios smaller."
		: "";
	return `${runs} starts and ${KEYS} keys each, in turns, on ${machine}.${extra}`;
}

function keepInDocs(text: string): void {
	const docs = readFileSync(DOCS, "utf8");
	const [before, after] = [docs.split("<!-- bench -->")[0], docs.split("<!-- /bench -->")[1]];
	if (after === undefined) throw new Error(`${DOCS} has no place for the table`);
	writeFileSync(DOCS, `${before}<!-- bench -->\n\n${text}\n<!-- /bench -->${after}`);
}

async function main(args: readonly string[]): Promise<void> {
	const runs = Number(args.find((word, at) => /^\d+$/.test(word) && args[at - 1] !== "--node") ?? 21);
	const folder = mkdtempSync(join(tmpdir(), "pep-wizard-bench-"));
	const only = Number(args[args.indexOf("--node") + 1]);
	const tested = nodes().filter(({ major }) => !args.includes("--node") || major === only);
	try {
		const bundles = await bundled(folder);
		const lines: Line[] = [];
		for (const [at, node] of tested.entries()) {
			const version = execFileSync(node.path, ["--version"], { encoding: "utf8" }).trim();
			process.stderr.write(`Measuring with Node ${version} …\n`);
			lines.push(...(await measured(node, folder, bundles, runs, at === 0)));
		}
		const text = `${circumstances(runs)}\n\n${tableOf(lines)}`;
		console.log(text);
		writeFileSync(
			LAST,
			`${JSON.stringify({ made: new Date().toISOString(), runs, keys: KEYS, lines }, undefined, "\t")}\n`,
		);
		if (args.includes("--docs")) keepInDocs(text);
		const verdict = judge(lines);
		console.log(verdict.text);
		if (!verdict.isKept) process.exitCode = 1;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

await main(process.argv.slice(2));
