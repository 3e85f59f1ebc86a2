/**
 * Records each change since the last save in the user's state folder, so that a killed process loses nothing. Writes no
 * draft. A journal that can't be written is never an error.
 */
import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { type AppendCalls, AppendLog, REAL_APPENDS } from "../files/append-log.ts";
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { makeFolder } from "../files/folder.ts";
import { identityOf, type Machine, type ProcessIdentity } from "../files/machine.ts";
import { itemOf } from "../outline/lookup.ts";
import type { Outline } from "../outline/types.ts";
import { serializeAnswer } from "../proposal/answers.ts";
import type { Snapshot } from "../proposal/merge-answers.ts";
import { ownValue } from "../proposal/plain-data.ts";
import { answerLine, editLines, editsBetween, JOURNAL, stageLine } from "./journal-format.ts";
import { type Environment, stateFile } from "./state-folder.ts";

/** Bytes of edits after which a new file is started with whole answers, so that reading a file takes little time. */
const MAX_EDIT_BYTES = 64 * 1024;

interface JournalFile {
	/** Undefined until the first write. */
	log?: AppendLog;
	/** Item id → its number in the file, and the answer after all lines so far. */
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

/** Opens a journal for one session. Creates its folder; the file is created with the first change. */
export async function openJournal({ files = REAL_FILES, ...options }: JournalOptions): Promise<Journal> {
	const { env, draftPath, outline, machine, calls = REAL_APPENDS } = options;
	const { path, draft } = await stateFile(env, draftPath, files, `.${randomBytes(8).toString("hex")}`);
	await makeFolder(dirname(path), 0o700, files).catch(() => undefined);
	return new Journal(path, draft, outline, machine, calls);
}

/** A journal in several files: each save ends the current one, and deletes those before it once it has succeeded. */
export class Journal {
	readonly #start: string;
	readonly #draft: string;
	readonly #outline: Outline;
	readonly #machine: Machine;
	readonly #identity: ProcessIdentity;
	readonly #calls: AppendCalls;
	readonly #ended: { readonly number: number; readonly log: AppendLog }[] = [];
	#number = 1;
	#current: JournalFile | undefined;
	/** The line being typed, which no save contains, as last recorded. */
	#unfinished: { readonly before: Snapshot; readonly after: Snapshot } | undefined;
	/** Writing failed; it is tried again with the next file. */
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
	 * Records a change of answers. Changes by others (`isOwn` false) are already on disk; they are only recorded for answers
	 * that are in the journal, because later edits build on them. Returns once the system has the data. Never fails.
	 */
	record(before: Snapshot, after: Snapshot, isOwn: boolean): void {
		const unfinished = isOwn ? this.#unfinished : undefined;
		if (unfinished) this.#unfinished = undefined;
		this.#write(unfinished?.after ?? before, after, isOwn);
	}

	/** Records a line that is still being typed; the next call of this method or of `record` replaces it. Never fails. */
	recordUnfinished(before: Snapshot, after: Snapshot): void {
		const there = this.#unfinished?.after ?? before;
		this.#unfinished = before.answers === after.answers ? undefined : { before, after };
		this.#write(there, after, true);
	}

	#write(before: Snapshot, after: Snapshot, isOwn: boolean): void {
		if (this.#isBroken || (!isOwn && !this.#current)) return;
		try {
			this.#current ??= { known: new Map(), edits: 0 };
			const current = this.#current;
			const lines = this.#lines(current, before, after, isOwn);
			if (lines === "") return;
			if (current.log) current.log.append(lines);
			else current.log = this.#begin(lines);
			if (current.edits > MAX_EDIT_BYTES) this.#end();
		} catch {
			// The line may be incomplete, and nothing after it would be read.
			this.#end();
			this.#isBroken = true;
		}
	}

	/** Call when a save begins; pass the result to `drop` once it has succeeded. The unfinished line is recorded again. */
	end(): number {
		const number = this.#end();
		if (this.#unfinished) this.#write(this.#unfinished.before, this.#unfinished.after, true);
		return number;
	}

	#end(): number {
		const current = this.#current;
		current?.log?.close();
		if (current?.log) this.#ended.push({ number: this.#number, log: current.log });
		this.#current = undefined;
		this.#isBroken = false;
		return this.#number++;
	}

	/** Deletes the files up to that `end`: what they contain has been saved. */
	drop(number: number): void {
		while (this.#ended[0] && this.#ended[0].number <= number) this.#ended.shift()?.log.remove();
	}

	/** Stops recording. Files that were not dropped stay for the next session. */
	close(): void {
		this.#end();
		this.#isBroken = true;
	}

	/** Writes the header together with the first lines: a file without lines is useless. */
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

	#lines(current: JournalFile, before: Snapshot, after: Snapshot, isOwn: boolean): string {
		const ids = new Set([...Object.keys(before.answers), ...Object.keys(after.answers)]);
		let lines = before.stage === after.stage || !isOwn ? "" : stageLine(before.stage, after.stage);
		for (const id of ids) {
			if (ownValue(before.answers, id) !== ownValue(after.answers, id))
				lines += this.#changed(current, id, after, isOwn);
		}
		return lines;
	}

	#changed(current: JournalFile, id: string, after: Snapshot, isOwn: boolean): string {
		const { known } = current;
		const item = itemOf(this.#outline, id);
		const there = known.get(id);
		if (!item || item.isStage || (!isOwn && !there)) return "";
		const value = serializeAnswer(item, ownValue(after.answers, id));
		if (!there) {
			known.set(id, { number: known.size, value });
			return answerLine(id, value);
		}
		const lines = editLines(there.number, editsBetween(there.value, value));
		there.value = value;
		current.edits += lines.length;
		return lines;
	}
}
