/**
 * Finds outlines: the built-in ones, made at build time where this runs built, and those of Markdown files that the
 * user names. Knows files and names; what makes an outline is the outline room's.
 */
import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { MOST } from "../files/read.ts";
import { InputError } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { ADVICE, readText } from "../project/read-text.ts";
import type { TemplateFiles } from "./template-files.ts";

const here = dirname(fileURLToPath(import.meta.url));

/** Chunks lie in dist/ when this runs built, and this file in src/commands/ when it doesn't. */
export const isBuilt = basename(here) === "dist";
/** Holds package.json, templates/ and questionnaire/. */
export const packageFolder = isBuilt ? dirname(here) : dirname(dirname(here));

/** The template that is used where none is named. */
export const DEFAULT_TEMPLATE = "pep";

interface Source {
	readonly name: string;
	readonly text: string;
	readonly file: string;
}

/** A template is meant by its path, not its name, when it looks like one: a Markdown file's or a folder's. */
export function isTemplatePath(template: string): boolean {
	return /[\\/]|\.(md|markdown)$/i.test(template);
}

/** Names of the built-in templates, in alphabetical order. */
export async function templateNames(): Promise<string[]> {
	const files = await readdir(join(packageFolder, "templates"));
	return files
		.filter((file) => file.endsWith(".md"))
		.map((file) => basename(file, ".md"))
		.sort();
}

/** A thousand drafts of one template share one outline. */
const known = new Map<string, Promise<Outline | undefined>>();

/** The built-in template's outline; undefined where there is no template of that name. */
export function builtInOutline(name: string): Promise<Outline | undefined> {
	const outline = known.get(name) ?? readBuiltIn(name);
	known.set(name, outline);
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

/** Drafts of one template share its outline, as long as its files say the same. */
const compiled = new Map<string, Promise<Outline>>();

/**
 * The outline of a template of the user's own; its questionnaire may include the built-in ones. Throws InputError for
 * a mistake in either.
 */
export async function outlineOfFiles({ name, template, questionnaire }: TemplateFiles): Promise<Outline> {
	const text = await readText(template.path, template.shown, ADVICE.template);
	const asked = questionnaire && {
		name,
		text: await readText(questionnaire.path, questionnaire.shown, undefined, MOST.settings),
		file: questionnaire.shown,
	};
	const key = JSON.stringify([name, template.shown, text, asked]);
	const outline = compiled.get(key) ?? compileOwn({ name, text, file: template.shown }, asked);
	compiled.set(key, outline);
	return outline;
}

async function compileOwn(template: Source, asked: Source | undefined): Promise<Outline> {
	const others = (await questionnaires()).filter(({ name }) => name !== template.name);
	return compile(template, asked === undefined ? others : [asked, ...others]);
}

async function questionnaires(): Promise<Source[]> {
	const folder = join(packageFolder, "questionnaire");
	const files = (await readdir(folder)).filter((file) => file.endsWith(".yaml")).sort();
	const read = async (file: string): Promise<Source> => {
		return {
			name: basename(file, ".yaml"),
			text: await readText(join(folder, file), file),
			file: `questionnaire/${file}`,
		};
	};
	return Promise.all(files.map(read));
}

async function compile(template: Source, sources: readonly Source[]): Promise<Outline> {
	const { compileOutline } = await import("../outline/compile.ts");
	return compileOutline({ name: template.name, template, questionnaires: sources });
}
