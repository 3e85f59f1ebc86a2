/** Markdown files below a folder that were written to a known template, so that they could become drafts. */
import { resolve } from "node:path";
import { InputError } from "../outline/problem.ts";
import { findFiles } from "../project/find-drafts.ts";
import { readText } from "../project/read-text.ts";

const MARKDOWN = /\.(md|markdown)$/i;
/** Somebody waits for the answer. */
const MOST_READ = 40;
const LARGEST = 1 << 20;
const MOST_GIVEN = 3;

/** At most three, those that fit best first, by their paths from `cwd`. Whatever can't be read is passed over. */
export async function findProposals(cwd: string): Promise<string[]> {
	const found = await findFiles(cwd, "", MARKDOWN, MOST_READ).catch(() => ({ files: [] }));
	if (found.files.length === 0) return [];
	const { fittingTemplate, LEAST_FIT, templateCandidates } = await import("../templates/fitting-template.ts");
	const candidates = await templateCandidates(cwd).catch(unusable);
	const own = await ownTemplate(cwd);
	const fits: { readonly file: string; readonly fit: number }[] = [];
	for (const file of found.files) {
		const path = resolve(cwd, file);
		if (path === own) continue;
		const text = await readText(path, file, undefined, LARGEST).catch(unusable);
		if (!text || !candidates) continue;
		const { fit } = fittingTemplate(text, candidates);
		if (fit >= LEAST_FIT) fits.push({ file, fit });
	}
	return fits
		.sort((a, b) => b.fit - a.fit)
		.slice(0, MOST_GIVEN)
		.map(({ file }) => file);
}

/** Absolute path of the template that the project has of its own. */
async function ownTemplate(cwd: string): Promise<string | undefined> {
	const { wantedTemplate } = await import("../templates/choose-template.ts");
	const { isTemplatePath } = await import("../templates/load-template.ts");
	const { templateFiles } = await import("../templates/template-files.ts");
	const template = await wantedTemplate(undefined, cwd).catch(unusable);
	if (template === undefined || !isTemplatePath(template)) return undefined;
	return (await templateFiles(resolve(cwd, template), template).catch(unusable))?.template.path;
}

function unusable(error: unknown): undefined {
	if (error instanceof InputError) return undefined;
	throw error;
}
