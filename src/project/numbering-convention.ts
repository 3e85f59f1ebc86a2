/**
 * How a repository numbers its proposals and where it keeps them, judging by file names alone. Reads no file.
 */
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DRAFT, findFiles } from "./find-files.ts";
import type { SearchEnv } from "./ignore-rules.ts";

/** Where a new draft goes. */
export interface DraftLocation {
	/** From the working folder. */
	readonly folder: string;
	/** Each proposal has its own folder in there. */
	readonly own: boolean;
	/** The draft's file name in its own folder, if it isn't the proposal's name. */
	readonly file?: string;
}

export interface NumberingConvention {
	/** The next free number; undefined if numbers are not consecutive, like those of issues. */
	readonly number: string | undefined;
	readonly location: DraftLocation;
	/** The repository has proposals, and keeps them there. */
	readonly isUsed: boolean;
}

const FILES = /\.(pep\.ya?ml|md|markdown)$/i;
/** A number before a name; a date is not a number. */
const NUMBERED = /^(\d{1,6})-(?!\d)/;
/** Folders for proposals, used even before the first one is written. */
const COMMON_FOLDERS = ["proposals", "peps", "keps", "enhancements"];
const MAX_FILES = 5000;

/** The convention of the files below a folder (absolute). */
export async function conventionBelow(cwd: string, env: SearchEnv): Promise<NumberingConvention> {
	const { files } = await findFiles(cwd, { shown: "", wanted: FILES, most: MAX_FILES, env }).catch(() => ({
		files: [],
	}));
	const convention = conventionOf(files);
	if (convention.isUsed) return convention;
	const folder = COMMON_FOLDERS.find((name) => existsSync(join(cwd, name)));
	return folder === undefined ? convention : { ...convention, location: { folder, own: false } };
}

/** The convention that paths follow. */
export function conventionOf(files: readonly string[]): NumberingConvention {
	const numbered = files.filter((file) => numberIn(file) !== undefined && isProposal(file));
	const drafts = files.filter(isDraft);
	const shown = drafts.length > 0 ? drafts : numbered;
	return { number: nextNumber(numbered), location: locationOf(shown), isUsed: shown.length > 0 };
}

function isDraft(file: string): boolean {
	return DRAFT.test(file);
}

/** A number alone is not enough: chapters of a book have numbers, too. */
function isProposal(file: string): boolean {
	return (
		isDraft(file) ||
		NUMBERED.test(basename(dirname(file))) ||
		file.split(/[\\/]/).some((part) => COMMON_FOLDERS.includes(part))
	);
}

/** File names of what is not a proposal although it lies among them. */
const OTHERS = /^(?:readme|index|template|contributing|nnnn.*|0+-.*)$/i;

/** Whether a path, from the repository's top, looks like a proposal's. */
export function isProposalFile(file: string): boolean {
	const stem = basename(file).replace(FILES, "");
	const number = numberOfDocument(file);
	if (number === undefined && (OTHERS.test(stem) || OTHERS.test(basename(dirname(file))))) return false;
	return isProposal(file) || (number !== undefined && NUMBERED.test(basename(file)));
}

/** A number after what the documents of a repository are called, too: `rfc-0012-pools.md`. */
const NUMBERED_DOCUMENT = /^(?:[a-z]{2,5}[-_])?#?(\d{1,6})(?:[-_ ](?!\d)|$)/i;
/** File names that say nothing of a proposal: the name of their folder does. */
const NAMELESS = /^(?:readme|index|proposal|design)$/i;

/** The number in a document's name or its folder's name; undefined for none, and for zeros, as templates have them. */
export function numberOfDocument(file: string): string | undefined {
	const stem = basename(file).replace(FILES, "");
	const number = NUMBERED_DOCUMENT.exec(NAMELESS.test(stem) ? basename(dirname(file)) : stem)?.[1];
	return number === undefined || /^0+$/.test(number) ? undefined : number;
}

/** The number in a file's name or its folder's name, as written. */
function numberIn(file: string): string | undefined {
	return NUMBERED.exec(basename(file))?.[1] ?? NUMBERED.exec(basename(dirname(file)))?.[1];
}

/** The largest plus one, padded like the others; only if the numbers are close together. */
function nextNumber(files: readonly string[]): string | undefined {
	const written = new Set(files.flatMap((file) => numberIn(file) ?? []));
	const numbers = [...new Set([...written].map(Number))].sort((a, b) => a - b);
	const [smallest, largest] = [numbers[0], numbers.at(-1)];
	if (smallest === undefined || largest === undefined) return undefined;
	const fromOne = largest <= 3 * numbers.length + 10;
	const inARow = numbers.length >= 3 && largest - smallest < 2 * numbers.length;
	if (!fromOne && !inARow) return undefined;
	const padded = [...written].some((text) => /^0/.test(text));
	const width = padded ? Math.max(...[...written].map((text) => text.length)) : 0;
	return `${largest + 1}`.padStart(width, "0");
}

/** Where most of the files are. */
function locationOf(files: readonly string[]): DraftLocation {
	const locations = files.map((file): DraftLocation => {
		const folder = dirname(file) === "." ? "" : dirname(file);
		if (!NUMBERED.test(basename(folder))) return { folder, own: false };
		const parent = dirname(folder) === "." ? "" : dirname(folder);
		if (NUMBERED.test(basename(file))) return { folder: parent, own: true };
		return { folder: parent, own: true, file: basename(file).replace(FILES, ".pep.yaml") };
	});
	const counts = new Map<string, number>();
	for (const location of locations)
		counts.set(JSON.stringify(location), (counts.get(JSON.stringify(location)) ?? 0) + 1);
	const [most] = [...counts].sort(([, a], [, b]) => b - a);
	return most ? JSON.parse(most[0]) : { folder: "", own: false };
}
