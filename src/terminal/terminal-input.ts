/**
 * Reads the terminal's keyboard without taking bytes that are meant for another program. The handle exists only while
 * we listen: it is closed before another program gets the terminal, and reopened afterwards. Node's own `process.stdin`
 * reads one more chunk after its listener is removed, and shares its open file with child processes, which may make it
 * block. Knows no keys; loads its modules on first use.
 */
import type { Readable } from "node:stream";
import type { ReadStream } from "node:tty";

/** Buffer size while bytes arrive faster than anyone types: none of them hands over the terminal. */
const LARGE_READ = 65_536;

/** Bytes read one by one without a pause, after which the input counts as a paste. */
const PASTE_BYTES = 256;

/**
 * Input that may be a command which hands over the terminal, Ctrl+O or Alt+O in any terminal's encoding: what follows
 * stays in the terminal until the command has run. Line breaks and tabs belong to pasted text.
 */
const HANDOVER_KEY =
	/(?:[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f]|\x1b(?:\[[0-?]*[ -/]*[@-~]|O[ -~]|[\x00-\x1a\x1c-NP-Z\\-\x7f]))$/;

/** No escape sequence of a key is longer. */
const LONGEST_SEQUENCE = 32;

/**
 * A stream like a terminal's `process.stdin` that reads on demand, and only between `setRawMode(true)` and
 * `setRawMode(false)` or `pause()`.
 */
export function openTerminalInput(): NodeJS.ReadStream {
	const { Readable } = process.getBuiltinModule("node:stream");
	const stream = new Readable({ highWaterMark: LARGE_READ, read: () => reader.demand() });
	const reader = new Reader(stream);
	stream.on("pause", () => reader.close());
	stream.on("resume", () => reader.open());
	const setRawMode = (isRaw: boolean): Readable => {
		reader.setRawMode(isRaw);
		return stream;
	};
	const properties = {
		isTTY: true,
		fd: 0,
		setRawMode,
		ref: () => reader.ref(true),
		unref: () => reader.ref(false),
	};
	Object.defineProperty(stream, "isRaw", { get: () => reader.isRaw });
	return Object.assign(stream, properties) as unknown as NodeJS.ReadStream;
}

/** A handle's file descriptor. Node keeps the one it was given if the terminal can't be reopened. */
function descriptorOf(handle: ReadStream): number | undefined {
	return (handle as unknown as { readonly _handle?: { readonly fd?: number } })._handle?.fd;
}

class Reader {
	isRaw = false;
	readonly #stream: Readable;
	readonly #small = new Uint8Array(1);
	#large: Uint8Array | undefined;
	#handle: ReadStream | undefined;
	#isClosed = false;
	/** The stream wants more data. */
	#isWanted = false;
	#isReferenced = true;
	/** The handle has its own open file, which doesn't block. */
	#isOwn = true;
	/** Bytes read and not yet passed on, as Latin-1. */
	#gathered = "";

	constructor(stream: Readable) {
		this.#stream = stream;
	}

	demand(): void {
		this.#isWanted = true;
		if (!this.#isClosed) this.open();
	}

	setRawMode(isRaw: boolean): void {
		if (!isRaw) this.close();
		this.isRaw = isRaw;
		if (!isRaw) return;
		this.open();
		this.#handle?.setRawMode(true);
	}

	ref(isReferenced: boolean): void {
		this.#isReferenced = isReferenced;
		this.#applyReference();
	}

	/** Opens the handle; reads once data is wanted. */
	open(): void {
		this.#isClosed = false;
		if (this.#stream.destroyed) return;
		try {
			this.#handle ??= this.#newHandle();
		} catch (error) {
			// The terminal is gone.
			this.#stream.destroy(error as Error);
			return;
		}
		if (this.#isWanted) this.#handle.resume();
	}

	/** Stops reading and restores the terminal's mode. What was read before is passed on. */
	close(): void {
		this.#isClosed = true;
		const handle = this.#handle;
		this.#handle = undefined;
		if (this.isRaw) handle?.setRawMode(false);
		handle?.destroy();
		this.#pass();
	}

	/** A new handle reopens the terminal, so that its mode of reading is not shared. */
	#newHandle(): ReadStream {
		const { ReadStream } = process.getBuiltinModule("node:tty");
		const onread = {
			buffer: () => this.#room(),
			callback: (count: number, bytes: Uint8Array) => this.#take(count, bytes),
		};
		// It also accepts a socket's options, as documented by Node; the types lack them.
		const handle = new ReadStream(0, { onread } as ConstructorParameters<typeof ReadStream>[1]);
		this.#isOwn = descriptorOf(handle) !== 0;
		const current = (): boolean => this.#handle === handle;
		handle.on("error", (error) => current() && this.#stream.destroy(error));
		handle.on("end", () => {
			if (!current()) return;
			this.#pass();
			this.#stream.push(null);
		});
		this.#handle = handle;
		this.#applyReference();
		if (this.isRaw) handle.setRawMode(true);
		return handle;
	}

	#applyReference(): void {
		if (this.#isReferenced) this.#handle?.ref();
		else this.#handle?.unref();
	}

	/**
	 * The buffer for the next read: one byte while the author types, because bytes after a command may be meant for
	 * another program. If the terminal belongs to another user, after `su`, it can't be reopened, and the shared file
	 * blocks: Node reads on while the buffer is filled, so that a buffer of one byte would wait for a second key.
	 */
	#room(): Uint8Array {
		if (process.platform !== "win32" && this.#isOwn && this.#gathered.length < PASTE_BYTES) return this.#small;
		this.#large ??= new Uint8Array(LARGE_READ);
		return this.#large;
	}

	/** Returns whether to continue reading. */
	#take(count: number, bytes: Uint8Array): boolean {
		const before = this.#gathered.length;
		this.#gathered += Buffer.from(bytes.buffer, bytes.byteOffset, count).toString("latin1");
		if (this.#gathered.length > LARGE_READ || HANDOVER_KEY.test(this.#gathered.slice(-LONGEST_SEQUENCE))) this.#pass();
		else if (before === 0) setImmediate(() => this.#passWhenQuiet(this.#gathered.length));
		return this.#isWanted;
	}

	/**
	 * Bytes that arrive together are passed on together, to tell pastes from typing on terminals that don't mark them.
	 */
	#passWhenQuiet(length: number): void {
		setImmediate(() => {
			if (this.#gathered.length === length) this.#pass();
			else this.#passWhenQuiet(this.#gathered.length);
		});
	}

	#pass(): void {
		if (this.#gathered === "" || this.#stream.destroyed || this.#stream.readableEnded) return;
		const bytes = Buffer.from(this.#gathered, "latin1");
		this.#gathered = "";
		this.#isWanted = false;
		if (this.#stream.push(bytes)) this.#isWanted = true;
		else this.#handle?.pause();
	}
}
