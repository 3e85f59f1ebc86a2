/**
 * Expands the PATHs of a command line: files as named; in folders all drafts, and Markdown that may be a proposal. Reads
 * none of them.
 */
import { lstatSync, realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { World } from "../cli/world.ts";
import { readError } from "../draft/read-error.ts";
import { InputError, type Problem } from "../outline/problem.ts";
import { DRAFT, findFiles } from "./find-files.ts";
import { ADVICE } from "./read-text.ts";

export interface Target {
	/** Its name in messages. */
	readonly file: string;
	/** Named on the command line rather than found in a folder: always a proposal, whatever its content. */
	readonly named: boolean;
	/** Why the path can't be used; reported by requireTarget. */
	readonly unusable?: readonly Problem[];
}

const PROPOSAL = /\.(?:pep\.ya?ml|md|markdown)$/i;
const MARKDOWN = /\.(?:md|markdown)$/i;
/** No project has more. */
const MAX_FILES = 50_000;

/** Whether the name is that of a Markdown file. */
export function isMarkdown(file: string): boolean {
	return MARKDOWN.test(file);
}

/**
 * Each file once, in the order named; without paths, those in the current folder. In folders, Markdown beside a draft of
 * the same name is left out, because it is made from the draft. A path that doesn't exist becomes an unusable target, so
 * that the others are still processed.
 */
export async function findTargets(paths: readonly string[], world: World): Promise<Target[]> {
	const chosen = new Map<string, Target>();
	for (const given of paths.length === 0 ? ["."] : paths) {
		for (const target of await targetsAt(given, world)) {
			const path = resolve(world.cwd, target.file);
			const known = chosen.get(path) ?? target;
			chosen.set(path, { ...known, named: known.named || target.named });
		}
	}
	return [...chosen.values()];
}

/** The targets without links that were found in folders and lead to another target: each proposal counts once. */
export function withoutCopies(targets: readonly Target[], { cwd }: Pick<World, "cwd">): Target[] {
	const isLink = ({ file, named }: Target): boolean =>
		!named && lstatSync(resolve(cwd, file), { throwIfNoEntry: false })?.isSymbolicLink() === true;
	const links = new Set(targets.filter(isLink));
	if (links.size === 0) return [...targets];
	const seen = new Set(targets.flatMap((target) => (links.has(target) ? [] : (realPath(target, cwd) ?? []))));
	return targets.filter((target) => {
		const path = links.has(target) ? realPath(target, cwd) : undefined;
		if (path === undefined) return true;
		const isCopy = seen.has(path);
		seen.add(path);
		return !isCopy;
	});
}

function realPath({ file }: Target, cwd: string): string | undefined {
	try {
		return realpathSync(resolve(cwd, file));
	} catch {
		return undefined;
	}
}

async function targetsAt(given: string, world: World): Promise<Target[]> {
	const path = resolve(world.cwd, given);
	try {
		if (!statSync(path).isDirectory()) return [{ file: given, named: true }];
		const { files, more } = await findFiles(path, { shown: given, wanted: PROPOSAL, most: MAX_FILES, env: world.env });
		if (more) world.err("Too many files or folders; not all of them were searched.\n");
		const drafts = new Set(files.filter((file) => DRAFT.test(file)).map((file) => file.replace(DRAFT, "")));
		const own = files.filter((file) => !isMarkdown(file) || !drafts.has(file.replace(MARKDOWN, "")));
		return own.map((file) => ({ file, named: false }));
	} catch (error) {
		return [{ file: given, named: true, unusable: readError(given, error, ADVICE.proposal).problems }];
	}
}

/** @throws InputError for an unusable target */
export function requireTarget({ unusable }: Target): void {
	if (unusable) throw new InputError(unusable);
}
