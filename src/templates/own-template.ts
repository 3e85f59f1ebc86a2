/**
 * A template of the user's own: a Markdown file with its questionnaire beside it, or a folder with both. Finds its
 * files by name and compiles them; doesn't decide which template to use.
 */
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { readError } from "../draft/read-error.ts";
import { MAX_BYTES } from "../files/read.ts";
import { InputError } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { ADVICE, readText } from "../project/read-text.ts";
import { compile, questionnaires, type TemplateSource } from "./built-in-templates.ts";

/** A file's path, and its name in messages. */
export interface NamedPath {
	readonly path: string;
	readonly shown: string;
}

export interface TemplateFiles {
	/** The outline's name. */
	readonly name: string;
	readonly template: NamedPath;
	/** Without one, the kinds of answers follow from the template's text alone. */
	readonly questionnaire: NamedPath | undefined;
}

const MARKDOWN = /\.(md|markdown)$/i;
/** File names that don't describe a template; their folder's name does. */
const NAMELESS = /^(template|readme)$/i;

/** Whether a word means a template by its path rather than by its name: that of a Markdown file or of a folder. */
export function isTemplatePath(template: string): boolean {
	return /[\\/]|\.(md|markdown)$/i.test(template);
}

/**
 * The files of the template at a path. In a folder it is `template.md`, or else the only Markdown file beside a README;
 * its questionnaire is `questionnaire.yaml` or the YAML file of the same name. If a file is named instead of a folder,
 * `questionnaire.yaml` only counts beside `template.md`.
 * @throws InputError for a folder without a template, or with several
 */
export async function templateFiles(path: string, shown: string): Promise<TemplateFiles> {
	const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
	const template = isFolder ? await templateIn(path, shown) : { path, shown };
	const own = basename(template.path, extname(template.path));
	const name = NAMELESS.test(own) ? basename(dirname(template.path)) || own : own;
	const shared = isFolder || own.toLowerCase() === "template" ? ["questionnaire.yaml", "questionnaire.yml"] : [];
	const questionnaire = await firstFile(template, [`${own}.yaml`, `${own}.yml`, ...shared]);
	return { name, template, questionnaire };
}

async function templateIn(folder: string, shown: string): Promise<NamedPath> {
	const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
		throw readError(shown, error, ADVICE.template);
	});
	const names = entries.filter((entry) => !entry.isDirectory() && MARKDOWN.test(entry.name)).map(({ name }) => name);
	const found =
		names.find((name) => /^template\.(md|markdown)$/i.test(name)) ??
		only(names.filter((name) => !/^readme\./i.test(name))) ??
		only(names);
	if (found !== undefined) return { path: join(folder, found), shown: join(shown, found) };
	const message = names.length === 0 ? "there is no template in this folder" : "there are several templates in here";
	const fix = "Expected template.md or one Markdown file, or name the file itself";
	throw new InputError([{ rule: "template/folder", severity: "error", message, at: { file: shown }, fix }]);
}

function only<T>(all: readonly T[]): T | undefined {
	return all.length === 1 ? all[0] : undefined;
}

async function firstFile(beside: NamedPath, names: readonly string[]): Promise<NamedPath | undefined> {
	for (const name of names) {
		const path = join(dirname(beside.path), name);
		const facts = await stat(path).catch(() => undefined);
		// A pipe or a device is refused when it is read, with a message.
		if (facts && !facts.isDirectory()) return { path, shown: join(dirname(beside.shown), name) };
	}
	return undefined;
}

/** Drafts that use the same template share its outline, as long as its files hold the same text. */
const outlines = new Map<string, Promise<Outline>>();

/**
 * The template's outline. Its questionnaire may include the built-in ones.
 * @throws InputError for a mistake in either file, with its location
 */
export async function outlineOfFiles({ name, template, questionnaire }: TemplateFiles): Promise<Outline> {
	const text = await readText(template.path, template.shown, ADVICE.template);
	const asked = questionnaire && {
		name,
		text: await readText(questionnaire.path, questionnaire.shown, undefined, MAX_BYTES.settings),
		file: questionnaire.shown,
	};
	const key = JSON.stringify([name, template.shown, text, asked]);
	const outline = outlines.get(key) ?? compileOwn({ name, text, file: template.shown }, asked);
	outlines.set(key, outline);
	return outline;
}

/**
 * The outline that the template would have with another questionnaire.
 * @throws InputError for a mistake in either
 */
export async function outlineOfText({ name, template }: TemplateFiles, questionnaire: string): Promise<Outline> {
	const text = await readText(template.path, template.shown, ADVICE.template);
	return compileOwn({ name, text, file: template.shown }, { name, text: questionnaire, file: "questionnaire" });
}

async function compileOwn(template: TemplateSource, asked: TemplateSource | undefined): Promise<Outline> {
	const others = (await questionnaires()).filter(({ name }) => name !== template.name);
	return compile(template, asked === undefined ? others : [asked, ...others]);
}
