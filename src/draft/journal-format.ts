/**
 * The lines of a journal: first a whole answer, then each change to it in a few bytes. Pure; knows no files and no kinds
 * of answers.
 */
import { STAGES, type Stage } from "../outline/types.ts";
import { isEqual } from "../proposal/plain-data.ts";

/** The key of a journal's first line. */
export const JOURNAL = "pep-wizard-journal";

/** What follows the draft's hash in a file name: the session, and the number of its file. */
export const JOURNAL_NAME = /^\.[0-9a-f]{16}-\d{6,9}\.journal$/;

/** A path into an answer: keys and indexes, outermost first. */
type Path = readonly (string | number)[];

/** Replaces `removed` characters or entries from index `at` on, in the text or list at the path. */
type Splice = readonly [path: Path, at: number, removed: number, added: string | readonly unknown[]];
/** Replaces the value at the path. */
type Replacement = readonly [path: Path, value: unknown];
export type Edit = Splice | Replacement;

/** The content of a journal: answers as stored in a draft, null for removed ones. */
export interface JournalContent {
	readonly answers: ReadonlyMap<string, unknown>;
	/** The stage chosen last, and the one before all changes. */
	readonly stage?: { readonly from: Stage; readonly to: Stage };
}

/** The line for a whole answer. Answers are numbered from 0 in the order of these lines; edits refer to the number. */
export function answerLine(id: string, value: unknown): string {
	return `${JSON.stringify(["=", id, value ?? null])}\n`;
}

/** The lines for edits of the answer with that number, one each. */
export function editLines(number: number, edits: readonly Edit[]): string {
	return edits.map((edit) => `${JSON.stringify([number, ...edit])}\n`).join("");
}

/** The journal's line for a change of stage. */
export function stageLine(from: Stage, to: Stage): string {
	return `${JSON.stringify(["stage", from, to])}\n`;
}

/** The edits that turn one answer into the other; none if they are equal. */
export function editsBetween(before: unknown, after: unknown, path: Path = []): Edit[] {
	if (isEqual(before, after)) return [];
	if (typeof before === "string" && typeof after === "string") return [textSplice(before, after, path)];
	if (Array.isArray(before) && Array.isArray(after)) {
		if (before.length !== after.length) return [listSplice(before, after, path)];
		return after.flatMap((each, at) => editsBetween(before[at], each, [...path, at]));
	}
	if (!isMap(before) || !isMap(after)) return [[path, after ?? null]];
	const keys = Object.keys(after);
	if (keys.length !== Object.keys(before).length || !keys.every((key) => Object.hasOwn(before, key)))
		return [[path, after]];
	return keys.flatMap((key) => editsBetween(before[key], after[key], [...path, key]));
}

function textSplice(before: string, after: string, path: Path): Splice {
	const start = commonStart(before, after);
	const most = Math.min(before.length, after.length) - start;
	const end = commonEnd(before, after, most);
	return [path, start, before.length - start - end, after.slice(start, after.length - end)];
}

function listSplice(before: readonly unknown[], after: readonly unknown[], path: Path): Splice {
	const most = Math.min(before.length, after.length);
	let start = 0;
	while (start < most && isEqual(before[start], after[start])) start++;
	let end = 0;
	while (end < most - start && isEqual(before.at(-1 - end), after.at(-1 - end))) end++;
	return [path, start, before.length - start - end, after.slice(start, after.length - end)];
}

/** Long texts are compared in chunks, a hundred times faster than character by character. */
const CHUNK = 1024;

function commonStart(a: string, b: string): number {
	const most = Math.min(a.length, b.length);
	let at = 0;
	while (at + CHUNK <= most && a.slice(at, at + CHUNK) === b.slice(at, at + CHUNK)) at += CHUNK;
	while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
	return at;
}

function commonEnd(a: string, b: string, most: number): number {
	const chunk = (text: string, at: number): string => text.slice(text.length - at - CHUNK, text.length - at);
	let at = 0;
	while (at + CHUNK <= most && chunk(a, at) === chunk(b, at)) at += CHUNK;
	while (at < most && a.charCodeAt(a.length - 1 - at) === b.charCodeAt(b.length - 1 - at)) at++;
	return at;
}

/** More lines than a journal ever has; bounds the time to read one. */
const MAX_LINES = 50_000;

/**
 * Reads the lines of a journal. The last one may be incomplete after a crash; reading stops at the first damaged line.
 * Never throws.
 */
export function readLines(lines: readonly string[]): JournalContent {
	const answers = new Map<string, unknown>();
	const ids: string[] = [];
	let stage: JournalContent["stage"];
	for (const line of lines.slice(0, MAX_LINES)) {
		const data = parseJson(line);
		if (!Array.isArray(data)) break;
		const [head, ...rest] = data as readonly unknown[];
		if (head === "=" && typeof rest[0] === "string" && rest.length === 2) {
			ids.push(rest[0]);
			answers.set(rest[0], rest[1]);
		} else if (head === "stage") {
			const [from, to] = rest.map((given) => STAGES.find((each) => each === given));
			if (!from || !to) break;
			stage = { from: stage?.from ?? from, to };
		} else {
			const id = typeof head === "number" ? ids[head] : undefined;
			const edited = id === undefined ? undefined : applyEdit(answers.get(id), rest);
			if (id === undefined || edited === undefined) break;
			answers.set(id, edited);
		}
	}
	return { answers, ...(stage && { stage }) };
}

function parseJson(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

/** The value after the edit; undefined if the edit doesn't apply to it. */
function applyEdit(value: unknown, edit: readonly unknown[]): unknown {
	const [path, ...rest] = edit;
	return Array.isArray(path) ? updateAt(value, path, (there) => applyChange(there, rest)) : undefined;
}

function updateAt(value: unknown, path: readonly unknown[], change: (there: unknown) => unknown): unknown {
	const [key, ...further] = path;
	if (path.length === 0) return change(value);
	if (typeof key !== "string" && typeof key !== "number") return undefined;
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
	const inner = updateAt((value as Readonly<Record<string, unknown>>)[key], further, change);
	if (inner === undefined) return undefined;
	if (Array.isArray(value)) return value.map((each: unknown, at) => (at === Number(key) ? inner : each));
	return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === key ? inner : each]));
}

function applyChange(there: unknown, [first, removed, added, ...more]: readonly unknown[]): unknown {
	if (removed === undefined) return first;
	if (more.length > 0 || !isCount(first) || !isCount(removed)) return undefined;
	const end = first + removed;
	if (typeof there === "string" && typeof added === "string")
		return end <= there.length ? there.slice(0, first) + added + there.slice(end) : undefined;
	if (Array.isArray(there) && Array.isArray(added))
		return end <= there.length ? [...there.slice(0, first), ...added, ...there.slice(end)] : undefined;
	return undefined;
}

function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
