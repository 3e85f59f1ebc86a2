/** Checks many files, and yields the results in their order. */
import { resolve } from "node:path";
import type { Result } from "../../check/results.ts";
import { readNow } from "../../files/read.ts";
import type { Target } from "../../project/targets.ts";
import { processMany } from "../many/many.ts";
import { type OpenedResults, openResults } from "../many/open-results.ts";
import { unpacked } from "./kept-report.ts";
import type { CheckArguments } from "./run.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The results; undefined for Markdown that isn't a proposal. Those that an earlier run has kept are used if `env` is given. */
export async function* checkMany(
	targets: readonly Target[],
	args: CheckArguments,
	env?: Environment,
): AsyncGenerator<Result | undefined> {
	const { given, cache } = await opened(targets, args, env);
	// Fixes are written by a single thread.
	for await (const outcome of processMany(targets, given, cache, args.fix)) {
		if ("done" in outcome) {
			yield outcome.done as Result | undefined;
			continue;
		}
		const { result, contents } = outcome.kept;
		const read = (file: string): Uint8Array => {
			const path = resolve(args.cwd, file);
			return contents.get(path) ?? readNow(path);
		};
		yield unpacked(result, read);
	}
}

function opened(
	targets: readonly Target[],
	args: CheckArguments,
	env: Environment | undefined,
): Promise<OpenedResults> {
	const isOff = args.fix || env === undefined;
	const options = {
		files: targets.length,
		isOff,
		today: args.today,
		env: env ?? {},
		build: process.env.PEP_WIZARD_BUILD,
	};
	return openResults({ command: "check", args }, options);
}
