/**
 * The proposals of a repository, with number and title, for others to refer to. Judges files by their names, and reads
 * only their beginnings. Read-only, with limits on files and time, and never long without letting others run.
 */
import { basename, dirname, join, relative, sep } from "node:path";
import { readHeadIfAny } from "../files/read.ts";
import { plainText } from "../markdown/plain-text.ts";
import { DRAFT, findFiles } from "../project/find-files.ts";
import { runGit } from "../project/git.ts";
import { isProposalFile, numberOfDocument } from "../project/numbering-convention.ts";
import type { Env } from "../terminal/capabilities.ts";
import { visibleLine } from "../terminal/sanitize.ts";
import type { KnownProposal } from "../wizard/pick-types.ts";

const FILES = /\.(pep\.ya?ml|md|markdown)$/i;
const MAX_FILES = 5000;
/** Bytes of git's list of files. */
const MAX_LISTED = 32_000_000;
const MAX_PROPOSALS = 2000;
/** Bytes that are read of each file. */
const HEAD = 4096;
/** Milliseconds after which no more titles are read. */
const MOST_TIME = 3000;
/** Files between two pauses, in which keys are handled. */
const AT_ONCE = 20;
const LONGEST_TITLE = 120;

/** The proposals around a draft, by number, then by title; without the draft itself and its document. */
export async function proposalsAround(draft: string, env: Env): Promise<readonly KnownProposal[]> {
	const folder = dirname(draft);
	const git = (...words: readonly string[]): Promise<string> =>
		runGit(words, { cwd: folder, env, timeout: MOST_TIME, maxOutput: MAX_LISTED }).catch(() => "");
	const top = (await git("rev-parse", "--show-toplevel")).trim();
	// Without git, the folder that holds the draft's own one.
	const root = top !== "" ? top : numberOfDocument(draft) && isAlone(draft) ? dirname(folder) : folder;
	// In a large repository, git knows all files at once.
	const listed =
		top === "" ? "" : await git("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--full-name", top);
	const files = listed === "" ? await searched(root, env) : listed.split("\0").filter((file) => FILES.test(file));
	return readTitles(files.filter(isProposalFile).slice(0, MAX_FILES), { root, draft });
}

async function searched(root: string, env: Env): Promise<readonly string[]> {
	const { files } = await findFiles(root, { shown: "", wanted: FILES, most: MAX_FILES, env }).catch(() => ({
		files: [],
	}));
	return files;
}

/** Whether the folder belongs to the proposal: it has its number. */
function isAlone(draft: string): boolean {
	return numberOfDocument(dirname(draft)) !== undefined;
}

interface Around {
	readonly root: string;
	readonly draft: string;
}

async function readTitles(files: readonly string[], { root, draft }: Around): Promise<readonly KnownProposal[]> {
	const own = nameOf(relative(root, draft));
	const until = performance.now() + MOST_TIME;
	const found = new Map<string, KnownProposal>();
	for (const [at, file] of files.entries()) {
		if (found.size >= MAX_PROPOSALS || performance.now() > until) break;
		if (at % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
		const name = nameOf(file);
		if (name === own || (found.has(name) && !DRAFT.test(file))) continue;
		const known = proposalIn(file, { root, draft });
		if (known) found.set(name, known);
	}
	const number = (known: KnownProposal): number => Number(known.number ?? Number.MAX_SAFE_INTEGER);
	return [...found.values()].sort((a, b) => number(a) - number(b) || (a.title < b.title ? -1 : 1));
}

/** What a draft and its document share: the path without its ending, or the folder that the proposal has for itself. */
function nameOf(file: string): string {
	const path = file.replace(FILES, "");
	const isOwnFolder = numberOfDocument(dirname(file)) !== undefined;
	return isOwnFolder ? dirname(path) : path;
}

function proposalIn(file: string, { root, draft }: Around): KnownProposal | undefined {
	const head = readHeadIfAny(join(root, file), HEAD);
	if (head === undefined) return undefined;
	const number = numberOfDocument(file) ?? (DRAFT.test(file) ? answerIn(head, "number") : undefined);
	const written = DRAFT.test(file) ? answerIn(head, "title") : titleIn(head, number);
	const title = visibleLine(
		written ||
			basename(nameOf(file))
				.replace(/^[\d-]+/, "")
				.replaceAll("-", " "),
	);
	const document = file.replace(DRAFT, ".md");
	const path = relative(dirname(draft), join(root, document)).split(sep).join("/");
	const place = `/${(numberOfDocument(dirname(file)) === undefined ? document : dirname(file)).split(sep).join("/")}`;
	if (title.trim() === "" || visibleLine(path) !== path) return undefined;
	return { ...(number !== undefined && { number }), title: title.trim().slice(0, LONGEST_TITLE), path, place };
}

/** A one-line answer in the text of a draft. */
function answerIn(head: string, name: "title" | "number"): string | undefined {
	const [, text = "", below = ""] =
		new RegExp(`^ +(?:[\\w-]+/)*${name}:[ \\t]*(\\S.*)(?:\\n +(.*))?`, "m").exec(head) ?? [];
	const value = /^[|>][-+]?$/.test(text) ? below : text;
	return value.trim().replace(/^(["'])(.*)\1$/, "$2") || undefined;
}

/** The title in front matter, the heading that has the number, or the first heading; without what comes before it. */
function titleIn(head: string, number: string | undefined): string {
	const named = /^---\r?\n(?:.*\n)*?title:[ \t]*(.+)/.exec(head)?.[1];
	const headings = [...head.matchAll(/^#{1,3}[ \t]+(.+)/gm)].map(([, text = ""]) => plainText(text.trim()));
	const heading = headings.find((text) => number !== undefined && text.includes(String(Number(number)))) ?? headings[0];
	const title = named?.trim().replace(/^(["'])(.*)\1$/, "$2") ?? heading ?? "";
	return title.replace(/^(?:[a-z]{2,10}[-_ ]?)?#?\d+\s*[-:.–—]\s*/i, "");
}
