/**
 * The one place that reads files: whole, regular files alone, and no more of them than their kind ever needs. A link to a
 * regular file is as good as that. Whatever else a name leads to (a folder, a pipe that nobody writes to, a device without
 * end) is refused at once: a repository from strangers may hold such links. Knows nothing of what is read.
 */
import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from "node:fs";

const KIB = 1024;
const MIB = 1024 * KIB;

/** The most bytes that are read, by the kind of file. */
export const MOST = {
	/** Drafts, Markdown, templates, and texts that are given for an answer. */
	document: 16 * MIB,
	/** Settings, questionnaires, what stands beside a document, and who owns a repository's files. */
	settings: 4 * MIB,
	/** What the program keeps for itself: as JSON, a document may take several times its length. */
	kept: 64 * MIB,
	/** Locks and other files of a few words. */
	note: 64 * KIB,
} as const;

/** What a name leads to is no file that can be read. Its message says what it is: “is a device, not a file”. */
export class NoFile extends Error {
	/** What to do. */
	readonly fix: string;
	constructor(message: string, fix = "Name a file") {
		super(message);
		this.name = "NoFile";
		this.fix = fix;
	}
}

/** It has more bytes than its kind ever needs. */
export class TooLong extends NoFile {
	constructor(most: number) {
		super(`is larger than ${most >= MIB ? `${most / MIB} MiB` : `${most / KIB} KiB`}`, "Name another file");
	}
}

/** Opens no pipe that would wait for a writer, and makes no terminal this process's own. Windows has neither. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * All bytes of the file. At once: nothing else can be done meanwhile, and Node's files with promises take 3 ms of a start
 * to load.
 * @throws NoFile for what isn't a regular file, or is longer than `most`; else what the file system says
 */
export function readNow(path: string, most: number = MOST.document): Buffer {
	// To open alone does something to some devices, and wakes who waits at a pipe. What counts is what is open then.
	mustBeRegular(statSync(path));
	const descriptor = openSync(path, FLAGS);
	try {
		const facts = fstatSync(descriptor);
		mustBeRegular(facts);
		if (facts.size > most) throw new TooLong(most);
		return readAll(descriptor, facts.size, most);
	} finally {
		closeSync(descriptor);
	}
}

/** The file's text where there is one that is UTF-8; undefined where it can't be read, for whatever reason. */
export function textIfAny(path: string, most: number = MOST.document): string | undefined {
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readNow(path, most));
	} catch {
		return undefined;
	}
}

function mustBeRegular(facts: Stats): void {
	if (facts.isFile()) return;
	if (facts.isDirectory()) throw new NoFile("is a folder, not a file", "Name a file in it");
	if (facts.isFIFO()) throw new NoFile("is a named pipe, not a file");
	if (facts.isSocket()) throw new NoFile("is a socket, not a file");
	throw new NoFile("is a device, not a file");
}

/** The size is what is expected: files of the system's own say 0, and others may grow while they are read. */
function readAll(descriptor: number, size: number, most: number): Buffer {
	let bytes = Buffer.allocUnsafe(Math.max(size, 0) + 1);
	let length = 0;
	for (;;) {
		const count = readSync(descriptor, bytes, length, bytes.length - length, null);
		if (count === 0) return bytes.subarray(0, length);
		length += count;
		if (length > most) throw new TooLong(most);
		if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * length + 4 * KIB, most + 1));
	}
}
