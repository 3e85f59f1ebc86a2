/** `pep-wizard diff`: what changed in a proposal between two revisions or two files, item by item. */
import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { optionText, type ParsedArguments, type RunCommand } from "../cli/command-spec.ts";
import { jsonText, showText } from "../cli/output.ts";
import { EXIT, UsageError, type World } from "../cli/world.ts";
import { openVersion, openVersionAt, type Version } from "../documents/open-version.ts";
import { nearestWord } from "../outline/nearest.ts";
import { InputError } from "../outline/problem.ts";
import { STAGES } from "../outline/types.ts";
import { openRevision, type Revision } from "../project/revision.ts";
import { differencesOf } from "../proposal/differences.ts";
import type { Comparison } from "./diff/comparison.ts";
import { diffJson } from "./diff/json.ts";
import { diffMarkdown } from "./diff/markdown.ts";
import { diffText } from "./diff/text.ts";

export const run: RunCommand = async (call, world) => {
	const format = call.options.json ? "json" : (optionText(call, "format") ?? "text");
	if (call.options.json && (optionText(call, "format") ?? "json") !== "json")
		throw new UsageError(`--json and --format ${optionText(call, "format")} contradict each other`);
	const opened = await versions(call, world);
	const { withOtherKeys } = await import("../documents/version-keys.ts");
	const [before, after] = withOtherKeys(...opened);
	const compared: Comparison = { before, after, differences: differencesOf(before.proposal, after.proposal) };
	if (format === "json") world.out(jsonText(diffJson(compared)));
	else if (format === "markdown") await showText(diffMarkdown(compared), world);
	else world.out(diffText(compared, world));
	return EXIT.fine;
};

/** The older version and the newer one. A second word that is a file is the newer one. */
async function versions(call: ParsedArguments, world: World): Promise<readonly [Version, Version]> {
	const { cwd, env } = world;
	const [file = "", ...given] = call.words;
	const [first = "HEAD", second] = given.length === 1 && !isFile(given[0]!, cwd) ? rangeOf(given[0]!) : given;
	const template = optionText(call, "template");
	const open = (name: string): Promise<Version> => openVersion({ file: name, named: true }, cwd, template);
	const named = await open(file);
	if (call.words.length === 2 && isFile(first, cwd)) return [named, await open(first)];
	const at = async (name: string): Promise<Version> => {
		const revision = await revisionOf(name, named, { cwd, env }, template);
		try {
			return await openVersionAt(named, revision, cwd, template);
		} catch (error) {
			if (!(error instanceof InputError) || error.problems[0]?.rule !== "git/no-file") throw error;
			const others = [...named.others, ...(await formerPaths(named, { cwd, env }))];
			return openVersionAt({ ...named, others }, revision, cwd, template);
		}
	};
	return [await at(first), second === undefined ? named : await at(second)];
}

/** The two revisions of `v1..v2`, as git writes it. No name of a revision has two dots. */
function rangeOf(given: string): readonly string[] {
	const [, first, second] = /^(.*?)(?<!\.)\.\.(?!\.)(.*)$/s.exec(given) ?? [];
	return first === undefined || second === undefined ? [given] : [first || "HEAD", second || "HEAD"];
}

/** Where git saw the proposal before it was renamed. */
async function formerPaths(now: Version, { cwd, env }: Pick<World, "cwd" | "env">): Promise<string[]> {
	const { History } = await import("../project/history.ts");
	const path = resolve(cwd, now.file);
	const history = await History.around({ cwd: dirname(path), env });
	const paths: string[] = [];
	for await (const place of history.placesOf(path)) paths.push(place.path);
	return paths;
}

/** A revision that git knows; else a stage's name means the commit that approved it, or in which it began. */
async function revisionOf(
	name: string,
	now: Version,
	context: Pick<World, "cwd" | "env">,
	template: string | undefined,
): Promise<Revision> {
	const folder = dirname(resolve(context.cwd, now.file));
	const { stageLabels } = now.outline;
	const stage = STAGES.find((each) => [each, stageLabels[each].toLowerCase()].includes(name.toLowerCase()));
	try {
		return await openRevision(name, folder, context);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		const meant = stage ?? nearestWord(name, STAGES);
		if (meant === undefined) throw error;
		if (stage === undefined) {
			const fix = `Did you mean the stage “${meant}”?`;
			throw new InputError(error.problems.map((problem) => ({ ...problem, fix })));
		}
		const { openStageRevision } = await import("../documents/stage-revision.ts");
		return openStageRevision(stage, now, context, template);
	}
}

function isFile(name: string, cwd: string): boolean {
	return statSync(resolve(cwd, name), { throwIfNoEntry: false })?.isFile() ?? false;
}
