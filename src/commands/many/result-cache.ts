/**
 * Keeps results between runs in the user's cache folder, each with what was asked of the file system for it. A result is
 * used only if every question has the same answer now; files are compared by their content, never by their time. Whatever
 * is wrong with the cache only costs time: an entry that is damaged, foreign or can't be written is as none at all.
 */
import { readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { QUESTIONS } from "../../files/collect-evidence.ts";
import { type Evidence, exists } from "../../files/evidence.ts";
import { keepFile, makePrivateFolder, removeKept } from "../../files/kept-file.ts";
import { digestOf, MAX_BYTES, readNow } from "../../files/read.ts";

/** A result that is still right. */
export interface Kept {
	readonly result: unknown;
	/** The content of files that were compared just now, by path. */
	readonly contents: ReadonlyMap<string, Buffer>;
}

/** Answers questions that take more than one look at the file system; undefined for others. */
export type MoreAnswers = (question: string) => Promise<string | undefined>;

/** Larger results are worked out again. */
const LARGEST = 512 * 1024;

/** Entries are in this many folders, of at most so many bytes each. */
const FOLDERS = 64;
const MOST_BYTES = 4 * 1024 * 1024;

type Environment = Readonly<Record<string, string | undefined>>;

/** The folder for kept results by the conventions of the platform; undefined if there is none that only the user can write. */
export function resultFolder(env: Environment, platform: NodeJS.Platform = process.platform): string | undefined {
	const home = env.HOME || homedir();
	const own = env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME) ? env.XDG_CACHE_HOME : undefined;
	const local = env.LOCALAPPDATA || join(home, "AppData", "Local");
	const usual =
		platform === "win32" ? local : platform === "darwin" ? join(home, "Library", "Caches") : join(home, ".cache");
	const folder = join(own ?? usual, "pep-wizard", "results");
	return isAbsolute(folder) && isPrivate(folder) ? folder : undefined;
}

/** Whether nobody else can put results there. */
function isPrivate(folder: string): boolean {
	try {
		const facts = statSync(folder, { throwIfNoEntry: false });
		if (!facts || process.getuid === undefined) return true;
		return facts.uid === process.getuid() && (facts.mode & 0o022) === 0;
	} catch {
		return false;
	}
}

export class ResultCache {
	/** Everything that results depend on, apart from files: the program, its options, the working folder. */
	private readonly key: string;
	private readonly folder: string;
	private readonly more: MoreAnswers;
	/** Answers of this run, so that what all proposals share is asked once. */
	private readonly answers = new Map<string, string>();
	private readonly written = new Set<string>();
	private isFull = false;

	constructor(folder: string, key: string, more: MoreAnswers = async () => undefined) {
		this.folder = folder;
		this.key = key;
		this.more = more;
	}

	/** Whether there is an entry, right or not. */
	has(name: string): boolean {
		return exists(this.pathOf(name));
	}

	/** The result that was kept under a name; undefined if there is none that is still right. */
	async find(name: string): Promise<Kept | undefined> {
		const entry = this.read(name);
		if (!entry) return undefined;
		const contents = new Map<string, Buffer>();
		for (const [question, answer] of entry.evidence) {
			if ((await this.answerTo(question, contents)) !== answer) return undefined;
		}
		return { result: entry.result, contents };
	}

	/** Keeps a result. Never fails. */
	keep(name: string, result: unknown, evidence: Evidence): void {
		if (this.isFull) return;
		const body = JSON.stringify({ key: this.key, name, evidence: [...evidence], result });
		const path = this.pathOf(name);
		if (body.length > LARGEST) return;
		try {
			const folder = dirname(path);
			if (!this.written.has(folder)) makePrivateFolder(folder);
			this.written.add(folder);
			keepFile(path, `${digestOf(body)}\n${body}`);
		} catch {
			// The disk is full or can't be written: the next entry would fare no better.
			this.isFull = true;
		}
	}

	/** Makes room in the folders that were written to. Never fails. */
	end(): void {
		for (const folder of this.written) makeRoom(folder);
	}

	private read(name: string): { readonly evidence: [string, string][]; readonly result: unknown } | undefined {
		try {
			const text = readNow(this.pathOf(name), MAX_BYTES.state).toString();
			const end = text.indexOf("\n");
			const body = text.slice(end + 1);
			if (text.slice(0, end) !== digestOf(body)) return undefined;
			const entry = JSON.parse(body);
			return entry.key === this.key && entry.name === name ? entry : undefined;
		} catch {
			return undefined;
		}
	}

	private async answerTo(question: string, contents: Map<string, Buffer>): Promise<string | undefined> {
		const known = this.answers.get(question);
		if (known !== undefined) return known;
		const answer = answerNow(question, contents) ?? (await this.more(question));
		if (answer !== undefined) this.answers.set(question, answer);
		return answer;
	}

	private pathOf(name: string): string {
		const digest = digestOf(`${this.key}\n${name}`);
		const shard = Buffer.from(digest, "base64url")[0]! % FOLDERS;
		return join(this.folder, shard.toString(36), digest);
	}
}

/** The answer to one of the usual questions. */
function answerNow(question: string, contents: Map<string, Buffer>): string | undefined {
	const space = question.indexOf(" ");
	const [kind, path] = [question.slice(0, space), question.slice(space + 1)];
	if (kind === "content") {
		try {
			const bytes = readNow(path, MAX_BYTES.document);
			contents.set(path, bytes);
			return digestOf(bytes);
		} catch {
			return "";
		}
	}
	try {
		return Object.hasOwn(QUESTIONS, kind) ? QUESTIONS[kind]?.(path) : undefined;
	} catch {
		return undefined;
	}
}

/** Deletes what was written longest ago from a folder that has grown too large, down to three quarters. */
function makeRoom(folder: string): void {
	const entries = namesIn(folder).flatMap((name) => {
		const facts = statSync(join(folder, name), { throwIfNoEntry: false });
		return facts ? [{ path: join(folder, name), bytes: Math.max(facts.size, BLOCK), time: facts.mtimeMs }] : [];
	});
	let bytes = entries.reduce((sum, each) => sum + each.bytes, 0);
	if (bytes <= MOST_BYTES) return;
	for (const each of entries.sort((a, b) => a.time - b.time)) {
		if (bytes <= 0.75 * MOST_BYTES) return;
		removeKept(each.path);
		bytes -= each.bytes;
	}
}

/** What even the smallest file takes on a disk. */
const BLOCK = 4096;

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}
