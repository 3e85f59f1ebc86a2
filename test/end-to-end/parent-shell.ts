/**
 * Runs the program under a parent process in one terminal, so that a test can check the terminal that it leaves to the
 * shell, and send signals to the program only.
 */
import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import { emptyFolder } from "./folder.ts";
import { PROGRAM, Screen } from "./terminal.ts";

/** A template with one question, so that whatever is typed answers it. */
const TEMPLATE = "# Proposal\n\n## Summary\n";
const DRAFT = "pep-wizard: 1\ntemplate: ./short.md\n";

/** The parent: starts the program, and reports its exit and the terminal's mode afterwards. */
const SHELL = `
import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
for (const signal of ["SIGINT", "SIGQUIT", "SIGHUP", "SIGTERM"]) process.on(signal, () => {});
const [program, pidFile, ...args] = process.argv.slice(2);
const child = spawn(process.execPath, [program, ...args], { stdio: "inherit" });
writeFileSync(pidFile, String(child.pid));
child.on("exit", (code, signal) => {
	const { stdout } = spawnSync("stty", ["-a"], { stdio: ["inherit", "pipe", "ignore"] });
	console.log("\\nended: " + (signal ?? code) + " " + (/ icanon/.test(stdout) && / echo /.test(stdout) ? "cooked" : "raw"));
});
`;

export interface Watched {
	readonly screen: Screen;
	readonly folder: string;
	/** The draft's current content on disk. */
	draft(): string;
	/** Sends a signal to the program, not to its parent. */
	signal(signal: NodeJS.Signals): void;
	isRunning(): boolean;
	/** Waits for the exit; returns the exit code or signal, and the terminal's mode. */
	end(): Promise<{ readonly code: string; readonly mode: string }>;
}

export interface WatchOptions {
	readonly env?: Readonly<Record<string, string>>;
	/** JavaScript that runs in the program before it starts. */
	readonly before?: string;
	readonly args?: readonly string[];
}

/** Opens a draft at its blank summary. */
export async function watched({ env = {}, before, args = [] }: WatchOptions = {}): Promise<Watched> {
	const { folder, env: own } = await emptyFolder();
	await writeFile(join(folder, "short.md"), TEMPLATE);
	await writeFile(join(folder, "a.pep.yaml"), DRAFT);
	const program = join(folder, "shell.mjs");
	await writeFile(program, SHELL);
	const all: Record<string, string> = { ...own, ...env };
	if (before !== undefined) {
		await writeFile(join(folder, "before.mjs"), before);
		all.NODE_OPTIONS = `--import ${pathToFileURL(join(folder, "before.mjs"))}`;
	}
	const pidFile = join(folder, "pid");
	const screen = new Screen([PROGRAM, pidFile, "a.pep.yaml", ...args], { cwd: folder, env: all, program });
	onTestFinished(() => screen.close());
	const pid = (): number => Number(readFileSync(pidFile, "utf8"));
	await screen.until(() => existsSync(pidFile));
	return {
		screen,
		folder,
		draft: () => readFileSync(join(folder, "a.pep.yaml"), "utf8"),
		signal: (signal) => process.kill(pid(), signal),
		isRunning: () => {
			try {
				process.kill(pid(), 0);
				return true;
			} catch {
				return false;
			}
		},
		end: async () => {
			await screen.until(/ended: \S+ (?:cooked|raw)/);
			const [, code = "", mode = ""] = /ended: (\S+) (\S+)/.exec(screen.text) ?? [];
			return { code, mode };
		},
	};
}

/** Names of terminal modes that were set and not reset. */
export function modesLeft(output: string): string[] {
	const modes = { "alternate screen": 1049, "bracketed paste": 2004, clicks: 1000, drags: 1002, "mouse cells": 1006 };
	const left = Object.entries(modes).filter(
		([, mode]) => output.lastIndexOf(`\x1b[?${mode}h`) > output.lastIndexOf(`\x1b[?${mode}l`),
	);
	const names = left.map(([name]) => name);
	if (output.lastIndexOf("\x1b[?25l") > output.lastIndexOf("\x1b[?25h")) names.push("hidden cursor");
	const pushed = output.match(/\x1b\[>\d+u/g)?.length ?? 0;
	const popped = output.match(/\x1b\[<\d*u/g)?.length ?? 0;
	if (pushed > popped) names.push("keyboard protocol");
	return names;
}
