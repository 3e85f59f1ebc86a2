/**
 * Moves the content of killed sessions' journals into the recovery file, from which it is offered. Knows no session and
 * no outline.
 */
import { basename, dirname, join } from "node:path";
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { isProcessDead, type Machine } from "../files/machine.ts";
import { MAX_BYTES } from "../files/read.ts";
import { JOURNAL, JOURNAL_NAME, type JournalContent, readLines } from "./journal-format.ts";
import { mergeJournal, readRecovery, writeRecovery } from "./recovery.ts";
import { type Environment, stateFile } from "./state-folder.ts";

/** Milliseconds after which a journal from another machine is considered abandoned; clocks may differ by minutes. */
const SILENCE_LIMIT = 5 * 60_000;
/** Milliseconds after which an unreadable journal is deleted. */
const MAX_AGE = 24 * 3_600_000;
/** The newest files to read; a session leaves far fewer. */
const MAX_FILES = 500;

interface FoundJournal extends JournalContent {
	readonly path: string;
	/** When the journal was started, in milliseconds since 1970. */
	readonly since: number;
}

/**
 * The unsaved answers of this draft, in the format that `recoveryIn` reads: those in the recovery file, and those in the
 * journals of killed sessions, which are deleted once the recovery file contains them. Journals of sessions that may
 * still be running stay. Never fails.
 */
export async function adoptJournals(
	env: Environment,
	draftPath: string,
	machine: Machine,
	files: FileSystem = REAL_FILES,
): Promise<unknown> {
	const earlier = await readRecovery(env, draftPath, files);
	const found = await journalsOf(env, draftPath, machine, files);
	const all = found.reduce(mergeJournal, earlier);
	if (found.length === 0) return earlier;
	try {
		if (all !== undefined) await writeRecovery(env, draftPath, all, files);
		for (const { path } of found) await files.unlink(path).catch(() => undefined);
	} catch {
		// The journals stay, and the next session reads them again.
	}
	return all;
}

/** The journals of dead sessions, oldest first. */
async function journalsOf(
	env: Environment,
	draftPath: string,
	machine: Machine,
	files: FileSystem,
): Promise<FoundJournal[]> {
	const { path, draft } = await stateFile(env, draftPath, files, "");
	const start = basename(path);
	const names = await files.readdir(dirname(path)).catch(() => []);
	const ours = names.filter((name) => name.startsWith(start) && JOURNAL_NAME.test(name.slice(start.length))).sort();
	const found: FoundJournal[] = [];
	for (const name of ours.slice(-MAX_FILES)) {
		const journal = await readJournal(join(dirname(path), name), draft, machine, files).catch(() => undefined);
		if (journal) found.push(journal);
	}
	return found.sort((a, b) => a.since - b.since);
}

/** Undefined if its session may still be running, or if it is not a journal of this draft. */
async function readJournal(
	path: string,
	draft: string,
	machine: Machine,
	files: FileSystem,
): Promise<FoundJournal | undefined> {
	const silent = machine.now() - (await files.stat(path)).mtimeMs;
	const text = new TextDecoder().decode(await files.readFile(path, MAX_BYTES.state));
	// An unfinished last line is dropped.
	const [head = "", ...lines] = text.split("\n").slice(0, -1);
	const begun = parseHead(head, draft);
	if (!begun) {
		if (silent > MAX_AGE) await files.unlink(path);
		return undefined;
	}
	const isMarkedProcessDead = isProcessDead(begun, machine) || (begun.host !== machine.host && silent > SILENCE_LIMIT);
	return isMarkedProcessDead ? { path, since: begun.since, ...readLines(lines) } : undefined;
}

function parseHead(line: string, draft: string) {
	const data = parseJson(line);
	if (typeof data !== "object" || data === null) return undefined;
	const head = data as Readonly<Record<string, unknown>>;
	const { host, pid, boot, started, since } = head;
	if (head[JOURNAL] !== 1 || head.draft !== draft || !isPid(pid) || typeof since !== "number") return undefined;
	const text = (given: unknown): string => (typeof given === "string" ? given : "");
	return { host: text(host), pid, boot: text(boot), started: text(started), since };
}

function parseJson(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

function isPid(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) > 0;
}
