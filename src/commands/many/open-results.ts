/** Opens the results that earlier runs have kept, if there are enough files to be worth it. */
import { homedir } from "node:os";
import { digestOf } from "../../files/read.ts";
import { InputError } from "../../outline/problem.ts";
import type { SearchEnv } from "../../project/ignore-rules.ts";
import { projectTemplate } from "../../project/settings.ts";
import { isTemplatePath } from "../../templates/own-template.ts";
import { resolveTemplate, templateCandidates } from "../../templates/resolve-template.ts";
import type { MoreAnswers, ResultCache } from "./result-cache.ts";
import type { Given, Work } from "./work.ts";

/** Fewer files take less time than the code that looks for their results. */
const MIN_FILES = 20;

export interface OpenedResults {
	readonly given: Given;
	readonly cache: ResultCache | undefined;
}

interface OpenedCache {
	readonly folder: string;
	readonly key: string;
	readonly cache: ResultCache;
}

/** What results depend on, apart from files. */
export interface CacheArguments {
	readonly cwd: string;
	readonly template: string | undefined;
}

interface Options {
	/** How many files there are. */
	readonly files: number;
	/** The user doesn't want any (`--no-cache`). */
	readonly isOff: boolean;
	/** `YYYY-MM-DD`. */
	readonly today: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Names the program's build; without it, nothing is kept. */
	readonly build?: string | undefined;
}

/** What `work` needs for many files, with a cache if there can be one. */
export async function openResults(work: Work, options: Options): Promise<OpenedResults> {
	const { today } = options;
	// What a search finds is an answer of its own.
	const { today: _, env: __, draftFields: ___, ...args } = { today, env: {}, draftFields: undefined, ...work.args };
	const opened = await openCache(work.command, args, options);
	if (!opened) return { given: { work, cache: undefined }, cache: undefined };
	const { folder, key, cache } = opened;
	return { given: { work, cache: { folder, key } }, cache };
}

/** A cache for results of one kind that depend on these arguments; undefined if there can be none, or it isn't worth it. */
export async function openCache(
	kind: string,
	args: CacheArguments,
	{ files, isOff, today, env, build }: Options,
): Promise<OpenedCache | undefined> {
	if (isOff || files < MIN_FILES || !build) return undefined;
	const { ResultCache, resultFolder } = await import("./result-cache.ts");
	const folder = resultFolder(env);
	const templates = await templatesOf(args);
	if (folder === undefined || templates === undefined) return undefined;
	const key = JSON.stringify([build, process.version, homedir(), kind, args, templates]);
	return { folder, key, cache: new ResultCache(folder, key, moreAnswers(today, env)) };
}

/** A digest of the templates that may come from outside the program; undefined if they can't be used. */
async function templatesOf({ cwd, template }: CacheArguments): Promise<string | undefined> {
	try {
		const named = template ?? (await projectTemplate(cwd))?.template;
		if (named === undefined || (!isTemplatePath(named) && /^[\w-]+$/.test(named) && template !== undefined)) return "";
		const all =
			template === undefined ? await templateCandidates(cwd) : [await resolveTemplate({ cwd, option: template })];
		return digestOf(JSON.stringify(all));
	} catch (error) {
		// The run reports it.
		if (error instanceof InputError) return undefined;
		throw error;
	}
}

/** The day, and the numbers of all proposals of a repository. */
function moreAnswers(today: string, env: SearchEnv): MoreAnswers {
	return async (question) => {
		const [, kind, rest = ""] = /^(\w+) (.*)$/s.exec(question) ?? [];
		if (kind === "day") return (rest.startsWith("from ") ? today >= rest.slice(5) : today === rest) ? "1" : "";
		if (kind !== "numbers") return undefined;
		const { answerOfNumbers, numbersIn } = await import("../../documents/proposal-numbers.ts");
		return answerOfNumbers(await numbersIn(rest, env));
	};
}
