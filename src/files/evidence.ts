/**
 * Takes down what a piece of work asks of the file system, and what it is told, so that its result can be kept and used as
 * long as the answers are the same. Knows nothing of what the answers are for.
 */
import { existsSync, readdirSync, statSync } from "node:fs";

/** Answers by question, such as `exists /a/b`. */
export type Evidence = Map<string, string>;

const collectors: Evidence[] = [];

/** Takes down one answer. Whoever asks in another way than below says so with this. */
export function note(question: string, answer: string): void {
	for (const each of collectors) each.set(question, answer);
}

/** Whether anyone takes down answers: hashing what is read takes time. */
export function isCollecting(): boolean {
	return collectors.length > 0;
}

/** The result of some work, and what it asked. Only one piece of work is done at a time. */
export async function collecting<T>(work: () => Promise<T>): Promise<readonly [result: T, evidence: Evidence]> {
	const evidence: Evidence = new Map();
	collectors.push(evidence);
	try {
		return [await work(), evidence];
	} finally {
		collectors.splice(collectors.indexOf(evidence), 1);
	}
}

/** The result of work whose questions one of the caller's own stands for. */
export async function unnoted<T>(work: () => Promise<T>): Promise<T> {
	const all = collectors.splice(0);
	try {
		return await work();
	} finally {
		collectors.push(...all);
	}
}

/** Remembers results by a key. What the work asked when it was done counts as asked by everyone who takes its result. */
export class Remembered<T> {
	private readonly known = new Map<string, { readonly result: T; readonly evidence: Evidence }>();

	get(key: string, work: (key: string) => T): T {
		const known = this.known.get(key);
		if (known) {
			for (const [question, answer] of known.evidence) note(question, answer);
			return known.result;
		}
		const evidence: Evidence = new Map();
		collectors.push(evidence);
		const end = (): void => void collectors.splice(collectors.indexOf(evidence), 1);
		try {
			const result = work(key);
			this.known.set(key, { result, evidence });
			if (result instanceof Promise) result.then(end, end);
			else end();
			return result;
		} catch (error) {
			end();
			throw error;
		}
	}
}

/** Questions with one path, by their name. */
export const QUESTIONS = {
	/** `1` if there is something at the path. */
	exists: (path: string) => (existsSync(path) ? "1" : ""),
	/** What is there: `file`, `folder` or nothing. */
	kind: (path: string) => {
		const facts = statSync(path, { throwIfNoEntry: false });
		return facts ? (facts.isDirectory() ? "folder" : "file") : "";
	},
	/** `1` if everyone can write there, or nothing is known about it. */
	public: (path: string) => {
		try {
			return (statSync(path).mode & 0o002) === 0 ? "" : "1";
		} catch {
			return "1";
		}
	},
	/** The names of the folders in a folder, without hidden ones. */
	folders: (path: string) => {
		try {
			const entries = readdirSync(path, { withFileTypes: true });
			return entries
				.flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith(".") ? [entry.name] : []))
				.join("/");
		} catch {
			return "";
		}
	},
} as const satisfies Readonly<Record<string, (path: string) => string>>;

function asked(question: keyof typeof QUESTIONS, path: string): string {
	const answer = QUESTIONS[question](path);
	note(`${question} ${path}`, answer);
	return answer;
}

/** Whether there is a file or folder. */
export function exists(path: string): boolean {
	return asked("exists", path) !== "";
}

/** What is at a path. @throws the file system's error, except for a missing file */
export function kindAt(path: string): "file" | "folder" | undefined {
	return (asked("kind", path) || undefined) as "file" | "folder" | undefined;
}

/** Whether everyone can write there, or it isn't known. */
export function isPublic(path: string): boolean {
	return asked("public", path) !== "";
}

/** The names of the folders in a folder, without hidden ones; none if it can't be read. */
export function foldersIn(path: string): string[] {
	return asked("folders", path)
		.split("/")
		.filter((name) => name !== "");
}
