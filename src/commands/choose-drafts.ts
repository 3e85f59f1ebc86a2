/**
 * The drafts that a command line's PATHs mean: files as they are named, and all drafts below folders. Reads none.
 */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type Found, findDrafts } from "./find-drafts.ts";
import { unreadable } from "./read-text.ts";
import type { World } from "./world.ts";

/**
 * Paths as messages call them, each file once, in the order in which they were named; those below the current folder
 * where nothing is named. Tells on standard error where a folder holds none, or more than were looked at.
 * @throws InputError for a path that there isn't
 */
export async function chooseDrafts(paths: readonly string[], world: World): Promise<string[]> {
	const chosen = new Map<string, string>();
	for (const given of paths.length === 0 ? ["."] : paths) {
		for (const file of await draftsAt(given, world)) {
			const path = resolve(world.cwd, file);
			if (!chosen.has(path)) chosen.set(path, file);
		}
	}
	return [...chosen.values()];
}

async function draftsAt(given: string, world: World): Promise<readonly string[]> {
	const path = resolve(world.cwd, given);
	let found: Found;
	try {
		if (!(await stat(path)).isDirectory()) return [given];
		found = await findDrafts(path, given);
	} catch (error) {
		throw unreadable(given, error);
	}
	const { visible } = await import("../terminal/sanitize.ts");
	const where = given === "." ? "this folder" : visible(given);
	if (found.more) world.err(`There are too many folders below ${where} to look into all of them.\n`);
	else if (found.files.length === 0) world.err(`There are no drafts (*.pep.yaml) below ${where}.\n`);
	return found.files;
}
