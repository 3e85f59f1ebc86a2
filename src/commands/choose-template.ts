/**
 * The template that a command line or a draft asks for. Knows where templates may be looked for, not how they are read.
 */
import { realpath } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { nearest } from "../outline/nearest.ts";
import { InputError, type Place } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { builtInOutline, DEFAULT_TEMPLATE, isTemplatePath, outlineOfFile, templateNames } from "./load-template.ts";
import { UsageError } from "./world.ts";

/** The outline for `--template`; the default one without it. Throws UsageError for a name that there isn't. */
export async function chooseTemplate(given: string | undefined, cwd: string): Promise<Outline> {
	const template = given ?? DEFAULT_TEMPLATE;
	if (isTemplatePath(template)) return outlineOfFile(resolve(cwd, template), template);
	const outline = await builtInOutline(template);
	if (outline) return outline;
	throw new UsageError(`There is no template “${template}”`, {
		word: template,
		valid: await templateNames(),
		hint: "“pep-wizard templates” lists them; a Markdown file is given by its path, like ./mine.md",
	});
}

/**
 * The outline that a draft names. A path is relative to the draft, and is followed only inside the draft's folder or
 * the folder the user works in: a draft that came from elsewhere must not make us read just any file.
 * Throws InputError with the draft's place.
 */
export async function templateOfDraft(template: string, draft: string, cwd: string, at: Place): Promise<Outline> {
	if (isTemplatePath(template)) {
		const path = resolve(dirname(draft), template);
		if (!(await isWithin(path, [dirname(draft), cwd]))) {
			const message = `the template “${template}” lies outside of this draft's folder and of the folder you are in`;
			const fix = `If you trust it, name it yourself: --template ${relative(cwd, path)}`;
			throw new InputError([{ rule: "draft/template-outside", severity: "error", message, at, fix }]);
		}
		return outlineOfFile(path, isAbsolute(template) ? template : join(dirname(at.file), template));
	}
	const outline = await builtInOutline(template);
	if (outline) return outline;
	const names = await templateNames();
	const meant = nearest(template, names);
	const message = `there is no template “${template}”`;
	const fix = meant ? `Did you mean “${meant}”?` : `Use one of ${names.join(", ")}, or a Markdown file's path`;
	throw new InputError([{ rule: "draft/unknown-template", severity: "error", message, at, fix }]);
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
