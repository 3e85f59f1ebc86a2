/**
 * How `check` and `status` grow: seconds, processor seconds and peak memory of the built program over 10, 100, 1,000 and
 * 10,000 proposals of real size, without kept results (cold) and with them (warm), beside markdownlint-cli2 and cmark-gfm
 * where they are installed. Ends with 1 if a promise for 1,000 isn't kept. Run with `npm run bench:check`; `-- 10 100` names
 * other numbers. The documents are those of the corpus where it is there, else a complete one of about the same length,
 * again and again.
 */
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { findFiles } from "../../src/project/find-files.ts";
import { PROGRAM } from "../end-to-end/terminal.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const corpus = resolve(root, process.env.PEP_WIZARD_CORPUS ?? "../shared/corpus");
const EXAMPLE = join(root, "docs/example/1234-in-place-resize-of-worker-pools.md");

interface Measured {
	readonly seconds: number;
	/** Processor time of all its threads: what another load on the machine doesn't change much. */
	readonly cpu: number;
	/** Of the process with all its threads, in bytes. */
	readonly peak: number;
}

async function documents(): Promise<string[]> {
	if (!existsSync(corpus)) return [EXAMPLE];
	const { files } = await findFiles(corpus, { shown: corpus, wanted: /^README\.md$/, most: 1000, env: process.env });
	return [...files];
}

/** A folder of so many proposals, each in one of its own together with what stands beside it. */
function folderOf(count: number, sources: readonly string[]): { readonly folder: string; readonly bytes: number } {
	const folder = mkdtempSync(join(tmpdir(), "pep-wizard-bench-"));
	let bytes = 0;
	for (let at = 0; at < count; at++) {
		const source = sources[at % sources.length]!;
		const own = join(folder, `${Math.floor(at / 100)}`, `${at}`);
		mkdirSync(own, { recursive: true });
		copyFileSync(source, join(own, "README.md"));
		bytes += statSync(source).size;
		const beside = join(dirname(source), "kep.yaml");
		if (existsSync(beside)) copyFileSync(beside, join(own, "kep.yaml"));
	}
	return { folder, bytes };
}

interface Program {
	readonly name: string;
	readonly command: string;
	args(folder: string): readonly string[];
}

const own = (...words: string[]): Program => ({
	name: words.join(" "),
	command: process.execPath,
	args: (folder) => [PROGRAM, ...words, folder],
});

const COMMANDS = [own("check", "--format", "github"), own("status", "--json")];

/** Programs of others that read the same files. */
const OTHERS: readonly Program[] = [
	{ name: "markdownlint-cli2", command: "markdownlint-cli2", args: (folder) => [`${folder}/**/*.md`] },
	{ name: "cmark-gfm", command: "cmark-gfm", args: (folder) => filesBelow(folder) },
];

function filesBelow(folder: string): string[] {
	const names = readdirSync(folder, { recursive: true }) as string[];
	return names.filter((name) => name.endsWith(".md")).map((name) => join(folder, name));
}

const isInstalled = ({ command }: Program): boolean => spawnSync(command, ["--version"]).error === undefined;

/** One run; its output is read and thrown away. */
function run({ command, args }: Program, folder: string, cache: string): Promise<Measured> {
	return new Promise((done, failed) => {
		const begun = performance.now();
		const env = { ...process.env, XDG_CACHE_HOME: cache };
		const child = spawn(command, args(folder), { stdio: ["ignore", "pipe", "ignore"], env });
		let cpu = 0;
		let peak = 0;
		const timer = setInterval(() => {
			cpu = Math.max(cpu, cpuSeconds(child.pid));
			peak = Math.max(peak, residentBytes(child.pid));
		}, 20);
		child.stdout.resume();
		child.on("error", failed);
		child.on("close", (code) => {
			clearInterval(timer);
			if (code !== null && code < 2) done({ seconds: (performance.now() - begun) / 1000, cpu, peak });
			else failed(new Error(`${command} ended with ${code}`));
		});
	});
}

/** The most that a process has had in memory, as Linux tells it; 0 elsewhere. */
function residentBytes(pid: number | undefined): number {
	try {
		const status = readFileSync(`/proc/${pid}/status`, "utf8");
		return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
	} catch {
		return 0;
	}
}

/** User and system time of a process so far, as Linux tells it in hundredths; 0 elsewhere. */
function cpuSeconds(pid: number | undefined): number {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
		return (Number(fields[11]) + Number(fields[12])) / 100;
	} catch {
		return 0;
	}
}

/** What 1,000 proposals may take on two processors, in seconds and MiB. */
const PROMISED = { cold: { seconds: 5, peak: 300 }, warm: { seconds: 0.7, peak: 300 } } as const;
const PROMISED_FOR = 1000;

const broken: string[] = [];

function report(count: number, bytes: number, what: string, { seconds, cpu, peak }: Measured): void {
	const megabytes = peak / 1024 / 1024;
	const cells = [bytes / count / 1024, seconds, cpu, count / seconds, megabytes];
	const numbers = cells.map((cell, at) => cell.toFixed(at === 1 || at === 2 ? 2 : 0).padStart(10)).join("");
	console.log(`${`${count}`.padStart(9)}  ${what.padEnd(30)}${numbers}`);
	const promised = PROMISED[what.endsWith("warm") ? "warm" : "cold"];
	const isOwn = COMMANDS.some(({ name }) => what.startsWith(name));
	if (!isOwn || count !== PROMISED_FOR) return;
	if (seconds > promised.seconds) broken.push(`${what} took ${seconds.toFixed(2)} s instead of ${promised.seconds} s`);
	if (megabytes > promised.peak)
		broken.push(`${what} took ${megabytes.toFixed(0)} MiB instead of ${promised.peak} MiB`);
}

const given = process.argv.slice(2).map(Number);
const sources = await documents();
console.log(`Node ${process.version}, ${availableParallelism()} processors, ${sources.length} different documents`);
const others = OTHERS.filter((program) => {
	if (!isInstalled(program)) console.log(`${program.name} is not installed`);
	return isInstalled(program);
});
console.log(`\nproposals  ${"".padEnd(30)}   KB each   seconds     CPU s   files/s  peak MiB`);
for (const count of given.length > 0 ? given : [10, 100, 1000, 10_000]) {
	const { folder, bytes } = folderOf(count, sources);
	const cache = mkdtempSync(join(tmpdir(), "pep-wizard-bench-cache-"));
	try {
		for (const program of COMMANDS)
			for (const state of ["cold", "warm"])
				report(count, bytes, `${program.name}, ${state}`, await run(program, folder, cache));
		for (const program of others) report(count, bytes, program.name, await run(program, folder, cache));
	} finally {
		for (const each of [folder, cache]) rmSync(each, { recursive: true, force: true });
	}
}
for (const each of broken) console.log(`Not kept: ${each}`);
process.exitCode = broken.length > 0 ? 1 : 0;
