/**
 * Runs the built program without a terminal.
 */
import { spawn } from "node:child_process";
import { cleanEnvironment, PROGRAM } from "./terminal.ts";

export interface Outcome {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

export interface RunOptions {
	readonly cwd: string;
	readonly input?: string | Uint8Array;
	readonly env?: Readonly<Record<string, string>>;
	readonly node?: string;
	readonly program?: string;
	/** Milliseconds after which it is killed, whatever it is doing. */
	readonly killAfter?: number;
}

/** Runs the program until it exits, with the given standard input (empty by default). */
export function runProgram(args: readonly string[], options: RunOptions): Promise<Outcome> {
	return new Promise((resolve, reject) => {
		const child = spawn(options.node ?? process.execPath, [options.program ?? PROGRAM, ...args], {
			cwd: options.cwd,
			env: { ...cleanEnvironment(), ...options.env },
		});
		const killer =
			options.killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), options.killAfter);
		const out: Buffer[] = [];
		const err: Buffer[] = [];
		child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
		child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
		child.on("error", reject);
		child.on("close", (code) => {
			clearTimeout(killer);
			resolve({ code: code ?? -1, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
		});
		child.stdin.on("error", () => {}); // It may end without reading.
		child.stdin.end(options.input ?? "");
	});
}
