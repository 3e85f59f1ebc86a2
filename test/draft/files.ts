/** Folders that are gone after the test, and a file system that fails on demand. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type FileSystem, type OpenFile, REAL_FILES } from "../../src/files/file-system.ts";

/** An empty folder, removed when the test ends. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "pep-draft-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** What a failed save left behind. */
export function leftBehind(folder: string): string[] {
	return readdirSync(folder).filter((name) => name.startsWith(".pep-wizard-"));
}

export interface Fault {
	/** The calls that fail: the n-th (1-based) one alone, or all from it on. */
	readonly at: number;
	readonly code: string;
	readonly andAllAfter?: boolean;
}

/** The real file system with one fault; `calls` tells what was called. Files opened through it fail as well. */
export function faultyFiles(fault?: Fault): { readonly files: FileSystem; readonly calls: string[] } {
	const calls: string[] = [];
	const count = (name: string): void => {
		calls.push(name);
		const hit = fault && (fault.andAllAfter ? calls.length >= fault.at : calls.length === fault.at);
		if (hit) throw Object.assign(new Error(`${fault.code} in ${name}`), { code: fault.code });
	};
	const opened = (file: OpenFile): OpenFile => wrapped(file, (name) => count(`file.${name}`));
	const files = wrapped(REAL_FILES, count);
	return { files: { ...files, open: async (...given) => opened(await files.open(...given)) }, calls };
}

/** Each method counts first. A file that is closed with a fault is closed all the same. */
function wrapped<T extends OpenFile | FileSystem>(real: T, count: (name: string) => void): T {
	const methods = ["write", "stat", "chown", "chmod", "sync", "close", ...Object.keys(REAL_FILES)];
	const entries = methods.flatMap((name) => {
		const method = (real as unknown as Record<string, unknown>)[name];
		if (typeof method !== "function") return [];
		const call = (...given: unknown[]): unknown => {
			const run = (): unknown => method.apply(real, given);
			if (/Now$/.test(name)) {
				count(name);
				return run();
			}
			return (async () => {
				if (name === "close") await run();
				count(name);
				return name === "close" ? undefined : run();
			})();
		};
		return [[name, call] as const];
	});
	return Object.fromEntries(entries) as unknown as T;
}
