/** Measuring: programs started in turns, so that a busy machine slows all of them alike; medians, and ratios of medians. */
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type IPty, spawn } from "@lydell/node-pty";
import { cleanEnvironment } from "../end-to-end/terminal.ts";

export interface Program {
	readonly name: string;
	/** The node under test without one. */
	readonly command?: string;
	readonly args: readonly string[];
	/** Measured until this is on the screen, in a terminal; until its end, at a pipe, without. */
	readonly until?: string;
	/** Keys that bring it to where text is typed. */
	readonly setup?: readonly string[];
	/** The key that ends it, so that it caches its compiled code before it is measured. */
	readonly quit?: string;
}

export interface Place {
	/** Path of the node under test. */
	readonly node: string;
	readonly cwd: string;
	readonly env: Readonly<Record<string, string>>;
}

const SIZE = { cols: 100, rows: 30 };

/** The value below which that share of all lies, 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

/** Half of what the middle half of all values spans, as a share of their median. */
export function spread(values: readonly number[]): number {
	return (quantile(values, 0.75) - quantile(values, 0.25)) / 2 / median(values);
}

function environment(place: Place): Record<string, string> {
	return { ...cleanEnvironment(), ...place.env };
}

/** Milliseconds from starting a program to its end. */
function timeToEnd(program: Program, place: Place): number {
	const started = performance.now();
	const { status, stderr } = spawnSync(program.command ?? place.node, program.args, {
		cwd: place.cwd,
		env: environment(place),
		stdio: ["ignore", "pipe", "pipe"],
	});
	const took = performance.now() - started;
	if (status !== 0) throw new Error(`${program.name} ended with ${status}: ${stderr}`);
	return took;
}

function inTerminal(program: Program, place: Place): IPty {
	const env = environment(place);
	return spawn(program.command ?? place.node, [...program.args], {
		name: "xterm-256color",
		...SIZE,
		cwd: place.cwd,
		env,
	});
}

/** A program that shows nothing for so long never will, in milliseconds. */
const PATIENCE = 20_000;

/** Milliseconds from starting a program in a terminal until it has sent the text that is waited for. */
async function timeToScreen(program: Program, wanted: string, place: Place): Promise<number> {
	const started = performance.now();
	const pty = inTerminal(program, place);
	const took = await new Promise<number>((resolve, reject) => {
		let seen = "";
		const fail = (): void => reject(new Error(`${program.name} never showed ${wanted}:\n${seen}`));
		const timer = setTimeout(fail, PATIENCE);
		pty.onData((data) => {
			seen += data;
			if (!seen.includes(wanted)) return;
			clearTimeout(timer);
			resolve(performance.now() - started);
		});
		pty.onExit(fail);
	});
	const ended = new Promise<void>((resolve) => pty.onExit(() => resolve()));
	pty.kill("SIGKILL");
	await ended;
	removeLocks(place);
	return took;
}

/** A killed session leaves its lock, and the next one would take time to see that nobody has it. */
function removeLocks({ cwd }: Place): void {
	for (const name of readdirSync(cwd)) if (name.endsWith(".lock")) rmSync(join(cwd, name));
}

/** A program has so long to end, in milliseconds. */
const ENDING = 3000;

/** Starts a program in a terminal and ends it properly: a program that is killed caches nothing. */
async function startAndQuit(program: Program, quit: string, place: Place): Promise<void> {
	const pty = inTerminal(program, place);
	pty.onData(() => {});
	const ended = new Promise<boolean>((resolve) => pty.onExit(() => resolve(true)));
	const late = (time: number): Promise<boolean> => new Promise((resolve) => setTimeout(resolve, time, false));
	await late(SETTLED);
	pty.write(quit);
	if (!(await Promise.race([ended, late(ENDING)]))) pty.kill("SIGKILL");
}

/** Runs all programs in turns, `runs` times, after one turn that warms caches; gives each one's times in milliseconds. */
export async function inTurns(programs: readonly Program[], runs: number, place: Place): Promise<number[][]> {
	const times = programs.map((): number[] => []);
	for (let turn = 0; turn <= runs; turn++) {
		for (const [at, program] of programs.entries()) {
			const { until, quit } = program;
			if (turn === 0 && quit !== undefined) await startAndQuit(program, quit, place);
			const took = until === undefined ? timeToEnd(program, place) : await timeToScreen(program, until, place);
			if (turn > 0) times[at]!.push(took);
		}
	}
	return times;
}

export interface KeyTimes {
	/** Milliseconds from sending each key to the first byte that came back. */
	readonly times: readonly number[];
	/** Bytes that came back for each key. */
	readonly bytes: readonly number[];
}

/** Nothing more comes for a key when nothing came for so long, in milliseconds: some keys change nothing on a screen. */
const AFTER = 30;
const UNANSWERED = 250;
/** The same for a program's start. */
const SETTLED = 800;

/** Sends keys one by one to a program in a terminal, each when the answer to the one before is over. */
export async function keysIn(program: Program, keys: readonly string[], place: Place): Promise<KeyTimes> {
	const pty = inTerminal(program, place);
	let heard: (data: string) => void = () => {};
	pty.onData((data) => heard(data));
	const listen = (listener: typeof heard): void => {
		heard = listener;
	};
	await quiet(listen, { wanted: program.until, after: SETTLED });
	for (const key of program.setup ?? []) {
		pty.write(key);
		await quiet(listen, { after: 4 * AFTER });
	}
	const times: number[] = [];
	const bytes: number[] = [];
	for (const key of keys) {
		const sent = performance.now();
		let first: number | undefined;
		let count = 0;
		const count1 = (data: string): void => {
			first ??= performance.now() - sent;
			count += Buffer.byteLength(data);
		};
		const over = quiet(listen, { after: AFTER, hear: count1 });
		pty.write(key);
		await over;
		if (first === undefined) continue;
		times.push(first);
		bytes.push(count);
	}
	pty.kill("SIGKILL");
	return { times, bytes };
}

interface Quiet {
	/** What has to come first; without it, nothing has to. */
	readonly wanted?: string | undefined;
	readonly after: number;
	readonly hear?: (data: string) => void;
}

/** Settles when something has come and then nothing more for a while. */
function quiet(listen: (listener: (data: string) => void) => void, { wanted, after, hear }: Quiet): Promise<void> {
	return new Promise((resolve) => {
		let seen = "";
		let timer = wanted === undefined ? setTimeout(resolve, UNANSWERED) : undefined;
		listen((data) => {
			hear?.(data);
			seen += data;
			if (wanted !== undefined && !seen.includes(wanted)) return;
			clearTimeout(timer);
			timer = setTimeout(resolve, after);
		});
	});
}
