/**
 * Reads what the repository around a proposal says about it: YAML files that are kept elsewhere, and lists of known
 * names. Finds them by what the questionnaire declares; judges nothing.
 */
import { statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { foldersIn, Remembered } from "../files/collect-evidence.ts";
import { exists } from "../files/evidence.ts";
import { MAX_BYTES, readTextIfAny } from "../files/read.ts";
import { companionName, firstFolders } from "../metadata/companions.ts";
import { type Metadata, valueAt } from "../metadata/metadata.ts";
import { InputError } from "../outline/problem.ts";
import type { Companion, KnownNames, MetadataDeclaration } from "../outline/types.ts";
import { readText } from "../project/read-text.ts";
import { settingsFolders } from "../project/settings.ts";
import { invalidKeys, plainData } from "../yaml/plain.ts";
import { readYaml } from "../yaml/yaml.ts";

/** The folders to search, and the lists in the settings. */
export interface Around {
	/** Folders above the proposal, nearest first; absolute. */
	readonly folders: readonly string[];
	readonly cwd: string;
	/** The settings' lists. */
	readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** The surroundings of a file at an absolute path. */
export async function aroundOf(path: string, cwd: string, lists: Around["lists"]): Promise<Around> {
	return { folders: settingsFolders(dirname(path)), cwd, lists };
}

/** The metadata with the known names, followed by its companions. */
export async function withCompanions(all: readonly Metadata[], around: Around): Promise<Metadata[]> {
	const own = all.map((each): Metadata => ({ ...each, names: knownNames(each.declared, around) }));
	const companions = await Promise.all(
		own.flatMap((owner) => (owner.declared.companions ?? []).map((each) => companionOf(owner, each, around))),
	);
	return [...own, ...companions.flatMap((each) => each ?? [])];
}

/** Where a companion is, or would be (absolute); undefined where `companionOf` gives none, or the name isn't safe. */
export function companionPath(owner: Metadata, declared: Companion, around: Around): string | undefined {
	const made = owner.problems ? undefined : companionName(owner, declared.path);
	const top = topWith(around, firstFolders(declared.path));
	return made?.isSafe && top !== undefined ? join(top, made.name) : undefined;
}

/** The companion of some metadata; undefined outside a repository with such files, and if its name can't be built. */
async function companionOf(owner: Metadata, declared: Companion, around: Around): Promise<Metadata | undefined> {
	const made = owner.problems ? undefined : companionName(owner, declared.path);
	const top = topWith(around, firstFolders(declared.path));
	if (!made || top === undefined) return undefined;
	const own: Metadata = { declared, isBeside: true, data: {}, companion: { declared, owner } };
	// A value with a slash could lead anywhere.
	if (!made.isSafe) return { ...own, absent: made.name };
	const path = join(top, made.name);
	const shown = relative(around.cwd, path) || made.name;
	if (!exists(path)) return { ...own, absent: shown };
	return { ...own, names: knownNames(own.declared, around), ...(await contentOf(path, shown)) };
}

async function contentOf(path: string, file: string): Promise<Pick<Metadata, "data" | "source" | "problems">> {
	try {
		const text = await readText(path, file, undefined, MAX_BYTES.settings);
		const yaml = readYaml(text, file);
		const data = plainData(yaml.document.contents);
		const source = { file, text, locationOf: yaml.locationOf, invalidKeys: () => invalidKeys(yaml) };
		if (data === null || (typeof data === "object" && !Array.isArray(data))) return { data, source };
		const fix = "Write one key a line, with its value.";
		const layout = { rule: "sidecar/layout", severity: "error", message: "expected keys with values", fix } as const;
		return { data: {}, problems: [{ ...layout, at: yaml.at(0) }] };
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return { data: {}, problems: error.problems };
	}
}

/** The nearest enclosing folder with something at a path. */
function topWith({ folders }: Around, path: string): string | undefined {
	return folders.find((folder) => exists(join(folder, path)));
}

/** The names that the surroundings know for the fields that ask for some; none for those whose places aren't there. */
export function knownNames(
	{ fields, others = [] }: MetadataDeclaration,
	around: Around,
): ReadonlyMap<KnownNames, readonly string[]> {
	const known = [...fields, ...others].flatMap((field) => field.known ?? []);
	return new Map(
		known.flatMap((each): [KnownNames, readonly string[]][] => {
			const names = namesOf(each, around);
			return names.length === 0 ? [] : [[each, names]];
		}),
	);
}

/** The names from all places; only those of the settings if they have the list. */
function namesOf({ words = [], list, folders, lists = [] }: KnownNames, around: Around): readonly string[] {
	if (list !== undefined && Object.hasOwn(around.lists, list)) return around.lists[list]!;
	return [
		...words,
		...(folders === undefined ? [] : remembered(`${folders}/`, around, foldersIn)),
		...lists.flatMap(({ file, keys }) =>
			keys.flatMap((key) => remembered(file, around, listsIn, `${file}\n${key}`, key)),
		),
	];
}

/** Cache of what was read, by path, valid until the file changes: a run asks once per proposal. */
const READ = new Remembered<readonly string[]>();

function remembered(
	place: string,
	around: Around,
	read: (path: string, key: string) => readonly string[],
	name = place,
	key = "",
): readonly string[] {
	const top = topWith(around, place);
	if (top === undefined) return [];
	const path = join(top, place);
	const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
	return READ.get(`${top}\n${name}\n${changed}`, () => read(path, key));
}

/** The texts of the list at a key. Unreadable files give none, since that isn't the proposal's fault. */
function listsIn(path: string, key: string): string[] {
	try {
		const data = plainData(readYaml(readTextIfAny(path, MAX_BYTES.settings) ?? "", path).document.contents);
		const value = valueAt({ data }, key.split("/"));
		return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
	} catch (error) {
		if (error instanceof InputError) return [];
		throw error;
	}
}
