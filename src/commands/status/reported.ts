/** Reports on standard error what is wrong with files, and how many are done, while they are worked on. */
import type { Progress } from "../../cli/progress.ts";
import { formatProblem } from "../../outline/problem.ts";
import { visible } from "../../terminal/sanitize.ts";
import type { MeasuredFile } from "./measure-many.ts";

/** The same files. */
export async function* reported(files: AsyncGenerator<MeasuredFile>, progress: Progress): AsyncGenerator<MeasuredFile> {
	for await (const file of files) {
		for (const problem of [...(file.measured?.unknown ?? []), ...(file.problems ?? [])])
			progress.world.err(`${visible(formatProblem(problem))}\n`);
		yield file;
		progress.step();
	}
	progress.end();
}
