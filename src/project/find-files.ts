/**
 * Finds drafts and other files below a folder by name. Skips hidden folders and node_modules, follows no symbolic links, and
 * stops in folder trees that are too large for a project.
 */
import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

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
const MAX_DEPTH = 16;

/** All drafts below `folder` (absolute); see findFiles. */
export async function findDrafts(folder: string, shown: string): Promise<FoundFiles> {
	return findFiles(folder, shown, DRAFT, MAX_DRAFTS);
}

/**
 * At most `most` files below `folder` (absolute) whose names match `wanted`, as paths below `shown`. Subfolders that can't
 * be read are skipped; if `folder` itself can't, the file system's error is thrown.
 */
export async function findFiles(folder: string, shown: string, wanted: RegExp, most: number): Promise<FoundFiles> {
	const files: string[] = [];
	let level: string[] = [""];
	let folders = 0;
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > MAX_DEPTH) return { files, more: true };
		const below: string[] = [];
		for (const name of level) {
			if (++folders > Math.max(MAX_FOLDERS, most)) return { files, more: true };
			for (const entry of await entriesOf(join(folder, name), depth > 0)) {
				if (SKIPPED.test(entry.name)) continue;
				if (entry.isDirectory()) below.push(join(name, entry.name));
				else if (wanted.test(entry.name)) files.push(join(shown, name, entry.name));
				if (files.length === most) return { files, more: true };
			}
		}
		level = below;
	}
	return { files, more: false };
}

async function entriesOf(folder: string, mayFail: boolean): Promise<Dirent[]> {
	const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
		if (mayFail) return [];
		throw error;
	});
	return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}
