/** Gathers what tells whether proposals are stale: releases, and when each was last changed. */
import { optionText, type ParsedArguments } from "../../cli/command-spec.ts";
import { UsageError, type World } from "../../cli/world.ts";
import { InputError } from "../../outline/problem.ts";
import { lastChanges } from "../../project/last-changes.ts";
import type { Collected } from "./collect.ts";
import { releasesIn } from "./releases.ts";
import { currentRelease, type Stale, staleProposals } from "./stale.ts";

const DEFAULT_RELEASES = 3;

/** The stale ones among the chosen proposals, the release from which is counted, and how many are too many. */
export async function findStale(
	call: ParsedArguments,
	{ proposals, all, links }: Collected,
	world: World,
): Promise<{ readonly stale: readonly Stale[]; readonly current: string | undefined; readonly most: number }> {
	const most = numberOf(optionText(call, "releases")) ?? DEFAULT_RELEASES;
	const releases = await releasesIn(world).catch((error: unknown) => {
		if (error instanceof InputError) return [];
		throw error;
	});
	const beside = [...new Set(proposals.flatMap(({ outline }) => outline.sidecar?.file ?? []))];
	const times = await lastChanges(
		proposals.map(({ file }) => ({ file, named: true })),
		beside,
		world,
	);
	const changed = new Map(proposals.map(({ file, path }) => [path, times.get(file) ?? 0]));
	const current = currentRelease(optionText(call, "milestone"), releases, all);
	return { stale: staleProposals({ proposals, links, changed, releases, current, most }), current, most };
}

function numberOf(text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
	throw new UsageError(`--releases needs a number of releases, not “${text}”`);
}
