/**
 * How `check` grows: files a second and peak memory of the built program over 10, 100, 1,000 and 10,000 proposals of real
 * size. Run with `npm run bench:check`; `-- 10 100` names other numbers. The documents are those of the corpus where it
 * is there, else a complete one of about the same length, again and again.
 */
import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
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
	const { files } = await findFiles(corpus, corpus, /^README\.md$/, 1000);
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

/** One run; its output is read and thrown away. */
function run(folder: string): Promise<Measured> {
	return new Promise((done, failed) => {
		const begun = performance.now();
		const child = spawn(process.execPath, [PROGRAM, "check", folder, "--format", "github"], {
			stdio: ["ignore", "pipe", "pipe"],
		});
		let complaints = "";
		child.stderr.on("data", (text: Buffer) => {
			complaints += text;
		});
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
			// Whatever is told there means that not all were checked.
			if (code !== null && code < 2 && complaints === "")
				done({ seconds: (performance.now() - begun) / 1000, cpu, peak });
			else failed(new Error(`check ended with ${code}: ${complaints}`));
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

const given = process.argv.slice(2).map(Number);
const sources = await documents();
console.log(`Node ${process.version}, ${availableParallelism()} processors, ${sources.length} different documents\n`);
console.log("proposals    KB each    seconds      CPU s    files/s    peak MB");
for (const count of given.length > 0 ? given : [10, 100, 1000, 10_000]) {
	const { folder, bytes } = folderOf(count, sources);
	try {
		const { seconds, cpu, peak } = await run(folder);
		const cells = [count, bytes / count / 1024, seconds, cpu, count / seconds, peak / 1024 / 1024];
		console.log(
			cells.map((cell, at) => cell.toFixed(at === 2 || at === 3 ? 1 : 0).padStart(at === 0 ? 9 : 11)).join(""),
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
