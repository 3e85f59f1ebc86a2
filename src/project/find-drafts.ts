/**
 * Drafts and other files below a folder, by their names alone. Looks neither into hidden folders nor where packages are kept, follows
 * no link, and gives up where a folder tree is too large to be a project's.
 */
import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

export interface Found {
	/** Paths that begin with the folder as it was given; those in it before those further below, by name. */
	readonly files: readonly string[];
	/** There may be more: the search was given up. */
	readonly more: boolean;
}

/** How drafts are named. */
export const DRAFT = /\.pep\.ya?ml$/i;
const SKIPPED = /^\.|^node_modules$/;

/** More than that is somebody's whole disk, and would keep the author waiting, unless more files are asked for. */
const MOST_FOLDERS = 5000;
const MOST_DRAFTS = 2000;
const DEEPEST = 16;

/** All files below `folder` (absolute) that are named as drafts are; as `findFiles`. */
export async function findDrafts(folder: string, shown: string): Promise<Found> {
	return findFiles(folder, shown, DRAFT, MOST_DRAFTS);
}

/**
 * All files below `folder` (absolute) of that name, at most `most`, as paths below `shown`. A folder inside that can't
 * be read is passed over; for `folder` itself the file system's error is thrown.
 */
export async function findFiles(folder: string, shown: string, wanted: RegExp, most: number): Promise<Found> {
	const files: string[] = [];
	let level: string[] = [""];
	let folders = 0;
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > DEEPEST) return { files, more: true };
		const below: string[] = [];
		for (const name of level) {
			if (++folders > Math.max(MOST_FOLDERS, most)) return { files, more: true };
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
