/**
 * A terminal for tests: streams that Ink takes for a TTY, connected to a headless xterm. Tests read what the author
 * would see, including incremental painting and the cursor.
 */
import { EventEmitter } from "node:events";
import { Writable } from "node:stream";
import xterm from "@xterm/headless";
import { lookOf } from "./paint/look.ts";

class Input extends EventEmitter {
	isTTY = true;
	raw = false;
	private waiting: string[] = [];

	/** Keyboard input, as one read. */
	send(data: string) {
		this.waiting.push(data);
		this.emit("readable");
	}
	/** A new listener is told about pending input, as with any stream. */
	override on(event: string, listener: (...args: never[]) => void): this {
		super.on(event, listener as (...args: unknown[]) => void);
		if (event === "readable" && this.waiting.length > 0) process.nextTick(() => this.emit("readable"));
		return this;
	}
	override addListener(event: string, listener: (...args: never[]) => void): this {
		return this.on(event, listener);
	}
	read(): string | null {
		return this.waiting.shift() ?? null;
	}
	unshift(data: Buffer) {
		this.waiting.unshift(data.toString());
	}
	setRawMode(raw: boolean) {
		this.raw = raw;
		return this;
	}
	setEncoding() {
		return this;
	}
	ref() {
		return this;
	}
	unref() {
		return this;
	}
}

class Output extends Writable {
	isTTY = true;
	columns: number;
	rows: number;
	/** Everything that was written. */
	written = "";
	private readonly screen: xterm.Terminal;

	constructor(screen: xterm.Terminal) {
		super({ decodeStrings: false });
		this.screen = screen;
		this.columns = screen.cols;
		this.rows = screen.rows;
	}
	override _write(chunk: string, _encoding: string, done: () => void) {
		this.written += chunk;
		// The emulator queues what it has not drawn yet; `settle` waits for it.
		this.screen.write(chunk);
		done();
	}
}

export interface TestTerminal {
	readonly streams: {
		readonly stdin: NodeJS.ReadStream;
		readonly stdout: NodeJS.WriteStream;
		readonly stderr: NodeJS.WriteStream;
	};
	/** Sends one read of keyboard input; resolves when the result is painted. */
	type(data: string): Promise<void>;
	/** Sends a paste, marked as terminals do. */
	paste(text: string): Promise<void>;
	resize(columns: number, rows: number): Promise<void>;
	/** Resolves when nothing is left to paint. */
	settle(): Promise<void>;
	/** Resolves when the screen meets a condition; fails with the screen's content otherwise. */
	until(found: (text: string) => boolean): Promise<void>;
	/** Whether the cursor is visible. */
	cursorVisible(): boolean;
	/** The rows of the screen, without trailing blanks. */
	text(): string;
	rows(): string[];
	/** The rows with their styles. */
	looks(): readonly string[];
	columns(): number;
	/** The cursor, 0-based. */
	cursor(): { x: number; y: number };
	/** Bytes written since the last call. */
	bytes(): number;
	/** Whether the alternate screen is active. */
	alternate(): boolean;
	raw(): boolean;
	/** The content of each cell of a row; empty cells, and the second cells of wide characters, are empty strings. */
	cells(row: number): string[];
	/** The inverse part of a row, as text. */
	inverse(row: number): string;
	written(): string;
	/** The emulator itself, for what cells look like. */
	readonly emulator: xterm.Terminal;
}

/** Ink paints within this many milliseconds (see `maxFps`). */
const FRAME = 10;

/** More milliseconds than the wizard waits after an ESC before it takes it for the Esc key. */
const ESCAPE = 31;

/** Turns of the event loop in which React renders what was dispatched, and Ink paints. */
const TURNS = 4;

/** Milliseconds after which to stop waiting. */
const patience = 60_000;

export function openTerminal(columns: number, rows: number): TestTerminal {
	const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0, convertEol: true });
	const stdin = new Input();
	const stdout = new Output(screen);
	let counted = 0;
	const turns = async () => {
		for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
	};
	const settle = async () => {
		let before: number;
		do {
			await turns();
			before = stdout.written.length;
			await new Promise((resolve) => setTimeout(resolve, FRAME));
			// On a busy machine, the timer may fire before React knows what was painted.
			await turns();
		} while (before !== stdout.written.length);
		await new Promise<void>((resolve) => screen.write("", resolve));
	};
	const send = async (data: string) => {
		stdin.send(data);
		if (data.endsWith("\x1b")) await new Promise((resolve) => setTimeout(resolve, ESCAPE));
		await settle();
	};
	const line = (y: number) => screen.buffer.active.getLine(y);
	// Blanks that were written and blanks that were erased look the same.
	const lines = () =>
		Array.from({ length: screen.rows }, (_, y) =>
			(line(y)?.translateToString(true, 0, screen.cols) ?? "").replace(/ +$/, ""),
		);
	const text = () => `${lines().join("\n").trimEnd()}\n`;
	return {
		streams: {
			stdin: stdin as unknown as NodeJS.ReadStream,
			stdout: stdout as unknown as NodeJS.WriteStream,
			stderr: stdout as unknown as NodeJS.WriteStream,
		},
		type: send,
		paste: (text) => send(`\x1b[200~${text}\x1b[201~`),
		resize(nextColumns, nextRows) {
			screen.resize(nextColumns, nextRows);
			stdout.columns = nextColumns;
			stdout.rows = nextRows;
			stdout.emit("resize");
			return settle();
		},
		settle,
		async until(found) {
			const deadline = Date.now() + patience;
			while (!found(text())) {
				if (Date.now() > deadline) throw new Error(`this never came; the screen:\n${text()}`);
				await settle();
			}
		},
		cursorVisible: () => stdout.written.lastIndexOf("\x1b[?25h") > stdout.written.lastIndexOf("\x1b[?25l"),
		rows: lines,
		looks: () => lookOf(screen),
		columns: () => screen.cols,
		text,
		cursor: () => ({ x: screen.buffer.active.cursorX, y: screen.buffer.active.cursorY }),
		bytes() {
			const bytes = Buffer.byteLength(stdout.written.slice(counted));
			counted = stdout.written.length;
			return bytes;
		},
		alternate: () => screen.buffer.active.type === "alternate",
		raw: () => stdin.raw,
		cells: (row) => Array.from({ length: screen.cols }, (_, x) => line(row)?.getCell(x)?.getChars() ?? ""),
		inverse(row) {
			const cells = Array.from({ length: screen.cols }, (_, x) => line(row)?.getCell(x));
			return cells.map((cell) => (cell?.isInverse() ? cell.getChars() || " " : "")).join("");
		},
		written: () => stdout.written,
		emulator: screen,
	};
}
