/**
 * Files in the user's state folder, which keep the author's position and other data outside the draft. Losing them is
 * never an error.
 */
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { replaceFile } from "../files/atomic-write.ts";
import { sweepFolder } from "../files/cleanup.ts";
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { makeFolder } from "../files/folder.ts";
import { MAX_BYTES } from "../files/read.ts";
import { sha256 } from "../files/sha256.ts";

export interface SavedPosition {
	/** Item id. */
	readonly item: string;
	/** Index of the focused control, 0-based. */
	readonly focus: number;
	/** 0-based. */
	readonly cursor?: { readonly line: number; readonly column: number } | undefined;
	/** Ids of the sections that are folded in the outline. */
	readonly folded?: readonly string[] | undefined;
	/** Whether the preview is beside the item; undefined if the author left it to the screen's width. */
	readonly previewBeside?: boolean | undefined;
	/** False if the author turned spelling off. */
	readonly spelling?: boolean | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Remembers the position. Does nothing if the folder can't be written. */
export async function rememberPosition(
	env: Environment,
	draftPath: string,
	position: SavedPosition,
	files: FileSystem = REAL_FILES,
): Promise<void> {
	try {
		const { path, draft } = await stateFile(env, draftPath, files);
		await makeFolder(dirname(path), 0o700, files);
		await replaceFile(files, path, `${JSON.stringify({ draft, ...position })}\n`, { mode: 0o600 });
	} catch {
		// The next session then starts at the first required item.
	}
}

/** The position remembered for this draft; undefined if there is none or it can't be read. */
export async function recallPosition(
	env: Environment,
	draftPath: string,
	files: FileSystem = REAL_FILES,
): Promise<SavedPosition | undefined> {
	try {
		const { path } = await stateFile(env, draftPath, files);
		const data: unknown = JSON.parse(new TextDecoder().decode(await files.readFile(path, MAX_BYTES.note)));
		return parsePosition(data);
	} catch {
		return undefined;
	}
}

/** Whether this is the user's first session: the state folder doesn't exist. */
export async function isFirstUse(env: Environment, files: FileSystem = REAL_FILES): Promise<boolean> {
	return files.realpath(join(stateHome(env), "pep-wizard")).then(
		() => false,
		() => true,
	);
}

/** The last one: a session asks for several files of one draft. */
let named: { readonly draft: string; readonly name: string } | undefined;

/**
 * The state file of a draft; `ending` is its extension. It is named by the draft's real path, so that links and relative
 * paths give the same file.
 */
export async function stateFile(
	env: Environment,
	draftPath: string,
	files: FileSystem,
	ending = ".json",
): Promise<{ readonly path: string; readonly draft: string }> {
	const draft = await resolvedPath(resolve(draftPath), files);
	if (named?.draft !== draft) named = { draft, name: sha256(draft).slice(0, 32) };
	const { name } = named;
	return { path: join(stateHome(env), "pep-wizard", `${name}${ending}`), draft };
}

/** The longest chain of links to follow. */
const MOST_LINKS = 40;

/** The real path, even if the file or its folder doesn't exist. */
async function resolvedPath(path: string, files: FileSystem, left = MOST_LINKS): Promise<string> {
	const real = await files.realpath(path).catch(() => undefined);
	const above = dirname(path);
	if (real !== undefined || above === path || left === 0) return real ?? path;
	const folder = await resolvedPath(above, files, left - 1);
	const link = await files.readlink(path).catch(() => undefined);
	return link === undefined ? join(folder, basename(path)) : resolvedPath(resolve(folder, link), files, left - 1);
}

/** Removes files that killed sessions left incomplete in the state folder. */
export function sweepStateFolder(env: Environment, files: FileSystem = REAL_FILES): Promise<void> {
	return sweepFolder(join(stateHome(env), "pep-wizard"), files);
}

/** The XDG specification requires relative paths in the variable to be ignored. */
function stateHome({ XDG_STATE_HOME: state, HOME: home }: Environment): string {
	if (state && isAbsolute(state)) return state;
	return join(home || homedir(), ".local", "state");
}

function parsePosition(data: unknown): SavedPosition | undefined {
	if (typeof data !== "object" || data === null) return undefined;
	const { item, focus, cursor, folded, previewBeside, spelling } = data as Readonly<Record<string, unknown>>;
	if (typeof item !== "string" || !isCount(focus)) return undefined;
	const { line, column } = (cursor ?? {}) as Readonly<Record<string, unknown>>;
	return {
		item,
		focus,
		...(isCount(line) && isCount(column) && { cursor: { line, column } }),
		...(isListOfIds(folded) && { folded }),
		...(typeof previewBeside === "boolean" && { previewBeside }),
		...(typeof spelling === "boolean" && { spelling }),
	};
}

function isListOfIds(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every((id) => typeof id === "string");
}

function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && (value as number) >= 0;
}
