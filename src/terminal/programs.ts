/** Runs other programs in the terminal. Knows neither editors nor pagers. */
import { type ChildProcessWithoutNullStreams, type SpawnOptions, spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Env } from "./capabilities.ts";

/** How a program exited: its exit code, or the signal that terminated it. */
export interface ExitStatus {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
}

/** The first of the programs found on $PATH; undefined if there is none. */
export function firstProgramOnPath(names: readonly string[], env: Env): string | undefined {
	const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
	return names.find((name) => folders.some((folder) => isExecutable(join(folder, name))));
}

/** Whether the path is an executable file. */
export function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

export type PipedProgram = ChildProcessWithoutNullStreams;

/** Starts a program without a shell and without the terminal: its streams are pipes. The caller handles its errors. */
export function startPiped([program = "", ...parameters]: readonly string[], env: Env, cwd?: string): PipedProgram {
	return spawn(program, parameters, { env, stdio: ["pipe", "pipe", "pipe"], ...(cwd !== undefined && { cwd }) });
}

/**
 * Runs a program without a shell until it exits. `input`, if given, is its standard input; the other streams are
 * inherited. Ctrl+C and Ctrl+\ go to the program. Rejects with the system's error if it can't be started.
 */
export async function runInTerminal(
	words: readonly string[],
	env: Env,
	input?: string,
	cwd?: string,
): Promise<ExitStatus> {
	const [program = "", ...parameters] = words;
	const options: SpawnOptions = { stdio: [input === undefined ? "inherit" : "pipe", "inherit", "inherit"], env, cwd };
	const ignore = () => {};
	const signals = ["SIGINT", "SIGQUIT"] as const;
	for (const signal of signals) process.on(signal, ignore);
	try {
		return await new Promise((resolve, reject) => {
			const child = spawn(program, parameters, options);
			child.once("error", reject);
			child.once("close", (code, signal) => resolve({ code, signal }));
			// A program may exit before it has read everything, as a pager does on `q`.
			child.stdin?.on("error", ignore);
			child.stdin?.end(input);
		});
	} finally {
		for (const signal of signals) process.off(signal, ignore);
	}
}
