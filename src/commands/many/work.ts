/**
 * What a run does with each of many files, as plain data that a thread can be given, and what comes back. Loads the code of
 * a command only when a file has to be worked on.
 */
import { collecting } from "../../files/collect-evidence.ts";
import type { Target } from "../../project/targets.ts";
import type { CheckArguments } from "../check/run.ts";
import type { StatusArguments } from "../status/run.ts";

/** Plain data. */
export type Work =
	| { readonly command: "check"; readonly args: CheckArguments }
	| { readonly command: "status"; readonly args: StatusArguments };

/** What a thread is given. */
export interface Given {
	readonly work: Work;
	/** Where results are kept, and what they depend on apart from files; undefined if they aren't. */
	readonly cache: { readonly folder: string; readonly key: string } | undefined;
}

/** Works on one file, never on two at once. */
export type Worker = (target: Target) => Promise<unknown>;

/** The name under which a file's result is kept. */
export const nameOf = ({ file, named }: Target): string => JSON.stringify([file, named]);

/** The worker for a command, which also keeps what it works out. */
export async function workerWith({ work, cache }: Given): Promise<Worker> {
	const workOn =
		work.command === "check"
			? (await import("../check/run.ts")).checkWorker(work.args)
			: (await import("../status/run.ts")).statusWorker(work.args);
	if (!cache) return async (target) => (await workOn(target)).result;
	const { ResultCache } = await import("./result-cache.ts");
	const results = new ResultCache(cache.folder, cache.key);
	return async (target) => {
		const [{ result, keep, also = [] }, evidence] = await collecting(() => workOn(target));
		if (keep !== undefined) results.keep(nameOf(target), keep, new Map([...evidence, ...also]));
		return result;
	};
}
