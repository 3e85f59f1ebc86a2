/**
 * The only code that writes drafts: whole or not at all, and never over what someone else wrote. Joins answers item by
 * item; knows no YAML.
 */
import { dirname } from "node:path";
import { FileChanged, replaceFile, type WriteOptions } from "../files/atomic-write.ts";
import { sweepOnce } from "../files/cleanup.ts";
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { NotARegularFile } from "../files/read.ts";
import { codeOf } from "../files/system-error.ts";
import { unwritable, WriteError } from "../files/write-error.ts";
import { decodeText } from "../outline/decode.ts";
import { formatLocation, InputError } from "../outline/problem.ts";
import type { Outline, Stage } from "../outline/types.ts";
import { type Acknowledged, type Conflict, isEqual, mergeAnswers, type Snapshot } from "../proposal/merge-answers.ts";
import { ownValue } from "../proposal/own-value.ts";
import type { Answer, Answers } from "../proposal/types.ts";
import { sidesOf } from "./answers.ts";
import { asSaved } from "./changes.ts";
import { parseDraft } from "./parse.ts";
import { unreadable } from "./unreadable.ts";
import { readAhead, updateDraftByTurns } from "./update.ts";

export { WriteError };

/**
 * Writes a file whole: on any failure the old one is there as it was. A symbolic link is followed; mode and, where
 * allowed, owner stay. Messages call the file `file`, by default its path.
 * @throws WriteError
 */
export async function writeWhole(
	path: string,
	text: string,
	{ file = path, ...options }: WriteOptions & { readonly file?: string } = {},
	files: FileSystem = REAL_FILES,
): Promise<void> {
	await replaceFile(files, path, text, options).catch((error: unknown) => {
		throw unwritable(path, file, error);
	});
}

/** What others changed in the file since. */
export interface Saved {
	/**
	 * Answers that someone else changed and the author didn't; undefined for removed ones. The session takes them over,
	 * where the author hasn't started to change them, and then calls `settle` with them.
	 */
	readonly theirs: Readonly<Record<string, Answer | undefined>>;
	/** The stage, where someone else changed it and the author didn't. */
	readonly stage?: Stage;
	/** Theirs, where both set the stage, and the author's stays. */
	readonly overruled?: Stage;
	/** Items that both changed differently; the file holds theirs, until `settle` or until the author takes theirs. */
	readonly conflicts: readonly Conflict[];
}

interface Draft {
	/** The file. */
	readonly path: string;
	/** As messages call it. */
	readonly file: string;
	readonly outline: Outline;
	/** What was read from it. */
	readonly text: string;
	/** What the text says. */
	readonly sides: Snapshot;
}

interface Disk {
	readonly text: string;
	readonly sides: Snapshot;
}

/** What a save writes, and what the author gave for it. */
interface Attempt extends Disk {
	readonly mine: Snapshot;
}

/** How often a save begins anew because someone else wrote just then. */
const MOST_TRIES = 10;

/** The draft of one session. Saves wait for each other. */
export class DraftStore {
	readonly #draft: Draft;
	readonly #files: FileSystem;
	/** What the file held when it was last read or written. */
	#disk: Disk;
	/** What author and file last agreed on, item by item. */
	#base: Snapshot;
	/** What the author last gave. */
	#mine: Snapshot;
	/** The file's stamp when `check` last read it. */
	#stamp: string | undefined;
	/** A write that failed at its end: the file may hold it, but it may not have reached the disk. */
	#unsure: Attempt | undefined;
	#turn: Promise<unknown> = Promise.resolve();

	constructor(draft: Draft, files: FileSystem = REAL_FILES) {
		this.#draft = draft;
		this.#files = files;
		this.#disk = { text: draft.text, sides: draft.sides };
		this.#base = draft.sides;
		this.#mine = draft.sides;
	}

	/** What the file said when it was last read or written. */
	get onDisk(): Snapshot {
		return this.#disk.sides;
	}

	/** What the file would say with all of these in it: the author's, and others' where the author has changed nothing. */
	withAll(sides: Snapshot): Snapshot {
		const mine = asSaved(this.#draft.outline, sides);
		const { merged, conflicts } = mergeAnswers(this.#base, mine, this.#disk.sides);
		return conflicts.reduce((all, { item }) => withAnswerOf(all, item, ownValue(mine.answers, item)), merged);
	}

	/** Does what a first save would have to do before all others, while nobody waits for it. Leaves the draft alone. */
	getReady(): void {
		void this.#sweep();
		readAhead(this.#disk.text, this.#draft.file);
	}

	/**
	 * Writes the author's answers, joined with what others wrote since. A file that is gone is made again. Where it
	 * fails, the file is as it was, and the next save tries again.
	 * @throws WriteError
	 */
	save(sides: Snapshot): Promise<Saved> {
		return this.#inTurn(() => this.#save(asSaved(this.#draft.outline, sides)));
	}

	/**
	 * What others changed since the last look, compared with what the author gave last, or gives with this; undefined for
	 * nothing. Writes nothing, and reads nothing while the file looks untouched: it may be asked often.
	 * @throws InputError where the file is no draft any more, Error where it is gone; each once
	 */
	check(sides?: Snapshot): Promise<Saved | undefined> {
		return this.#inTurn(async () => {
			const stamp = await this.#readStamp();
			if (stamp === this.#stamp) return undefined;
			this.#stamp = stamp;
			const before = this.#disk;
			if (!(await this.#look())) throw new Error(`${this.#draft.file} is gone; the next save recreates it`);
			if (this.#disk === before) return undefined;
			if (sides) this.#mine = asSaved(this.#draft.outline, sides);
			const { fromTheirs, conflicts, merged } = mergeAnswers(this.#base, this.#mine, this.#disk.sides);
			const isNews = fromTheirs.length > 0 || conflicts.length > 0 || merged.stage !== this.#mine.stage;
			return isNews ? this.#tell(merged, fromTheirs, conflicts) : undefined;
		});
	}

	/**
	 * The author has seen these: what the author gives for them from now on counts, unless someone wrote others since.
	 * Saves and looks that were asked for before were given what the author wrote without having seen them.
	 */
	settle(seen: Acknowledged): void {
		void this.#inTurn(async () => {
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

	#inTurn<T>(task: () => Promise<T>): Promise<T> {
		const turn = this.#turn.then(task);
		this.#turn = turn.catch(() => undefined);
		return turn;
	}

	async #save(mine: Snapshot): Promise<Saved> {
		this.#mine = mine;
		const { path, file } = this.#draft;
		try {
			for (let tries = 0; tries < MOST_TRIES; tries++) {
				const saved = await this.#tryToSave(mine);
				if (saved) return saved;
			}
		} catch (error) {
			throw error instanceof InputError ? notADraft(file, error) : unwritable(path, file, error);
		}
		throw new WriteError(file, "another program keeps writing to it", "Close it, then try again.");
	}

	/** Undefined when someone else wrote just then. */
	async #tryToSave(mine: Snapshot): Promise<Saved | undefined> {
		const { file, outline } = this.#draft;
		const bytes = await this.#look();
		const [base, theirs] = [this.#base, this.#disk.sides];
		const { merged, fromTheirs, conflicts } = mergeAnswers(base, mine, theirs);
		const overruled = new Set([base.stage, mine.stage, theirs.stage]).size === 3 ? theirs.stage : undefined;
		const text = await updateDraftByTurns(this.#disk.text, outline, this.#disk.sides, merged, file);
		const attempt = { text, sides: merged, mine };
		if (!bytes || this.#unsure || text !== this.#disk.text) {
			if (!(await this.#write(attempt, bytes ?? null))) return undefined;
		}
		this.#agree(attempt);
		return { ...this.#tell(merged, fromTheirs, conflicts), ...(overruled && { overruled }) };
	}

	/** False when the file doesn't hold what it is expected to. */
	async #write(attempt: Attempt, expected: Uint8Array | null): Promise<boolean> {
		try {
			await replaceFile(this.#files, this.#draft.path, attempt.text, { expected });
			this.#unsure = undefined;
			return true;
		} catch (error) {
			if (error instanceof FileChanged) return false;
			this.#unsure = attempt;
			throw error;
		}
	}

	/** Clears away what killed processes left beside the draft. */
	async #sweep(): Promise<void> {
		const path = await this.#files.realpath(this.#draft.path).catch(() => this.#draft.path);
		await sweepOnce(dirname(path), this.#files);
	}

	/** The file holds what was to be written. */
	#agree({ text, sides, mine }: Attempt): void {
		this.#disk = { text, sides };
		this.#base = agreed(this.#base, mine, sides);
	}

	/** Reads the file anew; undefined when it is gone: its folder is looked after by whoever writes. */
	async #look(): Promise<Uint8Array | undefined> {
		const bytes = await this.#files.readFile(this.#draft.path).catch((error: unknown) => {
			if (codeOf(error) === "ENOENT") return undefined;
			throw error instanceof NotARegularFile ? unreadable(this.#draft.file, error) : error;
		});
		if (bytes) this.#disk = this.#readDisk(bytes);
		if (this.#unsure?.text === this.#disk.text) this.#agree(this.#unsure);
		return bytes;
	}

	/** What changes with every write to the file; `gone` without one. */
	async #readStamp(): Promise<string> {
		const facts = await this.#files.stat(this.#draft.path).catch(() => undefined);
		return facts ? `${facts.ino} ${facts.size} ${facts.mtimeMs}` : "gone";
	}

	#readDisk(bytes: Uint8Array): Disk {
		const { file, outline } = this.#draft;
		const text = decodeText(bytes, file);
		return text === this.#disk.text ? this.#disk : { text, sides: sidesOf(parseDraft(text, file), outline) };
	}

	#tell(merged: Snapshot, fromTheirs: readonly string[], conflicts: readonly Conflict[]): Saved {
		const theirs = Object.fromEntries(fromTheirs.map((item) => [item, ownValue(merged.answers, item)]));
		const stage = merged.stage === this.#mine.stage ? {} : { stage: merged.stage };
		return { theirs, ...stage, conflicts };
	}
}

/** The old base, moved on where the author's side and the file say the same. */
function agreed(base: Snapshot, mine: Snapshot, file: Snapshot): Snapshot {
	const items = new Set([base, mine, file].flatMap(({ answers }) => Object.keys(answers)));
	let moved = mine.stage === file.stage ? { ...base, stage: file.stage } : base;
	for (const item of items) {
		const answer = ownValue(file.answers, item);
		if (isEqual(ownValue(mine.answers, item), answer)) moved = withAnswerOf(moved, item, answer);
	}
	return moved;
}

function withAnswerOf(sides: Snapshot, item: string, answer: Answer | undefined): Snapshot {
	if (ownValue(sides.answers, item) === answer) return sides;
	const others = Object.entries(sides.answers).filter(([id]) => id !== item);
	const answers: Answers = Object.fromEntries(answer === undefined ? others : [...others, [item, answer]]);
	return { ...sides, answers };
}

/** Someone else left the file in a state that can't be read: it stays so until they are done. */
function notADraft(file: string, error: InputError): WriteError {
	const [problem] = error.problems;
	if (error.cause instanceof NotARegularFile) {
		const mend = "Move it away; the next save recreates the draft. Your answers are kept until then.";
		return new WriteError(file, `not saved: its path now ${error.cause.message}`, mend, error);
	}
	const where = problem?.at ? ` (${formatLocation(problem.at)})` : "";
	const why = `not saved: it was changed and can no longer be read as a draft: ${problem?.message}${where}`;
	const mend = `${(problem?.fix ?? "Fix it").replace(/\.$/, "")}. Then save again; the file stays unchanged until then.`;
	return new WriteError(file, why, mend, error);
}
