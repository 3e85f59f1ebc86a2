/**
 * The lock that says which session writes a draft: a small file beside it, which also works in shared folders. It isn't
 * what protects the text, since saves merge; it keeps two people from unknowingly writing the same answer. Knows no
 * session.
 */
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { replaceFile } from "../files/atomic-write.ts";
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { breakLockFile, createLockFile, isLockBlocked, readLockFile, releaseLockFile } from "../files/lock-file.ts";
import { identityOf, isProcessDead, type Machine, type ProcessIdentity } from "../files/machine.ts";
import { randomHex } from "../files/random-hex.ts";

/** The session that has the draft. Its texts come from a file and must be sanitised before they are shown. */
export interface Holder {
	readonly user: string;
	readonly host: string;
	readonly pid: number;
	/** Milliseconds since 1970. */
	readonly since: number;
	/** For a session on another machine without a heartbeat for minutes: its last one, in milliseconds since 1970. */
	readonly silentSince?: number;
}

/** Heartbeat interval, in milliseconds. */
export const HEARTBEAT = 30_000;
/** Milliseconds without a heartbeat after which a session is reported as silent; clocks may differ by minutes. */
const SILENCE_LIMIT = 5 * 60_000;
/** Attempts to take a lock that others break and take at the same time. */
const MAX_ATTEMPTS = 5;

interface LockEntry extends Holder, ProcessIdentity {
	readonly token: string;
}

export type Claim = { readonly lock: DraftLock } | { readonly holder: Holder };

/** Locks the draft unless a running session has it. Breaks the lock of a session that has ended. */
export async function claimDraft(draftPath: string, machine: Machine, files = REAL_FILES): Promise<Claim> {
	const lock = new DraftLock(await lockPath(draftPath, files), machine, files);
	const holder = await lock.take();
	return holder ? { holder } : { lock };
}

/** Takes the draft over; the session that had it notices and becomes read-only. */
export async function takeOver(draftPath: string, machine: Machine, files = REAL_FILES): Promise<DraftLock> {
	const lock = new DraftLock(await lockPath(draftPath, files), machine, files);
	await lock.seize();
	return lock;
}

/** The session that has the draft, if any. */
export async function holderOf(draftPath: string, machine: Machine, files = REAL_FILES): Promise<Holder | undefined> {
	const path = await lockPath(draftPath, files);
	const entry = await readEntry(path, files);
	return entry && !isProcessDead(entry, machine) ? withSilence(entry, path, machine, files) : undefined;
}

/** Beside the draft itself, also if the path is a link to it. */
async function lockPath(draftPath: string, files: FileSystem): Promise<string> {
	const path = await files.realpath(draftPath).catch(() => draftPath);
	return join(dirname(path), `.${basename(path)}.lock`);
}

/** The draft is locked for this session until it is released or another session takes it over. */
export class DraftLock {
	readonly #path: string;
	readonly #machine: Machine;
	readonly #files: FileSystem;
	readonly #entry: LockEntry;

	constructor(path: string, machine: Machine, files: FileSystem) {
		this.#path = path;
		this.#machine = machine;
		this.#files = files;
		const { user, now } = machine;
		this.#entry = { user, ...identityOf(machine), since: now(), token: randomHex(18) };
	}

	/** Gives the session that has the draft, if there is one. If no file can be made beside the draft, none has it. */
	async take(): Promise<Holder | undefined> {
		for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
			if (await this.#create()) return undefined;
			if (await isLockBlocked(this.#files, this.#path)) break;
			const found = await this.#found();
			const entry = found === undefined ? undefined : parseEntry(found);
			if (entry && !isProcessDead(entry, this.#machine))
				return withSilence(entry, this.#path, this.#machine, this.#files);
			if (found !== undefined) await breakLockFile(this.#files, this.#path, found);
		}
		await this.seize();
		return undefined;
	}

	/** The lock's text, read again if it isn't an entry: its owner may be writing it at this moment. */
	async #found(): Promise<string | undefined> {
		const text = await readLockFile(this.#files, this.#path);
		if (text !== undefined && parseEntry(text)) return text;
		await setTimeout(100);
		return readLockFile(this.#files, this.#path);
	}

	/** Takes the lock, even from another session. */
	async seize(): Promise<void> {
		// Replaces a symbolic link instead of following it: a stranger may have put it there.
		await replaceFile(this.#files, this.#path, this.#text, { itself: true, mode: 0o644 }).catch(() => undefined);
	}

	/** The session that has taken the draft over, if any. Recreates a lock file that was cleaned away. */
	async takenBy(): Promise<Holder | undefined> {
		const entry = await readEntry(this.#path, this.#files);
		if (!entry) await this.#create();
		return entry && entry.token !== this.#entry.token ? entry : undefined;
	}

	/** Signals sessions on other machines, by the lock's modification time, that this one is still there. */
	async beat(): Promise<void> {
		const entry = await readEntry(this.#path, this.#files);
		const now = this.#machine.now() / 1000;
		if (entry?.token === this.#entry.token) await this.#files.utimes(this.#path, now, now).catch(() => undefined);
	}

	/** Unlocks the draft. Another session's lock stays. */
	async release(): Promise<void> {
		await releaseLockFile(this.#files, this.#path, (text) => parseEntry(text)?.token === this.#entry.token);
	}

	get #text(): string {
		const about = "pep-wizard is writing the draft beside this file; see docs/safety.md";
		return `${JSON.stringify({ "pep-wizard-lock": 1, about, ...this.#entry })}\n`;
	}

	#create(): Promise<boolean> {
		return createLockFile(this.#files, this.#path, this.#text);
	}
}

/** Adds how long the session has been silent. Only for other machines; on this one its process is checked. */
async function withSilence(entry: LockEntry, path: string, machine: Machine, files: FileSystem): Promise<Holder> {
	if (entry.host === machine.host) return entry;
	const facts = await files.stat(path).catch(() => undefined);
	const last = Math.max(entry.since, facts?.mtimeMs ?? 0);
	return machine.now() - last > SILENCE_LIMIT ? { ...entry, silentSince: last } : entry;
}

/** Undefined if there is none, or only an incomplete one. */
async function readEntry(path: string, files: FileSystem): Promise<LockEntry | undefined> {
	const text = await readLockFile(files, path);
	return text === undefined ? undefined : parseEntry(text);
}

function parseEntry(lock: string): LockEntry | undefined {
	try {
		const data: unknown = JSON.parse(lock);
		if (typeof data !== "object" || data === null) return undefined;
		const { user, host, pid, since, boot, started, token } = data as Readonly<Record<string, unknown>>;
		if (!isPid(pid) || typeof since !== "number") return undefined;
		const texts = [user, host, boot, started, token].map((text) =>
			typeof text === "string" ? text.slice(0, 200) : "",
		);
		const [u = "", h = "", b = "", s = "", t = ""] = texts;
		return { user: u, host: h, pid, since, boot: b, started: s, token: t };
	} catch {
		return undefined;
	}
}

function isPid(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) > 0;
}
