/**
 * `.pep-wizard.yaml`, a project's settings: where to look for it, and the template that it names. The keys `rules` and
 * `paths` belong to the checks, which read and validate them.
 */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { isPublic, exists as isThere } from "../files/evidence.ts";
import { MAX_BYTES } from "../files/read.ts";
import type { Location } from "../outline/problem.ts";
import { readText } from "./read-text.ts";

export const SETTINGS_NAME = ".pep-wizard.yaml";

/** The template that the settings name. */
export interface ProjectTemplate {
	/** As written there: a name, or a path from the settings' folder. */
	readonly template: string;
	/** The settings' folder, absolute. */
	readonly folder: string;
	readonly at: Location;
}

/**
 * The template named by the nearest settings file; undefined if there are no settings or they name none.
 * @throws InputError with line and column for invalid settings
 */
export async function projectTemplate(cwd: string): Promise<ProjectTemplate | undefined> {
	for (const folder of settingsFolders(cwd)) {
		const path = join(folder, SETTINGS_NAME);
		if (!existsSync(path)) continue;
		const file = relative(cwd, path) || SETTINGS_NAME;
		// Most projects have no settings, and don't need the YAML library.
		const { templateOfSettings: templateIn } = await import("./settings-template.ts");
		const found = templateIn(await readText(path, file, undefined, MAX_BYTES.settings), file);
		return found && { ...found, folder };
	}
	return undefined;
}

/**
 * The folders whose settings apply to a file or a working folder, nearest first: from `folder` (absolute) up to the top of
 * the repository or the user's home folder. Above those, and in world-writable folders, settings could be a stranger's.
 */
export function settingsFolders(folder: string): string[] {
	const home = resolve(homedir());
	const folders = [folder];
	for (let at = folder; at !== home && !isThere(join(at, ".git")); at = dirname(at)) {
		const above = dirname(at);
		if (above === at || isPublic(above)) break;
		folders.push(above);
	}
	return folders;
}

/** Whether there is a file or folder. A start asks this of several folders, and a thread for each would take longer. */
export async function exists(path: string): Promise<boolean> {
	return isThere(path);
}

/** Where `pep-wizard init` puts a repository's template and schemas. */
export const OWN_FOLDER = ".pep-wizard";

/** The path of a schema relative to a draft or a review (absolute), with slashes; undefined if the repository has none. */
export async function ownSchema(beside: string, name = "draft.schema.json"): Promise<string | undefined> {
	const folder = dirname(beside);
	for (const above of settingsFolders(folder)) {
		const path = join(above, OWN_FOLDER, name);
		if (!existsSync(path)) continue;
		const from = relative(folder, path).split(sep).join("/");
		return from.startsWith("../") ? from : `./${from}`;
	}
	return undefined;
}
