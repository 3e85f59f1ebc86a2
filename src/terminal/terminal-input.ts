/**
 * The keyboard of the terminal, read so that no byte is taken that is meant for another program. The handle that reads
 * exists only while we listen: it is closed before another program gets the terminal and opened anew afterwards. Node's
 * own `process.stdin` goes on reading for one more chunk when its listener leaves, and shares its open file with the
 * programs that are started, which make it block. Knows no keys and loads no module until it is asked for.
 */
import type { Readable } from "node:stream";
import type { ReadStream } from "node:tty";

/** What is read at once while bytes come quicker than hands type: no key in there hands the terminal over. */
const LARGE_READ = 65_536;

/** Bytes that came one by one without a pause, after which they are a paste. */
const PASTE_BYTES = 256;

/**
 * Bytes after which a command may hand the terminal over, Ctrl+O or Alt+O in any terminal's encoding: what comes next
 * stays in the terminal until the command is carried out. Line breaks and tabs belong to pasted text.
 */
const HANDOVER_KEY =
	/(?:[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f]|\x1b(?:\[[0-?]*[ -/]*[@-~]|O[ -~]|[\x00-\x1a\x1c-NP-Z\\-\x7f]))$/;

/** No escape sequence of a key is longer. */
const LONGEST_SEQUENCE = 32;

/** The stream, as a terminal's `process.stdin`: reads on demand, and only between `setRawMode(true)` and `setRawMode(false)` or `pause()`. */
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

/** The descriptor that a handle reads; Node keeps the one it was given where the terminal can't be opened anew. */
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
	/** The stream has room. */
	#isWanted = false;
	#isReferenced = true;
	/** The handle has an open file of its own, which doesn't block. */
	#isOwn = true;
	/** Read and not passed on yet, a character a byte. */
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

	/** Listens, as soon as somebody wants to read. */
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

	/** From here on nothing is read, and the terminal is in its usual mode; what was read already is ours. */
	close(): void {
		this.#isClosed = true;
		const handle = this.#handle;
		this.#handle = undefined;
		if (this.isRaw) handle?.setRawMode(false);
		handle?.destroy();
		this.#pass();
	}

	/** A new one opens the terminal anew: nobody shares its mode of reading. */
	#newHandle(): ReadStream {
		const { ReadStream } = process.getBuiltinModule("node:tty");
		const onread = {
			buffer: () => this.#room(),
			callback: (count: number, bytes: Uint8Array) => this.#take(count, bytes),
		};
		// The types leave out that it takes a socket's options, as Node's manual says.
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
	 * Where the next bytes go: one at a time while hands type, since those after a command may be another program's.
	 * Where the terminal belongs to another user, after `su`, it can't be opened anew, and the shared file blocks: Node
	 * reads on as long as the room is filled, so a room of one byte would wait for a second key.
	 */
	#room(): Uint8Array {
		if (process.platform !== "win32" && this.#isOwn && this.#gathered.length < PASTE_BYTES) return this.#small;
		this.#large ??= new Uint8Array(LARGE_READ);
		return this.#large;
	}

	/** Gives whether reading goes on. */
	#take(count: number, bytes: Uint8Array): boolean {
		const before = this.#gathered.length;
		this.#gathered += Buffer.from(bytes.buffer, bytes.byteOffset, count).toString("latin1");
		if (this.#gathered.length > LARGE_READ || HANDOVER_KEY.test(this.#gathered.slice(-LONGEST_SEQUENCE))) this.#pass();
		else if (before === 0) setImmediate(() => this.#passWhenQuiet(this.#gathered.length));
		return this.#isWanted;
	}

	/** What comes in one go is passed on in one: it tells a paste from typing where the terminal doesn't. */
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
