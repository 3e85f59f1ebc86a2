/** Runs the program inside the test, in a folder of its own, with what it prints collected. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { World } from "../../src/cli/world.ts";
import { main } from "../../src/cli.ts";

export interface Outcome {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

/** What is different from a pipe without colours. */
export interface Where {
	/** The working folder, inside of the test's. */
	readonly folder?: string;
	readonly input?: string | Uint8Array;
	readonly env?: Readonly<Record<string, string>>;
	/** Standard output is a terminal of that many columns. */
	readonly columns?: number;
	/** A person sits there. */
	readonly streams?: World["streams"];
}

export interface Folder {
	readonly path: string;
	/** Runs a command line in the folder. */
	run(...args: readonly string[]): Promise<Outcome>;
	/** The same with something on standard input. */
	pipe(input: string | Uint8Array, ...args: readonly string[]): Promise<Outcome>;
	/** The same somewhere else. */
	runAt(where: Where, ...args: readonly string[]): Promise<Outcome>;
	/** What a command finds around it there. */
	world(): World;
	read(name: string): Promise<string>;
	write(name: string, content: string | Uint8Array): Promise<void>;
	/** Names of what is in the folder, but for the user's own folders. */
	names(): Promise<string[]>;
}

/** An empty folder that is gone after the test; its clock stands still at noon of 2026-03-04. */
export async function folder(): Promise<Folder> {
	const path = await mkdtemp(join(tmpdir(), "pep-wizard-commands-"));
	onTestFinished(() => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 }));
	const runAt = async (where: Where, ...args: readonly string[]): Promise<Outcome> => {
		const printed = { out: "", err: "" };
		const code = await main(args, worldOf(path, where, printed));
		return { code, ...printed };
	};
	return {
		path,
		runAt,
		pipe: (input, ...args) => runAt({ input }, ...args),
		run: (...args) => runAt({}, ...args),
		world: () => worldOf(path, {}, { out: "", err: "" }),
		read: (name) => readFile(join(path, name), "utf8"),
		write: async (name, content) => {
			await mkdir(dirname(join(path, name)), { recursive: true });
			await writeFile(join(path, name), content);
		},
		names: async () => (await readdir(path)).filter((name) => !name.startsWith(".")).sort(),
	};
}

function worldOf(path: string, where: Where, printed: { out: string; err: string }): World {
	const { input = "", env = {}, columns, streams } = where;
	return {
		cwd: join(path, where.folder ?? ""),
		env: { XDG_STATE_HOME: join(path, ".state"), HOME: path, LANG: "en_US.UTF-8", TERM: "xterm-256color", ...env },
		interactive: streams !== undefined,
		outIsTerminal: columns !== undefined || streams !== undefined,
		errIsTerminal: streams !== undefined,
		columns: columns ?? streams?.stdout.columns,
		out: (text) => {
			printed.out += text;
		},
		err: (text) => {
			printed.err += text;
		},
		readInput: async () => Buffer.from(input),
		now: () => new Date(2026, 2, 4, 12),
		streams: streams ?? process,
	};
}

/** A moment as files and JSON have it, to the second; the clock's noon is that of the machine's time zone. */
export function utc(time: Date): string {
	return time.toISOString().replace(/\.\d+/, "");
}
