/**
 * The process as a command sees it. Standard input, output and error are made by Node when they are first asked for,
 * which loads its streams and terminals: 5 ms that a command which only prints to a pipe or a file doesn't need.
 */
import { fstatSync, writeSync } from "node:fs";
import { MOST, TooLong } from "../files/read.ts";
import { codeOf, failure, whyOf } from "../files/system-error.ts";
import { InputError } from "../outline/problem.ts";
import { withUsableSize } from "../terminal/size.ts";
import { openTerminalInput } from "../terminal/terminal-input.ts";
import { EXIT, type World } from "./world.ts";

type Descriptor = 1 | 2;

/** The process's own arguments are not part of it. */
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
			let left: number = MOST.document;
			for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
				left -= chunk.length;
				if (left < 0) throw new TooLong(MOST.document);
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

/** @throws InputError where it was removed since */
function workingFolder(): string {
	try {
		return process.cwd();
	} catch (error) {
		const message = `the folder that you are in can't be used: ${whyOf(error)}`;
		const fix = "Change into one that is there: cd";
		throw new InputError([{ rule: "file/working-folder", severity: "error", message, fix }]);
	}
}

let keyboard: NodeJS.ReadStream | undefined;

/** Standard input is a terminal. Asked without `process.stdin`, which would open it. */
function isKeyboard(): boolean {
	return process.getBuiltinModule("node:tty").isatty(0);
}

const streams = new Map<Descriptor, NodeJS.WriteStream>();

function streamOf(descriptor: Descriptor): NodeJS.WriteStream {
	const known = streams.get(descriptor);
	if (known) return known;
	const stream = descriptor === 1 ? process.stdout : process.stderr;
	if (stream.isTTY) withUsableSize(stream);
	stream.on("error", (error: unknown) => failed(descriptor, error));
	streams.set(descriptor, stream);
	return stream;
}

/** Nothing can be printed any more, so there is nothing more to do. */
function failed(descriptor: Descriptor, error: unknown): never {
	// The reader of a pipe has seen enough (`| head`): nothing to report. What is known stays the result.
	if (codeOf(error) === "EPIPE") process.exit(process.exitCode ?? EXIT.closed);
	if (descriptor === 1) print(2, `pep-wizard: the output can't be written: ${whyOf(error)}\n`);
	process.exit(EXIT.write);
}

/** Only what is a device can be a terminal. */
function isTerminal(descriptor: Descriptor): boolean {
	try {
		return fstatSync(descriptor).isCharacterDevice() && Boolean(streamOf(descriptor).isTTY);
	} catch {
		// It was closed before the start.
		return false;
	}
}

/** Writes all of it, at once where the system lets us; through the stream as soon as there is one, and on Windows. */
function print(descriptor: Descriptor, text: string): void {
	if (streams.has(descriptor) || process.platform === "win32") return void streamOf(descriptor).write(text);
	const bytes = Buffer.from(text, "utf8");
	let at = 0;
	try {
		// The system may take less than it is given.
		while (at < bytes.length) {
			const taken = writeSync(descriptor, bytes, at);
			if (taken <= 0) throw failure("EIO");
			at += taken;
		}
	} catch (error) {
		if (codeOf(error) !== "EAGAIN") failed(descriptor, error);
		// A pipe that is full and doesn't wait.
		streamOf(descriptor).write(bytes.subarray(at));
	}
}
