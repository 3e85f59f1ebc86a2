/** Measuring: programs started in turns, so that a busy machine slows all of them alike; medians, and ratios of medians. */
import { spawnSync } from "node:child_process";
import { spawn } from "@lydell/node-pty";
import { cleanEnvironment } from "../end-to-end/terminal.ts";

export interface Program {
	readonly name: string;
	readonly args: readonly string[];
	/** Measured until this is on the screen, in a terminal; until its end, at a pipe, without. */
	readonly until?: string;
}

export interface Place {
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

function environment(place: Place): Record<string, string> {
	return { ...cleanEnvironment(), ...place.env };
}

/** Milliseconds from starting a program to its end. */
function timeToEnd(program: Program, place: Place): number {
	const started = performance.now();
	const { status, stderr } = spawnSync(process.execPath, program.args, {
		cwd: place.cwd,
		env: environment(place),
		stdio: ["ignore", "pipe", "pipe"],
	});
	const took = performance.now() - started;
	if (status !== 0) throw new Error(`${program.name} ended with ${status}: ${stderr}`);
	return took;
}

/** Milliseconds from starting a program in a terminal until it has sent the text that is waited for. */
async function timeToScreen(program: Program, wanted: string, place: Place): Promise<number> {
	const started = performance.now();
	const pty = spawn(process.execPath, [...program.args], {
		name: "xterm-256color",
		...SIZE,
		cwd: place.cwd,
		env: environment(place),
	});
	const took = await new Promise<number>((resolve, reject) => {
		let seen = "";
		pty.onData((data) => {
			seen += data;
			if (seen.includes(wanted)) resolve(performance.now() - started);
		});
		pty.onExit(() => reject(new Error(`${program.name} ended before it showed ${wanted}:\n${seen}`)));
	});
	pty.kill("SIGKILL");
	return took;
}

/** Runs all programs in turns, `runs` times, after one turn that warms caches; gives each one's times in milliseconds. */
export async function inTurns(
	programs: readonly Program[],
	runs: number,
	place: Place,
): Promise<Map<string, number[]>> {
	const times = new Map<string, number[]>(programs.map(({ name }) => [name, []]));
	for (let turn = 0; turn <= runs; turn++) {
		for (const program of programs) {
			const took =
				program.until === undefined ? timeToEnd(program, place) : await timeToScreen(program, program.until, place);
			if (turn > 0) times.get(program.name)?.push(took);
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

/** Sends keys one by one to a program in a terminal, each when the answer to the one before is over. */
export async function keysIn(program: Program, keys: readonly string[], place: Place): Promise<KeyTimes> {
	const pty = spawn(process.execPath, [...program.args], {
		name: "xterm-256color",
		...SIZE,
		cwd: place.cwd,
		env: environment(place),
	});
	const times: number[] = [];
	const bytes: number[] = [];
	let heard: (data: string) => void = () => {};
	pty.onData((data) => heard(data));
	await quiet((listen) => {
		heard = listen;
	}, program.until ?? "");
	for (const key of keys) {
		const sent = performance.now();
		let first: number | undefined;
		let count = 0;
		const over = quiet((listen) => {
			heard = (data) => {
				first ??= performance.now() - sent;
				count += Buffer.byteLength(data);
				listen(data);
			};
		}, "");
		pty.write(key);
		await over;
		if (first === undefined) continue;
		times.push(first);
		bytes.push(count);
	}
	pty.kill("SIGKILL");
	return { times, bytes };
}

/** Settles when a text has come and then nothing more for a while; without a text, also when nothing comes at all. */
function quiet(connect: (listen: (data: string) => void) => void, wanted: string): Promise<void> {
	return new Promise((resolve) => {
		let seen = "";
		// Some keys change nothing: Ink doesn't draw a space at a line's end.
		let timer = wanted === "" ? setTimeout(resolve, 400) : undefined;
		connect((data) => {
			seen += data;
			if (!seen.includes(wanted)) return;
			clearTimeout(timer);
			timer = setTimeout(resolve, wanted === "" ? 40 : 500);
		});
	});
}
