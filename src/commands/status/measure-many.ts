/** Measures many proposals on the threads that `check` has, with what earlier runs kept. Loaded for many files only. */
import type { World } from "../../cli/world.ts";
import type { Problem } from "../../outline/problem.ts";
import type { Outline } from "../../outline/types.ts";
import type { Target } from "../../project/targets.ts";
import { isoDay } from "../../proposal/date-words.ts";
import { resolveTemplate } from "../../templates/resolve-template.ts";
import { processMany } from "../many/many.ts";
import { openResults } from "../many/open-results.ts";
import type { MeasuredProposal } from "./measure.ts";
import type { PackedProposal, StatusArguments } from "./run.ts";
import { unpackedProposal } from "./run.ts";

/** One file's proposal, or why it can't be used; neither for Markdown that isn't a proposal. */
export interface MeasuredFile {
	readonly measured?: MeasuredProposal | undefined;
	readonly problems?: readonly Problem[];
}

/** The files in their order. `isOff`: nothing that earlier runs kept is used. */
export async function* measureMany(
	targets: readonly Target[],
	args: StatusArguments,
	world: World,
	isOff: boolean,
): AsyncGenerator<MeasuredFile> {
	const options = { files: targets.length, isOff, today: isoDay(world.now()), env: world.env };
	const build = process.env.PEP_WIZARD_BUILD;
	const { given, cache } = await openResults({ command: "status", args }, { ...options, build });
	const outlines = new Map<string, Outline>();
	for await (const outcome of processMany(targets, given, cache)) {
		const isKept = "kept" in outcome;
		const packed = (isKept ? outcome.kept.result : outcome.done) as PackedProposal;
		const template = packed.measured?.template;
		if (template !== undefined && !packed.measured?.outline && !outlines.has(template))
			outlines.set(template, (await resolveTemplate({ cwd: args.cwd, option: template })).outline);
		const measured = unpackedProposal(packed, (name) => outlines.get(name)!, isKept ? args : undefined);
		yield { measured, ...(packed.problems && { problems: packed.problems }) };
	}
}

/** What an overview shows of a proposal: it shows all of them at once, so that all have to be in memory. */
export function inOverview(measured: MeasuredProposal): MeasuredProposal {
	const { status, next } = measured;
	const left = { items: {}, sections: [], waiting: [], setAside: [] };
	return { ...measured, status: { ...status, ...left }, next: next && { ...next, ...left } };
}
