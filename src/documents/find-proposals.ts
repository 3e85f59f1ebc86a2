/** Finds Markdown files below a folder that fit a known template, to offer them for import. */
import { resolve } from "node:path";
import { InputError } from "../outline/problem.ts";
import { findFiles } from "../project/find-files.ts";
import type { SearchEnv } from "../project/ignore-rules.ts";
import { readText } from "../project/read-text.ts";

const MARKDOWN = /\.(md|markdown)$/i;
/** Maximum number of files to read, because the author is waiting. */
const MAX_READ = 40;
const MAX_SIZE = 1 << 20;
const MAX_RESULTS = 3;

/** At most three paths from `cwd`, the best fitting first. Files that can't be read are skipped. */
export async function findProposals(cwd: string, env: SearchEnv): Promise<string[]> {
	const found = await findFiles(cwd, { shown: "", wanted: MARKDOWN, most: MAX_READ, env }).catch(() => ({ files: [] }));
	if (found.files.length === 0) return [];
	const { templateCandidates } = await import("../templates/resolve-template.ts");
	const { fittingTemplate } = await import("../templates/fitting-template.ts");
	const candidates = await templateCandidates(cwd).catch(unusable);
	if (!candidates) return [];
	const proposals: { readonly file: string; readonly share: number }[] = [];
	for (const file of found.files) {
		const path = resolve(cwd, file);
		if (candidates.some((candidate) => candidate.path === path)) continue;
		const text = await readText(path, file, undefined, MAX_SIZE).catch(unusable);
		if (!text) continue;
		const { fit, isProposal } = fittingTemplate(text, candidates);
		if (isProposal) proposals.push({ file, share: fit.share });
	}
	return proposals
		.sort((a, b) => b.share - a.share)
		.slice(0, MAX_RESULTS)
		.map(({ file }) => file);
}

function unusable(error: unknown): undefined {
	if (error instanceof InputError) return undefined;
	throw error;
}
