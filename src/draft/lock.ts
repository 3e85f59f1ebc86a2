/**
 * Who writes a draft now: a small file beside it, which also holds over a shared folder. Protects nobody's words by
 * itself (saves join what others wrote); it keeps two people from writing the same answer unawares. Knows no session.
 */
import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { replaceFile } from "../files/atomic-write.ts";
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { hasEnded, identityOf, type Machine, type ProcessIdentity } from "../files/machine.ts";
import { MOST } from "../files/read.ts";
import { codeOf } from "../files/system-error.ts";
import { writeAll } from "../files/write-all.ts";

/** A session that has the draft. Its texts come from a file: they are made visible before they are shown. */
export interface Holder {
	readonly user: string;
	readonly host: string;
	readonly pid: number;
	/** Milliseconds since 1970. */
	readonly since: number;
	/** On another machine, and not heard of for minutes: when it was last, in milliseconds since 1970. */
	readonly silentSince?: number;
}

/** A session is to say that often that it is there, in milliseconds. */
export const BEAT = 30_000;
/** Milliseconds without a beat after which that is told: many beats, so that clocks may differ by minutes. */
const SILENT = 5 * 60_000;

interface Entry extends Holder, ProcessIdentity {
	readonly token: string;
}

export type Claim = { readonly lock: DraftLock } | { readonly holder: Holder };

/** Takes the draft, unless a session that still runs has it. What a dead one left behind is taken. */
export async function claimDraft(draftPath: string, machine: Machine, files = REAL_FILES): Promise<Claim> {
	const lock = new DraftLock(await lockPath(draftPath, files), machine, files);
	const holder = await lock.take();
	return holder ? { holder } : { lock };
}

/** Takes the draft from whoever has it; they notice, and write no more. */
export async function takeOver(draftPath: string, machine: Machine, files = REAL_FILES): Promise<DraftLock> {
	const lock = new DraftLock(await lockPath(draftPath, files), machine, files);
	await lock.seize();
	return lock;
}

/** Who has the draft now, if anybody. */
export async function holderOf(draftPath: string, machine: Machine, files = REAL_FILES): Promise<Holder | undefined> {
	const path = await lockPath(draftPath, files);
	const entry = await readEntry(path, files);
	return entry && !hasEnded(entry, machine) ? heard(entry, path, machine, files) : undefined;
}

/** Beside the draft itself, where links to it lead. */
async function lockPath(draftPath: string, files: FileSystem): Promise<string> {
	const path = await files.realpath(draftPath).catch(() => draftPath);
	return join(dirname(path), `.${basename(path)}.lock`);
}

/** The draft is this session's, until it is released or someone else takes it over. */
export class DraftLock {
	readonly #path: string;
	readonly #machine: Machine;
	readonly #files: FileSystem;
	readonly #entry: Entry;

	constructor(path: string, machine: Machine, files: FileSystem) {
		this.#path = path;
		this.#machine = machine;
		this.#files = files;
		const { user, now } = machine;
		this.#entry = { user, ...identityOf(machine), since: now(), token: randomBytes(9).toString("hex") };
	}

	/** Gives who has it instead, where that is someone. Where no file can be made beside the draft, nobody has it. */
	async take(): Promise<Holder | undefined> {
		if (await this.#make()) return undefined;
		let entry = await readEntry(this.#path, this.#files);
		if (!entry) {
			// Perhaps it is being written just now.
			await setTimeout(100);
			entry = await readEntry(this.#path, this.#files);
		}
		if (entry && !hasEnded(entry, this.#machine)) return heard(entry, this.#path, this.#machine, this.#files);
		await this.seize();
		return undefined;
	}

	async seize(): Promise<void> {
		// Never what a link of this name leads to: a stranger may have laid it.
		await replaceFile(this.#files, this.#path, this.#text, { itself: true, mode: 0o644 }).catch(() => undefined);
	}

	/** Who has taken it over; undefined for nobody. A lock that is gone, as after a clean-up, is made again. */
	async takenBy(): Promise<Holder | undefined> {
		const entry = await readEntry(this.#path, this.#files);
		if (!entry) await this.#make();
		return entry && entry.token !== this.#entry.token ? entry : undefined;
	}

	/** Says that this session is there, for those on other machines: the lock's time of change tells it. */
	async beat(): Promise<void> {
		const entry = await readEntry(this.#path, this.#files);
		const now = this.#machine.now() / 1000;
		if (entry?.token === this.#entry.token) await this.#files.utimes(this.#path, now, now).catch(() => undefined);
	}

	/** Leaves the draft to others. Someone else's lock stays. */
	async release(): Promise<void> {
		const entry = await readEntry(this.#path, this.#files);
		if (entry?.token === this.#entry.token) await this.#files.unlink(this.#path).catch(() => undefined);
	}

	get #text(): string {
		const about = "pep-wizard is writing the draft beside this file; see docs/safety.md";
		return `${JSON.stringify({ "pep-wizard-lock": 1, about, ...this.#entry })}\n`;
	}

	/** False where there is one already. */
	async #make(): Promise<boolean> {
		try {
			const file = await this.#files.open(this.#path, "wx", 0o644);
			try {
				await writeAll(file, new TextEncoder().encode(this.#text));
			} finally {
				await file.close();
			}
			return true;
		} catch (error) {
			return codeOf(error) !== "EEXIST";
		}
	}
}

/** With how long it has been silent, where only its beats tell: on this machine its process does. */
async function heard(entry: Entry, path: string, machine: Machine, files: FileSystem): Promise<Holder> {
	if (entry.host === machine.host) return entry;
	const facts = await files.stat(path).catch(() => undefined);
	const last = Math.max(entry.since, facts?.mtimeMs ?? 0);
	return machine.now() - last > SILENT ? { ...entry, silentSince: last } : entry;
}

/** Undefined where there is none, or none that can be understood: someone began to write it and died. */
async function readEntry(path: string, files: FileSystem): Promise<Entry | undefined> {
	try {
		const data: unknown = JSON.parse(new TextDecoder().decode(await files.readFile(path, MOST.note)));
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
