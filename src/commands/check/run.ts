/** The arguments of a run of checks, as plain data that can be passed to a thread, and the result for one file. */
import { isUnusable, type Result } from "../../check/results.ts";
import type { Report } from "../../check/types.ts";
import { optionText, type ParsedArguments } from "../../cli/command-spec.ts";
import type { World } from "../../cli/world.ts";
import { InputError } from "../../outline/problem.ts";
import type { Stage } from "../../outline/types.ts";
import { type SearchEnv, searchEnv } from "../../project/ignore-rules.ts";
import { isMarkdown, type Target } from "../../project/targets.ts";
import { isoDay } from "../../proposal/date-words.ts";
import { isTemplatePath } from "../../templates/own-template.ts";
import { templateSelection } from "../../templates/resolve-template.ts";
import type { Done } from "../many/done.ts";
import { type CheckFileOptions, checkFile } from "./check-file.ts";
import { ConfigCache } from "./config-cache.ts";
import { packed } from "./kept-report.ts";

export interface CheckArguments {
	readonly cwd: string;
	readonly env: SearchEnv;
	readonly template: string | undefined;
	readonly stage: Stage | undefined;
	/** `YYYY-MM-DD`. */
	readonly today: string;
	/** Fix what is safe to fix. */
	readonly fix: boolean;
}

/** Works on one file for a run; keeps nothing of what can't be used, because another run may be able to use it. */
export function checkWorker(args: CheckArguments): (target: Target) => Promise<Done> {
	const checking = checkOptionsOf(args);
	return async (target) => {
		const result = await resultFor(target, checking);
		if (args.fix || (result && isUnusable(result))) return { result };
		// A draft may name a template that is anywhere.
		if (result && !isMarkdown(target.file) && isTemplatePath(result.template)) return { result };
		return { result, keep: packed(result), also: daysOf(result, args.today) };
	};
}

/** A report is about today only where it says so; all other dates were in the past, and stay there. */
function daysOf(report: Report | undefined, today: string): Map<string, string> {
	const findings = [...(report?.findings ?? []), ...(report?.suppressed ?? [])];
	const isOfToday = findings.some(({ message }) => message.includes(today));
	return new Map([[isOfToday ? `day ${today}` : `day from ${today}`, "1"]]);
}

/** The arguments in a parsed command line. */
export function checkArgumentsOf(call: ParsedArguments, world: World): CheckArguments {
	return {
		cwd: world.cwd,
		env: searchEnv(world.env),
		template: optionText(call, "template"),
		stage: optionText(call, "stage") as Stage | undefined,
		today: isoDay(world.now()),
		fix: Boolean(call.options.fix),
	};
}

/** The options for all files; shared, so that templates and settings are read once. */
export function checkOptionsOf({ cwd, env, template, stage, today, fix }: CheckArguments): CheckFileOptions {
	return { ...templateSelection(template, cwd), stage, configs: new ConfigCache(cwd), env, today, fix };
}

/**
 * The result for a file, also if it can't be used. Undefined for Markdown found in a folder that is not a proposal.
 */
export async function resultFor(target: Target, checking: CheckFileOptions): Promise<Result | undefined> {
	try {
		return await checkFile(target, checking);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return { file: target.file, problems: error.problems };
	}
}
