/**
 * How a repository numbers its proposals and where it keeps them, as far as the names of its files tell. Reads no file.
 */
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DRAFT, findFiles } from "./find-drafts.ts";

/** Where a new draft goes, from the working folder. */
export interface Place {
	readonly folder: string;
	/** Each proposal has a folder of its own in there. */
	readonly own: boolean;
	/** What the draft is called in its own folder, where that isn't the proposal's name. */
	readonly file?: string;
}

export interface Habit {
	/** The next free number; undefined where numbers follow no order, as those of issues. */
	readonly number: string | undefined;
	readonly place: Place;
	/** There are proposals already, and they stand there. */
	readonly isUsed: boolean;
}

const FILES = /\.(pep\.ya?ml|md|markdown)$/i;
/** A number before a name; dates are none. */
const NUMBERED = /^(\d{1,6})-(?!\d)/;
/** Where proposals are kept that nobody has written yet. */
const USUAL = ["proposals", "peps", "keps", "enhancements"];
const MOST_FILES = 5000;

/** The habit of what lies below a folder (absolute). */
export async function habitBelow(cwd: string): Promise<Habit> {
	const { files } = await findFiles(cwd, "", FILES, MOST_FILES).catch(() => ({ files: [] }));
	const habit = habitOf(files);
	if (habit.isUsed) return habit;
	const usual = USUAL.find((name) => existsSync(join(cwd, name)));
	return usual === undefined ? habit : { ...habit, place: { folder: usual, own: false } };
}

/** The habit that paths show. */
export function habitOf(files: readonly string[]): Habit {
	const numbered = files.filter((file) => numberIn(file) !== undefined && isProposal(file));
	const drafts = files.filter(isDraft);
	const shown = drafts.length > 0 ? drafts : numbered;
	return { number: nextNumber(numbered), place: placeOf(shown), isUsed: shown.length > 0 };
}

function isDraft(file: string): boolean {
	return DRAFT.test(file);
}

/** By its name: chapters of a book have numbers too. */
function isProposal(file: string): boolean {
	return (
		isDraft(file) || NUMBERED.test(basename(dirname(file))) || file.split(/[\\/]/).some((part) => USUAL.includes(part))
	);
}

/** The number in a file's name or its folder's, as it is written. */
function numberIn(file: string): string | undefined {
	return NUMBERED.exec(basename(file))?.[1] ?? NUMBERED.exec(basename(dirname(file)))?.[1];
}

/** One more than the largest, as wide as it; only where the numbers stand close together. */
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

/** Where most of them are. */
function placeOf(files: readonly string[]): Place {
	const places = files.map((file): Place => {
		const folder = dirname(file) === "." ? "" : dirname(file);
		if (!NUMBERED.test(basename(folder))) return { folder, own: false };
		const parent = dirname(folder) === "." ? "" : dirname(folder);
		if (NUMBERED.test(basename(file))) return { folder: parent, own: true };
		return { folder: parent, own: true, file: basename(file).replace(FILES, ".pep.yaml") };
	});
	const counts = new Map<string, number>();
	for (const place of places) counts.set(JSON.stringify(place), (counts.get(JSON.stringify(place)) ?? 0) + 1);
	const [most] = [...counts].sort(([, a], [, b]) => b - a);
	return most ? JSON.parse(most[0]) : { folder: "", own: false };
}
