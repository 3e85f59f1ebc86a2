/** Runs the program inside the test, in a folder of its own, with what it prints collected. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { main } from "../../src/cli.ts";
import type { World } from "../../src/commands/world.ts";

export interface Outcome {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

export interface Folder {
	readonly path: string;
	/** Runs a command line in the folder. */
	run(...args: readonly string[]): Promise<Outcome>;
	/** The same with something on standard input. */
	pipe(input: string | Uint8Array, ...args: readonly string[]): Promise<Outcome>;
	read(name: string): Promise<string>;
	write(name: string, content: string | Uint8Array): Promise<void>;
}

/** An empty folder that is gone after the test; its clock stands still at noon of 2026-03-04. */
export async function folder(): Promise<Folder> {
	const path = await mkdtemp(join(tmpdir(), "pep-wizard-commands-"));
	onTestFinished(() => rm(path, { recursive: true, force: true }));
	const pipe = async (input: string | Uint8Array, ...args: readonly string[]): Promise<Outcome> => {
		const printed = { out: "", err: "" };
		const world: World = {
			cwd: path,
			env: { XDG_STATE_HOME: join(path, ".state"), HOME: path },
			interactive: false,
			outIsTerminal: false,
			columns: undefined,
			out: (text) => {
				printed.out += text;
			},
			err: (text) => {
				printed.err += text;
			},
			readInput: async () => Buffer.from(input),
			now: () => new Date(2026, 2, 4, 12),
		};
		const code = await main(args, world);
		return { code, ...printed };
	};
	return {
		path,
		pipe,
		run: (...args) => pipe("", ...args),
		read: (name) => readFile(join(path, name), "utf8"),
		write: (name, content) => writeFile(join(path, name), content),
	};
}
