/**
 * `.pep-wizard.yaml`, the settings of a project: where it is looked for, and the template that it names. Its keys
 * `rules` and `paths` belong to the checks, which read and judge them themselves.
 */
import { stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { MOST } from "../files/read.ts";
import type { Place } from "../outline/problem.ts";
import { readText } from "./read-text.ts";

export const SETTINGS_NAME = ".pep-wizard.yaml";

/** The template that the settings name. */
export interface ProjectTemplate {
	/** As it is written there: a name, or a path from the settings' folder. */
	readonly template: string;
	/** The settings' folder, absolute. */
	readonly folder: string;
	readonly at: Place;
}

/**
 * The template of the project that the user works in, by the nearest settings that there are; undefined where nobody
 * names one.
 * @throws InputError for settings that can't be read, with line and column
 */
export async function projectTemplate(cwd: string): Promise<ProjectTemplate | undefined> {
	for (const folder of await settingsFolders(cwd)) {
		const path = join(folder, SETTINGS_NAME);
		if (!(await exists(path))) continue;
		const file = relative(cwd, path) || SETTINGS_NAME;
		// Most projects have none, and need no YAML.
		const { templateIn } = await import("./settings-template.ts");
		const found = templateIn(await readText(path, file, undefined, MOST.settings), file);
		return found && { ...found, folder };
	}
	return undefined;
}

/**
 * The folders in which settings count for a file or a working folder, the nearest first: upwards from `folder`
 * (absolute), as far as the project's repository or the user's home reaches. Above those, and in folders that anybody
 * may write to, settings could be a stranger's.
 */
export async function settingsFolders(folder: string): Promise<string[]> {
	const home = resolve(homedir());
	const folders = [folder];
	for (let at = folder; at !== home && !(await exists(join(at, ".git"))); at = dirname(at)) {
		const above = dirname(at);
		if (above === at || (await isPublic(above))) break;
		folders.push(above);
	}
	return folders;
}

async function exists(path: string): Promise<boolean> {
	return (await stat(path).catch(() => undefined)) !== undefined;
}

async function isPublic(folder: string): Promise<boolean> {
	const facts = await stat(folder).catch(() => undefined);
	return facts === undefined || (facts.mode & 0o002) !== 0;
}
