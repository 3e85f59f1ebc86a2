/**
 * The proposals that a command line's PATHs mean: files as they are named; below folders all drafts, and
 * the Markdown files that may be proposals. Reads none of them.
 */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { World } from "../cli/world.ts";
import { unreadable } from "../draft/unreadable.ts";
import { InputError, type Problem } from "../outline/problem.ts";
import { DRAFT, findFiles } from "./find-drafts.ts";
import { ADVICE } from "./read-text.ts";

export interface Target {
	/** As messages call it. */
	readonly file: string;
	/** Named itself, rather than found below a folder: it is a proposal, whatever it looks like. */
	readonly named: boolean;
	/** Why nothing can be found there; whoever would read it tells. */
	readonly unusable?: readonly Problem[];
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
 * draft and the Markdown beside it that is made from it, below a folder only the draft. A path that there isn't is one
 * too, so that it keeps the others from nothing.
 */
export async function checkTargets(paths: readonly string[], world: World): Promise<Target[]> {
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
		return [{ file: given, named: true, unusable: unreadable(given, error, ADVICE.proposal).problems }];
	}
}

/** @throws InputError for a target that there isn't */
export function mustBeThere({ unusable }: Target): void {
	if (unusable) throw new InputError(unusable);
}
