/**
 * People known to the repository around a draft: authors of commits, and owners in CODEOWNERS, OWNERS and OWNERS_ALIASES.
 * Read-only, with limits on time and size.
 */
import { dirname, join } from "node:path";
import { parseDocument } from "yaml";
import { MAX_BYTES, readTextIfAny } from "../files/read.ts";
import type { Env } from "../terminal/capabilities.ts";
import { visibleLine } from "../terminal/sanitize.ts";
import { runGit } from "./git.ts";

/** Only the newest commits are read. */
const MAX_COMMITS = 5000;
/** Time limit for git in milliseconds; on a slow disk there are no suggestions. */
const TIMEOUT = 3000;
/** Output limit for git in bytes. */
const MAX_OUTPUT = 4_000_000;
const MAX_PEOPLE = 1000;

/**
 * People as written in a proposal, `@handle` or `Name <address>`: owners first, then authors by number of commits. Empty
 * without a repository or without git.
 */
export async function peopleAround(folder: string, env: Env): Promise<readonly string[]> {
	const root = await git(["rev-parse", "--show-toplevel"], folder, env).then((text) => text.trim());
	const [owners, authors] = await Promise.all([
		ownersOf(root === "" ? folder : root, folder),
		git(["log", `--max-count=${MAX_COMMITS}`, "--no-notes", "--format=%aN <%aE>", "HEAD"], folder, env).then(authorsOf),
	]);
	const people = [...owners, ...authors].map((person) => person.trim()).filter(isPerson);
	return [...new Set(people)].slice(0, MAX_PEOPLE);
}

/** Git's output; empty if it fails. */
async function git(words: readonly string[], cwd: string, env: Env): Promise<string> {
	return runGit(words, { cwd, env, timeout: TIMEOUT, maxOutput: MAX_OUTPUT }).catch(() => "");
}

function authorsOf(log: string): string[] {
	const counts = new Map<string, number>();
	for (const author of log.split("\n")) counts.set(author, (counts.get(author) ?? 0) + 1);
	return [...counts].sort(([, a], [, b]) => b - a).map(([author]) => author);
}

/** Printable, short, and not a bot. */
function isPerson(person: string): boolean {
	return person !== "" && person.length <= 100 && visibleLine(person) === person && !/\[bot\]|noreply@/i.test(person);
}

function ownersOf(root: string, folder: string): string[] {
	const codeowners = ["CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];
	const read = (...path: string[]): string => readTextIfAny(join(...path), MAX_BYTES.settings) ?? "";
	const texts = [
		...foldersUpTo(folder, root).map((each) => namedInOwners(read(each, "OWNERS"))),
		namedInOwners(read(root, "OWNERS_ALIASES")),
		...codeowners.map((name) => namedInCodeowners(read(root, name))),
	];
	return texts.flat();
}

/** The folder and its parents up to the root, nearest first. */
function foldersUpTo(folder: string, root: string): string[] {
	const folders = [folder];
	while (folder !== root && dirname(folder) !== folder && folders.length < 50) {
		folder = dirname(folder);
		folders.push(folder);
	}
	return folder === root ? folders : folders.slice(0, 1);
}

/** The owners in lines like `pattern @owner @org/team mail@example.org`. */
function namedInCodeowners(text: string): string[] {
	const lines = text.split("\n").map((line) => line.replace(/(^|\s)#.*/, "").trim());
	const words = lines.flatMap((line) => line.split(/\s+/).slice(line.startsWith("[") ? 0 : 1));
	return words.filter((word) => /^@[\w.-]+(\/[\w.-]+)*$|^[^@\s]+@[^@\s]+$/.test(word));
}

/** The handles in all lists of files named OWNERS and OWNERS_ALIASES. */
function namedInOwners(text: string): string[] {
	const named: string[] = [];
	const walk = (value: unknown): void => {
		if (typeof value === "string" && /^[\w-]+$/.test(value)) named.push(`@${value}`);
		else if (Array.isArray(value)) for (const each of value) walk(each);
		else if (typeof value === "object" && value !== null) {
			// People are only in lists; other keys hold labels and options.
			for (const [key, each] of Object.entries(value)) {
				if (key !== "labels" && typeof each === "object") walk(each);
			}
		}
	};
	try {
		walk(parseDocument(text).toJS({ maxAliasCount: 10 }));
	} catch {
		return [];
	}
	return named;
}
