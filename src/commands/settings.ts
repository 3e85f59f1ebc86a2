/**
 * `.pep-wizard.yaml`, the settings of a project: where it is looked for, and the template that it names. Its keys
 * `rules` and `paths` belong to the checks, which read and judge them themselves.
 */
import { stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { isMap, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import { InputError, type Place } from "../outline/problem.ts";
import { yamlPlaces } from "../outline/yaml-places.ts";
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
		const found = templateIn(await readText(path, file), file);
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

function templateIn(text: string, file: string): Omit<ProjectTemplate, "folder"> | undefined {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: false });
	const places = yamlPlaces(file, lines);
	const [wrong] = [...document.errors, ...document.warnings];
	if (wrong) throw mistake(`no YAML: ${wrong.message}`, places.at(wrong.pos[0]), "Mend it there");
	const { contents } = document;
	if (contents !== null && !isMap(contents)) {
		const nothing = isScalar(contents) && contents.value === null;
		if (nothing) return undefined;
		throw mistake("expected keys with values", places.at(contents.range?.[0] ?? 0), "Write “template: NAME”");
	}
	const node = document.get("template", true);
	if (node === undefined) return undefined;
	const at = places.of(document.contents as Node | null, ["template"]);
	if (!isScalar(node) || typeof node.value !== "string" || node.value.trim() === "")
		throw mistake("expected the template's name or path", at, "Write “template: NAME”, or a path from this folder");
	return { template: node.value.trim(), at };
}

/** A mistake in the settings, at its place. */
export function mistake(message: string, at: Place, fix: string): InputError {
	return new InputError([{ rule: "settings/template", severity: "error", message, at, fix }]);
}
