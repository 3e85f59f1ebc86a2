/** Works on files one after the other, with a progress bar. Knows nothing of the work. */
import { progressOf } from "../../cli/progress.ts";
import type { World } from "../../cli/world.ts";
import { formatProblem, InputError, type Problem } from "../../outline/problem.ts";
import type { Target } from "../../project/targets.ts";
import { visible } from "../../terminal/sanitize.ts";

export interface Worked<T> {
	/** In the order of the files, without those that gave nothing. */
	readonly results: readonly T[];
	readonly problems: readonly Problem[];
}

/** What the work gives for each file. One file that can't be used is reported; the others are still processed. */
export async function eachTarget<T>(
	targets: readonly Target[],
	work: (target: Target) => Promise<T | undefined>,
	world: World,
): Promise<Worked<T>> {
	const results: T[] = [];
	const problems: Problem[] = [];
	const progress = progressOf(targets.length, "files", world);
	for (const target of targets) {
		try {
			const result = await work(target);
			if (result !== undefined) results.push(result);
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			problems.push(...error.problems);
			for (const problem of error.problems) progress.world.err(`${visible(formatProblem(problem))}\n`);
		}
		progress.step();
	}
	progress.end();
	return { results, problems };
}
