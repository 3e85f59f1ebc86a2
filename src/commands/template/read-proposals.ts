/** Surveys the proposals among the paths of a command line, one file at a time. Writes nothing. */
import { resolve } from "node:path";
import { progressOf } from "../../cli/progress.ts";
import type { World } from "../../cli/world.ts";
import { formatProblem, InputError } from "../../outline/problem.ts";
import type { Outline } from "../../outline/types.ts";
import { readText } from "../../project/read-text.ts";
import { findTargets, isMarkdown, requireTarget, type Target } from "../../project/targets.ts";
import { fitOf } from "../../proposal/reading/read.ts";
import { type Survey, Surveyor } from "../../proposal/survey/survey.ts";
import { visible } from "../../terminal/sanitize.ts";

/** Maximum number of proposals: more show nothing new, and take long. */
export const MOST_PROPOSALS = 2_000;

export interface Surveyed {
	readonly survey: Survey;
	/** The files that count, for another survey. */
	readonly targets: readonly Target[];
	/** Markdown that was found in a folder and has nothing in common with the template. */
	readonly others: readonly string[];
	/** Files that can't be used; they were reported. */
	readonly unusable: number;
	/** There are more proposals than are read. */
	readonly more: boolean;
}

/** The Markdown files among the paths; drafts say nothing about the wording of documents. */
export async function proposalTargets(
	paths: readonly string[],
	template: string | undefined,
	world: World,
): Promise<Target[]> {
	if (paths.length === 0) return [];
	const all = await findTargets(paths, world);
	return all.filter(({ file, named }) => (named || isMarkdown(file)) && resolve(world.cwd, file) !== template);
}

/**
 * Reads the proposals and counts their sections. Files found in a folder count if they have one heading in common with
 * the template.
 */
export async function surveyOf(outline: Outline, targets: readonly Target[], world: World): Promise<Surveyed> {
	const surveyor = new Surveyor(outline);
	const counted: Target[] = [];
	const others: string[] = [];
	let unusable = 0;
	const read = targets.slice(0, MOST_PROPOSALS);
	const progress = progressOf(read.length, "files", world);
	for (const target of read) {
		try {
			requireTarget(target);
			const text = await readText(resolve(world.cwd, target.file), target.file);
			if (target.named || fitOf(outline, text).common > 0) {
				surveyor.add(text);
				counted.push(target);
			} else others.push(target.file);
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			for (const problem of error.problems) progress.world.err(`${visible(formatProblem(problem))}\n`);
			unusable++;
		}
		progress.step();
	}
	progress.end();
	return { survey: surveyor.result(), targets: counted, others, unusable, more: targets.length > read.length };
}
