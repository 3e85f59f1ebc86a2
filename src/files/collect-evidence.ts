/** Collects evidence around pieces of work, and asks the same questions again later. */
import { readdirSync, statSync } from "node:fs";
import { collectors, type Evidence, exists, isPublic, note } from "./evidence.ts";
import { straysAt } from "./strays.ts";

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

/** What is at a path. @throws the file system's error, except for a missing file */
export function kindAt(path: string): "file" | "folder" | undefined {
	const facts = statSync(path, { throwIfNoEntry: false });
	const kind = facts && (facts.isDirectory() ? "folder" : "file");
	note(`kind ${path}`, kind ?? "");
	return kind;
}

/** The names of the folders in a folder, without hidden ones; none if it can't be read. */
export function foldersIn(path: string): string[] {
	let names: string[] = [];
	try {
		const entries = readdirSync(path, { withFileTypes: true });
		names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name);
	} catch {
		// What can't be read has none.
	}
	note(`folders ${path}`, names.join("/"));
	return names;
}

/** The answers to questions with one path, by their name. */
export const QUESTIONS: Readonly<Record<string, (path: string) => string>> = {
	exists: (path) => (exists(path) ? "1" : ""),
	public: (path) => (isPublic(path) ? "1" : ""),
	kind: (path) => kindAt(path) ?? "",
	folders: (path) => foldersIn(path).join("/"),
	strays: (path) => straysAt(path).join("/"),
};
