/** Reads a Markdown proposal, and finds the template that it was written to. Writes nothing; asks no rule. */
import { resolve } from "node:path";
import { InputError } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import { readText } from "../project/read-text.ts";
import type { Target } from "../project/targets.ts";
import { readProposal } from "../proposal/reading/read.ts";
import { sourceOf } from "../proposal/reading/source.ts";
import { structureOf } from "../proposal/reading/structure.ts";
import type { Proposal } from "../proposal/types.ts";
import { chooseTemplate } from "../templates/choose-template.ts";
import type { Choosing } from "../templates/choosing.ts";
import { besideOf, type Candidate, fittingTemplate, LEAST_FIT } from "../templates/fitting-template.ts";
import { type Beside, readBeside } from "./read-beside.ts";

export interface MarkdownFile {
	readonly text: string;
	/** The template's name, or its path. */
	readonly template: string;
	readonly outline: Outline;
	/** What the file that goes with it says. */
	readonly beside: Beside | undefined;
}

/**
 * Reads the file; undefined for one that was only found below a folder and is no proposal.
 * @throws InputError for a file that can't be used
 */
export async function openMarkdown(target: Target, { cwd, ...choice }: Choosing): Promise<MarkdownFile | undefined> {
	const path = resolve(cwd, target.file);
	const text = await readText(path, target.file);
	const { template } = choice;
	const chosen =
		template === undefined
			? fitting(text, target, path, await choice.candidates())
			: { template, outline: await chooseTemplate(template, cwd) };
	if (!chosen) return undefined;
	const beside = await readBeside(chosen.outline, { path, shown: target.file }, {});
	return { text, template: chosen.template, outline: chosen.outline, beside };
}

/** The document with its answers; the file beside it says what it doesn't. */
export function proposalIn({ text, outline, beside }: MarkdownFile): Proposal {
	const { answers, stage, layout } = readProposal(outline, text);
	const all = { ...answers, ...beside?.answers };
	return { outline, answers: all, stage: beside?.stage ?? stage, ...(layout && { layout }) };
}

/**
 * The template that fits best; undefined for a document that nobody named and none fits, neither by what is in it nor by
 * the file beside it.
 */
function fitting(
	text: string,
	{ file, named }: Target,
	path: string,
	candidates: readonly Candidate[],
): Candidate | undefined {
	const hasBeside = besideOf(path);
	const best = fittingTemplate(text, candidates, hasBeside);
	const { sidecar } = best.outline;
	if (best.fit >= LEAST_FIT || (sidecar && hasBeside(sidecar.file))) return best;
	if (!named) return undefined;
	// A title alone is what every document has.
	const { sections, questions } = structureOf(best.outline, sourceOf(text));
	if (sections.size + questions.size > 1) return best;
	const message = "this Markdown has nothing in common with any known template";
	const fix = "Name the template that it was written to: --template PATH";
	throw new InputError([{ rule: "file/no-proposal", severity: "error", message, at: { file }, fix }]);
}
