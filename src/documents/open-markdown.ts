/** Reads a Markdown proposal and finds its template. Neither writes nor checks. */
import { resolve } from "node:path";
import { numberId } from "../outline/lookup.ts";
import { InputError } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { numberOfDocument } from "../project/numbering-convention.ts";
import { readText } from "../project/read-text.ts";
import type { Target } from "../project/targets.ts";
import { ownValue } from "../proposal/plain-data.ts";
import { readProposal } from "../proposal/reading/read.ts";
import type { Answers, Proposal, ProposalName } from "../proposal/types.ts";
import { fittingTemplate, sidecarsBeside } from "../templates/fitting-template.ts";
import { type ResolvedTemplate, resolveTemplate, type TemplateSelection } from "../templates/resolve-template.ts";
import type { SidecarFile } from "./document-metadata.ts";
import { readMetadata } from "./read-sidecar.ts";

export interface MarkdownFile {
	/** Absolute. */
	readonly path: string;
	readonly text: string;
	/** The template's name, or its path. */
	readonly template: string;
	readonly outline: Outline;
	/** The content of the file that goes with it, or of its front matter. */
	readonly sidecar: SidecarFile | undefined;
}

/**
 * Reads the file; undefined if it was only found in a folder and isn't a proposal.
 * @throws InputError for a file that can't be used
 */
export async function openMarkdown(
	target: Target,
	{ cwd, ...selection }: TemplateSelection,
): Promise<MarkdownFile | undefined> {
	const path = resolve(cwd, target.file);
	const text = await readText(path, target.file);
	const { template } = selection;
	const chosen =
		template === undefined
			? fitting(text, target, path, await selection.candidates())
			: { ...(await resolveTemplate({ cwd, option: template })), template };
	if (!chosen || (!target.named && chosen.path === path)) return undefined;
	const sidecar = await readMetadata(chosen.outline, { path, shown: target.file }, {}, text);
	return { path, text, template: chosen.template, outline: chosen.outline, sidecar };
}

/** The document's answers, completed from the file beside it. */
export function proposalIn({ text, path, outline, sidecar }: MarkdownFile): Proposal {
	const { answers, stage, layout, name } = readProposal(outline, text);
	const all = { ...answers, ...sidecar?.answers };
	const named = nameOfDocument(outline, all, name, path);
	return { outline, answers: all, stage: sidecar?.stage ?? stage, name: named, ...(layout && { layout }) };
}

/** Title and number of a document that no item holds: its own, or else those in its file's or folder's name. */
export function nameOfDocument(outline: Outline, answers: Answers, name: ProposalName, path: string): ProposalName {
	const isHeld = ownValue(answers, numberId(outline)) !== undefined;
	const number = name.number ?? (isHeld ? undefined : numberOfDocument(path));
	return { ...name, ...(number !== undefined && { number }) };
}

/**
 * The template that fits best. Undefined for a document that was found rather than named and isn't a proposal, or is a
 * template itself.
 */
function fitting(
	text: string,
	{ file, named }: Target,
	path: string,
	candidates: readonly ResolvedTemplate[],
): ResolvedTemplate | undefined {
	if (!named && candidates.some((candidate) => candidate.path === path)) return undefined;
	const best = fittingTemplate(text, candidates, sidecarsBeside(path));
	if (best.isProposal) return best;
	if (!named) return undefined;
	if (best.fit.common > 0) return best;
	const message = "this Markdown has nothing in common with any known template";
	const fix = "Name the template that it was written to: --template PATH";
	throw new InputError([{ rule: "file/no-proposal", severity: "error", message, at: { file }, fix }]);
}
