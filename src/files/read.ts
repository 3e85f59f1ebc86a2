/**
 * The only place that reads files: whole, regular files only, and up to a size limit for each kind. Links to regular
 * files are followed. Anything else (a folder, a pipe without a writer, an endless device) is refused at once, because a
 * stranger's repository may contain such links. Knows nothing of the content.
 */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from "node:fs";
import { collectors, note } from "./evidence.ts";

const KIB = 1024;
const MIB = 1024 * KIB;

/** Size limits in bytes by kind of file. */
export const MAX_BYTES = {
	/** Drafts, Markdown, templates, and answers from files. */
	document: 16 * MIB,
	/** Settings, questionnaires, sidecar files and CODEOWNERS. */
	settings: 4 * MIB,
	/** The program's own state: as JSON, a document may take several times its size. */
	state: 64 * MIB,
	/** Locks and other short files. */
	note: 64 * KIB,
} as const;

/** The path is not a readable file. The message says what it is: “is a device, not a file”. */
export class NotARegularFile extends Error {
	/** What to do. */
	readonly fix: string;
	constructor(message: string, fix = "Name a file") {
		super(message);
		this.name = "NotARegularFile";
		this.fix = fix;
	}
}

/** The file exceeds the size limit of its kind. */
export class FileTooLarge extends NotARegularFile {
	constructor(most: number) {
		super(`is larger than ${most >= MIB ? `${most / MIB} MiB` : `${most / KIB} KiB`}`, "Name another file");
	}
}

/** Don't wait for a pipe's writer, and don't become a terminal's owner. Windows has neither flag. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * All bytes of the file. Synchronous: the caller has nothing else to do, and loading node:fs/promises costs 3 ms at
 * start-up.
 * @throws NotARegularFile for anything but a regular file of at most `most` bytes; otherwise the file system's error
 */
export function readNow(path: string, most: number = MAX_BYTES.document): Buffer {
	if (collectors.length === 0) return read(path, most);
	try {
		const bytes = read(path, most);
		note(`content ${path}`, digestOf(bytes));
		return bytes;
	} catch (error) {
		note(`content ${path}`, "");
		throw error;
	}
}

/** A digest of a file's content, by which it is known again. */
export function digestOf(bytes: Uint8Array | string): string {
	// Loaded on demand: most runs need no digest.
	const { createHash } = process.getBuiltinModule("node:crypto");
	return createHash("sha256").update(bytes).digest("base64url");
}

function read(path: string, most: number): Buffer {
	// Opening has side effects on some devices and wakes processes that wait at a pipe. The check after opening decides.
	mustBeRegular(statSync(path));
	const descriptor = openSync(path, FLAGS);
	try {
		const facts = fstatSync(descriptor);
		mustBeRegular(facts);
		if (facts.size > most) throw new FileTooLarge(most);
		return readAll(descriptor, facts.size, most);
	} finally {
		closeSync(descriptor);
	}
}

/** The file's text; undefined if it can't be read or isn't UTF-8. */
export function readTextIfAny(path: string, most: number = MAX_BYTES.document): string | undefined {
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readNow(path, most));
	} catch {
		return undefined;
	}
}

/** The text at the start of a file, of any size; undefined if it can't be read. Cut characters become replacements. */
export function readHeadIfAny(path: string, bytes: number): string | undefined {
	try {
		mustBeRegular(statSync(path));
		const descriptor = openSync(path, FLAGS);
		try {
			mustBeRegular(fstatSync(descriptor));
			const head = Buffer.allocUnsafe(bytes);
			return new TextDecoder().decode(head.subarray(0, readSync(descriptor, head, 0, bytes, 0)));
		} finally {
			closeSync(descriptor);
		}
	} catch {
		return undefined;
	}
}

function mustBeRegular(facts: Stats): void {
	if (facts.isFile()) return;
	if (facts.isDirectory()) throw new NotARegularFile("is a folder, not a file", "Name a file in it");
	if (facts.isFIFO()) throw new NotARegularFile("is a named pipe, not a file");
	if (facts.isSocket()) throw new NotARegularFile("is a socket, not a file");
	throw new NotARegularFile("is a device, not a file");
}

/** `size` is only a hint: system files report 0, and files may grow while they are read. */
function readAll(descriptor: number, size: number, most: number): Buffer {
	let bytes = Buffer.allocUnsafe(Math.max(size, 0) + 1);
	let length = 0;
	for (;;) {
		const count = readSync(descriptor, bytes, length, bytes.length - length, null);
		if (count === 0) return bytes.subarray(0, length);
		length += count;
		if (length > most) throw new FileTooLarge(most);
		if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * length + 4 * KIB, most + 1));
	}
}
