/**
 * Where a template of the user's own lies: a Markdown file with its questionnaire beside it, or a folder with both.
 * Looks at names alone; knows nothing of what is in the files.
 */
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { unreadable } from "../draft/unreadable.ts";
import { InputError } from "../outline/problem.ts";
import { ADVICE } from "../project/read-text.ts";

/** A file by its path, and as messages call it. */
export interface Shown {
	readonly path: string;
	readonly shown: string;
}

export interface TemplateFiles {
	/** What the outline is called. */
	readonly name: string;
	readonly template: Shown;
	/** None where there is no questionnaire: the template's looks alone decide. */
	readonly questionnaire: Shown | undefined;
}

const MARKDOWN = /\.(md|markdown)$/i;
/** Names that say nothing of what a template is for; their folder's name does. */
const NAMELESS = /^(template|readme)$/i;

/**
 * The files of the template at a path. In a folder it is `template.md`, or else the only Markdown file beside a
 * README; its questionnaire is `questionnaire.yaml` or the YAML file of the same name. Beside a file that is named
 * itself, `questionnaire.yaml` counts only where the file is `template.md`.
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

async function templateIn(folder: string, shown: string): Promise<Shown> {
	const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
		throw unreadable(shown, error, ADVICE.template);
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

async function firstFile(beside: Shown, names: readonly string[]): Promise<Shown | undefined> {
	for (const name of names) {
		const path = join(dirname(beside.path), name);
		const facts = await stat(path).catch(() => undefined);
		// Whatever else it is, a pipe or a device: whoever reads it says so.
		if (facts && !facts.isDirectory()) return { path, shown: join(dirname(beside.shown), name) };
	}
	return undefined;
}
