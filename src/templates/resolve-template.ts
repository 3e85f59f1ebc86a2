/**
 * Decides which template to use: that of `--template`, else the draft's, else the project's, else the default one.
 * Knows where templates may be, not how they are read.
 */
import { realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { UsageError } from "../cli/world.ts";
import { nearestWord } from "../outline/nearest.ts";
import { type InputError, inputError, type Location } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { projectTemplate } from "../project/settings.ts";
import { joinWords } from "../text/english.ts";
import { builtInOutline, DEFAULT_TEMPLATE, templateNames } from "./built-in-templates.ts";
import { isTemplatePath, type NamedPath, outlineOfFiles, templateFiles } from "./own-template.ts";

export interface ResolvedTemplate {
	/** Its name, or its path from the working folder, as for `--template`. */
	readonly template: string;
	/** Its Markdown file, absolute; undefined for a built-in template. */
	readonly path: string | undefined;
	readonly outline: Outline;
	/** What named it; `default` if nothing did. */
	readonly namedBy: "option" | "draft" | "project" | "default";
}

/** The draft whose template is wanted. */
export interface DraftTemplate {
	/** The template that it names: a name, or a path from the draft's folder. */
	readonly template: string;
	/** The draft's own path, absolute. */
	readonly path: string;
	/** The draft's name in messages. */
	readonly file: string;
	/** Where in the draft the template is named. */
	place(): Location;
}

export interface TemplateRequest {
	/** Absolute. */
	readonly cwd: string;
	/** The value of `--template`: a name, or a path from the working folder. */
	readonly option?: string | undefined;
	readonly draft?: DraftTemplate;
}

/**
 * The template to use, with its outline.
 * @throws UsageError if `option` names a template that doesn't exist
 * @throws InputError for a missing one that the draft or the settings name, with their line; and for unreadable files
 */
export async function resolveTemplate({ cwd, option, draft }: TemplateRequest): Promise<ResolvedTemplate> {
	if (option !== undefined) return { ...(await namedByUser(option, cwd)), namedBy: "option" };
	if (draft) return { ...(await namedByDraft(draft, cwd)), namedBy: "draft" };
	const project = await namedByProject(cwd);
	if (project) return { ...project, namedBy: "project" };
	return { ...(await namedByUser(DEFAULT_TEMPLATE, cwd)), namedBy: "default" };
}

/** How the templates of a run's documents are chosen. */
export interface TemplateSelection {
	readonly cwd: string;
	/** The value of `--template`, used for all documents. */
	readonly template: string | undefined;
	/** The possible templates of a Markdown document. Read once, on first use. */
	candidates(): Promise<readonly ResolvedTemplate[]>;
}

/** Selects `template` if it is given, and among all candidates otherwise. */
export function templateSelection(template: string | undefined, cwd: string): TemplateSelection {
	let candidates: Promise<readonly ResolvedTemplate[]> | undefined;
	return {
		cwd,
		template,
		candidates: () => {
			candidates ??= templateCandidates(cwd);
			return candidates;
		},
	};
}

/**
 * The project's template, or else the default one; then all other built-in ones.
 * @throws InputError if the project's settings name a template that doesn't exist
 */
export async function templateCandidates(cwd: string): Promise<ResolvedTemplate[]> {
	const first = await resolveTemplate({ cwd });
	const candidates = [first];
	for (const template of await templateNames()) {
		const outline = template === first.template ? undefined : await builtInOutline(template);
		if (outline) candidates.push({ template, path: undefined, outline, namedBy: "default" });
	}
	return candidates;
}

type FoundTemplate = Omit<ResolvedTemplate, "namedBy">;

async function builtIn(template: string): Promise<FoundTemplate | undefined> {
	const outline = await builtInOutline(template);
	return outline && { template, path: undefined, outline };
}

async function namedByUser(given: string, cwd: string): Promise<FoundTemplate> {
	const found = isTemplatePath(given) ? undefined : await builtIn(given);
	if (found) return found;
	const template = await asPathIfFolder(given, cwd);
	if (isTemplatePath(template)) return ownTemplate(template, resolve(cwd, template), template);
	throw new UsageError(`There is no template “${template}”`, {
		word: template,
		valid: await templateNames(),
		hint: "“pep-wizard templates” lists them; a Markdown file or folder is given by its path, like ./mine.md",
	});
}

/** `rfc` → `./rfc`, if that is a folder. */
async function asPathIfFolder(given: string, cwd: string): Promise<string> {
	if (isTemplatePath(given)) return given;
	const facts = await stat(resolve(cwd, given)).catch(() => undefined);
	return facts?.isDirectory() ? `./${given}` : given;
}

async function ownTemplate(template: string, path: string, shown: string): Promise<FoundTemplate> {
	const files = await templateFiles(path, shown);
	return { template, path: files.template.path, outline: await outlineOfFiles(files) };
}

async function namedByProject(cwd: string): Promise<FoundTemplate | undefined> {
	const project = await projectTemplate(cwd);
	if (!project) return undefined;
	const { template, folder, at } = project;
	const found = isTemplatePath(template) ? undefined : await builtIn(template);
	if (found) return found;
	const path = resolve(folder, template);
	if (await stat(path).catch(() => undefined)) {
		const shown = asPath(relative(cwd, path));
		return ownTemplate(shown, path, shown);
	}
	if (isTemplatePath(template))
		throw inputError("settings/template", `“${template}” doesn't exist`, at, "Write the path from this file's folder");
	throw inputError("settings/template", `there is no template “${template}”`, at, await nameFix(template));
}

function asPath(path: string): string {
	const slashed = path.split(sep).join("/");
	return isAbsolute(path) || slashed.startsWith("../") ? slashed : `./${slashed}`;
}

/**
 * Follows a path only inside the draft's folder or the working folder, or if it matches the project's settings: a
 * foreign draft must not make the program read arbitrary files.
 */
async function namedByDraft(
	{ template, path: draft, file, place }: DraftTemplate,
	cwd: string,
): Promise<FoundTemplate> {
	const refuse = (rule: string, message: string, fix: string): InputError => inputError(rule, message, place(), fix);
	if (!isTemplatePath(template)) {
		const found = await builtIn(template);
		if (found) return found;
		throw refuse("draft/unknown-template", `there is no template “${template}”`, await nameFix(template));
	}
	const path = resolve(dirname(draft), template);
	const files = await templateFiles(path, isAbsolute(template) ? template : join(dirname(file), template));
	if (!(await isTrusted([files.template, ...(files.questionnaire ? [files.questionnaire] : [])], draft, cwd)))
		throw refuse(
			"draft/template-outside",
			`the template “${template}” is outside of this draft's folder and of the folder you are in`,
			`If you trust it, name it yourself: --template ${relative(cwd, path)}`,
		);
	return { template: asPath(relative(cwd, path)), path: files.template.path, outline: await outlineOfFiles(files) };
}

async function nameFix(template: string): Promise<string> {
	const names = await templateNames();
	const meant = nearestWord(template, names);
	return meant ? `Did you mean “${meant}”?` : `Use ${joinWords(names, "or")}, or the path of a Markdown file`;
}

async function isTrusted(files: readonly NamedPath[], draft: string, cwd: string): Promise<boolean> {
	const near = [dirname(draft), cwd];
	if (await allWithin(files, near)) return true;
	const project = await projectTemplate(cwd);
	if (!project || !isTemplatePath(project.template)) return false;
	const named = resolve(project.folder, project.template);
	return allWithin(files, [...near, project.folder, dirname(named)]);
}

async function allWithin(files: readonly NamedPath[], folders: readonly string[]): Promise<boolean> {
	for (const { path } of files) if (!(await isWithin(path, folders))) return false;
	return true;
}

async function isWithin(path: string, folders: readonly string[]): Promise<boolean> {
	// A missing path is kept: reading it gives the right message.
	const real = await realpath(path).catch(() => path);
	for (const folder of folders) {
		const from = relative(await realpath(folder).catch(() => folder), real);
		if (!isAbsolute(from) && from !== ".." && !/^\.\.[\\/]/.test(from)) return true;
	}
	return false;
}
