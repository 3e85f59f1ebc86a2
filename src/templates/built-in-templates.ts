/**
 * What the package ships: its templates and questionnaires, their outlines (compiled at build time, where this runs
 * built) and its version. Knows no template of a user's; compiling is the outline room's.
 */
import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readNow } from "../files/read.ts";
import { InputError } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { readText } from "../project/read-text.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** Built, this code is in dist/; otherwise this file is in src/templates/. */
export const isBuilt = basename(here) === "dist";
/** Holds package.json, templates/ and questionnaire/. */
export const packageFolder = isBuilt ? dirname(here) : dirname(dirname(here));

/** The template for those who name none. */
export const DEFAULT_TEMPLATE = "pep";

/** A template's or a questionnaire's text; messages call it `file`. */
export interface TemplateSource {
	readonly name: string;
	readonly text: string;
	readonly file: string;
}

/** This program's version. */
export function version(): string {
	const description: { version: string } = JSON.parse(readNow(join(packageFolder, "package.json")).toString());
	return description.version;
}

/** Names of the built-in templates, in alphabetical order. */
export async function templateNames(): Promise<string[]> {
	const files = await readdir(join(packageFolder, "templates"));
	return files
		.filter((file) => file.endsWith(".md"))
		.map((file) => basename(file, ".md"))
		.sort();
}

/** Each outline is read once in a run, however many drafts use it. */
const outlines = new Map<string, Promise<Outline | undefined>>();

/** A built-in template's outline; undefined for a name that none has. */
export function builtInOutline(name: string): Promise<Outline | undefined> {
	const outline = outlines.get(name) ?? readBuiltIn(name);
	outlines.set(name, outline);
	return outline;
}

async function readBuiltIn(name: string): Promise<Outline | undefined> {
	if (!/^[\w-]+$/.test(name)) return undefined;
	if (isBuilt) {
		const file = join(packageFolder, "dist", "outlines", `${name}.json`);
		return readText(file, file).then((text) => JSON.parse(text) as Outline, missing);
	}
	const file = join(packageFolder, "templates", `${name}.md`);
	const text = await readText(file, `templates/${name}.md`).catch(missing);
	return text === undefined ? undefined : compile({ name, text, file: `templates/${name}.md` }, await questionnaires());
}

function missing(error: unknown): undefined {
	if (error instanceof InputError) return undefined;
	throw error;
}

/** All built-in questionnaires, by name. */
export async function questionnaires(): Promise<TemplateSource[]> {
	const folder = join(packageFolder, "questionnaire");
	const files = (await readdir(folder)).filter((file) => file.endsWith(".yaml")).sort();
	const read = async (file: string): Promise<TemplateSource> => {
		const text = await readText(join(folder, file), file);
		return { name: basename(file, ".yaml"), text, file: `questionnaire/${file}` };
	};
	return Promise.all(files.map(read));
}

/** Compiles a template; loads what does so only now. */
export async function compile(template: TemplateSource, sources: readonly TemplateSource[]): Promise<Outline> {
	const { compileOutline } = await import("../outline/compile.ts");
	return compileOutline({ name: template.name, template, questionnaires: sources });
}
