/**
 * The proposals that files on a command line belong to: a pre-commit hook names the YAML file beside a document, a
 * review or an approval. Works on names and folders; reads none of the files.
 */
import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { World } from "../cli/world.ts";
import { companionValues, firstFolders } from "../metadata/companions.ts";
import type { Problem } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { DRAFT, findFiles } from "../project/find-files.ts";
import type { SearchEnv } from "../project/ignore-rules.ts";
import { settingsFolders } from "../project/settings.ts";
import { isMarkdown, type Target } from "../project/targets.ts";

type Surroundings = Pick<World, "cwd" | "env">;

/** Each target once, with files replaced by the proposals that they belong to. */
export async function ownerTargets(
	targets: readonly Target[],
	outlines: readonly Outline[],
	world: Surroundings,
): Promise<Target[]> {
	const chosen = new Map<string, Target>();
	for (const target of targets) {
		for (const owner of await ownersOf(target, outlines, world)) {
			const path = resolve(world.cwd, owner.file);
			const known = chosen.get(path) ?? owner;
			chosen.set(path, { ...known, named: known.named || owner.named });
		}
	}
	return [...chosen.values()];
}

async function ownersOf(
	target: Target,
	outlines: readonly Outline[],
	{ cwd, env }: Surroundings,
): Promise<readonly Target[]> {
	const { file, unusable } = target;
	if (unusable || isMarkdown(file) || DRAFT.test(file)) return [target];
	const path = resolve(cwd, file);
	const beside = besideOf(path, outlines);
	const owners = beside ?? (await companionOwners(path, outlines, env));
	if (!owners) return [target];
	if (owners.length === 0) return [{ ...target, unusable: [lonely(file)] }];
	const isOne = owners.length === 1;
	// Names as given: below the folder of the file, or relative to the working folder.
	return owners.map((owner) => ({
		file: beside ? join(dirname(file), basename(owner)) : relative(cwd, owner),
		named: isOne,
	}));
}

function lonely(file: string): Problem {
	const message = "the proposal that this file belongs to isn't there";
	return { rule: "file/no-proposal", severity: "error", message, at: { file }, fix: "Name the proposal itself" };
}

const REVIEW = /\.review\.ya?ml$/i;

/** The proposals beside a file that goes with one; undefined for any other file. */
function besideOf(path: string, outlines: readonly Outline[]): string[] | undefined {
	const name = basename(path);
	const names = namesIn(dirname(path)).filter((each) => isMarkdown(each) || DRAFT.test(each));
	const found = (stem: string, endings: RegExp): string[] =>
		names.filter(
			(each) => each.toLowerCase().startsWith(`${stem.toLowerCase()}.`) && endings.test(each.slice(stem.length)),
		);
	const inFolder = (all: readonly string[]): string[] => all.map((each) => join(dirname(path), each));
	if (REVIEW.test(name)) {
		const stem = name.replace(REVIEW, "");
		const drafts = found(stem, /^\.pep\.ya?ml$/i);
		return inFolder(drafts.length > 0 ? drafts : found(stem, /^\.(?:md|markdown)$/i));
	}
	for (const { sidecar } of outlines) {
		const isOwn = sidecar && (name === sidecar.file || name.endsWith(`.${sidecar.file}`));
		if (!isOwn) continue;
		const stem = name === sidecar.file ? "readme" : name.slice(0, -sidecar.file.length - 1);
		// The file is read with the document; a draft has its own answers.
		const documents = found(stem, /^\.(?:md|markdown)$/i);
		if (documents.length > 0) return inFolder(documents);
		const drafts = found(stem, /^\.pep\.ya?ml$/i);
		return inFolder(drafts.length > 0 || name !== sidecar.file ? drafts : names);
	}
	return undefined;
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder).sort();
	} catch {
		return [];
	}
}

/** Maximum number of files to search in a repository. */
const MAX_FILES = 50_000;

/** The proposals that a file elsewhere in the repository belongs to; undefined if none is declared at that path. */
async function companionOwners(
	path: string,
	outlines: readonly Outline[],
	env: SearchEnv,
): Promise<string[] | undefined> {
	const declared = outlines.flatMap((outline) =>
		[outline.sidecar, outline.metadata].flatMap((each) =>
			(each?.companions ?? []).map((companion) => ({ companion, outline })),
		),
	);
	if (declared.length === 0) return undefined;
	for (const top of settingsFolders(dirname(path))) {
		const name = relative(top, path).replaceAll("\\", "/");
		for (const { companion, outline } of declared) {
			const values = companionValues(companion.path, name);
			if (values) return proposalsNamed(top, values, outline, env);
		}
	}
	return undefined;
}

/** The declared files elsewhere in the repository around the working folder, as paths relative to it. */
export async function companionFiles(outlines: readonly Outline[], { cwd, env }: Surroundings): Promise<string[]> {
	const declared = outlines.flatMap(({ sidecar, metadata }) =>
		[sidecar, metadata].flatMap((each) => each?.companions ?? []),
	);
	const folders = new Set(declared.map(({ path }) => firstFolders(path)));
	const found: string[] = [];
	for (const folder of folders) {
		const top = settingsFolders(cwd).find((each) => existsSync(join(each, folder)));
		if (top === undefined) continue;
		const path = join(top, folder);
		found.push(
			...(await findFiles(path, { shown: relative(cwd, path), wanted: /\.ya?ml$/i, most: MAX_FILES, env })).files,
		);
	}
	return found;
}

/** The proposals whose paths have all values in their names; or else those that have all numbers. */
async function proposalsNamed(
	top: string,
	values: readonly string[],
	outline: Outline,
	env: SearchEnv,
): Promise<string[]> {
	const { files } = await findFiles(top, { shown: "", wanted: /\.(?:pep\.ya?ml|md|markdown)$/i, most: MAX_FILES, env });
	const numbers = values.filter((value) => /^\d+$/.test(value));
	for (const wanted of [values, numbers]) {
		const found = files.filter((file) => wanted.length > 0 && wanted.every((value) => isNamed(file, value)));
		// Beside a README with a file of its own, other documents are notes.
		const main = outline.sidecar ? found.filter((file) => /(?:^|[\\/])readme\./i.test(file)) : [];
		const owners = main.length > 0 ? main : found;
		if (owners.length > 0) return owners.map((file) => join(top, file));
	}
	return [];
}

/** Whether a folder or file of the path has this name, or begins with it: `1234-title/README.md`. */
function isNamed(file: string, value: string): boolean {
	return file
		.split(/[\\/]/)
		.some((part) => part === value || (part.startsWith(value) && /^[-_. ]/.test(part.slice(value.length))));
}
