/**
 * The only code that writes drafts: atomically, and never over another writer's changes. Merges answers item by item;
 * knows no YAML.
 */
import { dirname } from "node:path";
import { FileChanged, replaceFile, type WriteOptions } from "../files/atomic-write.ts";
import { sweepOnce } from "../files/cleanup.ts";
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { NotARegularFile } from "../files/read.ts";
import { errorCode } from "../files/system-error.ts";
import { toWriteError, WriteError } from "../files/write-error.ts";
import { formatLocation, InputError } from "../outline/problem.ts";
import type { Outline, Stage } from "../outline/types.ts";
import { type Acknowledged, type Conflict, mergeAnswers, type Snapshot } from "../proposal/merge-answers.ts";
import { isEqual, ownValue } from "../proposal/plain-data.ts";
import type { Answer, Answers } from "../proposal/types.ts";
import { snapshotOf } from "./answers.ts";
import { asSaved } from "./changes.ts";
import { parseDraft } from "./parse.ts";
import { decodeText, readError } from "./read-error.ts";
import { preparse, updateDraftInSteps } from "./update.ts";

export { WriteError };

/**
 * Replaces a file atomically; on failure the old one stays. Follows symbolic links; keeps the mode and, if permitted, the
 * owner. Messages call the file `file`, by default its path.
 * @throws WriteError
 */
export async function writeFileAtomically(
	path: string,
	text: string,
	{ file = path, ...options }: WriteOptions & { readonly file?: string } = {},
	files: FileSystem = REAL_FILES,
): Promise<void> {
	await replaceFile(files, path, text, options).catch((error: unknown) => {
		throw toWriteError(path, file, error);
	});
}

/** The result of a save or check: what others have changed in the file. */
export interface SaveResult {
	/**
	 * Answers that only others changed; undefined for removed ones. The session takes over those that the author has not
	 * started to change, and then calls `settle` with them.
	 */
	readonly theirs: Readonly<Record<string, Answer | undefined>>;
	/** The stage, if only others changed it. */
	readonly stage?: Stage;
	/** Their stage, if both sides changed it; the author's stays. */
	readonly overruled?: Stage;
	/** Items that both sides changed differently. The file contains theirs until `settle` is called for them. */
	readonly conflicts: readonly Conflict[];
}

interface Draft {
	/** The file. */
	readonly path: string;
	/** The file's name in messages. */
	readonly file: string;
	readonly outline: Outline;
	/** The text read from the file. */
	readonly text: string;
	/** Stage and answers in the text. */
	readonly snapshot: Snapshot;
}

interface Disk {
	readonly text: string;
	readonly snapshot: Snapshot;
}

/** A save in progress: what it writes, and the author's answers. */
interface Attempt extends Disk {
	readonly mine: Snapshot;
}

/** How often a save is retried because another process wrote at the same moment. */
const MAX_TRIES = 10;

/** The draft of one session. Saves run one after the other. */
export class DraftStore {
	readonly #draft: Draft;
	readonly #files: FileSystem;
	/** The file as last read or written. */
	#disk: Disk;
	/** The common base of the author's answers and the file, item by item. */
	#base: Snapshot;
	/** The author's latest answers. */
	#mine: Snapshot;
	/** The file's stamp when `check` last read it. */
	#stamp: string | undefined;
	/** A write that failed late: the file may have the new content, but it may not have been flushed. */
	#unconfirmed: Attempt | undefined;
	#queue: Promise<unknown> = Promise.resolve();

	constructor(draft: Draft, files: FileSystem = REAL_FILES) {
		this.#draft = draft;
		this.#files = files;
		this.#disk = { text: draft.text, snapshot: draft.snapshot };
		this.#base = draft.snapshot;
		this.#mine = draft.snapshot;
	}

	/** Stage and answers in the file as last read or written. */
	get onDisk(): Snapshot {
		return this.#disk.snapshot;
	}

	/** The file's answers merged with the author's, which take precedence. */
	withAll(snapshot: Snapshot): Snapshot {
		const mine = asSaved(this.#draft.outline, snapshot);
		const { merged, conflicts } = mergeAnswers(this.#base, mine, this.#disk.snapshot);
		return conflicts.reduce((all, { item }) => withAnswerOf(all, item, ownValue(mine.answers, item)), merged);
	}

	/** Does the preparations of the first save ahead of time. Doesn't touch the draft. */
	getReady(): void {
		void this.#sweep();
		preparse(this.#disk.text, this.#draft.file);
	}

	/**
	 * Writes the author's answers, merged with others' changes since. A deleted file is recreated. On failure the file stays
	 * unchanged, and the next save tries again.
	 * @throws WriteError
	 */
	save(snapshot: Snapshot): Promise<SaveResult> {
		return this.#enqueue(() => this.#save(asSaved(this.#draft.outline, snapshot)));
	}

	/**
	 * Others' changes since the last check, compared with the author's latest answers or with `snapshot`; undefined if there
	 * are none. Writes nothing, and reads the file only if its stamp has changed, so it may be called often.
	 * @throws InputError if the file is no longer a draft, Error if it is gone; each once
	 */
	check(snapshot?: Snapshot): Promise<SaveResult | undefined> {
		return this.#enqueue(async () => {
			const stamp = await this.#readStamp();
			if (stamp === this.#stamp) return undefined;
			this.#stamp = stamp;
			const before = this.#disk;
			if (!(await this.#readFile())) throw new Error(`${this.#draft.file} is gone; the next save recreates it`);
			if (this.#disk === before) return undefined;
			if (snapshot) this.#mine = asSaved(this.#draft.outline, snapshot);
			const { fromTheirs, conflicts, merged } = mergeAnswers(this.#base, this.#mine, this.#disk.snapshot);
			const hasChanges = fromTheirs.length > 0 || conflicts.length > 0 || merged.stage !== this.#mine.stage;
			return hasChanges ? this.#result(merged, fromTheirs, conflicts) : undefined;
		});
	}

	/**
	 * Marks others' changes as seen by the author, whose later answers to these items then take precedence. Waits for
	 * earlier saves and checks, which were started before the author had seen them.
	 */
	settle(seen: Acknowledged): void {
		void this.#enqueue(async () => {
			const { stage = this.#base.stage, answers } = seen;
			const there = Object.entries(answers).filter((entry): entry is [string, Answer] => entry[1] !== undefined);
			const clean = asSaved(this.#draft.outline, { stage, answers: Object.fromEntries(there) });
			const settled = Object.keys(answers).reduce(
				(base, item) => withAnswerOf(base, item, ownValue(clean.answers, item)),
				this.#base,
			);
			this.#base = { ...settled, stage };
		});
	}

	#enqueue<T>(task: () => Promise<T>): Promise<T> {
		const result = this.#queue.then(task);
		this.#queue = result.catch(() => undefined);
		return result;
	}

	async #save(mine: Snapshot): Promise<SaveResult> {
		this.#mine = mine;
		const { path, file } = this.#draft;
		try {
			for (let tries = 0; tries < MAX_TRIES; tries++) {
				const saved = await this.#trySave(mine);
				if (saved) return saved;
			}
		} catch (error) {
			throw error instanceof InputError ? unreadableDraftError(file, error) : toWriteError(path, file, error);
		}
		throw new WriteError(file, "another program keeps writing to it", "Close it, then try again.");
	}

	/** Undefined if another process wrote at the same moment. */
	async #trySave(mine: Snapshot): Promise<SaveResult | undefined> {
		const { file, outline } = this.#draft;
		const bytes = await this.#readFile();
		const [base, theirs] = [this.#base, this.#disk.snapshot];
		const { merged, fromTheirs, conflicts } = mergeAnswers(base, mine, theirs);
		const overruled = new Set([base.stage, mine.stage, theirs.stage]).size === 3 ? theirs.stage : undefined;
		const text = await updateDraftInSteps(this.#disk.text, outline, this.#disk.snapshot, merged, file);
		const attempt = { text, snapshot: merged, mine };
		if (!bytes || this.#unconfirmed || text !== this.#disk.text) {
			if (!(await this.#write(attempt, bytes ?? null))) return undefined;
		}
		this.#accept(attempt);
		return { ...this.#result(merged, fromTheirs, conflicts), ...(overruled && { overruled }) };
	}

	/** False if the file's content is not as expected. */
	async #write(attempt: Attempt, expected: Uint8Array | null): Promise<boolean> {
		try {
			await replaceFile(this.#files, this.#draft.path, attempt.text, { expected });
			this.#unconfirmed = undefined;
			return true;
		} catch (error) {
			if (error instanceof FileChanged) return false;
			this.#unconfirmed = attempt;
			throw error;
		}
	}

	/** Removes what killed processes left beside the draft. */
	async #sweep(): Promise<void> {
		const path = await this.#files.realpath(this.#draft.path).catch(() => this.#draft.path);
		await sweepOnce(dirname(path), this.#files);
	}

	/** Records that the file has the attempted content. */
	#accept({ text, snapshot, mine }: Attempt): void {
		this.#disk = { text, snapshot };
		this.#base = advanceBase(this.#base, mine, snapshot);
	}

	/** Reads the file again; undefined if it is gone. */
	async #readFile(): Promise<Uint8Array | undefined> {
		const bytes = await this.#files.readFile(this.#draft.path).catch((error: unknown) => {
			if (errorCode(error) === "ENOENT") return undefined;
			throw error instanceof NotARegularFile ? readError(this.#draft.file, error) : error;
		});
		if (bytes) this.#disk = this.#readDisk(bytes);
		if (this.#unconfirmed?.text === this.#disk.text) this.#accept(this.#unconfirmed);
		return bytes;
	}

	/** A value that changes with every write to the file; `gone` if there is none. */
	async #readStamp(): Promise<string> {
		const facts = await this.#files.stat(this.#draft.path).catch(() => undefined);
		return facts ? `${facts.ino} ${facts.size} ${facts.mtimeMs}` : "gone";
	}

	#readDisk(bytes: Uint8Array): Disk {
		const { file, outline } = this.#draft;
		const text = decodeText(bytes, file);
		return text === this.#disk.text ? this.#disk : { text, snapshot: snapshotOf(parseDraft(text, file), outline) };
	}

	#result(merged: Snapshot, fromTheirs: readonly string[], conflicts: readonly Conflict[]): SaveResult {
		const theirs = Object.fromEntries(fromTheirs.map((item) => [item, ownValue(merged.answers, item)]));
		const stage = merged.stage === this.#mine.stage ? {} : { stage: merged.stage };
		return { theirs, ...stage, conflicts };
	}
}

/** The base, updated where the author's answers and the file agree. */
function advanceBase(base: Snapshot, mine: Snapshot, file: Snapshot): Snapshot {
	const items = new Set([base, mine, file].flatMap(({ answers }) => Object.keys(answers)));
	let moved = mine.stage === file.stage ? { ...base, stage: file.stage } : base;
	for (const item of items) {
		const answer = ownValue(file.answers, item);
		if (isEqual(ownValue(mine.answers, item), answer)) moved = withAnswerOf(moved, item, answer);
	}
	return moved;
}

function withAnswerOf(snapshot: Snapshot, item: string, answer: Answer | undefined): Snapshot {
	if (ownValue(snapshot.answers, item) === answer) return snapshot;
	const others = Object.entries(snapshot.answers).filter(([id]) => id !== item);
	const answers: Answers = Object.fromEntries(answer === undefined ? others : [...others, [item, answer]]);
	return { ...snapshot, answers };
}

/** The error for a file that others have left unreadable. It stays unchanged until they have fixed it. */
function unreadableDraftError(file: string, error: InputError): WriteError {
	const [problem] = error.problems;
	if (error.cause instanceof NotARegularFile) {
		const fix = "Move it away; the next save recreates the draft. Your answers are kept until then.";
		return new WriteError(file, `not saved: its path now ${error.cause.message}`, fix, error);
	}
	const where = problem?.at ? ` (${formatLocation(problem.at)})` : "";
	const why = `not saved: it was changed and can no longer be read as a draft: ${problem?.message}${where}`;
	const fix = `${(problem?.fix ?? "Fix it").replace(/\.$/, "")}. Then save again; the file stays unchanged until then.`;
	return new WriteError(file, why, fix, error);
}
