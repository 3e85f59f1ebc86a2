/**
 * What killed sessions wrote into their journals, brought into the recovery file, from where it is offered. Knows no
 * session and no outline.
 */
import { basename, dirname, join } from "node:path";
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { isProcessDead, type Machine } from "../files/machine.ts";
import { MOST } from "../files/read.ts";
import { JOURNAL, JOURNAL_NAME } from "./journal.ts";
import { type Journaled, readLines } from "./journal-format.ts";
import { readRecovery, withJournaled, writeRecovery } from "./recovery.ts";
import { type Environment, stateFile } from "./state-folder.ts";

/** Milliseconds after which nobody on another machine is writing it any more, as with locks: clocks differ by minutes. */
const SILENT = 5 * 60_000;
/** Milliseconds after which one that can't be understood is cleared away. */
const OLD = 24 * 3_600_000;
/** More of them are none of ours. */
const MOST_FILES = 500;

interface Found extends Journaled {
	readonly path: string;
	/** When it was started, in milliseconds since 1970. */
	readonly since: number;
}

/**
 * What is kept for this draft, as `keptIn` understands it: by an earlier session in its recovery file, and in the journals
 * of those that were killed, which are taken away as soon as the recovery file holds what they say. Those of sessions
 * that may still run stay. Never fails.
 */
export async function adoptJournals(
	env: Environment,
	draftPath: string,
	machine: Machine,
	files: FileSystem = REAL_FILES,
): Promise<unknown> {
	const earlier = await readRecovery(env, draftPath, files);
	const found = await journalsOf(env, draftPath, machine, files);
	const all = found.reduce(withJournaled, earlier);
	if (found.length === 0) return earlier;
	try {
		if (all !== undefined) await writeRecovery(env, draftPath, all, files);
		for (const { path } of found) await files.unlink(path).catch(() => undefined);
	} catch {
		// They stay where they are, and are read again.
	}
	return all;
}

/** Those of dead sessions, in the order in which they were written. */
async function journalsOf(env: Environment, draftPath: string, machine: Machine, files: FileSystem): Promise<Found[]> {
	const { path, draft } = await stateFile(env, draftPath, files, "");
	const start = basename(path);
	const names = await files.readdir(dirname(path)).catch(() => []);
	const ours = names.filter((name) => name.startsWith(start) && JOURNAL_NAME.test(name.slice(start.length))).sort();
	const found: Found[] = [];
	for (const name of ours.slice(-MOST_FILES)) {
		const journal = await readJournal(join(dirname(path), name), draft, machine, files).catch(() => undefined);
		if (journal) found.push(journal);
	}
	return found.sort((a, b) => a.since - b.since);
}

/** Undefined where its session may still run, or it isn't one of this draft. */
async function readJournal(
	path: string,
	draft: string,
	machine: Machine,
	files: FileSystem,
): Promise<Found | undefined> {
	const silent = machine.now() - (await files.stat(path)).mtimeMs;
	const text = new TextDecoder().decode(await files.readFile(path, MOST.kept));
	// What is after the last line's end is torn.
	const [head = "", ...lines] = text.split("\n").slice(0, -1);
	const begun = headOf(head, draft);
	if (!begun) {
		if (silent > OLD) await files.unlink(path);
		return undefined;
	}
	const isMarkedProcessDead = isProcessDead(begun, machine) || (begun.host !== machine.host && silent > SILENT);
	return isMarkedProcessDead ? { path, since: begun.since, ...readLines(lines) } : undefined;
}

function headOf(line: string, draft: string) {
	const data = parsed(line);
	if (typeof data !== "object" || data === null) return undefined;
	const head = data as Readonly<Record<string, unknown>>;
	const { host, pid, boot, started, since } = head;
	if (head[JOURNAL] !== 1 || head.draft !== draft || !isPid(pid) || typeof since !== "number") return undefined;
	const text = (given: unknown): string => (typeof given === "string" ? given : "");
	return { host: text(host), pid, boot: text(boot), started: text(started), since };
}

function parsed(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

function isPid(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) > 0;
}
