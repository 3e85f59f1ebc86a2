/**
 * The process as commands see it. Node creates process.stdout and the like on first access, which takes 1.5 to 3 ms
 * (docs/start-up.md); so output to a pipe or a file is written without them.
 */
import { fstatSync, writeSync } from "node:fs";
import { FileTooLarge, MAX_BYTES } from "../files/read.ts";
import { errorCode, reasonOf, systemError } from "../files/system-error.ts";
import { InputError } from "../outline/problem.ts";
import { withPlausibleSize } from "../terminal/size.ts";
import { openTerminalInput } from "../terminal/terminal-input.ts";
import { EXIT, type World } from "./world.ts";

type Descriptor = 1 | 2;

/** The command line's arguments are not part of it. */
export function processWorld(): World {
	return {
		get cwd() {
			return workingFolder();
		},
		env: process.env,
		get interactive() {
			return isTerminal(1) && isKeyboard();
		},
		get outIsTerminal() {
			return isTerminal(1);
		},
		get errIsTerminal() {
			return isTerminal(2);
		},
		get columns() {
			return isTerminal(1) ? streamOf(1).columns : undefined;
		},
		out: (text) => print(1, text),
		err: (text) => print(2, text),
		readInput: async () => {
			const chunks: Uint8Array[] = [];
			let left: number = MAX_BYTES.document;
			for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
				left -= chunk.length;
				if (left < 0) throw new FileTooLarge(MAX_BYTES.document);
				chunks.push(chunk);
			}
			return Buffer.concat(chunks);
		},
		now: () => new Date(),
		streams: {
			get stdin() {
				if (!isKeyboard()) return process.stdin;
				keyboard ??= openTerminalInput();
				return keyboard;
			},
			get stdout() {
				return streamOf(1);
			},
			get stderr() {
				return streamOf(2);
			},
		},
	};
}

/** @throws InputError if it has been removed */
function workingFolder(): string {
	try {
		return process.cwd();
	} catch (error) {
		const message = `the current folder can't be used: ${reasonOf(error)}`;
		const fix = "Change to a folder that exists: cd";
		throw new InputError([{ rule: "file/working-folder", severity: "error", message, fix }]);
	}
}

let keyboard: NodeJS.ReadStream | undefined;

/** Whether standard input is a terminal. Doesn't access `process.stdin`, which would open it. */
function isKeyboard(): boolean {
	return process.getBuiltinModule("node:tty").isatty(0);
}

const streams = new Map<Descriptor, NodeJS.WriteStream>();

function streamOf(descriptor: Descriptor): NodeJS.WriteStream {
	const known = streams.get(descriptor);
	if (known) return known;
	const stream = descriptor === 1 ? process.stdout : process.stderr;
	if (stream.isTTY) withPlausibleSize(stream);
	stream.on("error", (error: unknown) => failed(descriptor, error));
	streams.set(descriptor, stream);
	return stream;
}

/** Exits: nothing more can be printed. */
function failed(descriptor: Descriptor, error: unknown): never {
	// The reader closed the pipe (`| head`): not an error. An exit code that is set already stays.
	if (errorCode(error) === "EPIPE") process.exit(process.exitCode ?? EXIT.closed);
	if (descriptor === 1) print(2, `pep-wizard: the output can't be written: ${reasonOf(error)}\n`);
	process.exit(EXIT.write);
}

const terminals = new Map<Descriptor, boolean>();

/** Asks the system only once: printing asks for each cell of a table. */
function isTerminal(descriptor: Descriptor): boolean {
	const known = terminals.get(descriptor) ?? isTerminalNow(descriptor);
	terminals.set(descriptor, known);
	return known;
}

/** Checks for a device first, which avoids creating the stream for a pipe or a file. */
function isTerminalNow(descriptor: Descriptor): boolean {
	try {
		return fstatSync(descriptor).isCharacterDevice() && Boolean(streamOf(descriptor).isTTY);
	} catch {
		// Closed before the program was started.
		return false;
	}
}

/** Writes everything synchronously; through the stream once it exists, and always on Windows. */
function print(descriptor: Descriptor, text: string): void {
	if (streams.has(descriptor) || process.platform === "win32") return void streamOf(descriptor).write(text);
	const bytes = Buffer.from(text, "utf8");
	let at = 0;
	try {
		// The system may accept fewer bytes than given.
		while (at < bytes.length) {
			const taken = writeSync(descriptor, bytes, at);
			if (taken <= 0) throw systemError("EIO");
			at += taken;
		}
	} catch (error) {
		if (errorCode(error) !== "EAGAIN") failed(descriptor, error);
		// The pipe is full, and non-blocking.
		streamOf(descriptor).write(bytes.subarray(at));
	}
}
