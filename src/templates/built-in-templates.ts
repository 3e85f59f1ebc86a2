/**
 * Gives access to what the package ships: templates and questionnaires, their outlines (compiled at build time in the
 * built program) and the version. Knows no templates of users; src/outline compiles.
 */
import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { readNow } from "../files/read.ts";
import { InputError } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { readText } from "../project/read-text.ts";

/** In the built program, this code is in dist/; otherwise in src/templates/. */
export const isBuilt = basename(import.meta.dirname) === "dist";
/** Holds package.json, templates/ and questionnaire/. */
export const packageFolder = isBuilt ? dirname(import.meta.dirname) : dirname(dirname(import.meta.dirname));

/** The default template. */
export const DEFAULT_TEMPLATE = "pep";

/** The text of a template or questionnaire; `file` is its name in messages. */
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

/** Cache: each outline is read once per run. */
const outlines = new Map<string, Promise<Outline | undefined>>();

/** A built-in template's outline; undefined for an unknown name. */
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

/** Compiles a template. The compiler is loaded on demand. */
export async function compile(template: TemplateSource, sources: readonly TemplateSource[]): Promise<Outline> {
	const { compileOutline } = await import("../outline/compile.ts");
	return compileOutline({ name: template.name, template, questionnaires: sources });
}
