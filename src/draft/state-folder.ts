/**
 * Where the author was, kept outside of the draft in the user's state folder. Losing it is no error, ever.
 */
import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { replaceFile } from "../files/atomic-write.ts";
import { sweepFolder } from "../files/cleanup.ts";
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { makeFolder } from "../files/folder.ts";
import { MOST } from "../files/read.ts";

export interface SavedPlace {
	/** Item id. */
	readonly item: string;
	/** Index of the focused control, 0-based. */
	readonly focus: number;
	/** 0-based. */
	readonly cursor?: { readonly line: number; readonly column: number };
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Remembers the place; does nothing where the folder can't be written. */
export async function rememberPlace(
	env: Environment,
	draftPath: string,
	{ item, focus, cursor }: SavedPlace,
	files: FileSystem = REAL_FILES,
): Promise<void> {
	try {
		const { path, draft } = await stateFile(env, draftPath, files);
		const at = cursor && { line: cursor.line, column: cursor.column };
		await makeFolder(dirname(path), 0o700, files);
		await replaceFile(files, path, `${JSON.stringify({ draft, item, focus, cursor: at })}\n`, { mode: 0o600 });
	} catch {
		// The next session begins at the first item that is required.
	}
}

/** The place remembered for this draft; undefined without one, or where it can't be read. */
export async function recallPlace(
	env: Environment,
	draftPath: string,
	files: FileSystem = REAL_FILES,
): Promise<SavedPlace | undefined> {
	try {
		const { path } = await stateFile(env, draftPath, files);
		const data: unknown = JSON.parse(new TextDecoder().decode(await files.readFile(path, MOST.note)));
		return placeIn(data);
	} catch {
		return undefined;
	}
}

/** Whether nothing was ever remembered for this user: it is the first session. */
export async function isNewcomer(env: Environment, files: FileSystem = REAL_FILES): Promise<boolean> {
	return files.realpath(join(stateHome(env), "pep-wizard")).then(
		() => false,
		() => true,
	);
}

/**
 * The file in the state folder that keeps something of a draft; `ending` tells what. It is named by where the draft is,
 * so that links and relative paths lead to the same one.
 */
export async function stateFile(
	env: Environment,
	draftPath: string,
	files: FileSystem,
	ending = ".json",
): Promise<{ readonly path: string; readonly draft: string }> {
	const draft = await placeOf(resolve(draftPath), files);
	const name = createHash("sha256").update(draft).digest("hex").slice(0, 32);
	return { path: join(stateHome(env), "pep-wizard", `${name}${ending}`), draft };
}

/** Links that lead on to links, at most. */
const MOST_LINKS = 40;

/** Where a path leads, also while what is there, or its folder, is gone. */
async function placeOf(path: string, files: FileSystem, left = MOST_LINKS): Promise<string> {
	const real = await files.realpath(path).catch(() => undefined);
	const above = dirname(path);
	if (real !== undefined || above === path || left === 0) return real ?? path;
	const folder = await placeOf(above, files, left - 1);
	const link = await files.readlink(path).catch(() => undefined);
	return link === undefined ? join(folder, basename(path)) : placeOf(resolve(folder, link), files, left - 1);
}

/** Clears the folder of what was left behind by sessions that were killed while they wrote into it. */
export function sweepStateFolder(env: Environment, files: FileSystem = REAL_FILES): Promise<void> {
	return sweepFolder(join(stateHome(env), "pep-wizard"), files);
}

/** A relative path in the variable is to be ignored, says the XDG specification. */
function stateHome({ XDG_STATE_HOME: state, HOME: home }: Environment): string {
	if (state && isAbsolute(state)) return state;
	return join(home || homedir(), ".local", "state");
}

function placeIn(data: unknown): SavedPlace | undefined {
	if (typeof data !== "object" || data === null) return undefined;
	const { item, focus, cursor } = data as Readonly<Record<string, unknown>>;
	if (typeof item !== "string" || !isCount(focus)) return undefined;
	const { line, column } = (cursor ?? {}) as Readonly<Record<string, unknown>>;
	return isCount(line) && isCount(column) ? { item, focus, cursor: { line, column } } : { item, focus };
}

function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}
