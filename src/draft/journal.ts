/**
 * What a session has changed since the last save began, written down with each key: in the user's state folder, so that
 * a killed process loses nothing. Losing it is no error, ever; it writes no draft.
 */
import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { type AppendCalls, AppendLog, REAL_APPENDS } from "../files/append-log.ts";
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { makeFolder } from "../files/folder.ts";
import { identityOf, type Machine, type ProcessIdentity } from "../files/machine.ts";
import { itemOf } from "../outline/lookup.ts";
import type { Outline } from "../outline/types.ts";
import type { Snapshot } from "../proposal/merge-answers.ts";
import { ownValue } from "../proposal/own-value.ts";
import { serializeAnswer } from "../proposal/saved-data.ts";
import { editLines, editsBetween, stageLine, wholeLine } from "./journal-format.ts";
import { type Environment, stateFile } from "./state-folder.ts";

export const JOURNAL = "pep-wizard-journal";

/** A file's name after the draft's hash: the session, and which of its files it is. */
export const JOURNAL_NAME = /^\.[0-9a-f]{16}-\d{6,9}\.journal$/;

/** Bytes of edits after which another file is started, with whole answers: reading one takes little time. */
const MOST_EDITS = 64 * 1024;

interface Part {
	/** Undefined until something is written. */
	log?: AppendLog;
	/** Item id → its number, and the answer that its lines lead to. */
	readonly known: Map<string, { readonly number: number; value: unknown }>;
	edits: number;
}

export interface JournalOptions {
	readonly env: Environment;
	readonly draftPath: string;
	readonly outline: Outline;
	readonly machine: Machine;
	readonly files?: FileSystem;
	readonly calls?: AppendCalls;
}

/** A journal for one session; its folder is made, and no file before something is changed. */
export async function openJournal({ files = REAL_FILES, ...options }: JournalOptions): Promise<Journal> {
	const { env, draftPath, outline, machine, calls = REAL_APPENDS } = options;
	const { path, draft } = await stateFile(env, draftPath, files, `.${randomBytes(8).toString("hex")}`);
	await makeFolder(dirname(path), 0o700, files).catch(() => undefined);
	return new Journal(path, draft, outline, machine, calls);
}

/** In parts: each save ends one, and takes the earlier ones away when it has succeeded. */
export class Journal {
	readonly #start: string;
	readonly #draft: string;
	readonly #outline: Outline;
	readonly #machine: Machine;
	readonly #identity: ProcessIdentity;
	readonly #calls: AppendCalls;
	readonly #ended: { readonly number: number; readonly log: AppendLog }[] = [];
	#number = 1;
	#part: Part | undefined;
	/** What is being typed and no save has, as it was told last. */
	#unfinished: { readonly before: Snapshot; readonly after: Snapshot } | undefined;
	/** It could not be written; it is tried again with the next part. */
	#isBroken = false;

	constructor(start: string, draft: string, outline: Outline, machine: Machine, calls: AppendCalls) {
		this.#start = start;
		this.#draft = draft;
		this.#outline = outline;
		this.#machine = machine;
		this.#identity = identityOf(machine);
		this.#calls = calls;
	}

	/**
	 * The answers have changed. What others changed (`isOwn` false) is on the disk already, and only told where what
	 * follows builds upon it. Returns when the system has it; never fails.
	 */
	record(before: Snapshot, after: Snapshot, isOwn: boolean): void {
		const unfinished = isOwn ? this.#unfinished : undefined;
		if (unfinished) this.#unfinished = undefined;
		this.#write(unfinished?.after ?? before, after, isOwn);
	}

	/** The same with a line that isn't finished: the next call takes its place, and so does `record`. Never fails. */
	recordUnfinished(before: Snapshot, after: Snapshot): void {
		const there = this.#unfinished?.after ?? before;
		this.#unfinished = before.answers === after.answers ? undefined : { before, after };
		this.#write(there, after, true);
	}

	#write(before: Snapshot, after: Snapshot, isOwn: boolean): void {
		if (this.#isBroken || (!isOwn && !this.#part)) return;
		try {
			this.#part ??= { known: new Map(), edits: 0 };
			const part = this.#part;
			const lines = this.#lines(part, before, after, isOwn);
			if (lines === "") return;
			if (part.log) part.log.append(lines);
			else part.log = this.#begin(lines);
			if (part.edits > MOST_EDITS) this.#end();
		} catch {
			// The line may be torn: nothing that follows it would be understood.
			this.#end();
			this.#isBroken = true;
		}
	}

	/** A save begins: gives what `drop` takes when it has succeeded. What is unfinished is told anew. */
	end(): number {
		const number = this.#end();
		if (this.#unfinished) this.#write(this.#unfinished.before, this.#unfinished.after, true);
		return number;
	}

	#end(): number {
		const part = this.#part;
		part?.log?.close();
		if (part?.log) this.#ended.push({ number: this.#number, log: part.log });
		this.#part = undefined;
		this.#isBroken = false;
		return this.#number++;
	}

	/** What was changed up to that `end` is kept elsewhere by now. */
	drop(number: number): void {
		while (this.#ended[0] && this.#ended[0].number <= number) this.#ended.shift()?.log.remove();
	}

	/** Nothing is changed any more; what was not dropped stays for the next session. */
	close(): void {
		this.#end();
		this.#isBroken = true;
	}

	/** With the first lines at once: a file without any would say nothing. */
	#begin(lines: string): AppendLog {
		const log = new AppendLog(`${this.#start}-${String(this.#number).padStart(6, "0")}.journal`, this.#calls);
		const head = { [JOURNAL]: 1, draft: this.#draft, ...this.#identity, since: this.#machine.now() };
		try {
			log.append(`${JSON.stringify(head)}\n${lines}`);
		} catch (error) {
			log.remove();
			throw error;
		}
		return log;
	}

	#lines(part: Part, before: Snapshot, after: Snapshot, isOwn: boolean): string {
		const ids = new Set([...Object.keys(before.answers), ...Object.keys(after.answers)]);
		let lines = before.stage === after.stage || !isOwn ? "" : stageLine(before.stage, after.stage);
		for (const id of ids) {
			if (ownValue(before.answers, id) !== ownValue(after.answers, id)) lines += this.#changed(part, id, after, isOwn);
		}
		return lines;
	}

	#changed(part: Part, id: string, after: Snapshot, isOwn: boolean): string {
		const { known } = part;
		const item = itemOf(this.#outline, id);
		const there = known.get(id);
		if (!item || item.isStage || (!isOwn && !there)) return "";
		const value = serializeAnswer(item, ownValue(after.answers, id));
		if (!there) {
			known.set(id, { number: known.size, value });
			return wholeLine(id, value);
		}
		const lines = editLines(there.number, editsBetween(there.value, value));
		there.value = value;
		part.edits += lines.length;
		return lines;
	}
}
