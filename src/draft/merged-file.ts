/**
 * A file that several processes write: read, merged, and replaced atomically, never over another writer's changes. Knows
 * neither what is in it nor how that is merged.
 */
import { dirname } from "node:path";
import { FileChanged, replaceFile } from "../files/atomic-write.ts";
import { sweepOnce } from "../files/cleanup.ts";
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { NotARegularFile } from "../files/read.ts";
import { errorCode } from "../files/system-error.ts";
import { toWriteError, WriteError } from "../files/write-error.ts";
import { formatLocation, InputError } from "../outline/problem.ts";
import { decodeText, readError } from "./read-error.ts";

/** A file's text with its content. */
export interface Versioned<Content> {
	readonly text: string;
	readonly content: Content;
}

/** How a kind of file is read and written. */
export interface Format<Content> {
	/** What it is, for messages: `draft`. */
	readonly noun: string;
	/** @throws InputError */
	parse(text: string, file: string): Content;
	/** The text with another content; everything else in it stays. @throws InputError */
	update(from: Versioned<Content>, to: Content, file: string): Promise<string>;
}

/** The outcome of a merge. */
export interface Merged<Content, Result> {
	readonly content: Content;
	readonly result: Result;
	/** Called once the content is on disk. */
	accept?(): void;
}

interface Attempt<Content> extends Versioned<Content> {
	accept?(): void;
}

/** How often a save is retried because another process wrote at the same moment. */
const MAX_TRIES = 10;

/** Saves and checks run one after the other. */
export class MergedFile<Content> {
	/** The file. */
	readonly path: string;
	/** The file's name in messages. */
	readonly file: string;
	readonly #format: Format<Content>;
	readonly #files: FileSystem;
	/** The file as last read or written. */
	#disk: Versioned<Content>;
	/** The file's stamp when `check` last read it. */
	#stamp: string | undefined;
	/** A write that failed late: the file may have the new content, but it may not have been flushed. */
	#unconfirmed: Attempt<Content> | undefined;
	#queue: Promise<unknown> = Promise.resolve();

	constructor(
		{ path, file, ...disk }: Versioned<Content> & { readonly path: string; readonly file: string },
		format: Format<Content>,
		files: FileSystem = REAL_FILES,
	) {
		this.path = path;
		this.file = file;
		this.#disk = disk;
		this.#format = format;
		this.#files = files;
	}

	/** As last read or written. */
	get onDisk(): Versioned<Content> {
		return this.#disk;
	}

	/** Runs a task after all earlier ones. */
	enqueue<T>(task: () => T | Promise<T>): Promise<T> {
		const result = this.#queue.then(task);
		this.#queue = result.catch(() => undefined);
		return result;
	}

	/**
	 * Writes what `merge` makes of the file's present content. A deleted file is recreated. On failure the file stays
	 * unchanged.
	 * @throws WriteError
	 */
	async save<Result>(merge: (theirs: Content) => Merged<Content, Result>): Promise<Result> {
		try {
			for (let tries = 0; tries < MAX_TRIES; tries++) {
				const saved = await this.#trySave(merge);
				if (saved) return saved.result;
			}
		} catch (error) {
			throw error instanceof InputError ? this.#unreadable(error) : toWriteError(this.path, this.file, error);
		}
		throw new WriteError(this.file, "another program keeps writing to it", "Close it, then try again.");
	}

	/**
	 * Whether the content has changed since the last check. Reads the file only if its stamp has changed, so it may be
	 * called often.
	 * @throws InputError if the file can't be read any more, Error if it is gone; each once
	 */
	async check(): Promise<boolean> {
		const stamp = await this.#readStamp();
		if (stamp === this.#stamp) return false;
		this.#stamp = stamp;
		const before = this.#disk;
		if (!(await this.#read())) throw new Error(`${this.file} is gone; the next save recreates it`);
		return this.#disk !== before;
	}

	/** Removes what killed processes left beside the file. */
	async sweep(): Promise<void> {
		const path = await this.#files.realpath(this.path).catch(() => this.path);
		await sweepOnce(dirname(path), this.#files);
	}

	/** Undefined if another process wrote at the same moment. */
	async #trySave<Result>(merge: (theirs: Content) => Merged<Content, Result>): Promise<{ result: Result } | undefined> {
		const bytes = await this.#read();
		const { content, result, accept } = merge(this.#disk.content);
		const text = await this.#format.update(this.#disk, content, this.file);
		const attempt = { text, content, ...(accept && { accept }) };
		if (!bytes || this.#unconfirmed || text !== this.#disk.text) {
			if (!(await this.#write(attempt, bytes ?? null))) return undefined;
		}
		this.#accept(attempt);
		return { result };
	}

	/** False if the file's content is not as expected. */
	async #write(attempt: Attempt<Content>, expected: Uint8Array | null): Promise<boolean> {
		try {
			await replaceFile(this.#files, this.path, attempt.text, { expected });
			this.#unconfirmed = undefined;
			return true;
		} catch (error) {
			if (error instanceof FileChanged) return false;
			this.#unconfirmed = attempt;
			throw error;
		}
	}

	/** Records that the file has the attempted content. */
	#accept({ text, content, accept }: Attempt<Content>): void {
		this.#disk = { text, content };
		accept?.();
	}

	/** Reads the file again; undefined if it is gone. */
	async #read(): Promise<Uint8Array | undefined> {
		const bytes = await this.#files.readFile(this.path).catch((error: unknown) => {
			if (errorCode(error) === "ENOENT") return undefined;
			throw error instanceof NotARegularFile ? readError(this.file, error) : error;
		});
		if (bytes) this.#disk = this.#parsed(bytes);
		if (this.#unconfirmed?.text === this.#disk.text) this.#accept(this.#unconfirmed);
		return bytes;
	}

	#parsed(bytes: Uint8Array): Versioned<Content> {
		const text = decodeText(bytes, this.file);
		return text === this.#disk.text ? this.#disk : { text, content: this.#format.parse(text, this.file) };
	}

	/** A value that changes with every write to the file; `gone` if there is none. */
	async #readStamp(): Promise<string> {
		const facts = await this.#files.stat(this.path).catch(() => undefined);
		return facts ? `${facts.ino} ${facts.size} ${facts.mtimeMs}` : "gone";
	}

	/** The error for a file that others have left unreadable. It stays unchanged until they have fixed it. */
	#unreadable(error: InputError): WriteError {
		const [problem] = error.problems;
		const { noun } = this.#format;
		if (error.cause instanceof NotARegularFile) {
			const fix = `Move it away; the next save recreates the ${noun}. What you wrote is kept until then.`;
			return new WriteError(this.file, `not saved: its path now ${error.cause.message}`, fix, error);
		}
		const where = problem?.at ? ` (${formatLocation(problem.at)})` : "";
		const why = `not saved: it was changed and can no longer be read as a ${noun}: ${problem?.message}${where}`;
		const first = (problem?.fix ?? "Fix it").replace(/[^.?]$/, "$&.");
		const fix = `${first} Then save again; the file stays unchanged until then.`;
		return new WriteError(this.file, why, fix, error);
	}
}
