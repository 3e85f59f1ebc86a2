/**
 * The proposals that a command line's PATHs mean: files as they are named; below folders all drafts, and
 * the Markdown files that may be proposals. Reads none of them.
 */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { DRAFT, findFiles } from "./find-drafts.ts";
import { ADVICE, unreadable } from "./read-text.ts";
import type { World } from "./world.ts";

export interface Target {
	/** As messages call it. */
	readonly file: string;
	/** Named itself, rather than found below a folder: it is a proposal, whatever it looks like. */
	readonly named: boolean;
}

const PROPOSAL = /\.(?:pep\.ya?ml|md|markdown)$/i;
const MARKDOWN = /\.(?:md|markdown)$/i;
/** More than that is no project's. */
const MOST_FILES = 50_000;

export function isMarkdown(file: string): boolean {
	return MARKDOWN.test(file);
}

/**
 * Each file once, in the order in which they were named; those below the current folder where nothing is named. Of a
 * draft and the Markdown beside it that is made from it, below a folder only the draft.
 * @throws InputError for a path that there isn't
 */
export async function checkTargets(paths: readonly string[], world: World): Promise<Target[]> {
	const chosen = new Map<string, Target>();
	for (const given of paths.length === 0 ? ["."] : paths) {
		for (const target of await targetsAt(given, world)) {
			const path = resolve(world.cwd, target.file);
			const { file, named } = chosen.get(path) ?? target;
			chosen.set(path, { file, named: named || target.named });
		}
	}
	return [...chosen.values()];
}

async function targetsAt(given: string, world: World): Promise<Target[]> {
	const path = resolve(world.cwd, given);
	try {
		if (!statSync(path).isDirectory()) return [{ file: given, named: true }];
		const { files, more } = await findFiles(path, given, PROPOSAL, MOST_FILES);
		if (more) world.err("There are too many files or folders to look into all of them.\n");
		const drafts = new Set(files.filter((file) => DRAFT.test(file)).map((file) => file.replace(DRAFT, "")));
		const own = files.filter((file) => !isMarkdown(file) || !drafts.has(file.replace(MARKDOWN, "")));
		return own.map((file) => ({ file, named: false }));
	} catch (error) {
		throw unreadable(given, error, ADVICE.proposal);
	}
}
