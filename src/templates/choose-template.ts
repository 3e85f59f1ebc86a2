/**
 * The template that a command line, a project or a draft asks for. Knows where templates may be looked for, not how
 * they are read.
 */
import { realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { UsageError } from "../cli/world.ts";
import { nearest } from "../outline/nearest.ts";
import { InputError, type Place } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { projectTemplate } from "../project/settings.ts";
import { mistake } from "../project/settings-mistake.ts";
import { builtInOutline, DEFAULT_TEMPLATE, isTemplatePath, outlineOfFiles, templateNames } from "./load-template.ts";
import { type Shown, templateFiles } from "./template-files.ts";

/**
 * The template to use where no draft names one: that of `--template`, else the project's; undefined where neither is
 * given. A path is relative to the working folder and looks like one (isTemplatePath).
 * @throws InputError for a template of the project's that there isn't
 */
export async function wantedTemplate(given: string | undefined, cwd: string): Promise<string | undefined> {
	if (given !== undefined) return withSlash(given, cwd);
	const project = await projectTemplate(cwd);
	if (!project) return undefined;
	const { template, folder, at } = project;
	const path = resolve(folder, template);
	if (!isTemplatePath(template) && (await builtInOutline(template))) return template;
	if (await stat(path).catch(() => undefined)) return asPath(relative(cwd, path));
	if (isTemplatePath(template))
		throw mistake(`there is no “${template}”`, at, "Write the path from this file's folder");
	throw mistake(`there is no template “${template}”`, at, await namesFix(template));
}

/** A folder of the user's that is named alone, as a path: `rfc` → `./rfc`. Built-in templates go first. */
async function withSlash(given: string, cwd: string): Promise<string> {
	if (isTemplatePath(given) || (await builtInOutline(given))) return given;
	const facts = await stat(resolve(cwd, given)).catch(() => undefined);
	return facts?.isDirectory() ? `./${given}` : given;
}

function asPath(path: string): string {
	const slashed = path.split(sep).join("/");
	return isAbsolute(path) || slashed.startsWith("../") ? slashed : `./${slashed}`;
}

/** The outline of a template; the default one without it. Throws UsageError for a name that there isn't. */
export async function chooseTemplate(given: string | undefined, cwd: string): Promise<Outline> {
	const template = await withSlash(given ?? DEFAULT_TEMPLATE, cwd);
	if (isTemplatePath(template)) return outlineOfFiles(await templateFiles(resolve(cwd, template), template));
	const outline = await builtInOutline(template);
	if (outline) return outline;
	throw new UsageError(`There is no template “${template}”`, {
		word: template,
		valid: await templateNames(),
		hint: "“pep-wizard templates” lists them; a Markdown file or folder is given by its path, like ./mine.md",
	});
}

/** A draft that names a template. */
interface NamingDraft {
	/** Absolute. */
	readonly path: string;
	/** As messages call it. */
	readonly file: string;
	/** Where in it the template is named. */
	place(): Place;
}

/**
 * The outline that a draft names. A path is relative to the draft, and is followed only inside the draft's folder or
 * the folder the user works in, or where the project's settings lead: a draft that came from elsewhere must not make
 * us read just any file.
 * Throws InputError with the draft's place.
 */
export async function templateOfDraft(template: string, draft: NamingDraft, cwd: string): Promise<Outline> {
	if (isTemplatePath(template)) {
		const path = resolve(dirname(draft.path), template);
		const files = await templateFiles(path, isAbsolute(template) ? template : join(dirname(draft.file), template));
		if (!(await isTrusted([files.template, ...(files.questionnaire ? [files.questionnaire] : [])], draft.path, cwd))) {
			const message = `the template “${template}” lies outside of this draft's folder and of the folder you are in`;
			const fix = `If you trust it, name it yourself: --template ${relative(cwd, path)}`;
			throw new InputError([{ rule: "draft/template-outside", severity: "error", message, at: draft.place(), fix }]);
		}
		return outlineOfFiles(files);
	}
	const outline = await builtInOutline(template);
	if (outline) return outline;
	const message = `there is no template “${template}”`;
	const fix = await namesFix(template);
	throw new InputError([{ rule: "draft/unknown-template", severity: "error", message, at: draft.place(), fix }]);
}

async function namesFix(template: string): Promise<string> {
	const names = await templateNames();
	const meant = nearest(template, names);
	return meant ? `Did you mean “${meant}”?` : `Use one of ${names.join(", ")}, or a Markdown file's path`;
}

async function isTrusted(files: readonly Shown[], draft: string, cwd: string): Promise<boolean> {
	const near = [dirname(draft), cwd];
	if (await allWithin(files, near)) return true;
	const project = await projectTemplate(cwd);
	if (!project || !isTemplatePath(project.template)) return false;
	const named = resolve(project.folder, project.template);
	return allWithin(files, [...near, project.folder, dirname(named)]);
}

async function allWithin(files: readonly Shown[], folders: readonly string[]): Promise<boolean> {
	for (const { path } of files) if (!(await isWithin(path, folders))) return false;
	return true;
}

async function isWithin(path: string, folders: readonly string[]): Promise<boolean> {
	// What does not exist can't be followed anywhere: reading it gives the right complaint.
	const real = await realpath(path).catch(() => path);
	for (const folder of folders) {
		const from = relative(await realpath(folder).catch(() => folder), real);
		if (!isAbsolute(from) && from !== ".." && !/^\.\.[\\/]/.test(from)) return true;
	}
	return false;
}
