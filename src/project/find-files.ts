/**
 * Finds drafts and other files below a folder by name, the one walk of all commands. Leaves out what git and ripgrep would:
 * hidden folders, node_modules, what ignore files and the settings name, submodules. Follows no symbolic links to folders,
 * and stops in folder trees that are too large for a project.
 */
import { type Dirent, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { IgnoreRules, SearchEnv } from "./ignore-rules.ts";
import { searchSettings } from "./search-settings.ts";

export interface FoundFiles {
	/** Paths that start with the folder as given; ordered by depth, then by name. */
	readonly files: readonly string[];
	/** The search was stopped; there may be more. */
	readonly more: boolean;
}

/** Drafts' file names. */
export const DRAFT = /\.pep\.ya?ml$/i;
const SKIPPED = /^\.|^node_modules$/;

/** Larger trees are someone's whole disk; searching them would take too long. Callers can ask for more files. */
const MAX_FOLDERS = 5000;
const MAX_DRAFTS = 2000;
const FOLDERS_AT_ONCE = 50;
const MAX_DEPTH = 16;

/** What to look for. */
export interface Search {
	/** Found paths start with it. */
	readonly shown: string;
	/** Names of files. */
	readonly wanted: RegExp;
	readonly most: number;
	/** The user may ignore files in all repositories. */
	readonly env: SearchEnv;
}

/** All drafts below `folder` (absolute); see findFiles. */
export async function findDrafts(folder: string, shown: string, env: SearchEnv): Promise<FoundFiles> {
	return findFiles(folder, { shown, wanted: DRAFT, most: MAX_DRAFTS, env });
}

/** A folder on the way. */
interface Level {
	/** From the start. */
	readonly name: string;
	readonly rules: IgnoreRules;
}

/**
 * At most `most` files below `folder` (absolute) whose names match. Subfolders that can't
 * be read are skipped; if `folder` itself can't, the file system's error is thrown.
 */
export async function findFiles(folder: string, { shown, wanted, most, env }: Search): Promise<FoundFiles> {
	const start = resolve(folder);
	// Read first: a folder that can't be read is the caller's error.
	const first = readdirSync(start, { withFileTypes: true });
	const { isLeftOut, rulesAbove, rulesIn } = await import("./ignore-rules.ts");
	const settings = await searchSettings(start);
	const files: string[] = [];
	let level: Level[] = [{ name: "", rules: rulesAbove(start, settings, env) }];
	let folders = 0;
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > MAX_DEPTH) return { files, more: true };
		const below: Level[] = [];
		for (const { name, rules } of level) {
			if (++folders > Math.max(MAX_FOLDERS, most)) return { files, more: true };
			// A session handles keys meanwhile.
			if (folders % FOLDERS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
			const path = join(start, name);
			const entries = depth === 0 ? first : entriesOf(path);
			const names = entries.map((entry) => entry.name);
			// Another repository, such as a submodule, is a project of its own.
			if (depth > 0 && rules.inRepository && !settings?.submodules && names.includes(".git")) continue;
			const own = depth === 0 ? rules : rulesIn(rules, path, names);
			for (const entry of entries.sort(byName)) {
				const isFolder = entry.isDirectory();
				if (SKIPPED.test(entry.name) || !(isFolder || wanted.test(entry.name))) continue;
				if (isLeftOut(own, join(path, entry.name), isFolder)) continue;
				if (isFolder) below.push({ name: join(name, entry.name), rules: own });
				else files.push(join(shown, name, entry.name));
				if (files.length === most) return { files, more: true };
			}
		}
		level = below;
	}
	return { files, more: false };
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1);

function entriesOf(folder: string): Dirent[] {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch {
		return [];
	}
}
